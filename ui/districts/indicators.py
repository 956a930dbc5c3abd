"""The table of one district's indicators: the figure and what it is taken from, threshold, outcome, points, and why."""

from html import escape
from math import isnan
from typing import Any

import pandas as pd

from analysis.districts.scorecard import Scorecard
from criteria import Indicator
from scoring import Outcome, explain
from ui.blocks import figure, table
from ui.indicators import group_row, head, indicator_row
from ui.language import lang, said, say
from wording.numbers import whole


def show_indicators(card: Scorecard, code: str, gaps: pd.DataFrame) -> None:
    """Show every indicator of one district by group; `gaps` as `gap_amounts` gives them."""
    given = {row.slot: row for row in card.answers[card.answers["unit"] == code].itertuples()}
    rows = []
    for group in card.scores.edition.groups:
        rows.append(group_row(card.scores, code, group))
        rows += [
            _row(card, code, i, given.get(i.id), float(gaps.at[code, i.id]))
            for i in card.scores.edition.of_group(group.id)
        ]
    table(head(), rows)


def _row(card: Scorecard, code: str, indicator: Indicator, given: Any, gap: float) -> str:
    why = _why(card, code, indicator, card.scores.outcome_of(code, indicator), gap)
    return indicator_row(card.scores, code, indicator, _value(card, code, indicator, given), why)


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
