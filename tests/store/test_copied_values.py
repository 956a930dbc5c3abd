"""Any value that a table holds comes back from JSON and from CSV exactly, and no cell is a formula."""

import csv
import json
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from store.copies.cells import as_cell, from_cell
from store.copies.values import kind_of, plain, said_columns, value_of
from store.tables import Base
from tests.store.full_store import ODD

COLUMNS = [column for table in Base.metadata.sorted_tables for column in said_columns(table)]
TEXTS = [column for column in COLUMNS if kind_of(column) is str]
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
PRONE = st.sampled_from(
    [ODD, "", "'", "''=", "=1", "+84", "-1", "@x", "\t", "\r\n", '"', "\ufeffx", "\u2028", "＝1"]
)


@given(text=ANY_TEXT | PRONE, column=st.sampled_from(TEXTS))
def test_any_text_in_any_column_comes_back_from_csv_and_json(tmp_path_factory, text, column):
    assert value_of(json.loads(json.dumps(plain(text))), column) == text
    file = tmp_path_factory.getbasetemp() / "cells.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([["a", "b"], [as_cell(text, column), "x"]])
    with file.open(encoding="utf-8-sig", newline="") as stream:
        _, (cell, _) = csv.reader(stream, strict=True)
    assert not cell.startswith(("=", "+", "-", "@"))
    assert from_cell(cell, column) == text


@given(number=st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_comes_back_to_the_last_digit(number):
    column = Base.metadata.tables["answer"].c.value
    assert from_cell(as_cell(number, column), column) == number
    assert value_of(json.loads(json.dumps(plain(number))), column) == number


ZONES = st.sampled_from([UTC, timezone(timedelta(hours=7))])


@given(moment=st.datetimes(datetime(1900, 1, 1), timezones=ZONES) | st.none())
def test_any_moment_comes_back_to_the_microsecond(moment):
    column = Base.metadata.tables["evidence"].c.removed_at
    assert from_cell(as_cell(moment, column), column) == moment
    assert value_of(plain(moment), column) == moment
