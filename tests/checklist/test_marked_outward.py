"""Nothing from outside survives in a marked copy: formulas and links that reach out, control characters in disguise."""

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.xml.constants import SHEET_MAIN_NS

from checklist.marked.outward import reaches_out, without_controls
from checklist.reading.sheets import unescaped
from tests.checklist.marked_copies import CHECKLIST_PART, LIST, changed, marked, opened, packed, parts
from tests.checklist.workbooks import filled, read, rewritten

SHEET = "Phiếu đánh giá"
OUTWARD = [
    'HYPERLINK("http://example.org","x")',
    'hyperlink ( "#A1" )',
    'IF(TRUE,_xlfn.WEBSERVICE("http://example.org"),1)',
    '_xlfn._xlws.IMAGE("https://example.org/a.png")',
    'RTD("a",,"b")',
    "cmd|'/c calc'!A1",
    'DDE("a","b","c")',
    "SUM([1]Sheet1!A1:A3)",
    "'[2]Trang khác'!$B$2",
    "[1]!Ten",
    "'C:\\thu muc\\[so.xlsx]Trang'!A1",
    'CALL("kernel32","x")',
    'REGISTER.ID("a","b")',
    'FILTERXML("<a/>","//a")',
    'IMPORTXML("http://example.org","//a")',
    'IMPORTDATA("x")',
    '"xem https://example.org"',
    "'file:///c:/a.xlsx'#$Sheet1.A1",
    '"\\\\\\\\may\\\\chia"',
]
ORDINARY = [
    "SUM(A1:A3)",
    'IF(A1="HYPERLINK(",1,0)',
    "SUM(Bang[2022])+'Trang khác'!A1",
    "Bang[[#This Row],[Số]]",
    'TEXT(A1,"0|0")',
    'SUMIFS($L$9:$L$61,$Q$9:$Q$61,"CQS")',
    "MYIMAGE(A1)",
    "INDEX(KetQua,1)",
]


def with_formula(formula: str, result: str | None = "7", place: str = "J9", kind: str = "") -> bytes:
    """A refused checklist with a formula in a cell beside the table."""
    content = filled("| A.1 | 9o | 10 | | | QĐ 1 | |", change=lambda b: b[SHEET].__setitem__(place, "=1+1"))
    said = formula.replace("&", "&amp;").replace("<", "&lt;")
    value = "" if result is None else f"<v>{result}</v>"

    def put(part: str) -> str:
        head, _, tail = part.partition(f'<c r="{place}"')
        return f'{head}<c r="{place}"{kind}><f>{said}</f>{value}</c>' + tail.partition("</c>")[2]

    return rewritten(content, {CHECKLIST_PART: put})


@pytest.mark.parametrize("formula", OUTWARD)
def test_a_formula_that_reaches_out_becomes_its_stored_result(formula):
    book = opened(marked(with_formula(formula)))
    assert (book[SHEET]["J9"].value, book[SHEET]["J9"].data_type) == (7, "n")
    assert "đã gỡ khỏi tệp này 1 " in book[LIST]["A3"].value


@pytest.mark.parametrize("formula", OUTWARD)
def test_one_without_a_stored_result_becomes_a_text(formula):
    cell = opened(marked(with_formula(formula, None)))[SHEET]["J9"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (f"={formula}", "s", True)


def test_a_stored_text_stays_a_text_when_it_is_edited():
    cell = opened(marked(with_formula(OUTWARD[0], "=1+1", kind=' t="str"')))[SHEET]["J9"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


@pytest.mark.parametrize("formula", ORDINARY)
def test_an_ordinary_formula_stays(formula):
    assert not reaches_out(formula)
    book = opened(marked(with_formula(formula)))
    assert book[SHEET]["J9"].value == f"={formula}"
    assert book[LIST]["A3"].value is None


@pytest.mark.parametrize(
    "row", ["| A.1 | 9o | 10 | | | =B1&B2 -> abc | |", "| A.1 | 9o | 10 | | | QĐ | =B1&B2 -> abc |"]
)
def test_a_formula_where_plain_text_belongs_becomes_its_result(row):
    sheet = opened(marked(filled(row)))[SHEET]
    assert "abc" in (sheet["F6"].value, sheet["G6"].value)


def test_a_formula_in_the_head_block_becomes_its_result():
    content = filled(
        "| A.1 | 9o | 10 | | | QĐ | |",
        head={"Đơn vị": "=A9", "Mã đơn vị": "14758", "Huyện": "Thành phố Thanh Hóa"},
    )
    assert opened(marked(content))[SHEET]["B1"].data_type == "s"


@pytest.mark.parametrize(
    "written",
    [
        '<é:f xmlns:é="{main}">{formula}</é:f>',
        '<f t="normal" foo="a>b">{formula}</f>',
        "<f><![CDATA[{formula}]]></f>",
        "<f>&#72;YP<!-- -->ERLINK(1)</f>",
    ],
)
def test_a_formula_is_found_however_it_is_written(written):
    xml = written.format(main=SHEET_MAIN_NS, formula="HYPERLINK(1)")
    content = rewritten(with_formula("A1"), {CHECKLIST_PART: lambda part: part.replace("<f>A1</f>", xml)})
    assert opened(marked(content))[SHEET]["J9"].value == 7


def test_formulas_that_share_a_refused_one_become_their_results():
    content = filled(
        "| A.1 | 9o | 10 | | | | |", change=lambda b: [b[SHEET].__setitem__(f"J{i}", i) for i in (7, 8, 9)]
    )
    shared = {
        "J7": '<f t="shared" ref="J7:J8" si="0">WEBSERVICE("x")</f><v>7</v>',
        "J8": '<f t="shared" si="0"/><v>8</v>',
        "J9": '<f t="shared" ref="J9" si="1">A1</f><v>9</v>',
    }

    def put(part: str) -> str:
        for place, xml in shared.items():
            head, _, tail = part.partition(f'<c r="{place}"')
            part = f'{head}<c r="{place}">{xml}</c>' + tail.partition("</c>")[2]
        return part

    part = parts(marked(rewritten(content, {CHECKLIST_PART: put})))[CHECKLIST_PART].decode()
    assert part.count("<f ") == 1 and "<v>8</v>" in part and 'si="1">A1</f>' in part


def test_links_to_outside_go_and_their_texts_stay():
    def change(book):
        book[SHEET]["J6"], book[SHEET]["J7"] = "xem đây", "về đầu"
        book[SHEET]["J6"].hyperlink = "http://example.org/a"
        book[SHEET]["J7"].hyperlink = "#A1"

    copy = marked(filled("| A.1 | 9o | 10 | | | | |", change=change))
    sheet = opened(copy)[SHEET]
    assert (sheet["J6"].value, sheet["J6"].hyperlink, sheet["J7"].value) == ("xem đây", None, "về đầu")
    assert not any(b"example.org" in part for part in parts(copy).values())


def test_links_of_shapes_go_and_the_shapes_stay():
    members = parts(filled("| A.1 | 9o | 10 | | | | |"))
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    members["xl/drawings/drawing1.xml"] = (
        f'<d xmlns="d" xmlns:a="a" xmlns:r="{office}"><p id="rId1"><a:hlinkClick r:id="rId1"/></p></d>'.encode()
    )
    link = f'<Relationship Id="rId1" Type="{office}/hyperlink" Target="http://example.org" TargetMode="External"/>'
    members["xl/drawings/_rels/drawing1.xml.rels"] = relations.format(link).encode()
    after = parts(marked(packed(members)))
    assert after["xl/drawings/drawing1.xml"].endswith(b'<p id="rId1"></p></d>')
    assert b"example.org" not in after["xl/drawings/_rels/drawing1.xml.rels"]


def test_names_and_lists_that_reach_out_stand_for_nothing():
    def change(book):
        book.defined_names["Xau"] = DefinedName("Xau", attr_text='WEBSERVICE("http://example.org")')
        book.defined_names["Tot"] = DefinedName("Tot", attr_text="'Phiếu đánh giá'!$A$1")
        check = DataValidation("custom", formula1='WEBSERVICE("http://example.org")=1')
        check.add("J9")
        book[SHEET].add_data_validation(check)

    book = opened(marked(filled("| A.1 | 9o | 10 | | | | |", change=change)))
    assert {name: each.attr_text for name, each in book.defined_names.items()} == {
        "Xau": "#REF!",
        "Tot": "'Phiếu đánh giá'!$A$1",
    }
    assert [each.formula1 for each in book[SHEET].data_validations.dataValidation] == ["#REF!"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a_x0007_b", "a b"),
        ("a_x005F_x0007_b", "a_x0007_b"),
        ("a_x000a_b_x0009_c", "a\nb\tc"),
        ("a&#95;x0007_b", "a b"),
        ("a_x00<!-- -->07_b", "a b"),
        ("a<![CDATA[_x001b_<]]>b", "a <b"),
        ("a_x0041_x0007_b", "aAx0007_b"),
        ("_x0085_", " "),
    ],
)
def test_control_characters_in_disguise_become_spaces(written, shown):
    part, _ = without_controls(f"<t>{written}</t>".encode())
    assert unescaped(fromstring(part).text) == shown
    assert without_controls(part) == (part, 0)


def test_the_texts_of_cells_lose_their_control_characters():
    content = changed(filled("| A.1 | 9o | 10 | | | mốc | |"), sheet1=("mốc", "a_x0007_b_x005F_x0007_"))
    book = opened(marked(content))
    assert book[SHEET]["F6"].value == "a b_x005F_x0007_"
    assert "đã gỡ khỏi tệp này 1 " in book[LIST]["A3"].value


def test_the_order_of_calculation_goes_with_a_formula_that_went():
    chain = "xl/calcChain.xml"
    for formula, stays in (("A1", True), (OUTWARD[0], False)):
        members = parts(with_formula(formula))
        members[chain] = (
            b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="J9" i="1"/></calcChain>'
        )
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
        relations, types = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
        entry = f'<Relationship Id="rIdChain" Type="{kind}" Target="calcChain.xml"/></Relationships>'
        members[relations] = members[relations].replace(b"</Relationships>", entry.encode())
        said = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
        entry = f'<Override PartName="/{chain}" ContentType="{said}"/></Types>'
        members[types] = members[types].replace(b"</Types>", entry.encode())
        after = parts(marked(packed(members)))
        assert [(b"calcChain" in after[each]) for each in (relations, types)] == [stays, stays]
        assert (chain in after) is stays


def test_the_texts_of_problems_never_become_formulas():
    problems = read(filled("| A.1 | =1+1 | 10 | | | | |\n| A.2 | '=cmd\\|x | '@1 | | | | |")).problems
    sheet = opened(marked(filled("| A.1 | 9o | 10 | | | | |"), problems))[LIST]
    assert not any(c.data_type == "f" for row in sheet.iter_rows() for c in row)
