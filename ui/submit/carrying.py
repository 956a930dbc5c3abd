"""A checklist of another edition or era: what maps one to one goes into a new checklist of this round, the rest is listed."""

import streamlit as st

from checklist.carrying import ANOTHER, Carrying, carry_over
from checklist.layout import MEDIA_TYPE
from checklist.readings import Reading
from ui.archive import MEDIA_TYPE as ZIP_TYPE
from ui.archive import archive
from ui.blocks import plain
from ui.editions import editions_to_read
from ui.language import lang, said, say
from ui.problems import show_problems
from ui.rating import Rating


def offer_carrying(rating: Rating, reading: Reading) -> None:
    """Offer it where the file's edition or era is not the round's; nothing is submitted by it."""
    if not reading.content or not ANOTHER & {problem.kind for problem in reading.problems}:
        return
    key = f"carried-{rating.round.id}-{reading.sha256}"
    if st.button(
        say("Chuyển số liệu sang phiếu của kỳ này", "Carry the figures over to this round's checklist"),
        key=f"{key}-button",
        icon=":material/move_down:",
    ):
        st.session_state[key] = carry_over(
            reading.content,
            reading.file,
            edition=rating.edition,
            era=rating.round.era,
            known=editions_to_read(),
            round_name=rating.round.name,
        )
    if key in st.session_state:
        _show(st.session_state[key], key)


def _show(carrying: Carrying, key: str) -> None:
    others = [p for p in carrying.problems if p.kind not in ANOTHER]
    if not carrying.carried:
        st.warning(
            say(
                "Chưa chuyển được: sửa các lỗi sau trong tệp cũ trước.",
                "Not carried over: mend these problems in the old file first.",
            )
        )
        show_problems(others)
        return
    for carried in carrying.carried:
        st.markdown(plain(said(carried.summary)))
        for title, lines in (
            (say("Không chuyển được", "Not carried over"), carried.left),
            (say("Cần điền thêm", "To be filled in"), carried.added),
        ):
            if lines:
                st.markdown(f"**{title}**\n\n" + "\n".join(f"- {plain(line.say(lang()))}" for line in lines))
    show_problems(carrying.refused)
    many = len(carrying.carried) > 1
    st.download_button(
        say("Tải phiếu mới đã có số liệu", "Download the new checklist"),
        data=archive((c.file, c.content) for c in carrying.carried) if many else carrying.carried[0].content,
        file_name="phieu.zip" if many else carrying.carried[0].file,
        mime=ZIP_TYPE if many else MEDIA_TYPE,
        icon=":material/download:",
        on_click="ignore",
        key=f"{key}-download",
    )
    st.caption(
        say(
            "Chưa có gì được nộp: mở phiếu mới, xem lại, điền tiếp rồi tải lên.",
            "Nothing was submitted: open the new checklist, look it over, fill it and upload it.",
        )
    )
