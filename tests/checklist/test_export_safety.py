"""Nothing from outside runs in a ranked export: no formula, link, control character or print command of others."""

import re
from io import BytesIO
from zipfile import ZipFile

import pandas as pd
import pytest

from checklist.plain_text import LONGEST, harmless
from checklist.ranking import Source, write_unit
from checklist.ranking.unit_sheet import sheet_name
from checklist.readings import Reading
from scoring import Scores
from tests.checklist.exported import MADE_AT, export, opened
from tests.editions import edition_of, frame_of, indicator, rate
from wording.problems import Kind, Problem

DANGEROUS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("http://example.invalid","x")',
    "=cmd|'/c calc'!A0",
    '=DDE("cmd";"/c calc";"A0")',
    "http://example.invalid/",
    "#N/A",
    "1e5",
    "TRUE",
    '&A&P&F&"Arial"&20',
    "a\x00b\x07c\ud800",
    "tệp\u202excod.xlsx",
    "_x003D_1+1",
    "[x]:*?/\\'",
]
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _without_surrogates(texts: list[str]) -> list[str]:
    """Districts come from our own lists; pandas refuses to group by half a character."""
    return [text.replace("\ud800", "") for text in texts]


def _column(texts: list[str]) -> pd.Series:
    return pd.Series(texts, dtype=object)


def _scores(texts: list[str]) -> Scores:
    """Units that carry the texts as their names and districts; one indicator fails, one is not answered."""
    codes = [f"u{i}" for i in range(len(texts))]
    said = {code: {"A.1": "1/9"} for code in codes}
    scores = rate(edition_of(indicator(), indicator("A.2", points=0.0, rule="unscored", level="")), said)
    names = pd.Series(dict(zip(codes, texts, strict=True)), dtype=object)
    units = scores.units.assign(name=names, district_name=_without_surrogates(texts))
    return Scores(**(vars(scores) | {"units": units}))


def _export(scores: Scores, texts: list[str]) -> bytes:
    """An export that carries the texts in every other place that takes text from outside."""
    codes = list(scores.units.index)
    told = [
        Problem(Kind.CATALOGUE_INCONSISTENT, text, text, text, facts={"path": text, "found": text})
        for text in texts
    ]
    answers = frame_of({code: {"A.1": "1/9"} for code in codes})
    answers = answers.assign(evidence=_column(texts), explanation=_column(texts[::-1]))
    districts = _without_surrogates(texts)
    absent = pd.DataFrame({"name": _column(texts), "district_name": districts, "zone": "lowland"})
    absent.index = pd.Index([f"v{i}" for i in range(len(texts))])
    return export(
        scores,
        [Source(code, text, text) for code, text in zip(codes, texts, strict=True)],
        absent=absent,
        refused=[Reading(text, "", (), (problem,)) for text, problem in zip(texts, told, strict=True)],
        warnings=told,
        units=codes,
        answers=answers,
        title=texts[0],
        cohort_name=texts[-5],
        demonstration=True,
    )


@pytest.fixture(scope="module")
def content() -> bytes:
    return _export(_scores(DANGEROUS), DANGEROUS)


def _parts(content: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_no_cell_of_any_sheet_is_a_formula_a_link_or_an_error(content: bytes) -> None:
    for name, text in _parts(content).items():
        if name.startswith("xl/worksheets/"):
            assert not re.search(r"<f[ />]|<hyperlink|<oleObject|<control", text), name
            assert not re.search(r'<c [^>]*t="(e|str|b)"', text), name
    for sheet in opened(content):
        for row in sheet.iter_rows():
            assert not [c.coordinate for c in row if c.hyperlink or c.data_type in "fe"]


def test_no_part_holds_a_control_character_or_a_link_to_elsewhere(content: bytes) -> None:
    for name, text in _parts(content).items():
        assert not _CONTROL.search(text), name
        assert 'TargetMode="External"' not in text, name
        assert not name.startswith(("xl/externalLinks", "xl/connections", "xl/vbaProject"))


def test_every_dangerous_text_is_there_as_text(content: bytes) -> None:
    book = opened(content)
    for sheet, table, title in (
        ("Xếp hạng", "XepHang", "Đơn vị"),
        ("Nguồn", "Nguon", "Tệp"),
        ("Nguồn", "Nguon", "SHA-256"),
        ("Vấn đề", "TepChuaNhan", "Tệp"),
        ("Vấn đề", "CanhBao", "Trang tính"),
    ):
        header, *rows = book[sheet][book[sheet].tables[table].ref]
        column = [cell.value for cell in header].index(title)
        cells = [row[column] for row in rows[: len(DANGEROUS)]]
        assert [cell.value for cell in cells] == [harmless(text) for text in DANGEROUS]
        assert {cell.data_type for cell in cells} == {"s"}
        assert all(cell.quotePrefix for cell in cells)


def test_evidence_and_explanation_stay_text_on_a_units_sheet(content: bytes) -> None:
    book = opened(content)
    for number, text in enumerate(DANGEROUS, start=1):
        name = f"ChiTieuDonVi{number}"
        sheet = next(sheet for sheet in book if name in sheet.tables)
        header, row, *_ = sheet[sheet.tables[name].ref]
        told = {h.value: cell for h, cell in zip(header, row, strict=True)}
        for title, expected in (("Tài liệu kiểm chứng", text), ("Giải trình", DANGEROUS[-number])):
            assert told[title].value == harmless(expected)
            assert (told[title].data_type, told[title].quotePrefix) == ("s", True)


@pytest.mark.parametrize("text", DANGEROUS)
def test_properties_and_page_headers_hold_harmless_text_and_obey_no_command(text: str) -> None:
    scores = _scores([text])
    unit = scores.units.index[0]
    book = opened(write_unit(scores, unit, title=text, cohort_name=text, made_at=MADE_AT))
    assert book.properties.title == harmless(text)
    assert harmless(text) in book.properties.subject
    assert {p.name: p.value for p in book.custom_doc_props.props}["xaso_cohort"] == harmless(text)
    for sheet in book:
        for part in (sheet.oddHeader.left.text, sheet.oddFooter.left.text):
            assert part is None or "&" not in part.replace("&&", "")


def test_the_chart_and_its_description_hold_harmless_text(content: bytes) -> None:
    parts = _parts(content)
    drawing = next(text for name, text in parts.items() if name.startswith("xl/drawings/drawing"))
    assert "Cao nhất" in drawing and not _CONTROL.search(drawing)
    chart = next(text for name, text in parts.items() if name.startswith("xl/charts/chart"))
    references = re.findall(r"<(?:c:)?f>([^<]*)</", chart)
    assert references and all(
        re.fullmatch(r"'Xếp hạng'!\$?[A-Z]+\$?\d+(:\$[A-Z]+\$\d+)?", r) for r in references
    )


@pytest.mark.parametrize("name", [*DANGEROUS, "", "'", "History", "x" * 40, "  Xã   Tân  Phúc "])
def test_a_units_sheet_has_a_name_that_excel_takes(name: str) -> None:
    made = sheet_name(name, "16282")
    assert made.endswith("(16282)") and 0 < len(made) <= 31
    assert not re.search(r"[\[\]:*?/\\]", made) and not _CONTROL.search(made)
    assert made[0] != "'" and made[-1] != "'"


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
