"""Chênh lệch: self-assessed against appraised, by unit, by indicator, and every change; on screen and as Excel."""

from collections.abc import Callable
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from checklist.difference_report import (
    Change,
    appraised_in_words,
    in_order,
    said_in_words,
    write_differences,
)
from checklist.layout import MEDIA_TYPE
from scoring import Differences, differences
from store import said_name
from ui.appraisal.detail import figures_of
from ui.blocks import cell, table, table_height
from ui.exports import request_of
from ui.language import lang, said, say
from ui.query import choose_one
from ui.rating import Rating
from wording.language import Lang
from wording.moments import said_moment
from wording.numbers import points, signed, whole

PART_KEY = "part"
UNITS, INDICATORS, CHANGES = "units", "indicators", "changes"
_TALLEST = 620


def show_differences(rating: Rating) -> None:
    """Show one of the three parts of the report, and its export."""
    found, changes = differences_of(rating)
    parts = {
        UNITS: say("Theo đơn vị", "By unit"),
        INDICATORS: say("Theo chỉ tiêu", "By indicator"),
        CHANGES: say(f"Từng thay đổi ({len(changes)})", f"Every change ({len(changes)})"),
    }
    changed = found.units["changed"] > 0
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        part = choose_one(say("Phần", "Part"), parts, PART_KEY)
        _export_button(rating)
    st.markdown(
        say(
            f"**{changed.sum()}** trong {len(changed)} đơn vị có số liệu được sửa khi thẩm định; "
            f"{found.units['verdict_differs'].sum()} đơn vị đổi kết luận.",
            f"Figures of **{changed.sum()}** of {len(changed)} units were changed; "
            f"{found.units['verdict_differs'].sum()} have another verdict.",
        )
    )
    if part == INDICATORS:
        _indicators(found)
    elif part == CHANGES:
        _changes(found, changes)
    else:
        _units(found)


def differences_of(rating: Rating) -> tuple[Differences, list[Change]]:
    """The report's figures, and each change with its reason."""
    found = differences(rating.self_assessed, rating.scores, rating.appraisals)
    own = {(row["unit"], row["slot"]): row for row in _own(rating).to_dict("records")}
    changes = [
        Change(unit, slot, own.get((unit, slot)), figures_of(one), one.reason, one.evidence, one.at, one.by)
        for (unit, slot), one in rating.appraisals.items()
    ]
    return found, in_order(rating.edition, found, changes)


def export_differences(rating: Rating, language: Lang) -> bytes:
    """The report as a workbook in one language: bytes of an .xlsx."""
    found, changes = differences_of(rating)
    return write_differences(found, changes, request_of(rating, language))


def _own(rating: Rating) -> pd.DataFrame:
    """The self-assessed answers where something else was said."""
    units, slots = (
        {key[0] for key in rating.appraisals},
        {key[1] for key in rating.appraisals},
    )
    return rating.answers[rating.answers["unit"].isin(units) & rating.answers["slot"].isin(slots)]


def _export_button(rating: Rating) -> None:
    language = lang()  # the file is made outside of this run, where no session is known
    st.download_button(
        say("Xuất chênh lệch ra Excel", "Export to Excel"),
        data=lambda: export_differences(rating, language),
        file_name=say("chenh-lech", "differences") + f"-{rating.round.id}.xlsx",
        mime=MEDIA_TYPE,
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )


def _units(found: Differences) -> None:
    only = st.toggle(say("Chỉ đơn vị có thay đổi", "Only units with changes"), value=True, key="only-changed")
    units = found.units[found.units["changed"] > 0] if only else found.units
    verdicts = {
        verdict.id: f"{look.mark} {said(look.word)}"
        for verdict in found.edition.verdicts
        for look in (found.appraised.verdict_look(verdict.id),)
    }
    shown = pd.DataFrame(
        {
            say("Đơn vị", "Unit"): units["name"],
            say("Huyện", "District"): units["district_name"],
            say("Tự chấm", "Self-assessed"): units["score_self"],
            say("Thẩm định", "Appraised"): units["score_appraised"],
            say("Chênh lệch", "Difference"): units["difference"],
            say("Kết luận tự chấm", "Verdict before"): units["verdict_self"].map(verdicts),
            say("Kết luận thẩm định", "Verdict after"): units["verdict_appraised"].map(verdicts),
            say("Hạng trước", "Rank before"): units["rank_self"],
            say("Hạng sau", "Rank after"): units["rank_appraised"],
            say("Đã sửa", "Changed"): units["changed"],
        }
    )
    if not (found.units["district_name"] != "").any():
        shown = shown.drop(columns=say("Huyện", "District"))
    forms = {
        say("Tự chấm", "Self-assessed"): points,
        say("Thẩm định", "Appraised"): points,
        say("Chênh lệch", "Difference"): signed,
    }
    _frame(shown, forms)


def _indicators(found: Differences) -> None:
    counts = found.indicators[found.indicators["changed"] > 0]
    names = {indicator.id: said(indicator.name) for indicator in found.edition.indicators}
    shown = pd.DataFrame(
        {
            say("Mã", "Id"): counts.index,
            say("Chỉ tiêu", "Indicator"): [names[str(i)] for i in counts.index],
            say("Đơn vị sửa", "Units"): counts["changed"],
            say("Tăng điểm", "Up"): counts["up"],
            say("Giảm điểm", "Down"): counts["down"],
            say("Giữ điểm", "The same"): counts["same"],
            say("Không so được", "Not comparable"): counts["unknown"],
            say("Bình quân", "Mean difference"): counts["mean_difference"],
        }
    )
    _frame(shown, {say("Bình quân", "Mean difference"): signed})


def _frame(shown: pd.DataFrame, forms: dict[str, Callable[..., str]]) -> None:
    if shown.empty:
        st.info(say("Chưa có số liệu nào được sửa khi thẩm định.", "Nothing was changed so far."))
        return
    language = lang()
    numbers = {str(name): whole for name in shown.select_dtypes("integer")} | forms
    st.dataframe(
        shown.style.format({name: partial(form, lang=language) for name, form in numbers.items()}),
        hide_index=True,
        height=min(table_height(len(shown)), _TALLEST),
        column_config={say("Chỉ tiêu", "Indicator"): st.column_config.TextColumn(width=380)},
    )


MOST = 200
"""Changes on screen; all are in the workbook."""


def _changes(found: Differences, changes: list[Change]) -> None:
    if not changes:
        st.info(say("Chưa có số liệu nào được sửa khi thẩm định.", "Nothing was changed so far."))
        return
    heads = [
        say("Đơn vị", "Unit"),
        say("Chỉ tiêu", "Indicator"),
        say("Tự chấm", "Self-assessed"),
        say("Thẩm định", "Appraised"),
        say("Lý do", "Reason"),
        say("Tài liệu", "Evidence"),
        say("Người, lúc", "By, at"),
    ]
    table([(head, False) for head in heads], [_change_row(found, change) for change in changes[:MOST]])
    if len(changes) > MOST:
        st.caption(
            say(
                f"Hiện {MOST} trong {len(changes)} thay đổi; tệp Excel có đủ.",
                f"{MOST} of {len(changes)} are shown; the workbook has all.",
            )
        )


def _change_row(found: Differences, change: Change) -> str:
    slot, unit = found.edition.slot_by_id[change.slot], found.appraised.units.loc[change.unit]
    return (
        "<tr>"
        + cell(
            f'{escape(unit["name"])}<br><span class="xs-muted xs-small">{escape(unit["district_name"])}</span>'
        )
        + cell(f'<b class="xs-id">{escape(slot.id)}</b><br>{escape(said(slot.name))}')
        + cell(escape(said_in_words(slot, change.said, lang())))
        + cell(f"<b>{escape(appraised_in_words(slot, change.appraised, lang()))}</b>")
        + cell(f'<div class="xs-wide">{escape(change.reason)}</div>')
        + cell(f'<div class="xs-wide">{escape(change.evidence)}</div>')
        + cell(
            f'{escape(said_name(change.by))}<br><span class="xs-muted xs-small">{said_moment(change.at)}</span>'
        )
        + "</tr>"
    )
