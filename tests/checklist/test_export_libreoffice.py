"""Another program opens the ranked export and saves it again: no number changes, and the results are still there."""

import math
from datetime import datetime
from typing import Any

import pytest

from checklist.ranking import read_results
from tests.checklist.exported import everything, export, opened, results_of, scores_of_every_rule
from tests.checklist.libreoffice import recalculated

SCORES = scores_of_every_rule()
GIVEN = everything(SCORES)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """A small export with every sheet, and what LibreOffice makes of it."""
    folder = tmp_path_factory.mktemp("export")
    path = folder / "export.xlsx"
    path.write_bytes(export(SCORES, **GIVEN, era="2025"))
    (again,) = recalculated([path], folder / "saved")
    return path.read_bytes(), again.read_bytes()


def same(before: Any, after: Any) -> bool:
    """LibreOffice saves fifteen digits of a number; to one unit of the last of them nothing may differ."""
    if isinstance(before, bool) or not isinstance(before, int | float):
        return bool(before == after and type(before) is type(after))
    if not isinstance(after, int | float) or isinstance(after, bool):
        return False
    digit = 10.0 ** (math.floor(math.log10(abs(before))) - 14) if before else 0.0
    return before == after or abs(before - after) <= digit


def test_no_cell_of_any_sheet_changes(saved: tuple[bytes, bytes]) -> None:
    before, after = (opened(content) for content in saved)
    assert before.sheetnames == after.sheetnames
    assert len(before.sheetnames) == 11
    kinds = set()
    for sheet in before:
        again = after[sheet.title]
        places = {c.coordinate for of in (sheet, again) for row in of.iter_rows() for c in row}
        wrong = {
            place: (sheet[place].value, again[place].value)
            for place in places
            if not same(sheet[place].value, again[place].value)
        }
        assert not wrong, sheet.title
        kinds |= {type(sheet[place].value) for place in places}
    assert {str, int, float, datetime} <= kinds


def test_the_results_read_back_from_the_copy_are_results_json_to_the_last_digit(
    saved: tuple[bytes, bytes],
) -> None:
    expected = results_of(SCORES, GIVEN, era="2025")
    assert read_results(saved[0]) == expected
    assert read_results(saved[1]) == expected


def test_the_tables_and_the_properties_stay(saved: tuple[bytes, bytes]) -> None:
    before, after = (opened(content) for content in saved)
    for name in ("Xếp hạng", "Chi tiết", "Nguồn"):
        assert set(before[name].tables) == set(after[name].tables)
    told = [{p.name: p.value for p in book.custom_doc_props.props} for book in (before, after)]
    assert told[0] == told[1]
