"""Districts leave by the same ranked export as communes, in words for districts, and are read back."""

from functools import cache
from typing import Any

import openpyxl
import pytest

from analysis.districts.scorecard import Scorecard
from checklist.ranking import read_results
from checklist.results import results, to_json
from tests.analysis.test_district_scorecard import PASSES, rated
from tests.checklist.exported import SHEETS, export, opened, rows_of


@cache
def card() -> Scorecard:
    """One district complete, one lacking data, one of which nobody submitted."""
    return rated({"a0": PASSES, "a1": PASSES | {"KTS.1": "1/10"}, "b0": PASSES | {"CQS.1": None}})[1]


def made(lang: str = "vi") -> bytes:
    return export(card().scores, lang=lang, absent=card().silent, answers=card().answers)


def said_in(book: openpyxl.Workbook) -> set[str]:
    return {
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str)
    }


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_export_of_districts_is_read_back_to_the_last_letter(lang: Any) -> None:
    absent = [str(code) for code in card().silent.index]
    expected = results(card().scores, {}, absent, [], [], lang)
    assert to_json(read_results(made(lang))) == to_json(expected)


def test_it_has_the_sheets_of_every_ranked_export() -> None:
    assert opened(made()).sheetnames == SHEETS


def test_a_district_lies_in_no_district() -> None:
    book = opened(made())
    for sheet, table in (("Xếp hạng", "XepHang"), ("Theo nhóm", "TheoNhom"), ("Nguồn", "Nguon")):
        titles = rows_of(book[sheet], table)[0].keys()
        assert not {"Huyện", "Hạng trong huyện"} & set(titles), sheet


def test_its_words_are_of_districts() -> None:
    book = opened(made())
    said = said_in(book)
    assert any("2 huyện có kết quả" in one for one in said)
    assert not any("xã có kết quả" in one or "các xã đủ số liệu" in one for one in said)
    assert book.properties.category == "Kết quả đánh giá chuyển đổi số cấp huyện"


def test_the_method_says_what_each_figure_is_taken_from() -> None:
    rows = rows_of(opened(made())["Phương pháp"], "PhuongPhap")
    assert rows[1]["Số liệu"] == "Tính từ kết quả của xã: số xã hoàn thành trên số xã được giao"


def test_the_sources_are_the_communes_and_a_district_without_any_has_not_submitted() -> None:
    rows = {row["Mã đơn vị"]: row["Tệp"] for row in rows_of(opened(made())["Nguồn"], "Nguon")}
    computed = "Tính từ kết quả của các xã"
    assert rows == {"D1": computed, "D2": computed, "D3": "Chưa nộp phiếu"}
