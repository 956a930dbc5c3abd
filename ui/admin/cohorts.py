"""Which units a round rates: all of an era, a list from a file, or the list of an earlier round; seen before it counts."""

from html import escape

import streamlit as st

from checklist.cohort_copy import copy_cohort
from checklist.cohort_file import read_cohort
from checklist.cohort_list import FILE_NAME, write_cohort
from checklist.layout import MEDIA_TYPE
from checklist.reading.units import matcher_of
from store import Round
from ui.admin.list_problems import show_list_problems
from ui.blocks import cell, table
from ui.language import lang, said, say
from ui.problems import show_problems
from units import load_units, sort_key
from wording.language import Text
from wording.numbers import whole

ALL, FILE, COPY = "all", "file", "copy"
_WAYS = {
    ALL: Text(vi="Mọi đơn vị", en="All units"),
    FILE: Text(vi="Danh sách từ tệp", en="A list from a file"),
    COPY: Text(vi="Chép danh sách của kỳ trước", en="The list of the earlier round"),
}


def choose_units(
    era: str, key: str, *, first: str = ALL, earlier: Round | None = None
) -> tuple[str, ...] | None:
    """Let the administrator say which units of an era; None as long as that is not clear.

    The list of `earlier` may be copied, and then is what is offered first.
    """
    ways = [ALL, FILE] + ([COPY] if earlier and earlier.era <= era else [])
    way = st.radio(
        say("Đơn vị được giao chỉ tiêu", "Units assigned"),
        ways,
        index=ways.index(COPY if COPY in ways else first),
        format_func=lambda one: said(_WAYS[one]),
        horizontal=True,
        key=f"{key}-way-{'-'.join(ways)}",
    )
    codes: tuple[str, ...] | None
    if way == FILE:
        codes = _from_file(era, key)
    elif way == COPY and earlier is not None:
        codes = _copied(earlier, era)
    else:
        codes = tuple(load_units(era).index)
    if codes:
        _preview(codes, era, key)
    return codes or None


def _from_file(era: str, key: str) -> tuple[str, ...] | None:
    units = load_units(era)
    st.markdown(
        say(
            "Tệp .xlsx hoặc .csv, mỗi dòng một đơn vị: mã, hoặc tên và huyện (tối đa 5 MB). Chưa có sẵn thì tải danh sách mẫu, "
            "xóa các dòng không được giao, rồi kéo thả hoặc chọn tệp đã sửa ở dưới.",
            "An .xlsx or .csv with one unit a row: its code, or name and district (at most 5 MB). If you have none, download "
            "the example, delete the rows that are not assigned, then drop or choose your file below.",
        )
    )
    st.download_button(
        say(f"Tải danh sách mẫu ({len(units)} đơn vị)", f"Download the example ({len(units)} units)"),
        data=lambda: write_cohort(units),
        file_name=FILE_NAME,
        mime=MEDIA_TYPE,
        icon=":material/download:",
        on_click="ignore",
        key=f"{key}-example-{era}",
    )
    upload = st.file_uploader(
        say("Danh sách giao chỉ tiêu", "List of assigned units"),
        type=["xlsx", "csv", "txt"],
        key=f"{key}-upload",
        label_visibility="collapsed",
    )
    if upload is None:
        return None
    codes, problems = read_cohort(upload.getvalue(), upload.name, matcher_of(era))
    return None if show_list_problems(problems, upload.name, key) else codes


def _copied(earlier: Round, era: str) -> tuple[str, ...]:
    codes, problems = copy_cohort(earlier.cohort, earlier.era, era, matcher_of(era))
    if problems:
        st.warning(
            say(
                f"{len(codes)} đơn vị giữ nguyên qua sắp xếp được chép; {len(problems)} đơn vị đã nhập hoặc chia thì không. "
                "Cần thêm đơn vị mới: tải danh sách dưới đây, bổ sung trong Excel rồi chọn “Danh sách từ tệp”.",
                f"{len(codes)} units stayed one unit and are copied; {len(problems)} merged or divided ones are not. To add new "
                "units, download the list below, add them in Excel and choose “A list from a file”.",
            )
        )
        with st.expander(
            say(f"Không chép được: {len(problems)} đơn vị", f"Not copied: {len(problems)} units")
        ):
            show_problems(problems)
    return codes


def _preview(codes: tuple[str, ...], era: str, key: str) -> None:
    """The list before it counts: how many in each district, and who."""
    units = load_units(era).loc[list(codes)]
    districts = units.groupby("district_name", sort=False)["name"].apply(list).to_dict()
    count = whole(len(units), lang())
    if "" in districts:
        title = say(f"Danh sách: {count} đơn vị", f"List: {count} units")
    else:
        title = say(
            f"Danh sách: {count} đơn vị của {len(districts)} huyện",
            f"List: {count} units of {len(districts)} districts",
        )
    with st.expander(title, icon=":material/list:"):
        st.download_button(
            say("Tải danh sách này (.xlsx)", "Download this list (.xlsx)"),
            data=lambda: write_cohort(units),
            file_name=FILE_NAME,
            mime=MEDIA_TYPE,
            icon=":material/download:",
            on_click="ignore",
            key=f"{key}-list",
        )
        head = [
            (say("Huyện", "District"), False),
            (say("Số đơn vị", "Units"), True),
            (say("Tên", "Names"), False),
        ]
        table(head, [_district(name, districts[name]) for name in sorted(districts, key=sort_key)])


def _district(name: str, units: list[str]) -> str:
    names = ", ".join(escape(unit) for unit in sorted(units, key=sort_key))
    return (
        "<tr>"
        + cell(f'<span class="xs-id">{escape(name) or "–"}</span>')
        + cell(whole(len(units), lang()), True)
        + cell(f'<div class="xs-wide">{names}</div>')
        + "</tr>"
    )
