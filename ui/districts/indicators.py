"""The table of one district's indicators: the figure and what it is taken from, threshold, outcome, points, and why."""

from html import escape
from math import isnan
from typing import Any

import pandas as pd

from analysis.districts.scorecard import Scorecard
from criteria import Group, Indicator
from scoring import Outcome, explain
from ui.blocks import cell, figure, marked, table
from ui.language import lang, said, say
from wording.numbers import number, points, whole


def show_indicators(card: Scorecard, code: str, gaps: pd.DataFrame) -> None:
    """Show every indicator of one district by group; `gaps` as `gap_amounts` gives them."""
    given = {row.slot: row for row in card.answers[card.answers["unit"] == code].itertuples()}
    rows = []
    for group in card.scores.edition.groups:
        rows.append(_group_row(card, code, group))
        rows += [
            _row(card, code, i, given.get(i.id), float(gaps.at[code, i.id]))
            for i in card.scores.edition.of_group(group.id)
        ]
    head = [
        (say("Mã", "Id"), False),
        (say("Chỉ tiêu", "Indicator"), False),
        (say("Giá trị", "Value"), True),
        (say("Ngưỡng đạt", "Threshold"), True),
        (say("Kết quả", "Outcome"), False),
        (say("Điểm", "Points"), True),
        (say("Vì sao, và cần gì để đạt", "Why, and what is needed"), False),
    ]
    table(head, rows)


def _group_row(card: Scorecard, code: str, group: Group) -> str:
    got, most = (card.scores.groups.at[code, (group.id, name)] for name in ("points", "applicable_max"))
    return (
        f'<tr class="xs-group"><td colspan="5">{escape(said(group.name))}</td>'
        f'<td class="xs-num">{points(got, lang())} / {number(most, lang())}</td><td></td></tr>'
    )


def _row(card: Scorecard, code: str, indicator: Indicator, given: Any, gap: float) -> str:
    outcome, bar = card.scores.outcome_of(code, indicator), card.scores.bar_of(code, indicator)
    threshold = "" if isnan(bar) else indicator.rule.at_bar(indicator.input.show(bar, lang()), lang())
    name = escape(said(indicator.name))
    if indicator.mandatory:
        name += f' <span class="xs-muted xs-small">({say("bắt buộc", "mandatory")})</span>'
    earned = points(card.scores.points.at[code, indicator.id], lang())
    return (
        "<tr>"
        + cell(f'<span class="xs-id">{escape(indicator.id)}</span>')
        + cell(f'<div class="xs-wide">{name}</div>')
        + cell(_value(card, code, indicator, given), True)
        + cell(f'<span class="xs-muted">{figure(threshold)}</span>', True)
        + cell(marked(outcome.look))
        + cell(f"{earned} / {number(indicator.points, lang())}", True)
        + cell(_why(card, code, indicator, outcome, gap))
        + "</tr>"
    )


def _value(card: Scorecard, code: str, indicator: Indicator, given: Any) -> str:
    """The figure, and below it the counts that it comes from, where there are counts."""
    value, bar = card.scores.value_of(code, indicator), card.scores.bar_of(code, indicator)
    shown = figure(indicator.input.show(value, lang(), None if isnan(bar) else bar))
    if given is None or isnan(given.denominator):
        return shown
    counts = f"{whole(given.numerator, lang())} / {whole(given.denominator, lang())}"
    return f'{shown}<br><span class="xs-muted xs-small">{counts}</span>'


def _why(card: Scorecard, code: str, indicator: Indicator, outcome: Outcome, gap: float) -> str:
    """The explanation, and below it what was taken of the communes' results, or why it does not apply."""
    why, small = escape(explain(card.scores, code, indicator, lang(), gap)), ""
    if outcome is Outcome.NOT_APPLICABLE and indicator.not_applicable:
        small = said(indicator.not_applicable)
    elif indicator.computed:
        small = f"{say('Lấy', 'Taken')}: {said(indicator.computed.words.says)}"
    return f'<div class="xs-why">{why}<br><span class="xs-muted xs-small">{escape(small)}</span></div>'
