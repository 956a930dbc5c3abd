"""A figure typed anywhere in the table is read or told; only where the checklist fills in itself it changes nothing."""

import pytest
from openpyxl.utils import get_column_letter

from tests.checklist.corpus.cases import ANSWERS, said_by, untouched
from tests.checklist.corpus.parts import Parts
from tests.checklist.workbooks import read

COLUMNS = [get_column_letter(number) for number in range(1, 24)]
FILLED_BY_THE_CHECKLIST = set("ACDIKLOPQRS")
"""STT, name, method, threshold, points, and the hidden columns: written anew, whatever stands there."""


def is_silent(address: str, figure: str) -> bool:
    """True where the figure changes no answer and provokes no problem."""
    book = Parts.of(untouched())
    book.number(address, figure)
    reading = read(book.packed())
    return not reading.problems and said_by(reading.filled[0].answers) == ANSWERS


@pytest.mark.parametrize("row", [10, 12, 17], ids=["ratio", "count", "part"])
def test_in_the_row_of_an_indicator_no_figure_is_lost(row: int) -> None:
    silent = {column for column in COLUMNS if is_silent(f"{column}{row}", "7")}
    assert silent == FILLED_BY_THE_CHECKLIST


@pytest.mark.parametrize("row", [9, 19, 40], ids=["group", "just below", "after a gap"])
def test_in_a_row_without_code_no_figure_under_our_headings_is_lost(row: int) -> None:
    assert not [column for column in "EFG" if is_silent(f"{column}{row}", "7")]
