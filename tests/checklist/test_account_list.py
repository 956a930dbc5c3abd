"""A list of accounts as a file: read in many shapes, every problem at its cell, and back as it was written."""

import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.accounts import ROLE_WORDS, ListedAccount, place_words, read_accounts, write_account_list
from checklist.accounts.reader import LONGEST_NAME
from checklist.accounts.roles import read_role
from checklist.list_rows import MAX_ROWS
from store.people.rights import Role
from store.texts import LONGEST_LINE
from units import ERAS, load_districts, load_units
from wording.cleaning import cleaned
from wording.problems import Kind

HEADER = "Email | Họ tên | Vai trò | Đơn vị\n"
LAN = "lan@thu.vn | Lan | Người xem |\n"


def workbook(table: str, *, sheet: str = "Tài khoản") -> bytes:
    """A workbook of a table whose cells are parted by `|`, rows by line ends."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.title = sheet
    for line in table.strip().splitlines():
        book.active.append([cell.strip().replace("\\n", "\n") or None for cell in line.split("|")])
    book.save(out)
    return out.getvalue()


def read(table: str, era: str = "2022"):
    people, problems = read_accounts(workbook(table), "ds.xlsx", era)
    return people, [(problem.kind, problem.cell) for problem in problems]


def only_problem(table: str, era: str = "2022"):
    _, [problem] = read_accounts(workbook(table), "ds.xlsx", era)
    return problem


def commune(*codes: str) -> ListedAccount:
    return ListedAccount("hoa@thu.vn", "Hòa", "commune_officer", codes)


def district(*codes: str) -> ListedAccount:
    return ListedAccount("hoa@thu.vn", "Hòa", "district_officer", codes)


def test_the_roles_of_lists_and_the_length_of_names_are_those_of_the_store():
    assert list(ROLE_WORDS) == list(Role)
    assert LONGEST_NAME == LONGEST_LINE


@pytest.mark.parametrize(
    ("place", "more", "person"),
    [
        ("14755", "", commune("14755")),
        ("14758; 14755", "", commune("14755", "14758")),
        ("14758\\n14755", "", commune("14755", "14758")),
        ("Phường Hàm Rồng, TP Thanh Hoá", "", commune("14755")),
        ("14755 – Phường Hàm Rồng, Thành phố Thanh Hóa", "", commune("14755")),
        ("P. Hàm Rồng", "| Thành phố Thanh Hóa", commune("14755")),
        ("", "| | 14755", commune("14755")),
        ("Phường Hàm Rồng; Phường Đông Thọ", "| TP Thanh Hóa | 14755; 14758", commune("14755", "14758")),
    ],
)
def test_a_unit_is_named_by_its_code_or_by_name_and_district(place, more, person):
    table = f"Email | Họ tên | Vai trò | Đơn vị | Huyện | Mã đơn vị\nhoa@thu.vn | Hòa | Cán bộ xã | {place} {more}"
    assert read(table) == ((person,), [])


@pytest.mark.parametrize(
    ("place", "codes"),
    [
        ("Huyện Ngọc Lặc |", ("389",)),
        ("ngọc lặc |", ("389",)),
        ("389 |", ("389",)),
        ("| H. Ngọc Lặc", ("389",)),
        ("Ngọc Lặc | Huyện Ngọc Lặc", ("389",)),
        ("TP Thanh Hoá; Ngọc Lặc |", ("380", "389")),
    ],
)
def test_a_district_officer_names_the_district(place, codes):
    table = f"Email | Họ tên | Vai trò | Đơn vị | Huyện\nhoa@thu.vn | Hòa | Cán bộ huyện | {place}"
    assert read(table) == ((district(*codes),), [])


@pytest.mark.parametrize("role", list(Role))
def test_a_role_is_known_by_its_words_with_and_without_marks_and_by_its_code(role):
    words = ROLE_WORDS[role]
    place = {"district_officer": "389", "commune_officer": "14755"}.get(role, "")
    for said in (words.vi, words.vi.upper(), words.en, role.value, role.value.replace("_", " ")):
        [person], problems = read(f"{HEADER}hoa@thu.vn | Hòa | {said} | {place}")
        assert (person.role, problems) == (role, [])


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("Quan tri vien", Role.ADMINISTRATOR),
        ("CAN BO THAM DINH", Role.APPRAISER),
        ("can bo huyen", Role.DISTRICT_OFFICER),
        ("Cán bộ phường", Role.COMMUNE_OFFICER),
        ("nguoi xem", Role.VIEWER),
        ("Cán bồ xã", None),
        ("", None),
    ],
)
def test_a_role_is_known_by_shorter_words_and_without_marks_but_not_by_wrong_ones(said, role):
    assert read_role(said) == role


def test_columns_stand_in_any_order_under_other_titles_and_others_are_passed_over():
    table = (
        "DANH SÁCH CÁN BỘ ĐẦU MỐI\nSTT | Ghi chú | Vai trò | Xã | Họ và tên | Thư điện tử\n"
        "1 | mới | Cán bộ xã | 14755 | Hòa | Hoa@Thu.VN\n2 | | | | |"
    )
    assert read(table + "\n")[0] == (commune("14755"),)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_text_file_is_parted_by_what_parts_its_header(delimiter):
    places = '"Phường Hàm Rồng, TP Thanh Hóa; Phường Đông Thọ, TP Thanh Hóa; 14761"'
    rows = [["Email", "Họ tên", "Vai trò", "Đơn vị"], ["hoa@thu.vn", "Hòa", "Cán bộ xã", places]]
    content = "\r\n".join(delimiter.join(row) for row in rows).encode("utf-8-sig")
    assert read_accounts(content, "ds.csv", "2022") == ((commune("14755", "14758", "14761"),), [])


@pytest.mark.parametrize(
    ("row", "kind", "cell"),
    [
        ("| Hòa | Người xem |", Kind.ACCOUNT_EMAIL_MISSING, "A3"),
        ("hoa thu.vn | Hòa | Người xem |", Kind.ACCOUNT_EMAIL_INVALID, "A3"),
        ("local | Hòa | Quản trị viên |", Kind.ACCOUNT_EMAIL_INVALID, "A3"),
        ("LAN@thu.vn | Hòa | Người xem |", Kind.ACCOUNT_EMAIL_TWICE, "A3"),
        (f"hoa@thu.vn | {'x' * 301} | Người xem |", Kind.TEXT_TOO_LONG, "B3"),
        ("hoa@thu.vn | Hòa | |", Kind.ACCOUNT_ROLE_MISSING, "C3"),
        ("hoa@thu.vn | Hòa | Giám đốc |", Kind.ACCOUNT_ROLE_UNKNOWN, "C3"),
        ("hoa@thu.vn | Hòa | Cán bộ xã |", Kind.ACCOUNT_PLACE_MISSING, "D3"),
        ("hoa@thu.vn | Hòa | Cán bộ huyện | ;", Kind.ACCOUNT_PLACE_MISSING, "D3"),
        ("hoa@thu.vn | Hòa | Người xem | Xã Quang Trung", Kind.ACCOUNT_PLACE_NOT_USED, "D3"),
        ("hoa@thu.vn | Hòa | Cán bộ xã | 99999", Kind.UNIT_UNKNOWN, "D3"),
        ("hoa@thu.vn | Hòa | Cán bộ xã | 14755; Quang Trung", Kind.UNIT_AMBIGUOUS, "D3"),
        ("hoa@thu.vn | Hòa | Cán bộ xã | 14755 – Đông Thọ", Kind.UNIT_CODE_AND_NAME_DIFFER, "D3"),
        ("hoa@thu.vn | Hòa | Cán bộ huyện | Phường Hàm Rồng", Kind.DISTRICT_UNKNOWN, "D3"),
        ("hoa@thu.vn | Hòa | Cán bộ huyện | Huyện Nghi Sơn", Kind.DISTRICT_UNKNOWN, "D3"),
    ],
)
def test_a_row_that_is_not_right_is_told_at_its_cell_and_left_out(row, kind, cell):
    people, problems = read(HEADER + LAN + row)
    assert problems == [(kind, cell)]
    assert [person.email for person in people] == ["lan@thu.vn"]


def test_all_problems_are_told_at_once():
    _, problems = read(HEADER + "x | a | Sếp | \n| b | Cán bộ xã | 99999\nlan@thu.vn | c | Cán bộ huyện | Xa")
    assert problems == [
        (Kind.ACCOUNT_EMAIL_INVALID, "A2"),
        (Kind.ACCOUNT_ROLE_UNKNOWN, "C2"),
        (Kind.ACCOUNT_EMAIL_MISSING, "A3"),
        (Kind.UNIT_UNKNOWN, "D3"),
        (Kind.DISTRICT_UNKNOWN, "D4"),
    ]


def test_close_roles_units_and_districts_are_offered():
    def told(row: str) -> str:
        return only_problem(HEADER + "hoa@thu.vn | Hòa | " + row).message("vi")

    assert "Có phải ý bạn là “Cán bộ huyện”?" in told("Cán bộ huyên |")
    assert "“Phường Đông Thọ (Thành phố Thanh Hóa, mã 14758)”" in told("Cán bộ xã | Phường Đông Thoo")
    assert "“Huyện Ngọc Lặc”" in told("Cán bộ huyện | Ngoc Lac")
    assert "ở dòng 2" in only_problem(HEADER + LAN + LAN).message("vi")


def test_two_columns_that_name_different_districts_contradict_each_other():
    table = "Email | Họ tên | Vai trò | Đơn vị | Huyện\nhoa@thu.vn | Hòa | Cán bộ huyện | Ngọc Lặc | Bá Thước"
    problem = only_problem(table)
    assert (problem.kind, problem.cell) == (Kind.DISTRICT_UNKNOWN, "D2")
    assert "“Huyện Bá Thước” hoặc “Huyện Ngọc Lặc”" in problem.message("vi")


def test_an_era_without_districts_has_no_district_officers():
    problem = only_problem(HEADER + "hoa@thu.vn | Hòa | Cán bộ huyện | Huyện Ngọc Lặc", era="2025")
    assert (problem.kind, problem.cell) == (Kind.ERA_WITHOUT_DISTRICTS, "C2")


def test_a_column_that_is_missing_or_there_twice_is_told_before_any_row():
    assert read("Email | Đơn vị\nx | 99999")[1] == [
        (Kind.ACCOUNT_COLUMN_MISSING, "A1"),
        (Kind.ACCOUNT_COLUMN_MISSING, "A1"),
    ]
    assert [kind for kind, _ in read("a@b.vn | An | Người xem")[1]] == [Kind.ACCOUNT_COLUMN_MISSING] * 3
    twice = "Email | Họ tên | Vai trò | Đơn vị | Thư điện tử\n" + LAN
    assert read(twice)[1] == [(Kind.HEADER_TWICE, "E1")]


@pytest.mark.parametrize("content", [HEADER, ""])
def test_a_list_without_people_is_told(content):
    assert [kind for kind, _ in read(content)[1]] == [Kind.ACCOUNT_LIST_EMPTY]


def test_a_list_with_more_rows_than_are_read_is_refused_and_not_cut():
    rows = "".join(f"a{i}@thu.vn | A | Người xem |\n" for i in range(MAX_ROWS + 1))
    assert [kind for kind, _ in read(HEADER + rows)[1]] == [Kind.TOO_MANY_ROWS]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "EMPTY_FILE"), (b"PK\x03\x04", "DAMAGED_WORKBOOK"), (b"%PDF-1.7", "NOT_A_WORKBOOK")],
)
def test_a_file_that_is_no_list_is_refused_as_a_checklist_would_be(content, code):
    assert [p.code for p in read_accounts(content, "ds.xlsx", "2022")[1]] == [code]


@pytest.mark.parametrize("era", ERAS)
def test_every_place_is_read_as_it_is_written(era):
    units, districts = tuple(load_units(era).index), tuple(load_districts(era).index)
    people = [commune(*units)]
    if districts:
        people.append(ListedAccount("lan@thu.vn", "", "district_officer", districts))
    assert read_accounts(write_account_list(people, era), "ds.xlsx", era) == (tuple(people), [])


PLACES = {
    "district_officer": list(load_districts("2022").index),
    "commune_officer": list(load_units("2022").index),
}


@st.composite
def listed(draw, number):
    role = draw(st.sampled_from(list(ROLE_WORDS)))
    known = PLACES.get(role)
    codes = draw(st.sets(st.sampled_from(known), min_size=1, max_size=3)) if known else ()
    name = draw(
        st.one_of(st.text(max_size=40), st.sampled_from(["=1+1", "'Hòa", "_x0041_", "+84", "Lê | Lan; B"]))
    )
    return ListedAccount(f"a{number}@thu.vn", one_line(name), role, tuple(sorted(codes)))


def one_line(name: str) -> str:
    return " ".join(cleaned(name).split())


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_a_written_list_comes_back_identical(data):
    people = tuple(data.draw(listed(number)) for number in range(data.draw(st.integers(1, 4))))
    content = write_account_list(people, "2022")
    assert read_accounts(content, "ds.xlsx", "2022") == (people, [])
    assert all(
        cell.data_type != "f"
        for row in openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows()
        for cell in row
    )


def test_a_list_offers_the_roles_to_choose_from_also_in_rows_to_come():
    content = write_account_list([commune("14755")], "2022")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    [offered] = sheet.data_validations.dataValidation
    assert offered.formula1 == '"' + ",".join(words.vi for words in ROLE_WORDS.values()) + '"'
    assert "C5" in offered.sqref and "C300" in offered.sqref


def test_a_place_is_written_with_code_name_and_district():
    assert place_words("commune_officer", "14755", "2022") == "14755 – Phường Hàm Rồng, Thành phố Thanh Hóa"
    assert place_words("district_officer", "389", "2022") == "Huyện Ngọc Lặc"
