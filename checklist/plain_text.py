"""Outside text in a cell: names, file names, evidence. The one place that makes it harmless.

In an .xlsx only the type of a cell makes a formula. Outside text is therefore written as a string with the
quote prefix, so that it stays text when a person edits the cell or saves it in another program.
"""

import re

from openpyxl.cell import Cell

LONGEST = 32_767
"""Characters that a cell holds (a limit of Excel)."""

_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # control characters; a tab too, which splits cells when pasted
    "\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of reading and can disguise a file name
    "\ud800-\udfff\ufffe\uffff]"  # no characters at all: XML cannot hold them
)
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def visible(text: str) -> str:
    """Return the text with line feeds for line ends and spaces for other control characters."""
    return _UNSAFE.sub(" ", _LINE_ENDS.sub("\n", text))


def harmless(text: str) -> str:
    """Return the `visible` text as a cell holds it, at most `LONGEST` long.

    Excel reads `_x0007_` as the character with that number, so such a sequence is escaped as the format prescribes
    and shows as it was typed.
    """
    return _ESCAPE.sub("_x005F_", visible(text))[:LONGEST]


def write_text(cell: Cell, text: str) -> None:
    """Write outside text into a cell as text and nothing else: never a formula, a number or an error value."""
    cell.value = harmless(text)
    cell.data_type = "s"
    cell.quotePrefix = True


def write_content(cell: Cell, content: float | int | str | None) -> None:
    """Write a number as it is and a text as outside text; an empty text leaves the cell blank."""
    if isinstance(content, str) and content:
        write_text(cell, content)
    else:
        cell.value = None if content == "" else content
