"""The table in which units stand side by side: a column for each, and one for each that they are held against.

Its heads stay in view while it is read, both ways.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import isnan

import streamlit as st

from analysis.comparison.references import Reference
from analysis.comparison.rows import Side
from analysis.comparison.side_by_side import Comparison
from ui.language import lang, said, say
from wording.numbers import EMPTY, signed

STYLE = """<style>
.xs-side { max-height: 86vh; overflow: auto; border: 1px solid var(--xs-line); border-radius: 6px; }
.xs-side table.xs thead th { position: sticky; top: 0; z-index: 2; vertical-align: bottom; text-align: right;
  min-width: 8.2rem; max-width: 13rem; overflow-wrap: anywhere; }
.xs-side table.xs th[scope="row"], .xs-side table.xs thead th:first-child { position: sticky; left: 0; text-align: left;
  width: 34%; min-width: 13rem; }
.xs-side table.xs thead th:first-child { z-index: 3; }
.xs-side table.xs th[scope="row"] { z-index: 1; background: var(--xs-ground); font-weight: 400; color: var(--xs-ink); }
.xs-side table.xs td, .xs-side .xs-label { text-align: right; }
.xs-side table.xs thead .xs-small, .xs-side table.xs td .xs-small { font-weight: 400; display: block; }
.xs-side table.xs { border-collapse: separate; border-spacing: 0; }
.xs-side table.xs td b { color: var(--xs-ink); }
.xs-side table.xs td.xs-held, .xs-side table.xs thead th.xs-held { border-left: 1px solid var(--xs-line); }
@media (max-width: 640px) { .xs-side table.xs { font-size: .82rem; }
  .xs-side table.xs th, .xs-side table.xs td { padding: .35rem .4rem; }
  .xs-side table.xs thead th { min-width: 6.4rem; }
  .xs-side table.xs th[scope="row"], .xs-side table.xs thead th:first-child {
    min-width: 7rem; max-width: 7rem; overflow-wrap: anywhere; } }
@media print { .xs-side { max-height: none; overflow: visible; } }
</style>"""


@dataclass(frozen=True)
class Line:
    """One line as ready HTML: its head, a cell for each side, and one for each reference (none: left empty)."""

    head: str
    sides: Sequence[str]
    references: Sequence[str] = ()


def side_by_side(comparison: Comparison, label: str, corner: str, lines: Sequence[Line]) -> None:
    """Show a table; `label` names it for those who cannot see, `corner` heads the lines."""
    heads = [f'<th scope="col">{escape(corner)}</th>']
    heads += [f'<th scope="col">{_unit(comparison, side)}</th>' for side in comparison.sides]
    heads += [
        f'<th scope="col" class="xs-held">{_held(reference)}</th>' for reference in comparison.references
    ]
    body = "".join(_line(comparison, line) for line in lines)
    st.html(
        f'{STYLE}<div class="xs-side" role="region" tabindex="0" aria-label="{escape(label)}">'
        f'<table class="xs"><thead><tr>{"".join(heads)}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def difference(amount: float) -> str:
    """A difference of points with its sign; it says where there is none to tell."""
    return EMPTY if isnan(amount) else signed(amount, lang())


def _line(comparison: Comparison, line: Line) -> str:
    held = line.references or [""] * len(comparison.references)
    cells = [f"<td>{html}</td>" for html in line.sides] + [
        f'<td class="xs-held">{html}</td>' for html in held
    ]
    return f'<tr><th scope="row">{line.head}</th>{"".join(cells)}</tr>'


def _unit(comparison: Comparison, side: Side) -> str:
    below = [side.row["district_name"], "" if comparison.one_round else side.round_name]
    small = "".join(f'<span class="xs-small xs-muted">{escape(text)}</span>' for text in below if text)
    return f"{escape(side.row['name'])}{small}"


def _held(reference: Reference) -> str:
    units = say(f"{reference.units} đơn vị · trung vị, tốt nhất", f"{reference.units} units · median, best")
    return f'{escape(said(reference.name))}<span class="xs-small xs-muted">{units}</span>'
