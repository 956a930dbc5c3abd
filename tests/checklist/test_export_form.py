"""The ranked export as a workbook: tables, panes, print, colours, chart."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.utils import range_boundaries

from tests.checklist.exported import WORKING, export, opened, rows_of, scores_of_every_rule
from tests.editions import edition_of, indicator, rate

SCORES = scores_of_every_rule()


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(export(SCORES))


def test_tables_have_filters_unique_names_and_unique_headers(book: Workbook) -> None:
    names = [name for sheet in book for name in sheet.tables]
    assert len(names) == len({name.casefold() for name in names}) >= len(WORKING)
    for sheet in book:
        for table in sheet.tables.values():
            header = [cell.value for cell in sheet[table.ref][0]]
            assert (table.autoFilter is not None) == (sheet.title in WORKING)
            assert table.autoFilter is None or table.autoFilter.ref == table.ref
            assert [column.name for column in table.tableColumns] == header
            assert len({title.casefold() for title in header}) == len(header)
            assert all(isinstance(title, str) and title for title in header)


def test_tables_do_not_overlap(book: Workbook) -> None:
    for sheet in book:
        taken: set[tuple[int, int]] = set()
        for table in sheet.tables.values():
            left, top, right, bottom = range_boundaries(table.ref)
            cells = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
            assert not taken & cells
            taken |= cells


def test_headers_that_an_edition_makes_alike_are_told_apart() -> None:
    tail = """
verdicts:
  - {id: one, name: Đạt chuẩn, tone: good, when: [{type: share_passed, at_least: 100%}]}
  - {id: two, name: ĐẠT CHUẨN, tone: bad}
"""
    scores = rate(edition_of(indicator(), tail=tail), {"a": {"A.1": "9/10"}})
    header = list(rows_of(opened(export(scores))["Xếp hạng"], "KetLuan")[0])
    assert header[1:3] == ["Đạt chuẩn", "ĐẠT CHUẨN (2)"]


def test_every_working_sheet_freezes_its_header_and_prints_on_a4_landscape(book: Workbook) -> None:
    for sheet in (book[name] for name in WORKING):
        first = next(iter(sheet.tables.values()))
        header = range_boundaries(first.ref)[1]
        assert int(re.sub(r"\D", "", sheet.freeze_panes)) == header + 1
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows.endswith(f"${header}")
        assert "&P/&N" in sheet.oddFooter.center.text.replace("&[Page]", "&P").replace("&[Pages]", "&N")


def test_outcomes_and_verdicts_are_coloured_by_their_words(book: Workbook) -> None:
    def colours(sheet: str) -> str:
        formats = book[sheet].conditional_formatting
        return " ".join(str(rule.dxf.font.color.rgb) for of in formats for rule in of.rules if rule.dxf)

    assert "0F766E" in colours("Chi tiết") and "B45309" in colours("Chi tiết")
    assert "0F766E" in colours("Xếp hạng")
    assert any(rule.type == "dataBar" for of in book["Xếp hạng"].conditional_formatting for rule in of.rules)


def test_the_chart_shows_its_titles_and_axes() -> None:
    with ZipFile(BytesIO(export(SCORES))) as archive:
        charts = [n for n in archive.namelist() if n.startswith("xl/charts/chart")]
        text = archive.read(charts[0]).decode()
    assert "Kết luận theo huyện" in text and "Số đơn vị" in text
    assert re.findall(r'<(?:c:)?delete val="(\d)"', text) == ["0", "0"]
    assert text.count("<ser>") + text.count("<c:ser>") == len(SCORES.edition.verdicts)


def test_an_empty_cell_is_not_an_empty_text() -> None:
    with ZipFile(BytesIO(export(SCORES))) as archive:
        sheets = [archive.read(n).decode() for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
    assert not any(re.search(r't="inlineStr" ?/>', text) for text in sheets)


def test_the_chart_counts_the_cohort_alone(book: Workbook) -> None:
    rows = rows_of(book["Xếp hạng"], "KetLuan")
    counted = SCORES.units[SCORES.units["in_cohort"]]
    assert sum(row["Số đơn vị"] for row in rows) == len(counted)
    for verdict in SCORES.edition.verdicts:
        told = sum(row[verdict.name.vi] for row in rows)
        assert told == (counted["verdict"] == verdict.id).sum()
