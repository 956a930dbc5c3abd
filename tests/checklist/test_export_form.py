"""The ranked export as a workbook: tables, panes, print, colours, chart, properties, and nothing that can run."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from openpyxl import Workbook
from openpyxl.utils import range_boundaries

from checklist.plain_text import LONGEST, harmless
from checklist.ranking import Source
from scoring import Scores
from tests.checklist.exported import TITLE, export, opened, rows_of, scores_of_every_rule
from tests.checklist.libreoffice import recalculated
from tests.editions import edition_of, indicator, rate

SCORES = scores_of_every_rule()
DANGEROUS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("http://example.invalid","x")',
    "=cmd|'/c calc'!A0",
    "#N/A",
    "1e5",
    "TRUE",
    "a\x00b\x07c\ud800",
    "tệp\u202excod.xlsx",
    "_x003D_1+1",
]


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(export(SCORES))


def test_tables_have_filters_unique_names_and_unique_headers(book: Workbook) -> None:
    names = [name for sheet in book for name in sheet.tables]
    assert len(names) == len({name.casefold() for name in names}) >= len(book.sheetnames)
    for sheet in book:
        for table in sheet.tables.values():
            header = [cell.value for cell in sheet[table.ref][0]]
            assert table.autoFilter.ref == table.ref
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


def test_every_sheet_freezes_its_header_and_prints_on_a4_landscape(book: Workbook) -> None:
    for sheet in book:
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


def test_the_properties_name_title_and_maker(book: Workbook) -> None:
    assert (book.properties.title, book.properties.creator) == (TITLE, "Xã Số")
    assert SCORES.edition.title.vi in book.properties.subject


def _with_names(names: list[str]) -> Scores:
    codes = [f"u{i}" for i in range(len(names))]
    scores = rate(
        edition_of(indicator(), indicator("A.2", points=0.0, rule="unscored", level="")),
        {c: {} for c in codes},
    )
    units = scores.units.assign(
        name=pd.Series(dict(zip(codes, names, strict=True)), dtype=object), district_name="=2+2"
    )
    return Scores(**(vars(scores) | {"units": units}))


def test_outside_text_stays_text() -> None:
    scores = _with_names(DANGEROUS)
    sources = [Source(c, n, n, None) for c, n in zip(scores.units.index, DANGEROUS, strict=True)]
    content = export(scores, sources, title="=1+1", cohort_name="&A=1+1")
    with ZipFile(BytesIO(content)) as archive:
        sheets = [archive.read(n).decode() for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
    assert not any(re.search(r"<f[ >/]", text) for text in sheets)
    for sheet, table, title in (
        ("Xếp hạng", "XepHang", "Đơn vị"),
        ("Nguồn", "Nguon", "Tệp"),
        ("Nguồn", "Nguon", "SHA-256"),
    ):
        worksheet = opened(content)[sheet]
        header, *rows = worksheet[worksheet.tables[table].ref]
        column = [cell.value for cell in header].index(title)
        assert [row[column].value for row in rows] == [harmless(name) for name in DANGEROUS]
        assert {row[column].data_type for row in rows} == {"s"}
        assert all(row[column].quotePrefix for row in rows)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Hoằng Hóa", "Hoằng Hóa"),
        ("một\r\nhai\rba", "một\nhai\nba"),
        ("a\tb\x07c\x9fd", "a b c d"),
        ("\u202excod", " xcod"),
        ("a\ud800\uffffb", "a  b"),
        ("_x0041_", "_x005F_x0041_"),
        ("_xin_", "_xin_"),
        ("ế" * (LONGEST + 1), "ế" * LONGEST),
    ],
)
def test_outside_text_loses_what_a_cell_cannot_hold(given: str, kept: str) -> None:
    assert harmless(given) == kept


def test_libreoffice_changes_no_number(tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    path.write_bytes(export(SCORES))
    (saved,) = recalculated([path], tmp_path / "saved")
    before, after = opened(path.read_bytes()), opened(saved.read_bytes())
    for sheet in before:
        numbers = {
            c.coordinate: c.value
            for row in sheet.iter_rows()
            for c in row
            if isinstance(c.value, int | float)
        }
        again = {where: after[sheet.title][where].value for where in numbers}
        assert again == pytest.approx(numbers, rel=1e-14, abs=0), sheet.title
