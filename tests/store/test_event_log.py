"""The events as people read them: found, paged, told in words; and the trace of one unit."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import store
from store import (
    NotAllowed,
    RoundNotFound,
    State,
    Status,
    actors,
    audit_chain,
    count_events,
    create_round,
    every_event,
    list_events,
    unit_events,
)
from store.events.words import FIELDS, WHAT, event_line, said_person
from tests.store.tampering import UNITS, told_story
from wording.language import LANGUAGES


@pytest.fixture
def story(access, answers):
    return told_story(access, answers)


@pytest.mark.parametrize("role", ["appraiser", "district_officer", "commune_officer", "viewer"])
def test_only_the_administrator_reads_the_events(people, role):
    person = people(role, *({"district_officer": ["380"], "commune_officer": [UNITS[0]]}.get(role, [])))
    for read in (list_events, count_events, actors, audit_chain, lambda access: list(every_event(access))):
        with pytest.raises(NotAllowed):
            read(person)


def test_events_come_newest_first_page_by_page(access, story):
    whole = list(every_event(access))
    assert [event.id for event in whole] == list(range(count_events(access), 0, -1))
    first = list_events(access, limit=5)
    assert first + list_events(access, before_id=first[-1].id, limit=100) == whole
    assert list_events(access, before_id=1) == []


ALL = 19
ASKED = [
    ({}, ALL),
    ({"what": ["submission.submitted", "submission.checked"]}, 3),
    ({"by": "local"}, ALL),
    ({"by": "ai@thu.vn"}, 0),
    ({"unit_code": UNITS[1]}, 3),
    ({"round_id": 1, "unit_code": UNITS[0], "what": ["appraisal.changed"]}, 1),
    ({"since": date(2022, 12, 1)}, ALL),
    ({"since": date(2022, 12, 2)}, 0),
    ({"until": date(2022, 12, 1)}, ALL),
    ({"until": date(2022, 11, 30)}, 0),
    ({"text": "Thiếu chữ ký"}, 1),
    ({"text": "mưa lũ"}, 1),
    ({"text": "ĐẾM LẠI"}, 1),
    ({"text": "QUYET_DINH"}, 0),
    ({"text": "%"}, 0),
    ({"text": " "}, ALL),
]


def test_events_are_found_by_what_is_asked(access, answers, monkeypatch):
    # Half past midnight in Vietnam: a day is a day there.
    monkeypatch.setattr("store.people.access.now", lambda: datetime(2022, 11, 30, 17, 30, tzinfo=UTC))
    told_story(access, answers)
    for asked, found in ASKED:
        assert count_events(access, **asked) == len(list_events(access, **asked)) == found, asked


def test_a_text_with_quotes_and_marks_is_found_as_it_was_typed(access, open_round):
    id = open_round(cohort=UNITS).id
    store.reopen_unit(access, id, UNITS[0], date(2100, 1, 1), 'Mất "dấu" \\ 100%\n<b>_</b>')
    for asked in ('"dấu"', "\\ 100%", "<b>_</b>", "100%\n<b>"):
        assert count_events(access, text=asked) == 1


def test_everybody_who_did_something_is_named_once(access, people, story):
    lan = people("administrator", email="an@thu.vn")
    store.set_active(lan, "lan@thu.vn", False)
    assert actors(access) == {"an@thu.vn": "administrator", "local": ""}


def test_the_trace_of_a_unit_is_told_to_whoever_sees_its_files_oldest_first(access, people, story):
    own = people("commune_officer", UNITS[0])
    trace = unit_events(own, story.round_id, UNITS[0])
    assert [event.what for event in trace] == [
        "submission.submitted",
        "evidence.added",
        "remark.added",
        "submission.checked",
        "appraisal.changed",
        "submission.appraised",
        "progress.reported",
        "progress.reported",
    ]
    assert trace == unit_events(access, story.round_id, UNITS[0])
    for person in (people("commune_officer", UNITS[1]), people("viewer")):
        with pytest.raises(NotAllowed):
            unit_events(person, story.round_id, UNITS[0])


def test_the_trace_of_no_unit_is_not_the_trace_of_all(people, story):
    assert unit_events(people("appraiser"), story.round_id, "") == []


def test_the_trace_in_a_round_that_is_not_seen_is_not_found(access, people, new_round):
    id = create_round(access, new_round(cohort=UNITS)).id
    with pytest.raises(RoundNotFound):
        unit_events(people("commune_officer", UNITS[0]), id, UNITS[0])


FAMILIES = "|".join(sorted({what.split(".")[0] for what in WHAT}))
KIND = re.compile(rf'f?"((?:{FAMILIES})\.(?:[a-z_]+|{{[a-z.]+}}))"')
EACH = {"submission.{state}": State, "submission.{row.state}": State, "round.{status}": list(Status)[1:]}


def recorded():
    """Every kind that a file of the store names where it records events."""
    for file in Path(store.__file__).parent.rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        for name in KIND.findall(source) if "work.record(" in source else ():
            family = name.split(".")[0]
            yield from (f"{family}.{one}" for one in EACH[name]) if "{" in name else (name,)


def test_every_kind_of_event_that_the_store_records_has_words():
    assert set(recorded()) == set(WHAT)
    assert all(words.vi and words.en for words in (*WHAT.values(), *FIELDS.values()))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_event_of_a_whole_round_is_told_in_code(access, story, lang):
    for event in every_event(access):
        line = event_line(event, lang)
        assert not re.search(
            r"[{}\[\]]|[a-z]_[a-z]|\b(?:None|True|False)\b", line.replace("lan@thu.vn", "")
        ), line
    assert said_person("local", lang) in ("Máy này", "This computer")


def test_a_line_says_what_changed_from_what_to_what(access, story):
    lines = [event_line(event, "vi") for event in every_event(access)]
    assert (
        "Trả lại phiếu để sửa · Bản: 1 · Trạng thái: Đã nộp → Trả lại để sửa · Lý do: Thiếu chữ ký" in lines
    )
    assert (
        "Thẩm định một chỉ tiêu · Chỉ tiêu: A.1 · Giá trị: 0,5 → 0,7 · Tài liệu: 12/QĐ · Lý do: Đếm lại"
        in lines
    )
