"""One template serves one unit after another: nothing of the last one stays, and nothing from outside runs."""

import io
import zipfile

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook

from checklist.layout import CHECKLIST_SHEET, META_SHEET, Column
from checklist.template import Template
from checklist.template.plan import HEAD_CELL, plan_of
from criteria import Edition, load_edition
from tests.editions import Said, frame_of

HOSTILE = '=HYPERLINK("http://example.org","x") & <b>"\x07'


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition("tham-chieu-2022")


@pytest.fixture
def template(edition: Edition) -> Template:
    return Template(edition, "lowland")


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def everything_in(content: bytes) -> dict[str, dict[str, object]]:
    """Every cell that holds something, by sheet."""
    return {
        sheet.title: {c.coordinate: c.value for row in sheet.iter_rows() for c in row if c.value is not None}
        for sheet in opened(content)
    }


def answers(unit: str, evidence: str = "", **said: Said) -> pd.DataFrame:
    frame = frame_of({unit: {slot.replace("_", "."): answer for slot, answer in said.items()}})
    return frame.assign(evidence=evidence, explanation=evidence)


def test_a_blank_checklist_is_the_same_whoever_came_before(edition: Edition, template: Template) -> None:
    unit = ("16012", "Xã Trung Lý", "Huyện Mường Lát", "2022")
    fresh = Template(edition, "lowland").for_unit(*unit)
    template.for_unit("14755", "Phường Hàm Rồng", "Thành phố Thanh Hóa", "2022", filled_by="Nguyễn Văn A")
    filled = answers("14755", "Báo cáo", CQS_01="truong", CQS_03="3/5", CQS_04=0.98, KTS_01="x", CQS_11=3.0)
    template.for_unit("14755", "Phường Hàm Rồng", "Thành phố Thanh Hóa", "2022", filled)
    assert everything_in(template.for_unit(*unit)) == everything_in(fresh)


def test_a_unit_without_a_district_leaves_that_cell_empty(template: Template) -> None:
    sheet = opened(template.for_unit("14797", "Phường Hạc Thành", "", "2025"))[CHECKLIST_SHEET]
    assert [cell.value for cell in sheet[4]].count(None) > 0
    assert {field.name: sheet[at].value for field, at in HEAD_CELL.items()} == {
        "UNIT_NAME": "Phường Hạc Thành",
        "UNIT_CODE": "14797",
        "ERA": "2025",
        "ROUND": None,
        "DISTRICT": None,
        "FILLED_BY": None,
        "FILLED_ON": None,
    }


def test_known_answers_stand_in_the_cells_where_a_person_fills_them(
    edition: Edition, template: Template
) -> None:
    frame = answers(
        "1",
        "QĐ 12",
        CQS_01="pho",
        CQS_02=1.0,
        CQS_03="3/5",
        CQS_04=0.9793,
        CQS_10_a=0.0,
        CQS_11=3.0,
        KTS_01="x",
    )
    sheet = opened(template.for_unit("1", "Xã Thử", "Huyện Thử", "2022", frame))[CHECKLIST_SHEET]
    rows = plan_of(edition).row_of
    shown = {
        (code, column): sheet[rows[code].cell(column)].value
        for code in rows
        for column in (
            Column.NUMERATOR,
            Column.DENOMINATOR,
            Column.VALUE,
            Column.NOT_APPLICABLE,
            Column.EVIDENCE,
        )
    }
    assert shown["CQS.01", Column.VALUE] == "Phó Bí thư hoặc Phó Chủ tịch"
    assert shown["CQS.02", Column.VALUE] == "Có"
    assert (shown["CQS.03", Column.NUMERATOR], shown["CQS.03", Column.DENOMINATOR]) == (3, 5)
    assert str(shown["CQS.03", Column.VALUE]).startswith("=")
    assert shown["CQS.04", Column.VALUE] == 0.9793
    assert shown["CQS.10.a", Column.VALUE] == "Không"
    assert shown["CQS.11", Column.VALUE] == 3
    assert shown["KTS.01", Column.NOT_APPLICABLE] == "x"
    assert shown["CQS.01", Column.EVIDENCE] == "QĐ 12"


def test_an_answer_to_a_row_that_the_edition_does_not_have_is_an_error(template: Template) -> None:
    with pytest.raises(KeyError, match=r"CQS\.99"):
        template.for_unit("1", "Xã Thử", "", "2022", answers("1", CQS_99=1.0))


@pytest.mark.parametrize("prefilled", [False, True], ids=["blank", "prefilled"])
def test_no_text_from_outside_becomes_a_formula_or_breaks_the_file(
    edition: Edition, template: Template, prefilled: bool
) -> None:
    frame = answers("1", HOSTILE, CQS_11=2.0) if prefilled else None
    content = template.for_unit(HOSTILE, HOSTILE, HOSTILE, "2022", frame, filled_by=HOSTILE)
    book = opened(content)
    said = HOSTILE.replace("\x07", " ")
    places = [book[CHECKLIST_SHEET][at] for at in ("C3", "C4", "E3", "E4")] + [book[META_SHEET]["B3"]]
    if prefilled:
        line = plan_of(edition).row_of["CQS.11"]
        places += [book[CHECKLIST_SHEET][line.cell(c)] for c in (Column.EVIDENCE, Column.EXPLANATION)]
    assert [cell.value for cell in places] == [said] * len(places)
    assert all(cell.quotePrefix for cell in places)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "HYPERLINK" not in "".join(part.split("</f>")[0] for part in sheet.split("<f>")[1:])


def test_the_marks_of_the_stencil_never_reach_a_unit(template: Template) -> None:
    content = template.for_unit("1", "Xã Thử", "Huyện Thử", "2022", filled_by="A")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not any("\ue000".encode() in archive.read(name) for name in archive.namelist())
