"""An older checklist becomes a new one with what could be taken; everything else is listed."""

import io

import openpyxl
import pandas as pd
import pytest

from checklist.carrying import Carrying, carry_over
from checklist.layout import Meta
from checklist.reader import read_checklist
from checklist.template import Template
from criteria import Edition, EditionError, load_edition
from criteria.correspondence import correspondence
from scoring import answers_as
from tests.checklist.random_answers import checklists
from tests.checklist.workbooks import FACTS, add_sheet, filled, table
from tests.editions import BOOLEAN, COUNT, NUMBER, OPTION, PARTS, RATIO, Said, edition_of, frame_of, indicator
from units import load_units
from wording.problems import Kind, Problem

ASIDE = "not_applicable: Nơi không có hộ"
BOTH = "{type: parts, parts: [{id: a, name: Mục a, share: 1/2}, {id: b, name: Mục b, share: 1/2}]}"
ROWS = (
    indicator("A.1", input=RATIO, points=10),
    indicator("A.2", input=RATIO, points=10, more=ASIDE),
    indicator("A.3", input=COUNT, points=10, level="2"),
    indicator("A.4", input=NUMBER, points=10, level="2"),
    indicator("A.5", "boolean", BOOLEAN, points=10, level="Có"),
    indicator("A.6", "options", OPTION, points=10, level="1/2"),
    indicator("A.7", BOTH, PARTS, points=10, level="1/2"),
)
OLD = edition_of(*ROWS, scale=70).model_copy(update={"id": "cu"})
NEW = edition_of(
    indicator("B.1", input=RATIO, points=10, level="90%").replace("Tên B.1", "Tên A.1"),
    indicator("A.2", input=RATIO, points=10),
    indicator("A.3", input=NUMBER, points=10, level="2"),
    *ROWS[3:6],
    indicator("A.7", BOTH.replace("Mục b", "Mục mới"), PARTS, points=10, level="1/2"),
    scale=70,
)
UNIT = "14848"
"""Xã Tam Chung: the same in both eras, of mountain communes."""

SAID: dict[str, Said] = {
    "A.1": "12/20",
    "A.2": "x",
    "A.3": 3.0,
    "A.4": 2.5,
    "A.5": True,
    "A.6": "b",
    "A.7.a": True,
    "A.7.b": False,
}
TEXTS = {"evidence": "=QĐ 12", "explanation": "Không có hộ nào\nở bản xa"}


def known(edition_id: str) -> Edition:
    """The old edition is published; the others are those that ship."""
    return OLD if edition_id == OLD.id else load_edition(edition_id)


def old_checklist(
    unit: str = UNIT, said: dict[str, Said] = SAID, era: str = "2022", edition: Edition = OLD
) -> bytes:
    """A checklist of the old edition, made out to a unit and filled in."""
    place = load_units(era).loc[unit]
    answers = frame_of({unit: said}).assign(**TEXTS)
    return Template(edition, place["zone"], "Kỳ cũ").for_unit(
        unit, place["name"], place["district_name"], era, answers
    )


def carried(content: bytes, era: str = "2022", edition: Edition = NEW, **given: object) -> Carrying:
    return carry_over(content, "cu.xlsx", edition=edition, era=era, known=known, **given)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def taken() -> Carrying:
    """The filled checklist of the old edition, carried over to the new one."""
    return carried(old_checklist(), round_name="Kỳ mới")


def test_what_is_asked_the_same_is_carried_and_the_rest_is_listed_with_its_reason(taken: Carrying) -> None:
    [one] = taken.carried
    assert one.unit == UNIT and one.file == "phieu-14848.xlsx"
    assert one.answers["slot"].tolist() == ["B.1", "A.4", "A.5", "A.6", "A.7.a"]
    assert one.lines("vi") == [
        "Xã Tam Chung (Huyện Mường Lát, mã 14848): chuyển được 5 trên 8 dòng đã điền; phiên bản mới hỏi thêm 2 dòng.",
        "A.2 Tên A.2 · Không áp dụng · phiên bản mới không cho đánh dấu Không áp dụng",
        "A.3 Tên A.3 · 3 cuộc họp · kiểu số liệu khác so với A.3",
        "A.7.b Mục b · Không · tên khác so với A.7.b",
        "A.3 Tên A.3 · chưa có số liệu · phiên bản mới hỏi thêm",
        "A.7.b Mục mới · chưa có số liệu · phiên bản mới hỏi thêm",
    ]


def test_the_new_checklist_is_the_rounds_own_and_reads_back_as_carried(taken: Carrying) -> None:
    [one] = taken.carried
    reading = read_checklist(one.content, one.file, edition=NEW, era="2022", known=known)
    assert reading.errors == [] and reading.filled[0].unit == UNIT
    assert reading.filled[0].round_name == "Kỳ mới"
    pd.testing.assert_frame_equal(reading.filled[0].answers, one.answers, check_dtype=False)


def test_evidence_and_explanations_go_over_as_they_were_and_nothing_is_added(taken: Carrying) -> None:
    [one] = taken.carried
    assert set(one.answers["evidence"]) == {TEXTS["evidence"]}
    assert set(one.answers["explanation"]) == {TEXTS["explanation"]}
    sheet = openpyxl.load_workbook(io.BytesIO(one.content)).worksheets[0]
    texts = [c for row in sheet.iter_rows() for c in row if c.value == TEXTS["evidence"]]
    assert texts and all(cell.data_type == "s" and cell.quotePrefix for cell in texts)


def test_its_problems_are_told_with_it(taken: Carrying) -> None:
    assert taken.reading.accepted and taken.refused == ()
    assert taken.lines("vi")[-6:] == taken.carried[0].lines("vi")


def test_answers_of_every_kind_survive_between_editions_that_ask_the_same() -> None:
    reference = load_edition("tham-chieu-2022")
    stricter = reference.model_copy(update={"id": "moi", "indicators": reference.indicators[::-1]})
    for said in list(checklists(reference, "mountain", 4, seed=3))[2:]:
        content = old_checklist(said=said, edition=reference)
        [one] = carried(content, edition=stricter).carried
        assert one.left == () and one.added == () and len(one.answers) == len(one.filled.answers)
        back = read_checklist(one.content, one.file, edition=stricter, era="2022").filled[0].answers
        mapped = answers_as(one.filled.answers, correspondence(reference, stricter)).set_index("slot")
        pd.testing.assert_frame_equal(
            back.set_index("slot").sort_index(), mapped.sort_index(), check_dtype=False
        )


def test_a_file_with_errors_gives_nothing_but_its_problems() -> None:
    rows = "| A.1 | 9o | 20 |\n| A.4 | | | 2.5 |\n| A.5 | | | có lẽ |"
    found = carried(filled(rows, facts={**FACTS, Meta.EDITION: OLD.id}))
    assert found.carried == () and {p.code for p in found.reading.errors} == {"NOT_A_NUMBER", "NOT_YES_OR_NO"}
    assert any("NOT_A_NUMBER" in line for line in found.lines("vi"))


def test_an_edition_that_nobody_knows_carries_nothing() -> None:
    found = carried(filled("| A.1 | 1 | 2 |", facts={**FACTS, Meta.EDITION: "la"}))
    assert found.carried == () and {p.code for p in found.problems} == {"EDITION_UNKNOWN"}


def test_an_edition_may_come_from_anywhere() -> None:
    def nothing(edition_id: str) -> Edition:
        raise EditionError(
            [Problem(Kind.EDITION_UNKNOWN, facts={"found": edition_id, "known": "", "near": ""})]
        )

    content = filled("| A.1 | 1 | 2 |", facts={**FACTS, Meta.EDITION: OLD.id})
    assert carried(content).carried
    assert not carry_over(content, "cu.xlsx", edition=NEW, era="2022", known=nothing).carried


def test_the_rounds_own_edition_goes_on_to_another_era_row_by_row() -> None:
    [one] = carried(old_checklist(edition=NEW, said={"B.1": "12/20", "A.4": 2.5}), era="2025").carried
    assert one.left == () and one.added == () and one.answers["slot"].tolist() == ["B.1", "A.4"]


def test_each_unit_of_a_workbook_gets_a_checklist_of_its_own() -> None:
    def change(book: openpyxl.Workbook) -> None:
        add_sheet(book, "Hai", table("| A.1 | 3 | 4 |"), {"Đơn vị": "Phường Hàm Rồng"})

    content = filled("| A.1 | 1 | 2 |", facts={**FACTS, Meta.EDITION: OLD.id}, sheet="Một", change=change)
    assert [(c.unit, c.file, c.answers["numerator"].tolist()) for c in carried(content).carried] == [
        ("14758", "phieu-14758.xlsx", [1]),
        ("14755", "phieu-14755.xlsx", [3]),
    ]


@pytest.mark.parametrize(("unit", "name"), [("14848", "Xã Tam Chung"), ("14845", "Xã Mường Lát")])
def test_a_unit_that_stayed_whole_and_alone_goes_on_to_the_next_era(unit: str, name: str) -> None:
    [one] = carried(old_checklist(unit, {"A.1": "12/20"}), era="2025").carried
    assert one.unit == unit and one.label.startswith(name)
    reading = read_checklist(one.content, one.file, edition=NEW, era="2025", known=known)
    assert reading.accepted and reading.filled[0].answers["numerator"].tolist() == [12]


def test_a_unit_that_was_merged_does_not_and_says_with_whom() -> None:
    found = carried(old_checklist("14755", {"A.1": "12/20"}), era="2025")
    [problem] = found.refused
    assert found.carried == () and problem.code == "UNIT_MERGED" and problem.file == "cu.xlsx"
    assert problem.message("vi").startswith(
        "Phường Hàm Rồng (Thành phố Thanh Hóa, mã 14755) đã nhập vào Phường Hàm Rồng (mã 14758) cùng với Phường Đông Thọ, "
    )


def test_a_unit_that_was_divided_does_not_and_says_among_whom() -> None:
    [problem] = carried(old_checklist("14758", {"A.1": "12/20"}), era="2025").refused
    assert problem.code == "UNIT_SPLIT"
    assert "Phường Hàm Rồng (mã 14758); Phường Hạc Thành (mã 14797)" in problem.message("vi")


def test_nothing_goes_back_to_an_older_era() -> None:
    [problem] = carried(old_checklist("14848", {"A.1": "12/20"}, era="2025"), era="2022").refused
    assert problem.code == "ERA_DIFFERS"
