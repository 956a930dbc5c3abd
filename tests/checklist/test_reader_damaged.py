"""Damaged files: whatever is in them, a problem of the catalogue and never an exception."""

import io
import random
import re
import zipfile
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.reading.package import TRANSITIONAL
from checklist.reading.strings import read_strings
from checklist.reading.workbook import Workbook
from tests.checklist.workbooks import filled, hide_facts, read, rewritten

ROWS = "| A.1 | 1 | 2 | | | QĐ 12 | |\n| A.5 | | | Có | | | |"
GOOD = filled(ROWS, change=hide_facts)
EXPECTED = read(GOOD).filled[0].answers


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("xl/worksheets/sheet1.xml", "</sheetData>", ""),
        ("xl/worksheets/sheet1.xml", '<c r="A6"', '<c r="A7"'),
        ("xl/worksheets/sheet1.xml", '<c r="B6"', '<c r="A6"'),
        ("xl/worksheets/sheet1.xml", 't="inlineStr"', 't="s"'),
        ("xl/worksheets/sheet1.xml", '<row r="6"', '<row r="-"'),
        ("xl/workbook.xml", "<sheets>", "<sheet>"),
        ("xl/styles.xml", "<cellXfs", "<"),
        ("_rels/.rels", "xl/workbook.xml", "xl/gone.xml"),
        ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheets/gone.xml"),
    ],
)
def test_a_broken_part_is_a_damaged_workbook_or_one_without_the_table(
    part: str, before: str, after: str
) -> None:
    broken = rewritten(GOOD, {part: lambda text: text.replace(before, after)})
    reading = read(broken)
    assert [p.code for p in reading.errors] in (["DAMAGED_WORKBOOK"], ["NO_CHECKLIST_SHEET"])


B6 = '<c r="B6" t="n"><v>1</v></c>'


@pytest.mark.parametrize(
    "instead",
    [
        B6 + '<c r="B6"/>',
        '<c r="B6"/>' + B6,
        B6 + '<c r="B7"/>',
        B6 + '<c r="b6"/>',
        B6 + '</row><row r="6"><c r="H6"/>',
        B6 + '<row r="20"></row>',
        '<c r="B6"><v>1</v><v>2</v></c>',
        '<c r="B6"><v>1<b/></v></c>',
        '<c r="B6">' + B6 + "</c>",
        '<c r="B6" t="inlineStr"><is><t>1</t><t>2</t></is></c>',
        '<c r="B6" t="inlineStr"><is><r><t>1</t><t>2</t></r></is></c>',
        '<c r="B6" t="inlineStr"><is><t>1</t></is><is><t>2</t></is></c>',
        '<c r="B6" t="inlineStr"><t>1</t></c>',
        '<c r="B6" t="inlineStr"><v>1</v></c>',
        '<c r="B6"><is><t>1</t></is></c>',
    ],
)
def test_what_programs_would_show_in_two_ways_is_damaged(instead: str) -> None:
    def change(text: str) -> str:
        assert B6 in text
        return text.replace(B6, instead)

    assert [p.code for p in read(rewritten(GOOD, {"xl/worksheets/sheet1.xml": change})).errors] == [
        "DAMAGED_WORKBOOK"
    ]


def test_a_sheet_of_an_unknown_kind_is_not_lost_in_silence() -> None:
    def change(text: str) -> str:
        return text.replace(
            '/worksheet" Target="/xl/worksheets/sheet2', '/sheet" Target="/xl/worksheets/sheet2'
        )

    part = "xl/_rels/workbook.xml.rels"
    assert [p.code for p in read(rewritten(GOOD, {part: change})).errors] == ["DAMAGED_WORKBOOK"]


def test_rows_and_cells_in_another_order_and_without_an_address_are_read() -> None:
    def change(text: str) -> str:
        first, second = re.findall(r"<row r=\"[67]\".*?</row>", text)
        text = text.replace(first + second, second + first.replace(B6, "<c><v>1</v></c>"))
        return text.replace('<c r="A7"', '<c r="J7"/><c r="A7"')

    reading = read(rewritten(GOOD, {"xl/worksheets/sheet1.xml": change}))
    assert reading.filled[0].answers.equals(EXPECTED)


@pytest.mark.parametrize(
    ("string", "said"),
    [
        ("<t>QĐ</t><r><t> 12</t></r>", "QĐ 12"),
        ("<r><t>QĐ</t></r><r><t> 12</t></r><rPh><t>x</t></rPh>", "QĐ 12"),
        ("<t>QĐ</t><t> 12</t>", None),
        ("<r><t>QĐ</t><t> 12</t></r>", None),
        ("<si><t>QĐ</t></si>", None),
    ],
)
def test_a_shared_text_has_one_text_a_run(string: str, said: str | None) -> None:
    part = f'<sst xmlns="{TRANSITIONAL}"><si>{string}</si></sst>'
    if said is not None:
        assert read_strings(io.BytesIO(part.encode())) == [said]
    else:
        with pytest.raises(ValueError):
            read_strings(io.BytesIO(part.encode()))


def test_properties_that_openpyxl_does_not_know_leave_the_hidden_sheet() -> None:
    odd = rewritten(GOOD, {"docProps/custom.xml": lambda text: text.replace("lpwstr", "array")})
    assert read(odd, era=None).accepted


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_changed_bytes_never_raise_and_never_change_an_answer_unseen(seed: int) -> None:
    rng, changed = random.Random(seed), bytearray(GOOD)
    for _ in range(rng.randint(1, 8)):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    reading = read(bytes(changed))
    assert reading.errors or all(f.answers.equals(EXPECTED) for f in reading.filled)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_changed_xml_never_raises(seed: int) -> None:
    rng = random.Random(seed)

    def change(text: str) -> str:
        at, length = rng.randrange(len(text)), rng.choice([0, 1, 5, 40])
        scrap = rng.choice(["", "<", ">", '"', "&amp;", "<c/>", "<v>1</v>", "<f/>", "\u0007", "x" * 50])
        return text[:at] + scrap + text[at + length :]

    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        part = rng.choice(archive.namelist())
    read(rewritten(GOOD, {part: change}))


CONTENTS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20),
    st.datetimes(min_value=datetime(1901, 1, 1)).map(lambda d: d.replace(microsecond=0)),
    st.sampled_from(["#DIV/0!", "#N/A", "=A1+1", "=SUM(A1:B2)", "_x0041_"]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CONTENTS, max_size=6), max_size=8))
def test_cells_are_what_openpyxl_says_they_are(rows: list[list[object]]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    formulas = openpyxl.load_workbook(out).active
    results = openpyxl.load_workbook(out, data_only=True).active
    sheet = Workbook(out.getvalue()).sheet("Sheet")
    for row in formulas.iter_rows():
        for cell in row:
            ours = sheet.rows.get(cell.row, {}).get(cell.column)
            if cell.value is None or cell.value == "":
                assert ours is None or ours.content == ""
            elif cell.data_type == "f":
                assert ours is not None and (ours.formula, ours.content) == (cell.value[1:], None)
            elif "_x" not in str(cell.value):  # where openpyxl leaves Excel's escapes as they are
                assert ours is not None and ours.content == results[cell.coordinate].value
