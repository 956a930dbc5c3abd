"""Numbers typed as text: "97,93%", "1.525.644", "1 525 644". What may mean two is told, never guessed."""

import re
from dataclasses import dataclass
from unicodedata import category

_PLAINER = {0xFF01 + i: 0x21 + i for i in range(94)} | dict.fromkeys(map(ord, "−‒–﹣"), "-")
_SPACES = re.compile(r"\s+")

_PLAIN = re.compile(r"[0-9]+")
_SPACED = re.compile(r"([0-9]{1,3}(?: [0-9]{3})+)(?:[.,]([0-9]+))?")
_DOTTED = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
_COMMAED = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?")
_DECIMAL = re.compile(r"([0-9]+)[.,]([0-9]+)")
_AMBIGUOUS = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")


@dataclass(frozen=True)
class Written:
    """A number read from text; `other` is a second number that the text may just as well mean.

    A percentage is given as its share: "97,93%" is 0.9793.
    """

    value: float
    percent: bool = False
    other: float | None = None


def read_written(text: str) -> Written | None:
    """Read a number from text; None where it is not one.

    Dots and commas group thousands or set off decimals by where they stand; one of them before exactly three
    digits may do either, save in a percentage, where only the decimal reading is a share.
    """
    said = plain(text)
    negative = said.startswith("-")
    said = said.removeprefix("-").removeprefix("+").strip()
    percent = said.endswith("%")
    said = said.removesuffix("%").strip()
    values = _readings(said, percent)
    if not values:
        return None
    scale = (-1 if negative else 1) * (0.01 if percent else 1)
    first, *others = (round(value * scale, 12) if percent else value * scale for value in values)
    return Written(first, percent, others[0] if others else None)


def plain(text: str) -> str:
    """Make spaces of every width one space, full-width signs plain, and drop what cannot be seen."""
    if not text.isprintable():  # so are format and control characters, and spaces but the usual one
        text = "".join(char for char in text if char.isspace() or category(char) not in ("Cf", "Cc"))
    return _SPACES.sub(" ", text.translate(_PLAINER)).strip()


def _readings(digits: str, percent: bool) -> list[float]:
    """The numbers that unsigned digits with separators may mean, at most two."""
    if _PLAIN.fullmatch(digits):
        return [float(digits)]
    if (match := _AMBIGUOUS.fullmatch(digits)) and not percent:
        return [float(match[1] + match[2]), float(f"{match[1]}.{match[2]}")]
    if match := _DECIMAL.fullmatch(digits):
        return [float(f"{match[1]}.{match[2]}")]
    for pattern in (_SPACED, _DOTTED, _COMMAED):
        if match := pattern.fullmatch(digits):
            whole = re.sub(r"\D", "", match[1])
            return [float(f"{whole}.{match[2] or 0}")]
    return []
