"""The workbook as an official meets it: lists, colours, sources beside thresholds, nothing invented, nothing locked."""

import io
from typing import get_args

import openpyxl
import pytest
from pydantic import BaseModel

from checklist.edition_book import explanations, write_edition
from checklist.edition_book.columns import Holds
from checklist.edition_book.layout import EDITION as LINES
from checklist.edition_book.layout import FACTS, GRADES, GROUPS, INDICATORS, PARTS, TABLES, VERDICTS
from checklist.edition_book.uses import uses
from checklist.edition_book.words import CONDITIONS, INPUTS, RULES, members
from criteria import Edition, Group, Indicator, KnownIndicator, Skeleton, load_any
from criteria.catalogue import KnownFact
from criteria.inputs import AnyInput
from criteria.rules import AnyRule, Part
from criteria.verdicts import AnyCondition, Grade, Verdict

SHEETS_OF_THEIR_OWN = {"groups", "indicators", "verdicts", "grades", "facts", "bands", "options", "parts"}
MODELS = {
    LINES.name: (Edition, Skeleton),
    GROUPS.name: (Group,),
    INDICATORS.name: (Indicator, KnownIndicator),
    PARTS.name: (Part,),
    VERDICTS.name: (Verdict,),
    GRADES.name: (Grade,),
    FACTS.name: (KnownFact,),
}


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(write_edition(load_any("tham-chieu-2022"))))


@pytest.fixture(scope="module")
def skeleton():
    return openpyxl.load_workbook(io.BytesIO(write_edition(load_any("qd-1829-2023"))))


def columns_of(sheet):
    return {cell.value: cell.column for cell in sheet[4] if cell.value}


def fields(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields) - SHEETS_OF_THEIR_OWN - {"when", "alternatives"}


@pytest.mark.parametrize("layout", [LINES, *(t for t in TABLES if t.name in MODELS)], ids=lambda t: t.name)
def test_every_key_of_the_catalogue_has_a_column(layout):
    held = {str(column.path[0]) for column in layout.columns}
    for model in MODELS[layout.name]:
        assert fields(model) - held == set()


@pytest.mark.parametrize(
    ("layout", "key", "union"), [(INDICATORS, "input", AnyInput), (INDICATORS, "rule", AnyRule)]
)
def test_every_key_of_every_input_and_rule_type_has_a_column(layout, key, union):
    held = {str(c.path[1]) for c in layout.columns if c.path[0] == key}
    for model in members(union).values():
        assert fields(model) - held == set()


def test_every_type_has_its_words_and_its_explanation():
    assert set(INPUTS.words) == set(explanations.FIGURES)
    assert set(RULES.words) == set(explanations.RULES)
    assert set(CONDITIONS.words) == set(explanations.CONDITIONS) == set(members(AnyCondition))
    assert len(get_args(get_args(AnyRule)[0])) == len(RULES.words)


def test_what_is_a_closed_list_is_chosen_from_a_list(book):
    for layout in TABLES:
        listed = {
            str(cells).split(":")[0].rstrip("0123456789")
            for validation in book[layout.name].data_validations.dataValidation
            if validation.type == "list"
            for cells in validation.sqref.ranges
        }
        letters = dict(zip(layout.headers, [c.column_letter for c in book[layout.name][4]], strict=False))
        for column in layout.columns:
            if column.holds in (Holds.WORD, Holds.YES_NO):
                assert letters[column.title] in listed
        if layout.owner:
            assert "A" in listed


def test_every_threshold_has_its_provenance_and_its_source_beside_it(book):
    at = columns_of(book["Chỉ tiêu"])
    first = at["Ngưỡng đồng bằng"]
    assert [
        at[h] - first for h in ("Ngưỡng miền núi", "Mức độ nguồn của ngưỡng", "Trích dẫn nguồn của ngưỡng")
    ] == [1, 2, 3]


def test_numbers_stand_as_numbers_and_thirds_as_they_are_written(book):
    at = columns_of(book["Thành phần"])
    shares = [row[at["Tỷ trọng"] - 1] for row in book["Thành phần"].iter_rows(min_row=5) if row[0].value]
    assert {cell.value for cell in shares} >= {"1/3"}
    levels = [
        row[columns_of(book["Chỉ tiêu"])["Ngưỡng đồng bằng"] - 1]
        for row in book["Chỉ tiêu"].iter_rows(min_row=5)
    ]
    assert any(cell.value == 0.6 and cell.number_format == "0%" for cell in levels)


def test_a_blank_level_is_text_so_that_a_half_does_not_become_a_date(skeleton):
    at = columns_of(skeleton["Chỉ tiêu"])
    assert skeleton["Chỉ tiêu"].cell(5, at["Ngưỡng đồng bằng"]).number_format == "@"


def test_what_is_unknown_stays_blank(skeleton):
    sheet = skeleton["Chỉ tiêu"]
    row = [cell.value for cell in sheet[5]]
    assert row[:2] == ["CQS.01", "CQS"] and set(row[2:]) == {None}
    assert [cell.value for cell in skeleton["Kết luận"][5]][:3] == [None, None, None]


def test_no_sheet_is_locked_and_headers_stay_in_view(book):
    for sheet in book:
        assert not sheet.protection.sheet
    for layout in TABLES:
        sheet = book[layout.name]
        assert sheet.freeze_panes.endswith("5") and sheet.auto_filter.ref.startswith("A4")


def test_english_columns_are_folded_away(book):
    sheet = book["Chỉ tiêu"]
    at = {cell.value: cell.column_letter for cell in sheet[4]}
    assert sheet.column_dimensions[at["Tên chỉ tiêu (tiếng Anh)"]].hidden
    assert not sheet.column_dimensions[at["Tên chỉ tiêu"]].hidden


def test_what_a_row_needs_depends_on_its_kind_of_figure_and_its_rule():
    use = dict(zip((c.title for c in INDICATORS.columns), uses(INDICATORS), strict=True))
    assert use["Tên chỉ tiêu"].needed and not use["Ghi chú"].needed
    assert use["Tử số"].by == {"ratio": True}
    assert use["Số điểm mỗi mục"].by == {"per_item": True}
    assert "unscored" not in use["Ngưỡng đồng bằng"].by and use["Ngưỡng đồng bằng"].by["steps"]
    assert "options" not in use["Chiều"].by
