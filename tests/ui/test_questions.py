"""The page Cần hỏi lại and its block on the desk: what is asked, of whom, since when, and by which address."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from checklist.questions_book import QUESTION_TABLE, QUESTIONS
from store import (
    Database,
    NewRound,
    NewSubmission,
    create_round,
    local_access,
    results,
    set_status,
    submit_many,
)
from tests.checklist.exported import rows_of as table_rows
from tests.editions import Said, edition_text, frame_of, indicator
from tests.ui.apps import opened, rows_of, shown
from ui.questions.found import export_questions, found_for, last_round

HOSTILE = "Số <b>hộ</b> [x](javascript:alert(1))"
WHOLE = f'{{type: ratio, numerator: Tử, denominator: "{HOSTILE}", unit: hộ}}'
EDITION = edition_text(*(indicator(f"A.{j}", input=WHOLE, points=50) for j in (1, 2)))
ONE, OTHER = "14755", "14758"
SAID: Mapping[str, Mapping[str, Said]] = {
    ONE: {"A.1": "71/101", "A.2": "72/103"},
    OTHER: {"A.1": "90/101", "A.2": "60/101"},
}


def page() -> None:
    """What is tried; it is imported inside, because it runs as a script."""
    from ui.questions import show

    show()


def desk() -> None:
    """The appraiser's page of a unit."""
    from ui.appraisal import show

    show()


def made(
    db: Database, said: Mapping[str, Mapping[str, Said]], day: date, name: str = "Kỳ thử", era: str = "2022"
) -> int:
    """An open round from a day on, with its checklists."""
    access = local_access(db)
    new = NewRound(name, "thu", EDITION, era, tuple(said), day)
    round_id = set_status(access, create_round(access, new).id, "open").id
    frame = frame_of(said)
    items = [NewSubmission(u, frame[frame["unit"] == u], b"x", "phieu.xlsx", "Hòa") for u in said]
    submit_many(access, round_id, items)
    return round_id


@pytest.fixture
def round_id(db: Database) -> int:
    return made(db, SAID, date(2022, 11, 1))


def test_questions_stand_by_unit_with_their_rows_and_links(round_id: int) -> None:
    said = shown(opened(page))
    (row,) = [row for row in rows_of(said) if row[-1] == "A.1, A.2"]
    assert row[0].startswith("Phường Hàm Rồng")
    assert "101 (A.1); 103 (A.2). Số nào đúng với kỳ này?" in row[1]
    assert 'href="tham-dinh?unit=14755"' in said
    assert "Không có kỳ trước để so." in said


def test_text_from_outside_stays_text(round_id: int) -> None:
    assert "<b>hộ</b>" not in shown(opened(page))
    on_desk = shown(opened(desk, unit=ONE))
    assert "[x](javascript" not in on_desk
    assert "hộ" in on_desk


@pytest.mark.parametrize(
    ("query", "many"), [({"unit": ONE}, 1), ({"check": "jump"}, 1), ({"check": "denominators"}, 1)]
)
def test_an_address_carries_the_choice_and_drops_what_is_not_there(
    round_id: int, query: dict[str, str], many: int
) -> None:
    assert f"**{many}** / 1 câu hỏi" in shown(opened(page, **query))


def test_the_last_round_is_the_one_before_by_its_day(db: Database) -> None:
    access = local_access(db)
    then = SAID | {OTHER: {"A.1": "40/101", "A.2": "60/101"}}
    later = made(db, SAID, date(2023, 11, 1), "Kỳ sau")
    earlier = made(db, then, date(2022, 11, 1), "Kỳ trước")
    oldest = made(db, then, date(2021, 11, 1), "Kỳ đầu")
    assert oldest
    app = opened(page)
    app.session_state["round"] = later
    said = shown(app.run())
    assert "So với kỳ trước: Kỳ trước." in said
    assert "A.1 từ 39,6% thành 89,11% so với kỳ trước" in said
    assert earlier == last_round_of(access, later)
    assert last_round_of(access, oldest) is None


def last_round_of(access, round_id: int) -> int | None:
    """Which round the questions of a round are compared with, by its id."""
    found = last_round(results(access, round_id))
    return found.id if found else None


def test_across_the_mergers_only_the_very_same_commune_is_compared(db: Database) -> None:
    from units import forebear, load_units

    new = {code: forebear(code) for code in load_units("2025").index}
    same = next(code for code, was in new.items() if was)
    merged = next(code for code, was in new.items() if not was)
    old = {str(new[same]): {"A.1": "10/101", "A.2": "60/101"}, merged: {"A.1": "10/101", "A.2": "60/101"}}
    known = load_units("2022").index
    made(db, {code: said for code, said in old.items() if code in known}, date(2022, 11, 1))
    now = {code: {"A.1": "90/101", "A.2": "60/101"} for code in (same, merged)}
    round_id = made(db, now, date(2025, 11, 1), "Kỳ 2025", era="2025")
    app = opened(page)
    app.session_state["round"] = round_id
    said = shown(app.run())
    assert "**1** / 1 câu hỏi, với 1 đơn vị" in said


def test_the_desk_shows_the_questions_of_its_unit_and_none_where_there_is_none(round_id: int) -> None:
    assert "Số nào đúng với kỳ này" in shown(opened(desk, unit=ONE))
    assert "Số nào đúng với kỳ này" not in shown(opened(desk, unit=OTHER))


def test_without_anything_unusual_the_page_says_so(db: Database) -> None:
    made(db, {ONE: {"A.1": "71/101", "A.2": None}}, date(2022, 11, 1))
    said = shown(opened(page))
    assert "Không có số liệu nào khác thường" in said
    assert "Mẫu số không khớp nhau" in said


def test_before_anybody_submitted_the_page_says_so(db: Database) -> None:
    access = local_access(db)
    new = NewRound("Kỳ thử", "thu", EDITION, "2022", (ONE,), date(2022, 11, 1))
    set_status(access, create_round(access, new).id, "open")
    assert "Chưa có đơn vị nào nộp phiếu" in shown(opened(page))


def test_the_export_holds_what_is_shown(db: Database, round_id: int) -> None:
    rating = results(local_access(db), round_id)
    found = found_for(rating)
    book = openpyxl.load_workbook(BytesIO(export_questions(rating, found, "vi")))
    rows = table_rows(book[QUESTIONS.vi], QUESTION_TABLE)
    assert [(row["Mã đơn vị"], row["Câu hỏi"]) for row in rows] == [(one.unit, one.text.vi) for one in found]
