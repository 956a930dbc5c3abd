"""Drop-down lists and prompts of the cells that an official fills."""

from collections.abc import Mapping

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from checklist.edition_book.columns import Column, Layout
from checklist.edition_book.layout import CONDITIONS, GROUPS, INDICATORS, VERDICTS
from checklist.edition_book.places import FIRST_ROW, cells_of, letters

_LONGEST_TITLE, _LONGEST_PROMPT, _LONGEST_LIST = 32, 250, 255
"""Limits of Excel, which refuses a file that goes beyond them."""


def add_choices(sheet: Worksheet, layout: Layout, last_rows: Mapping[str, int]) -> None:
    """Add list and prompt to every column; `last_rows` tells how far the sheets with ids reach."""
    at, last = letters(layout), last_rows[layout.name]
    if layout.owner:
        of = VERDICTS if layout is CONDITIONS else INDICATORS
        known = cells_of(of, of.columns[0].title, last_rows[of.name])
        _add(
            sheet,
            f"A{FIRST_ROW}:A{last}",
            layout.owner,
            layout.owner_prompt,
            known,
            strict=layout is CONDITIONS,
        )
    for column in layout.columns:
        listed = choices_of(column)
        if column.path == ("group",):
            # A group of a condition may be "each", which is no cell of the list.
            listed = cells_of(GROUPS, GROUPS.columns[0].title, last_rows[GROUPS.name])
        where = f"{at[column.title]}{FIRST_ROW}:{at[column.title]}{last}"
        _add(
            sheet,
            where,
            column.title,
            column.prompt,
            listed,
            strict=column.words is None or not column.words.open,
        )


def choices_of(column: Column) -> str:
    """The list of a column with words of its own, as Excel takes it; "" where it has none."""
    listed = ",".join(column.words.words.values()) if column.words else ""
    assert len(listed) <= _LONGEST_LIST, column.title
    return f'"{listed}"' if listed else ""


def add_choice(sheet: Worksheet, cell: str, column: Column) -> None:
    """Add list and prompt to one cell."""
    _add(sheet, cell, column.title, column.prompt, choices_of(column), strict=True)


def _add(sheet: Worksheet, cells: str, title: str, prompt: str, listed: str, *, strict: bool) -> None:
    limits = DataValidation(type="list", formula1=listed) if listed else DataValidation()
    limits.allow_blank = limits.showInputMessage = True
    limits.showErrorMessage = bool(listed) and strict
    limits.promptTitle = limits.errorTitle = title[:_LONGEST_TITLE]
    limits.prompt = prompt[:_LONGEST_PROMPT] or None
    limits.error = "Chọn một mục trong danh sách của ô này." if listed else None
    limits.add(cells)
    sheet.add_data_validation(limits)
