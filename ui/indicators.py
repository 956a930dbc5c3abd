"""The table of one commune's indicators: value, threshold, outcome, points, why, and what is needed to pass."""

from collections.abc import Sequence
from html import escape
from math import isnan
from typing import Any

import streamlit as st

from criteria import Group, Indicator
from criteria.inputs import RatioInput
from scoring import Outcome, Scores, explain
from ui.blocks import cell, figure, marked, table
from ui.language import lang, said, say
from ui.query import choose_one
from ui.rating import Rating
from wording.numbers import number, points, whole

SHOW_KEY = "show"
TO_MEND = (Outcome.FAILED, Outcome.MISSING)


def show_indicators(rating: Rating, code: str) -> None:
    """Show all indicators of one unit by group, or only those that are failed or missing."""
    outcomes = {i.id: rating.scores.outcome_of(code, i) for i in rating.edition.indicators}
    open_ones = [i for i, outcome in outcomes.items() if outcome in TO_MEND]
    st.subheader(say("Từng chỉ tiêu", "Indicator by indicator"))
    names = {
        "all": say(f"Tất cả ({len(outcomes)})", f"All ({len(outcomes)})"),
        "open": say(f"Cần bổ sung ({len(open_ones)})", f"To be mended ({len(open_ones)})"),
    }
    which = choose_one(say("Hiện", "Show"), names, SHOW_KEY)
    given = {row.slot: row for row in rating.answers_of(code).itertuples()}
    rows = []
    for group in rating.edition.groups:
        shown = [i for i in rating.edition.of_group(group.id) if which == "all" or i.id in open_ones]
        if shown:
            rows.append(group_row(rating.scores, code, group))
            rows += [_indicator_row(rating, code, i, given.get(i.id)) for i in shown]
    if rows:
        table(head(), rows)
    else:
        st.success(say("Không còn chỉ tiêu nào cần bổ sung.", "Nothing is left to mend."))


def head() -> Sequence[tuple[str, bool]]:
    """The columns of a table of indicators."""
    return [
        (say("Mã", "Id"), False),
        (say("Chỉ tiêu", "Indicator"), False),
        (say("Giá trị", "Value"), True),
        (say("Ngưỡng đạt", "Threshold"), True),
        (say("Kết quả", "Outcome"), False),
        (say("Điểm", "Points"), True),
        (say("Vì sao, và cần gì để đạt", "Why, and what is needed"), False),
    ]


def group_row(scores: Scores, code: str, group: Group) -> str:
    """The line above the indicators of a group, with its points."""
    got, most = (scores.groups.at[code, (group.id, name)] for name in ("points", "applicable_max"))
    return (
        f'<tr class="xs-group"><td colspan="5">{escape(said(group.name))}</td>'
        f'<td class="xs-num">{points(got, lang())} / {number(most, lang())}</td><td></td></tr>'
    )


def _indicator_row(rating: Rating, code: str, indicator: Indicator, given: Any) -> str:
    outcome = rating.scores.outcome_of(code, indicator)
    value = _value(rating, code, indicator, outcome, given)
    return indicator_row(rating.scores, code, indicator, value, _why(rating, code, indicator, outcome, given))


def indicator_row(scores: Scores, code: str, indicator: Indicator, value: str, why: str) -> str:
    """The line of one indicator of one unit; `value` and `why` are ready HTML."""
    bar = scores.bar_of(code, indicator)
    threshold = "" if isnan(bar) else indicator.rule.at_bar(indicator.input.show(bar, lang()), lang())
    name = escape(said(indicator.name))
    if indicator.mandatory:
        name += f' <span class="xs-muted xs-small">({say("bắt buộc", "mandatory")})</span>'
    earned = points(scores.points.at[code, indicator.id], lang())
    return (
        "<tr>"
        + cell(f'<span class="xs-id">{escape(indicator.id)}</span>')
        + cell(f'<div class="xs-wide">{name}</div>')
        + cell(value, True)
        + cell(f'<span class="xs-muted">{figure(threshold)}</span>', True)
        + cell(marked(scores.outcome_of(code, indicator).look))
        + cell(f"{earned} / {number(indicator.points, lang())}", True)
        + cell(why)
        + "</tr>"
    )


def _value(rating: Rating, code: str, indicator: Indicator, outcome: Outcome, given: Any) -> str:
    """The value, and below it the counts that it comes from."""
    if outcome is Outcome.NOT_APPLICABLE:
        return number(None, lang())
    value, bar = rating.scores.value_of(code, indicator), rating.scores.bar_of(code, indicator)
    shown = figure(indicator.input.show(value, lang(), None if isnan(bar) else bar))
    if not isinstance(indicator.input, RatioInput) or given is None or isnan(value):
        return shown
    if isnan(given.denominator):
        counts = say("chỉ có tỷ lệ", "share only")
    else:
        counts = f"{whole(given.numerator, lang())} / {whole(given.denominator, lang())}"
    return f'{shown}<br><span class="xs-muted xs-small">{counts}</span>'


def _why(rating: Rating, code: str, indicator: Indicator, outcome: Outcome, given: Any) -> str:
    """The explanation, and below it the evidence, or the reason why it does not apply."""
    why = escape(explain(rating.scores, code, indicator, lang(), float(rating.gaps.at[code, indicator.id])))
    small = ""
    if outcome is Outcome.NOT_APPLICABLE:
        small = f"{say('Lý do', 'Reason')}: {escape(given.explanation)}"
    elif outcome is not Outcome.MISSING:
        # An indicator of parts without evidence has no row of its own.
        evidence = given.evidence if given is not None else ""
        lacking = say("chưa ghi tài liệu kiểm chứng", "no evidence given")
        small = f"{say('Kiểm chứng', 'Evidence')}: {escape(evidence) or lacking}"
    small += "".join(f"<br>{line}" for line in _appraised(rating, code, indicator))
    return f'<div class="xs-why">{why}<br><span class="xs-muted xs-small">{small}</span></div>'


def _appraised(rating: Rating, code: str, indicator: Indicator) -> list[str]:
    """What appraisers changed of the indicator or its parts, and why, beside the self-assessed value."""
    slots = {indicator.id, *(indicator.part_slot(part) for part in indicator.parts)}
    said_of = [one for slot, one in rating.appraised(code).items() if slot in slots]
    if not said_of:
        return []
    own = indicator.input.show(rating.self_assessed.value_of(code, indicator), lang())
    lines = [say(f"Tự chấm: {own}", f"Self-assessed: {own}")]
    return [escape(line) for line in lines] + [
        f"{say('Thẩm định', 'Appraised')}: {escape(one.reason)} ({escape(one.evidence)})" for one in said_of
    ]
