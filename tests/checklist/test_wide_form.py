"""The wide form: every figure of an edition in a row a commune, and what helps the clerk who fills it."""

import io

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from checklist.layout import GUIDE_SHEET, META_SHEET, Column
from checklist.reader import read_checklist
from checklist.template.checklist_sheet import input_columns
from checklist.template.plan import SlotRow
from checklist.wide import file_name, wide_form
from checklist.wide.layout import EVIDENCE_SHEET, FIGURES_SHEET, Lead, Summary, key_of
from checklist.wide.plan import FIRST_ROW, KEY_ROW, KIND_ROW, THRESHOLD_ROW, WidePlan
from criteria import load_edition
from tests.checklist.workbooks import EDITION
from tests.editions import frame_of, units_of
from units import load_units

REFERENCE = load_edition("tham-chieu-2022")
UNITS = load_units("2022")
CODES = list(UNITS.index[UNITS["district_name"] == "Huyện Ngọc Lặc"][:3])
PLAN = WidePlan(REFERENCE, UNITS.loc[CODES])


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened(wide_form(REFERENCE, UNITS, CODES, "2022", "Kỳ 2022"))


@pytest.fixture(scope="module")
def sheet(book: Workbook) -> Worksheet:
    return book[FIGURES_SHEET]


def keys_of(sheet: Worksheet) -> list[str]:
    return [cell.value for cell in sheet[KEY_ROW] if cell.value and "·" in cell.value]


def at(slot: str, column: Column, row: int = FIRST_ROW) -> str:
    return f"{PLAN.letters[slot, column]}{row}"


def test_the_file_is_named_after_the_district() -> None:
    assert file_name("Huyện Thọ Xuân") == "phieu-tong-hop-huyen-tho-xuan.xlsx"
    assert file_name("TX. Bỉm Sơn/2022") == "phieu-tong-hop-tx-bim-son-2022.xlsx"
    assert file_name("") == "phieu-tong-hop-cac-xa.xlsx"


def test_every_input_of_every_slot_has_one_key_on_one_of_the_two_sheets(book: Workbook) -> None:
    wanted = {
        key_of(slot.id, column)
        for slot in REFERENCE.slots
        for column in input_columns(SlotRow(0, slot, None))
    }
    keys = [key for name in (FIGURES_SHEET, EVIDENCE_SHEET) for key in keys_of(book[name])]
    assert len(keys) == len(set(keys)) and set(keys) == wanted


def test_an_explanation_stands_beside_the_mark_it_explains(sheet: Worksheet) -> None:
    keys = [cell.value for cell in sheet[KEY_ROW]]
    marked = [i for i, key in enumerate(keys) if key and key.endswith(Column.NOT_APPLICABLE.title)]
    assert len(marked) == 7
    assert all(keys[i + 1] == keys[i].replace("Không áp dụng", "Giải trình") for i in marked)


def test_both_sheets_have_the_communes_in_the_same_rows_with_their_zone(book: Workbook) -> None:
    for name in (FIGURES_SHEET, EVIDENCE_SHEET):
        rows = book[name].iter_rows(min_row=FIRST_ROW, max_row=FIRST_ROW + 2, max_col=3, values_only=True)
        expected = [(i, code, UNITS.at[code, "name"]) for i, code in enumerate(CODES, start=1)]
        assert list(rows) == expected
    assert {book[FIGURES_SHEET][f"{PLAN.leads[Lead.ZONE]}{row}"].value for row in PLAN.rows} == {"Miền núi"}


def test_thresholds_of_both_zones_stand_above_the_figures(sheet: Worksheet) -> None:
    assert sheet[at("CQS.07", Column.NUMERATOR, THRESHOLD_ROW)].value == "Đồng bằng: ≥ 80%\nMiền núi: ≥ 60%"
    assert sheet[at("XHS.01", Column.NUMERATOR, THRESHOLD_ROW)].value == "Ngưỡng: ≥ 60%"
    assert sheet[at("CQS.10.a", Column.VALUE, KIND_ROW)].value == "a) Giới thiệu"


def test_only_what_a_person_fills_is_unlocked(book: Workbook) -> None:
    filled_in = {f"{field.letter}{row}" for field in PLAN.figures for row in PLAN.rows}
    live = {f"{f.letter}{row}" for f in PLAN.figures if f.column is Column.OUTCOME for row in PLAN.rows}
    sheet = book[FIGURES_SHEET]
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert sheet.protection.sheet and book[EVIDENCE_SHEET].protection.sheet
    head = {at for at in unlocked if int("".join(filter(str.isdigit, at))) < FIRST_ROW}
    assert unlocked - head == filled_in - live
    assert {at[1:] for at in head} == {"3", "4"}, "who filled it in, and when"


def test_cells_take_what_the_ordinary_checklist_takes(sheet: Worksheet) -> None:
    by_range = {str(v.sqref): v for v in sheet.data_validations.dataValidation}

    def taken(slot: str, column: Column) -> openpyxl.worksheet.datavalidation.DataValidation:
        letter = PLAN.letters[slot, column]
        return by_range[f"{letter}{FIRST_ROW}:{letter}{FIRST_ROW + 2}"]

    top, bottom = at("XHS.01", Column.NUMERATOR), at("XHS.01", Column.DENOMINATOR)
    assert taken("XHS.01", Column.NUMERATOR).type == "whole"
    assert bottom in taken("XHS.01", Column.NUMERATOR).formula2
    assert top in taken("XHS.01", Column.DENOMINATOR).formula1
    assert taken("HTS.02", Column.VALUE).formula1 == '"Có,Không"'
    assert taken("KTS.01", Column.NOT_APPLICABLE).formula1 == '"x"'
    assert "Trưởng Ban Chỉ đạo" in taken("CQS.01", Column.VALUE).prompt


def test_the_hidden_columns_are_those_that_calculate_and_the_names_stay_in_view(sheet: Worksheet) -> None:
    hidden = {letter for letter, column in sheet.column_dimensions.items() if column.hidden}
    shown = {*PLAN.leads.values(), *(field.letter for field in PLAN.figures)}
    assert hidden and not hidden & shown
    assert sheet.freeze_panes == f"D{FIRST_ROW}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 8)
    assert sheet.print_title_cols == "$A:$C" and len(sheet.col_breaks.brk) >= 3


def test_the_identity_is_kept_twice_and_tells_no_unit(book: Workbook) -> None:
    expected = {
        "xaso_edition": "tham-chieu-2022",
        "xaso_era": "2022",
        "xaso_template": "1",
        "xaso_round": "Kỳ 2022",
    }
    assert {p.name: p.value for p in book.custom_doc_props.props} == expected
    assert dict(book[META_SHEET].iter_rows(values_only=True)) == expected
    assert book[META_SHEET].sheet_state == "hidden"
    assert book.sheetnames == [FIGURES_SHEET, EVIDENCE_SHEET, GUIDE_SHEET, META_SHEET]


def test_the_guide_tells_how_each_figure_is_counted_in_both_zones(book: Workbook) -> None:
    rows = {row[0]: row for row in book[GUIDE_SHEET].iter_rows(values_only=True)}
    assert {slot.id for slot in REFERENCE.slots} <= rows.keys()
    assert rows["CQS.07"][2].splitlines()[-1].startswith("Miền núi: Đủ điểm khi từ 60%")
    assert rows["CQS.07"][3:5] == ("≥ 80%", "≥ 60%")


def test_communes_of_several_districts_each_tell_theirs() -> None:
    codes = [CODES[0], "14755"]
    plan = WidePlan(EDITION, UNITS.loc[codes])
    sheet = opened(wide_form(EDITION, UNITS, codes, "2022"))[FIGURES_SHEET]
    letter = plan.leads[Lead.DISTRICT]
    assert [sheet[f"{letter}{row}"].value for row in plan.rows] == ["Huyện Ngọc Lặc", "Thành phố Thanh Hóa"]
    assert "Huyện" not in [cell.value for row in sheet["A1:J5"] for cell in row]


@pytest.mark.parametrize("codes", [[], ["14755", "14755"]])
def test_a_form_has_at_least_one_commune_and_each_once(codes: list[str]) -> None:
    with pytest.raises(ValueError, match="each once"):
        wide_form(EDITION, UNITS, codes, "2022")


def test_a_code_or_a_slot_that_is_not_known_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        wide_form(EDITION, UNITS, ["00000"], "2022")
    with pytest.raises(KeyError):
        wide_form(EDITION, UNITS, CODES, "2022", answers=frame_of({CODES[0]: {"B.1": 1.0}}))


def test_answers_of_other_communes_are_left_out() -> None:
    answers = frame_of({"14755": {"A.3": 9.0}, CODES[0]: {"A.3": 2.0}})
    plan = WidePlan(EDITION, UNITS.loc[CODES])
    sheet = opened(wide_form(EDITION, UNITS, CODES, "2022", answers=answers))[FIGURES_SHEET]
    letter = plan.letters["A.3", Column.VALUE]
    assert [sheet[f"{letter}{row}"].value for row in plan.rows] == [2, None, None]


def test_a_text_given_for_a_part_has_a_place_and_comes_back() -> None:
    answers = frame_of({CODES[0]: {"A.7.a": 1.0, "A.7.b": 0.0}}).assign(evidence=["Ảnh chụp", ""])
    content = wide_form(EDITION, UNITS, CODES, "2022", answers=answers)
    [filled] = read_checklist(content, "phieu.xlsx", edition=EDITION, era="2022").filled
    assert dict(zip(filled.answers["slot"], filled.answers["evidence"], strict=True)) == {
        "A.7.a": "Ảnh chụp",
        "A.7.b": "",
    }


def test_no_text_from_outside_becomes_a_formula() -> None:
    said = "=HYPERLINK(A1)"
    units = units_of({"u1": "=1+1 lowland"}).assign(name=said)
    answers = frame_of({"u1": {"A.2": "x", "A.1": 0.5}}).assign(evidence=said, explanation=said)
    book = opened(wide_form(EDITION, units, ["u1"], "2022", said, answers, said))
    texts = [
        cell for sheet in book for row in sheet.iter_rows() for cell in row if "HYPERLINK" in str(cell.value)
    ]
    assert len(texts) >= 8 and {cell.data_type for cell in texts} == {"s"}


def test_a_summary_stands_before_the_figures(sheet: Worksheet) -> None:
    titles = [sheet[f"{PLAN.leads[one]}6"].value for one in Summary]
    assert titles == ["Có số liệu", "Đạt", "Chưa đạt", "Kiểm tra lại", "Điểm", "Kết luận"]
    assert all(str(sheet[f"{PLAN.leads[one]}{FIRST_ROW}"].value).startswith("=") for one in Summary)
