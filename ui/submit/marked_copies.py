"""The way back: a person's own workbook with the problems marked in its cells."""

from collections.abc import Sequence

import streamlit as st

from checklist.batch import Batch
from checklist.layout import MEDIA_TYPE
from checklist.marked import marked_copy, marked_name
from checklist.readings import Reading
from ui.archive import MEDIA_TYPE as ZIP_TYPE
from ui.archive import archive
from ui.blocks import plain
from ui.language import lang, say
from ui.problems import show_problems


def marked_copies(readings: Sequence[Reading]) -> None:
    """Offer the marked copies of the files whose sheets could be read: one workbook, or all in an archive."""
    able = [reading for reading in readings if reading.content and any(p.sheet for p in reading.problems)]
    if not able:
        return
    many = len(able) > 1
    st.download_button(
        say(f"Tải {len(able)} tệp đã đánh dấu", f"Download {len(able)} marked files")
        if many
        else say("Tải tệp đã đánh dấu các ô này", "Download the file with these cells marked"),
        data=lambda: archive((marked_name(r.file), _marked(r)) for r in able) if many else _marked(able[0]),
        file_name=say("phieu-da-danh-dau.zip", "marked.zip") if many else marked_name(able[0].file),
        mime=ZIP_TYPE if many else MEDIA_TYPE,
        icon=":material/edit_note:",
        on_click="ignore",
        key=f"marked-{'all' if many else able[0].file}-{len(able)}",
        help=say(
            "Chính tệp của bạn, các ô có vấn đề được tô màu và ghi chú; thêm trang Lỗi cần sửa. Sửa rồi tải lên lại.",
            "Your own file, its problem cells coloured and commented, with a list. Mend and upload it again.",
        ),
    )


def show_notes(batch: Batch, aside: str, *, expanded: bool = False) -> None:
    """What is told of files that are not refused, with their marked copies; `aside` says that it hinders nothing."""
    if not (notes := len(batch.warnings)):
        return
    with st.expander(say(f"{notes} lưu ý", f"{notes} notes") + f" ({aside})", expanded=expanded):
        for reading in batch.readings:
            if reading.accepted and reading.warnings:
                st.markdown(f"**{plain(reading.file)}**")
                marked_copies([reading])
                show_problems(reading.warnings)


def _marked(reading: Reading) -> bytes:
    """The marked copy; a workbook that only we can read, and cannot mark, goes back as it came."""
    return marked_copy(reading.content, reading.problems, lang()) or reading.content
