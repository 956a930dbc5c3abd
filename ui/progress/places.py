"""All districts and all units in a period, with filters."""

from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from analysis.progress.months import in_short
from analysis.progress.standing import Standing
from ui.blocks import cell, table, table_height
from ui.language import lang, said, say
from ui.paging import rows_shown
from ui.query import choose_one
from ui.rating import Rating
from ui.routes import Route, go
from ui.unit_filters import filtered
from units import sort_key
from wording.numbers import number, percent, points, signed, whole

WHICH_KEY = "which"


def show_districts(standing: Standing) -> None:
    """Show the districts side by side; nothing in an era without them, nor to those who see one alone."""
    found = standing.by("district_name")
    if len(found) < 2:
        return
    with st.expander(say("Theo huyện", "By district"), icon=":material/location_city:"):
        counts = ("asked", "reported", "silent", "overdue", "behind", "completed")
        head = [
            (say("Huyện", "District"), False),
            (say("Số đơn vị", "Units"), True),
            (say("Đã báo cáo", "Reported"), True),
            (say("Chưa báo cáo", "Not reported"), True),
            (say("Quá hạn", "Overdue"), True),
            (say("Chậm nhịp", "Behind"), True),
            (say("Hoàn thành", "Completed"), True),
            (say("Tỷ lệ chỉ tiêu đạt", "Share passed"), True),
        ]
        rows = [
            f'<tr><th scope="row">{escape(name)}</th>'
            + "".join(cell(whole(found.at[name, of], lang()), True) for of in counts)
            + cell(percent(float(found["share"][name]), lang()), True)
            + "</tr>"
            for name in sorted(found.index, key=sort_key)
        ]
        table(head, rows)


def show_units(rating: Rating, standing: Standing) -> None:
    """Show every unit, by what the reader filters."""
    st.subheader(say("Từng đơn vị", "Unit by unit"))
    names = {
        "all": say("Tất cả", "All"),
        "silent": say("Chưa báo cáo", "Not reported"),
        "behind": say("Chậm nhịp", "Behind the pace"),
        "moved": say("Đổi kết luận", "Verdict changed"),
    }
    which = choose_one(say("Đơn vị nào", "Which units"), names, WHICH_KEY)
    units = standing.units
    wanted = {
        "all": units["known"] | ~units["known"],
        "silent": ~units["reported"],
        "behind": units["behind"],
        "moved": units["verdict_changed"],
    }[which]
    chosen = filtered(rating, units[wanted], ("district_code", "zone", "kind"))
    if chosen.empty:
        st.info(say("Không có đơn vị nào như vậy.", "There is no such unit."))
        return
    rows = chosen.iloc[rows_shown(len(chosen), "progress-page")]
    _table(standing, rows)
    st.caption(
        say(
            "Bấm vào tên để mở hồ sơ. “–” là chưa có số liệu, không phải 0.",
            "Click a name to open it. “–” is no data, not zero.",
        )
    )


def _table(standing: Standing, units: pd.DataFrame) -> None:
    look = standing.moved.after.verdict_look

    def verdict(id: str | None) -> str:
        return f"{look(id).mark} {said(look(id).word)}" if id else "–"

    unit = say("Đơn vị", "Unit")
    shown = pd.DataFrame(
        {
            unit: units["name"],
            say("Huyện", "District"): units["district_name"],
            say("Báo cáo", "Report"): [_reported(row) for row in units.itertuples()],
            say("Kết luận", "Verdict"): units["verdict"].map(verdict),
            say("Điểm", "Score"): units["score"],
            say("Tăng giảm", "Change"): units["difference"],
            say("Đạt", "Passed"): units["passed"],
            say("Áp dụng", "Applicable"): units["wanted"],
            say("Nhịp", "Pace"): units["expected"],
            say("Chậm", "Behind by"): units["behind_by"],
            say("Cần mỗi tháng", "Needed a month"): units["needed"],
        }
    )
    if not (units["district_name"] != "").any():
        shown = shown.drop(columns=say("Huyện", "District"))
    tenths = partial(number, digits=1)
    forms = {
        say("Điểm", "Score"): points,
        say("Tăng giảm", "Change"): signed,
        say("Đạt", "Passed"): whole,
        say("Áp dụng", "Applicable"): whole,
        say("Nhịp", "Pace"): tenths,
        say("Chậm", "Behind by"): whole,
        say("Cần mỗi tháng", "Needed a month"): tenths,
    }
    language = lang()
    event = st.dataframe(
        shown.style.format({name: partial(form, lang=language) for name, form in forms.items()}),
        hide_index=True,
        placeholder="–",
        height=min(table_height(len(shown)), 640),
        on_select="rerun",
        selection_mode="single-cell",
        key=f"progress-table-{hash(tuple(units.index))}",
        alt=say("Bảng tiến độ các đơn vị", "Progress of the units"),
    )
    if event.selection.cells and event.selection.cells[0][1] == unit:
        go(Route.PROFILE, unit=str(units.index[event.selection.cells[0][0]]))


def _reported(row: tuple) -> str:
    lacking, days = row.lacking, row.days_late  # type: ignore[attr-defined]
    if not lacking:
        late = row.came_late  # type: ignore[attr-defined]
        return say("✓ đã báo cáo", "✓ reported") + (say(", muộn", ", late") if late else "")
    overdue = say(f", quá {whole(days, 'vi')} ngày", f", {whole(days, 'en')} days over") if days else ""
    return say("○ chưa: ", "○ lacks ") + in_short(lacking) + overdue
