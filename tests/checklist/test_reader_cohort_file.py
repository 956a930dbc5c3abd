"""A cohort as a file: codes or names with districts, with or without headers, problems by line or cell."""

import io

import openpyxl
import pytest

from checklist.cohort_file import read_cohort
from units import Matcher, demonstration_cohort, load_units

UNITS = load_units("2022")
MATCHER = Matcher(UNITS)


def read(
    text: str, file: str = "ds.csv", encoding: str = "utf-8"
) -> tuple[tuple[str, ...], list[tuple[str, object]]]:
    codes, problems = read_cohort(text.encode(encoding), file, MATCHER)
    return codes, [(problem.code, problem.line) for problem in problems]


def workbook(*rows: tuple[object, ...]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "Danh sách"
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "14755\n14758\n",
        "Mã đơn vị\n14758\n14755\n",
        "STT,Mã xã,Tên\n1,14755,Phường Hàm Rồng\n2,14758,Phường Đông Thọ\n",
        "DANH SÁCH GIAO CHỈ TIÊU\nTên đơn vị;Huyện\nP. Hàm Rồng;TP Thanh Hoá\nPhường Đông Thọ;Thành phố Thanh Hóa\n",
        "Phường Hàm Rồng, thành phố Thanh Hóa\n\nPhường Đông Thọ, thành phố Thanh Hóa",
        "1\t14755\tPhường Hàm Rồng\n2\t14758\tPhường Đông Thọ",
        "code,name,district_name\n14755,Phường Hàm Rồng,Thành phố Thanh Hóa\n14758,,\n",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lists_in_many_shapes(text: str, encoding: str) -> None:
    assert read(text, encoding=encoding) == (("14755", "14758"), [])


def test_the_demonstration_list_comes_back_whole() -> None:
    codes = demonstration_cohort()
    by_name = "Tên đơn vị\tHuyện\n" + "\n".join(
        f"{UNITS.at[c, 'name']}\t{UNITS.at[c, 'district_name']}" for c in codes
    )
    assert read("\n".join(codes)) == (codes, []) == read(by_name)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Mã\n14755\n99999\n", [("UNIT_UNKNOWN", 3)]),
        ("Phường Hàm Rồng\nQuang Trung\n", [("UNIT_AMBIGUOUS", 2)]),
        ("Mã,Tên\n14755,Phường Đông Thọ\n", [("UNIT_CODE_AND_NAME_DIFFER", 2)]),
        ("14755\n14758\n14755\n", [("COHORT_UNIT_TWICE", 3)]),
        ("", [("EMPTY_FILE", None)]),
        ("Mã\n", [("COHORT_EMPTY", None)]),
        ("\n\n", [("COHORT_EMPTY", None)]),
    ],
)
def test_a_line_that_is_not_certain_is_told_and_left_out(
    text: str, problems: list[tuple[str, object]]
) -> None:
    assert read(text)[1] == problems


def test_a_near_name_is_offered() -> None:
    _, [problem] = read_cohort("Phường Đông Thoo".encode(), "ds.txt", MATCHER)
    assert "“Phường Đông Thọ (Thành phố Thanh Hóa, mã 14758)”" in problem.message("vi")


def test_a_workbook_names_the_cell() -> None:
    content = workbook(
        ("Danh sách",), ("STT", "Mã", "Tên"), (1, 14755, None), (2, None, "Quang Trung"), (3, 99999)
    )
    codes, problems = read_cohort(content, "ds.xlsx", MATCHER)
    assert codes == ("14755",)
    assert [(p.code, p.place("vi")) for p in problems] == [
        ("UNIT_AMBIGUOUS", "Danh sách!C4"),
        ("UNIT_UNKNOWN", "Danh sách!B5"),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLD_EXCEL_FILE"),
        (b"PK\x03\x04", "DAMAGED_WORKBOOK"),
        (b"%PDF-1.7", "NOT_A_WORKBOOK"),
    ],
)
def test_a_file_that_is_no_list_is_refused_as_a_checklist_would_be(content: bytes, code: str) -> None:
    codes, problems = read_cohort(content, "ds.xlsx", MATCHER)
    assert codes == () and [p.code for p in problems] == [code]


def test_any_text_is_a_list_or_told() -> None:
    for text in ("\x00\x00", '"', "a;b;c\n;;;\n", "\ufeff", ",,,,", "1,2,3"):
        codes, problems = read_cohort(text.encode(), "ds.csv", MATCHER)
        assert problems and codes == ()
