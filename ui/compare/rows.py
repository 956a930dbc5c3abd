"""The comparison indicator by indicator: value, outcome, points and difference of every unit."""

from functools import partial
from html import escape
from math import isnan

from analysis.comparison.rows import Cell, Row
from analysis.comparison.side_by_side import Comparison, View
from criteria import Indicator
from scoring import Outcome
from ui.blocks import figure, marked
from ui.compare.side_by_side import Line, difference, side_by_side
from ui.compare.summary import middle
from ui.language import lang, said, say
from wording.language import Lang
from wording.numbers import number, points


def show_rows(comparison: Comparison, view: View) -> None:
    """Show the rows that the reader chose to see, in their order."""
    language = lang()  # asked once: a table has a thousand figures
    marks = {outcome: marked(outcome.look) for outcome in Outcome}
    lines = []
    for row in comparison.shown(view):
        cells = zip(row.cells, row.differences(view.against), strict=True)
        show = partial(row.indicator.input.show, lang=language)
        lines.append(
            Line(
                _head(row, language),
                [
                    _figures(cell, language) + marks[cell.outcome] + _points(row, cell, less, language)
                    for cell, less in cells
                ],
                [middle(found, show, language) for found in row.middles],
            )
        )
    label, corner = say("Từng chỉ tiêu", "Indicator by indicator"), say("Chỉ tiêu", "Indicator")
    side_by_side(comparison, label, corner, lines)


def _threshold(indicator: Indicator, bar: float, language: Lang) -> str:
    """What is needed to pass, in words; "" where there is no threshold."""
    return "" if isnan(bar) else indicator.rule.at_bar(indicator.input.show(bar, language), language)


def _head(row: Row, language: Lang) -> str:
    """Id and name; below them the group, and what is the same on all sides: threshold, maximum of points."""
    small = [said(row.group.name)]
    if row.bar is not None and (needed := _threshold(row.indicator, row.bar, language)):
        small.append(say(f"ngưỡng đạt: {needed}", f"threshold: {needed}"))
    if row.maximum is not None:
        most = number(row.maximum, language)
        small.append(say(f"tối đa {most} điểm", f"{most} points at most"))
    if not row.alike:
        small.append(
            say("các kỳ chấm khác nhau nên không tính chênh lệch", "scored differently: no difference")
        )
    return (
        f'<span class="xs-id xs-muted">{escape(row.indicator.id)}</span> {escape(said(row.indicator.name))}'
        f'<br><span class="xs-small xs-muted">{escape(" · ".join(small))}</span>'
    )


def _figures(cell: Cell, language: Lang) -> str:
    """The value on a line of its own; nothing where there is none, as the outcome says so."""
    bar = None if isnan(cell.bar) else cell.bar
    return (
        ""
        if isnan(cell.value)
        else f"<div>{figure(cell.indicator.input.show(cell.value, language, bar))}</div>"
    )


def _points(row: Row, cell: Cell, amount: float, language: Lang) -> str:
    """The points and their difference; threshold and maximum where these differ from side to side."""
    small = "" if isnan(cell.points) else points(cell.points, language)
    if small and row.maximum is None:
        small += f" / {number(cell.indicator.points, language)}"
    if amount and not isnan(amount):  # where points are alike it is plain to see
        small += f" · <b>{difference(amount)}</b>"
    needed = ""
    if row.bar is None:
        told = _threshold(cell.indicator, cell.bar, language) or "–"
        needed = _small(escape(say(f"ngưỡng: {told}", f"threshold: {told}")))
    return needed + _small(small)


def _small(html: str) -> str:
    return f'<span class="xs-small xs-muted">{html}</span>'
