"""Xếp hạng: the ranked table with filters, and the Excel export."""

from functools import partial

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from analysis.comparison.rows import LEAST, MOST
from checklist.layout import MEDIA_TYPE
from criteria.words import ZONES
from scoring import Look
from ui.blocks import round_notice, table_height
from ui.compare.address import compare_address
from ui.exports import export_round
from ui.language import lang, said, say
from ui.paging import rows_shown
from ui.rating import Rating, current_rating
from ui.routes import Route, go, link
from ui.theme import palette
from ui.unit_filters import filtered
from wording.numbers import percent, points, whole


def show() -> None:
    """Draw the page."""
    rating = current_rating()
    st.title(say("Xếp hạng", "Ranking"))
    round_notice(rating)
    chosen = filtered(rating, rating.scores.units)
    language = lang()  # the file is made outside of this run, where no session is known
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        above = st.container(width="content", gap=None)
        above.markdown(
            say(
                f"**{len(chosen)}** / {len(rating.scores.units)} đơn vị đã nộp",
                f"**{len(chosen)}** of {len(rating.scores.units)} units submitted",
            )
        )
        sheet_of = _unit_with_a_sheet(rating)
        st.download_button(
            say("Xuất kết quả ra Excel", "Export to Excel"),
            data=lambda: export_round(rating, language, sheet_of),
            file_name=say("xep-hang", "ranking") + f"-{rating.round.id}.xlsx",
            mime=MEDIA_TYPE,
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )
    if chosen.empty:
        st.info(say("Chưa có đơn vị nào để xếp hạng ở đây.", "There is no unit to rank here."))
    else:
        ticked = _table(rating, chosen.iloc[rows_shown(len(chosen), "ranking-page")])
        with above:
            _compare(ticked)
    if rating.absent:
        with st.expander(
            say(f"{len(rating.absent)} xã chưa nộp phiếu", f"{len(rating.absent)} not submitted")
        ):
            absent = rating.units.loc[list(rating.absent), ["name", "district_name"]]
            st.dataframe(
                absent.set_axis([say("Đơn vị", "Unit"), say("Huyện", "District")], axis=1),
                hide_index=True,
            )


def _unit_with_a_sheet(rating: Rating) -> str | None:
    """Ask whether one unit shall have a sheet of its own in the export."""
    label = say("Kèm trang riêng của một đơn vị", "With a sheet of one unit")
    chosen = say("Kèm trang", "With sheet")
    return st.selectbox(
        label,
        [code for code in rating.listed if code in rating.submissions],
        index=None,
        format_func=lambda code: f"{chosen}: {rating.labels[code]}",
        key=f"sheet-of-{rating.round.id}",  # codes are used again from era to era
        placeholder=label + say(" (tùy chọn)", " (optional)"),
        label_visibility="collapsed",
        width=340,
    )


def _table(rating: Rating, table: pd.DataFrame) -> list[str]:
    """Show the units; return the codes of those that are ticked."""
    verdict = say("Kết luận", "Verdict")
    event = st.dataframe(
        _styled(_shown(rating, table), rating),
        hide_index=True,
        height=min(table_height(len(table)), 640),
        on_select="rerun",
        selection_mode=["multi-row", "single-cell"],
        key=f"ranking-table-{hash(tuple(table.index))}",  # ticks belong to this very list
        column_config={verdict: st.column_config.TextColumn(width=165)},
        alt=say("Bảng xếp hạng các đơn vị", "Ranking of the units"),
    )
    if event.selection.cells:
        # A click on a header sorts, and selects the first cell of the first column: only a name opens a commune.
        row, column = event.selection.cells[0]
        if column == say("Đơn vị", "Unit"):
            go(Route.PROFILE, unit=str(table.index[row]))
    return [str(table.index[row]) for row in event.selection.rows]


def _compare(codes: list[str]) -> None:
    """Lead on to the comparison of the units that are ticked."""
    if LEAST <= len(codes) <= MOST:
        text = say(f"So sánh {len(codes)} đơn vị đã chọn", f"Compare the {len(codes)} chosen units")
        link(Route.COMPARE, text, ":material/compare_arrows:", **compare_address(codes))
    else:
        st.caption(
            say(
                f"Bấm vào tên để mở hồ sơ; đánh dấu từ {LEAST} đến {MOST} dòng để so sánh.",
                f"Click a name to open it; tick {LEAST} to {MOST} rows to compare them.",
            )
        )


def _shown(rating: Rating, table: pd.DataFrame) -> pd.DataFrame:
    """The columns of the screen; numbers stay numbers, so that sorting by a header is right."""
    grade = {g.id: said(g.name) for g in rating.edition.grades}
    verdict = {v.id: _verdict_text(rating.scores.verdict_look(v.id)) for v in rating.edition.verdicts}
    shown = pd.DataFrame(
        {
            say("Hạng", "Rank"): table["rank"],
            say("Đơn vị", "Unit"): table["name"],
            say("Huyện", "District"): table["district_name"],
            say("Vùng", "Zone"): table["zone"].map({k: said(t) for k, t in ZONES.items()}),
            say("Điểm", "Score"): table["score"],
            say("Tự chấm", "Self-assessed"): rating.self_assessed.units["score"].reindex(table.index),
            say("Kết luận", "Verdict"): table["verdict"].map(verdict),
            say("Xếp loại", "Grade"): table["grade"].map(lambda id: grade.get(id, "")),
            say("Đạt", "Passed"): table["passed"],
            say("Áp dụng", "Applicable"): table["applicable"],
            say("Đủ số liệu", "Complete"): table["completeness"],
            say("Hạng trong huyện", "Rank in district"): table["rank_in_district"],
        }
    )
    if not rating.appraisals:
        shown = shown.drop(columns=say("Tự chấm", "Self-assessed"))
    if not table["in_cohort"].all():
        shown[say("Trong danh sách", "In cohort")] = table["in_cohort"].map({True: "✓", False: ""})
    if not (table["district_code"] != "").any():
        shown = shown.drop(columns=[say("Huyện", "District"), say("Hạng trong huyện", "Rank in district")])
    return shown


def _styled(shown: pd.DataFrame, rating: Rating) -> Styler:
    """The same with numbers said in the reader's language and verdicts in their colour."""
    looks, ground = [rating.scores.verdict_look(v.id) for v in rating.edition.verdicts], palette()
    colours = {_verdict_text(look): f"color: {ground.text(look.ink)}" for look in looks}
    said_as = {
        say("Điểm", "Score"): points,
        say("Tự chấm", "Self-assessed"): points,
        say("Đủ số liệu", "Complete"): percent,
        say("Hạng trong huyện", "Rank in district"): whole,
    }
    language = lang()
    return shown.style.format(
        {name: partial(form, lang=language) for name, form in said_as.items() if name in shown}
    ).map(colours.get, subset=[say("Kết luận", "Verdict")])


def _verdict_text(look: Look) -> str:
    return f"{look.mark} {said(look.word)}"
