"""The page Nhật ký: filters, words instead of JSON, pages, files of the filter, and the verification."""

import io
from datetime import date

import openpyxl
import pytest
from sqlalchemy import text

from checklist.events_book import HEADER_ROW
from store import (
    Access,
    Database,
    NewRound,
    create_round,
    every_event,
    list_events,
    local_access,
    reopen_unit,
    set_status,
)
from store.events.words import event_line
from tests.editions import edition_text, indicator
from tests.ui.apps import opened, rows_of, shown

UNITS = ("16633", "16636")
HOSTILE = "<script>alert(1)</script> *đậm* =1+1"


def page() -> None:
    """The page alone; what it needs is imported inside, because it runs as a script."""
    from ui.events import show

    show()


@pytest.fixture
def access(db: Database) -> Access:
    """The administrator of this computer."""
    return local_access(db)


@pytest.fixture
def round_id(access: Access) -> int:
    """An open round in which both units were given more time: four events."""
    text_of = edition_text(indicator())
    made = create_round(access, NewRound("Kỳ thử", "thu", text_of, "2022", UNITS, date(2022, 11, 1)))
    set_status(access, made.id, "open")
    for unit, reason in zip(UNITS, (HOSTILE, "Mưa lũ"), strict=True):
        reopen_unit(access, made.id, unit, date(2100, 1, 1), reason)
    return made.id


def told(app) -> list[list[str]]:
    return rows_of(shown(app))[1:]


def test_the_newest_event_stands_first_in_words(access: Access, round_id: int) -> None:
    rows = told(opened(page))
    assert [row[2] for row in rows] == [
        "Gia hạn cho đơn vị",
        "Gia hạn cho đơn vị",
        "Mở kỳ",
        "Lập kỳ đánh giá",
    ]
    assert "Máy này" in rows[0][1] and "Kỳ thử" in rows[0][3]
    assert "Gia hạn đến: 01/01/2100" in rows[0][4] and "Lý do: Mưa lũ" in rows[0][4]
    assert "Trạng thái kỳ: đang soạn → đang mở" in rows[2][4]


def test_a_text_from_outside_is_shown_and_not_run(access: Access, round_id: int) -> None:
    said = shown(opened(page))
    assert "<script>" not in said and "&lt;script&gt;alert(1)&lt;/script&gt; *đậm* =1+1" in said


def test_filters_of_a_link_are_used(access: Access, round_id: int) -> None:
    assert len(told(opened(page, kind="unit.reopened"))) == 2
    assert len(told(opened(page, kind="round.open", who="local"))) == 1
    only = told(opened(page, **{"in-round": str(round_id), "of-unit": UNITS[1]}))
    assert len(only) == 1 and "Mưa lũ" in only[0][4]


def test_a_forged_link_asks_for_nothing(access: Access, round_id: int) -> None:
    forged = {"kind": "x' OR 1=1", "who": "<b>", "in-round": "99", "of-unit": "../.."}
    assert len(told(opened(page, **forged))) == 4


def test_text_and_days_narrow_the_log(access: Access, round_id: int) -> None:
    app = opened(page)
    app.text_input(key="events-text").set_value("mưa lũ").run()
    assert len(told(app)) == 1
    app.text_input(key="events-text").set_value("").run()
    app.date_input(key="events-until").set_value(date(2022, 1, 1)).run()
    assert "Không có sự kiện nào." in shown(app)


def test_a_unit_is_asked_for_only_within_a_round(access: Access, round_id: int) -> None:
    app = opened(page)
    assert app.selectbox(key="of-unit").disabled
    app.selectbox(key="in-round").select(str(round_id)).run()
    offered = app.selectbox(key="of-unit")
    assert not offered.disabled and len(offered.options) == 2


def test_older_events_are_pages_away(access: Access, round_id: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.events.PAGE", 3)
    app = opened(page)
    assert len(told(app)) == 3 and app.button[-2].disabled and "1–3 trong 4" in shown(app)
    app.button[-1].click().run()
    assert [row[2] for row in told(app)] == ["Lập kỳ đánh giá"]
    assert app.button[-1].disabled and "4–4 trong 4" in shown(app)
    app.button[-2].click().run()
    assert len(told(app)) == 3


def test_other_filters_begin_at_the_newest_again(
    access: Access, round_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.events.PAGE", 1)
    app = opened(page)
    app.button[-1].click().run()
    app.button[-1].click().run()
    assert told(app)[0][2] == "Mở kỳ"
    app.multiselect(key="kind").set_value(["unit.reopened"]).run()
    assert "Mưa lũ" in told(app)[0][4] and "1–1 trong 2" in shown(app)


def test_the_files_hold_exactly_the_filter(
    access: Access, round_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {}

    def offered(label: str, data, **_: object) -> None:
        made[label] = data()

    monkeypatch.setattr("streamlit.download_button", offered)
    opened(page, kind="unit.reopened")
    sheet = openpyxl.load_workbook(io.BytesIO(made["Xuất Excel"])).active
    assert sheet["A2"].value == "Việc: Gia hạn cho đơn vị" and sheet.max_row == HEADER_ROW + 2
    assert not any(cell.data_type == "f" for row in sheet for cell in row)
    lines = made["Xuất CSV"].decode("utf-8-sig").splitlines()
    assert len([line for line in lines if "Gia hạn cho đơn vị" in line]) == 2


def test_a_whole_chain_is_said_to_be_whole_with_its_head(access: Access, round_id: int) -> None:
    app = opened(page)
    app.button[0].click().run()
    assert "Nhật ký nguyên vẹn: 4 sự kiện" in shown(app)
    assert app.code[0].value == list_events(access, limit=1)[0].hash


def test_a_break_is_told_with_what_to_do(db: Database, access: Access, round_id: int) -> None:
    with db.transaction() as session:
        session.execute(text("DROP TRIGGER event_refuses_update"))
        session.execute(text("UPDATE event SET \"by\" = 'ai' WHERE id = 2"))
    app = opened(page)
    app.button[0].click().run()
    said = shown(app)
    assert "phát hiện 1 sai lệch" in said and "EVENT_CHANGED" in said and "bản sao lưu" in said


def test_whoever_may_not_see_the_events_is_refused(
    db: Database, round_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.transaction() as session:
        session.execute(
            text(
                "INSERT INTO account VALUES ('xem@thu.vn', 'X', 'viewer', 1, '2022-01-01 00:00:00.000000', 'local')"
            )
        )
    monkeypatch.setattr("ui.events.access", lambda: Access(db, "xem@thu.vn"))
    app = opened(page)
    assert app.error and not told(app)


def test_one_line_says_an_event(access: Access, round_id: int) -> None:
    lines = [event_line(event, "vi") for event in every_event(access)]
    assert lines[0] == "Gia hạn cho đơn vị · Gia hạn đến: 01/01/2100 · Lý do: Mưa lũ"
