"""The look of the sheet that is printed: one A4 page in light colours, whatever the theme, and nothing around it."""

from collections.abc import Sequence
from math import ceil

SIZES = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
"""Sizes of the letters in pixels, from which the largest that fits is taken."""
_PAGE, _HEAD, _LINE, _PADDING = 1020, 190, 1.25, 3.6
"""Pixels of an A4 page between its margins, of the sheet's head; the height of a line in letters; around a row."""
_WIDE = 0.41
"""The mean width of a letter in its size; Vietnamese text, on the safe side."""


def letter_size(rows: Sequence[Sequence[tuple[str, float]]]) -> float:
    """The largest of `SIZES` at which a table fits on the page; a row is its texts with the width of each in pixels."""
    return next((size for size in SIZES if _height(rows, size) <= _PAGE - _HEAD), SIZES[-1])


def _height(rows: Sequence[Sequence[tuple[str, float]]], size: float) -> float:
    return sum(_PADDING + _LINE * size * max(_lines(*cell, size) for cell in row) for row in rows)


def _lines(text: str, width: float, size: float) -> int:
    return max(1, ceil(len(text) * _WIDE * size / width))


STYLE = """
<style>
.xs-sheet { color-scheme: light; background: var(--xs-ground); color: var(--xs-ink); width: 100%; max-width: 194mm;
  margin: 0 auto; padding: 4mm; box-sizing: border-box; border: 1px solid var(--xs-line); line-height: 1.25; }
.xs-sheet h1 { font-size: 17px; margin: 0; padding: 0; color: var(--xs-ink); }
.xs-sheet p { margin: 1px 0; font-size: 10.5px; }
.xs-sheet .xs-facts { display: grid; grid-template-columns: repeat(5, 1fr); gap: 4px; margin: 5px 0; }
.xs-sheet .xs-facts div { border: 1px solid var(--xs-line); border-radius: 3px; padding: 2px 6px; font-size: 9.5px; }
.xs-sheet .xs-facts b { display: block; font-size: 13px; font-variant-numeric: tabular-nums; }
.xs-sheet table { border-collapse: collapse; width: 100%; table-layout: fixed; }
.xs-sheet th, .xs-sheet td { border: 0; border-bottom: .5px solid var(--xs-line); padding: 1.3px 3px; text-align: left;
  vertical-align: top; overflow-wrap: anywhere; color: var(--xs-ink); }
.xs-sheet th, .xs-sheet tr.xs-group td { font-weight: 600; background: var(--xs-surface); }
.xs-sheet .xs-num { text-align: right; white-space: normal; }
.xs-sheet .xs-outcome { padding-left: 8px; }
.xs-sheet .xs-mark { white-space: normal; }
@page { size: A4 portrait; margin: 10mm; }
@media print {
  html, body, .stApp, [data-testid="stAppViewContainer"], [data-testid="stMain"] { background: #FFFFFF !important;
    height: auto !important; min-height: 0 !important; overflow: visible !important; position: static !important; }
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"], [data-testid="stBottom"],
  [data-testid="stElementContainer"]:not(:has(.xs-sheet)) { display: none !important; }
  [data-testid="stMainBlockContainer"] { padding: 0 !important; max-width: none !important; }
  [data-testid="stVerticalBlock"] { gap: 0 !important; }
  .xs-sheet { border: 0; padding: 0; max-width: none; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .xs-sheet-scroll { overflow: visible !important; }
  .xs-sheet tr { break-inside: avoid; }
}
@media screen and (max-width: 720px) { .xs-sheet { min-width: 680px; } }
.xs-sheet-scroll { overflow-x: auto; }
</style>
"""
