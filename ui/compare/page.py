"""So sánh: two to six units side by side."""

from datetime import UTC, datetime

import streamlit as st

from analysis.comparison.side_by_side import Comparison, View, compare
from charts.dumbbell import dumbbell
from checklist.comparison_book import write_comparison
from checklist.layout import MEDIA_TYPE
from store import Round
from ui.blocks import round_notice
from ui.compare.address import side_of
from ui.compare.choice import choose_units, too_few
from ui.compare.held_against import choose_held, references
from ui.compare.left_out import show_left_out
from ui.compare.rows import show_rows
from ui.compare.summary import show_summary
from ui.compare.viewing import choose_view
from ui.language import lang, said, say
from ui.query import choose_one
from ui.rating import Rating, current_rating
from ui.routes import Route, link
from ui.theme import palette

_GROUP, _ALL = "group", "all"


def show() -> None:
    """Draw the page."""
    rating = current_rating()
    st.title(say("So sánh", "Compare"))
    chosen = choose_units(rating)
    for one in {
        (of.round.demonstration, of.edition.notice): of for of in (rating, *(o for o, _ in chosen))
    }.values():
        round_notice(one)
    if too_few(chosen, rating):
        return
    sides = [side_of(*one) for one in chosen]
    above, below = st.container(horizontal=True), st.container(horizontal=True)
    with below:
        held = choose_held()
    comparison = compare(sides, references(chosen, held))
    with above:  # it counts the rows
        view = choose_view(comparison)
    show_left_out(comparison)
    show_summary(comparison, view)
    _links(rating, chosen)
    _chart(comparison, view)
    st.subheader(say("Từng chỉ tiêu", "Indicator by indicator"))
    _download(comparison, view, [of.round for of, _ in chosen])
    if comparison.shown(view):
        show_rows(comparison, view)
    else:
        st.info(say("Không có chỉ tiêu nào khác nhau.", "No indicator differs."))


def _links(rating: Rating, chosen: list[tuple[Rating, str]]) -> None:
    """Ways on to the communes of the round looked at."""
    with st.container(horizontal=True):
        for of, code in chosen:
            if of is rating:
                name = str(rating.scores.units.at[code, "name"])
                link(Route.PROFILE, say(f"Hồ sơ {name}", name), ":material/assignment:", unit=code)


def _chart(comparison: Comparison, view: View) -> None:
    """Groups side by side, or the indicators of one group; groups of different editions are not compared."""
    if not comparison.one_edition:
        return
    st.subheader(say("Theo nhóm", "By group"))
    groups = {row.group.id: said(row.group.name) for row in comparison.groups}
    chosen = choose_one(say("Biểu đồ", "Chart"), {_ALL: say("Các nhóm", "Groups")} | groups, _GROUP, _ALL)
    rows = [row for row in comparison.shown(view) if row.group.id == chosen]
    if chosen != _ALL and not rows:
        st.info(say("Trong nhóm này không có chỉ tiêu nào khác nhau.", "No indicator of this group differs."))
        return
    st.altair_chart(
        dumbbell(comparison, lang(), palette(), rows),
        alt=say(
            f"Phần điểm đạt được, {groups.get(chosen, 'theo nhóm')}: {', '.join(comparison.labels)}",
            f"Share of the points earned, {groups.get(chosen, 'by group')}: {', '.join(comparison.labels)}",
        ),
    )
    told = say("Chỉ tiêu chưa có số liệu hoặc không áp dụng không có dấu.", "Without data there is no mark.")
    if chosen == _ALL:
        names = [said(one.name) for one in comparison.references[:1]]
        told = (
            say(f"Vạch đứng là trung vị: {names[0]}.", f"The tick is the median: {names[0]}.")
            if names
            else ""
        )
    st.caption(told)


def _download(comparison: Comparison, view: View, rounds: list[Round]) -> None:
    """Exactly what is seen, as a workbook."""
    language = lang()  # the file is made outside of this run, where no session is known
    st.download_button(
        say("Xuất bảng so sánh ra Excel", "Export to Excel"),
        data=lambda: write_comparison(
            comparison,
            view,
            title=" / ".join(dict.fromkeys(one.name for one in rounds)),
            lang=language,
            demonstration=any(one.demonstration for one in rounds),
            made_at=datetime.now(UTC),
            era=rounds[0].era,
        ),
        file_name=say("so-sanh", "comparison") + ".xlsx",
        mime=MEDIA_TYPE,
        icon=":material/download:",
        on_click="ignore",
    )
