"""The colours of marked cells: a copy of each cell's own look with another fill, and the way back.

Every look that is copied gets a shade of its own, which the eye cannot tell from the next. So no program that saves
the workbook makes one look of two, and a marked cell can be given back its own look later (see `earlier`).
"""

from checklist.looks import ERROR_MARK, WARNING_MARK
from checklist.marked.styles import Styles
from wording.problems import Severity

_SHADES = 6
"""Shades of each of red, green and blue."""


class Tints:
    """Numbers the looks of marked cells; `pairs` are (own look, marked look) in the order they were made."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._made: dict[tuple[int, Severity], int] = {}

    def of(self, style: int, severity: Severity) -> int:
        """The look of a marked cell whose own look is `style`."""
        if (style, severity) not in self._made:
            tint = ERROR_MARK if severity is Severity.ERROR else WARNING_MARK
            self._made[style, severity] = self._styles.clone(style, _shade(tint, len(self._made)))
        return self._made[style, severity]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Own and marked look of each."""
        return [(style, marked) for (style, _), marked in self._made.items()]


def _shade(colour: str, number: int) -> str:
    shaded = []
    for channel in (4, 2, 0):  # blue first, where the eye sees least
        number, less = divmod(number, _SHADES)
        shaded.append(max(0, int(colour[channel : channel + 2], 16) - less))
    blue, green, red = shaded
    return f"{red:02X}{green:02X}{blue:02X}"
