"""Take an edition out to Excel, and bring one in: what is wrong with it by cell, what it is, publish it."""

import streamlit as st

from checklist.edition_book import read_edition, write_edition
from checklist.layout import MEDIA_TYPE
from checklist.upload import too_large
from criteria import Edition, EditionError, Skeleton, as_yaml, read_catalogue
from ui.blocks import plain
from ui.catalogue.arrival import show_edition, show_skeleton
from ui.editions import EDITION_KEY, choose_edition, edition_of_the_round, known_editions
from ui.language import say
from ui.problems import show_problems
from wording.file_names import fit_name
from wording.problems import Problem

YAML = (".yaml", ".yml")
_READ = "edition-read"


def show() -> None:
    """Draw the view."""
    _export()
    _import()


def _export() -> None:
    st.subheader(say("1 · Lấy bộ tiêu chí ra Excel", "1 · Take an edition out to Excel"))
    known = {i: one.loaded for i, one in known_editions().items()}
    chosen = known[
        choose_edition(say("Phiên bản", "Edition"), EDITION_KEY, known, edition_of_the_round(known))
    ]
    with st.container(horizontal=True):
        st.download_button(
            say("Xuất ra Excel", "Export to Excel"),
            data=lambda: write_edition(chosen),
            file_name=fit_name(f"{chosen.id}.xlsx"),
            mime=MEDIA_TYPE,
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            say("Tải bản YAML", "Get it as YAML"),
            data=lambda: as_yaml(chosen).encode(),
            file_name=fit_name(f"{chosen.id}.yaml"),
            mime="application/yaml",
            icon=":material/code:",
            on_click="ignore",
        )
    st.caption(_what_next(chosen))


def _what_next(chosen: Edition | Skeleton) -> str:
    if isinstance(chosen, Skeleton):
        return say(
            "Đây mới là khung, chưa có văn bản gốc. Điền các ô còn trống theo phụ lục của quyết định, nhập lại ở "
            "bước 2; khi đã đủ thì công bố được và mở được kỳ đánh giá.",
            "This is a skeleton: the text of the decision was not found. Fill the empty cells from the decision's "
            "annex and import it in step 2; once complete it can be published, and a round can open on it.",
        )
    return say(
        "Sửa trong Excel, ghi một mã mới ở dòng “Mã bộ tiêu chí”, rồi nhập lại ở bước 2.",
        "Edit it in Excel, write a new id on the line “Mã bộ tiêu chí”, and import it in step 2.",
    )


def _import() -> None:
    st.subheader(say("2 · Nhập bộ tiêu chí từ Excel", "2 · Import an edition from Excel"))
    st.markdown(
        say(
            "Kéo thả hoặc chọn một tệp .xlsx đã lấy ở bước 1 và đã sửa (nhận cả .yaml; tối đa 5 MB). Hệ thống kiểm "
            "tra ngay; chưa có gì được lưu cho tới khi bạn bấm **Công bố phiên bản**.",
            "Drop or choose an .xlsx from step 1 that you edited (a .yaml will do; at most 5 MB). It is checked at "
            "once; nothing is kept until you press **Publish edition**.",
        )
    )
    upload = st.file_uploader(
        say("Bộ tiêu chí đã sửa", "Edited edition"), key="edition-upload", label_visibility="collapsed"
    )
    if upload is None:
        return
    brought = _read(upload.file_id, upload.name, upload.getvalue())
    if isinstance(brought, list):
        _refused(upload.name, brought)
    elif isinstance(brought, Skeleton):
        show_skeleton(brought)
    else:
        show_edition(brought)


def _read(file_id: str, name: str, content: bytes) -> Edition | Skeleton | list[Problem]:
    """Read an upload once; a rerun of the page takes what came of it from the session."""
    kept = st.session_state.get(_READ)
    if kept and kept[0] == file_id:
        return kept[1]
    brought: Edition | Skeleton | list[Problem]
    try:
        brought = _parsed(name, content)
    except EditionError as error:
        brought = error.problems
    st.session_state[_READ] = (file_id, brought)
    return brought


def _parsed(name: str, content: bytes) -> Edition | Skeleton:
    if not name.lower().endswith(YAML):
        return read_edition(content, name)
    if reason := too_large(len(content), name):
        raise EditionError([reason])
    return read_catalogue(content.decode("utf-8-sig", errors="replace"), name)


def _refused(name: str, problems: list[Problem]) -> None:
    st.subheader(say(f"Chưa nhập được: {len(problems)} lỗi", f"Not imported: {len(problems)} errors"))
    st.caption(
        say(
            f"Sửa các ô nêu dưới đây trong {plain(name)} rồi tải lên lại. Chưa có gì được lưu.",
            f"Mend the cells below in {plain(name)} and upload it again. Nothing was kept.",
        )
    )
    show_problems(problems)
