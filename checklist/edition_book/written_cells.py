"""A value of the catalogue in a cell: numbers as numbers where a cell keeps them exactly, else as text."""

from decimal import Decimal

from openpyxl.cell import Cell, MergedCell

from checklist.edition_book.columns import Column, Holds
from checklist.looks import TEXT_FORMAT
from checklist.plain_text import write_text
from criteria.inputs import NO, YES
from criteria.written_levels import Style, as_fraction, as_number, as_percent


def write_value(cell: Cell | MergedCell, column: Column, value: object, style: Style) -> None:
    """Write a value as its column holds it; None and an empty text leave the cell blank."""
    if value is None or value == "" or isinstance(cell, MergedCell):
        return
    if column.holds is Holds.YES_NO:
        _write_word(cell, column, "true" if value else "false")
    elif column.holds is Holds.WORD:
        _write_word(cell, column, str(value))
    elif column.holds is Holds.LEVEL:
        _write_level(cell, _as_float(value), column.style or style)
    elif column.holds is Holds.NUMBER:
        _write_number(cell, _as_float(value))
    else:
        write_text(cell, str(value))


def blank_format(column: Column) -> str:
    """The number format of a cell that is still blank: 1/2 typed into it must not become a date."""
    return TEXT_FORMAT if column.holds in (Holds.ID, Holds.LEVEL) else "General"


def _as_float(value: object) -> float:
    assert isinstance(value, int | float)
    return float(value)


def _write_word(cell: Cell, column: Column, code: str) -> None:
    assert column.words is not None
    write_text(cell, column.words.word(code))


def _write_level(cell: Cell, value: float, style: Style) -> None:
    if style == "answer" and value in (0.0, 1.0):
        write_text(cell, (YES if value else NO).vi)
    elif style == "number":
        _write_number(cell, value)
    elif (said := as_percent(value)) is not None:
        decimals = len(said.removesuffix("%").partition(".")[2])
        cell.number_format = f"0.{'0' * decimals}%" if decimals else "0%"
        cell.value = value
    elif (fraction := as_fraction(value)) is not None:
        cell.number_format = TEXT_FORMAT
        write_text(cell, fraction)
    else:
        _write_number(cell, value)


def _write_number(cell: Cell, value: float) -> None:
    """Spreadsheet programs keep 15 digits for sure, openpyxl writes 16; what needs more goes as text."""
    if float(f"{value:.15g}") == value and float(f"{value:.16g}") == value:
        cell.number_format, cell.value = "General", as_number(value)
    else:
        cell.number_format = TEXT_FORMAT
        write_text(cell, f"{Decimal(repr(value)):f}".replace(".", ","))
