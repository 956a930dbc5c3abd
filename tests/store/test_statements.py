"""How often the database is asked: readers never once a unit, writers never once an answer."""

from contextlib import contextmanager
from datetime import date

from sqlalchemy import event

from store import (
    NewSubmission,
    change_dates,
    current_answers,
    current_submissions,
    list_rounds,
    submit_many,
    version,
)


@contextmanager
def counted(access):
    """A list that fills with the statements sent meanwhile, without BEGIN and savepoints."""
    sent = []

    def note(connection, cursor, statement, *rest):
        if statement.startswith(("SELECT", "INSERT", "UPDATE")):
            sent.append(statement)

    event.listen(access.db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(access.db.engine, "before_cursor_execute", note)


def test_a_whole_round_is_written_and_read_in_few_statements(access, open_round, answers):
    units = [f"{number:05}" for number in range(94)]
    slots = [{"slot": f"A.{number:02}", "value": 1.0} for number in range(10)]
    items = [NewSubmission(unit, answers(unit, *slots), None, "", "Hòa") for unit in units]
    id = open_round(cohort=units, demonstration=True).id
    with counted(access) as written:
        submit_many(access, id, items)
    assert len([one for one in written if one.startswith("INSERT INTO answer")]) == 1
    assert len(written) < len(units) + 10
    with counted(access) as read:
        assert len(current_answers(access, id)) == 940
        assert len(current_submissions(access, id)) == 94
        version(access, id)
    assert len(read) == 5, read  # three, and the round for the two that ask whose units are seen


def test_listing_rounds_does_not_ask_round_by_round_and_reads_only_what_changed(access, open_round):
    made = [open_round() for _ in range(5)]
    for changed, asked in ((None, 3), (None, 1), (made[2], 3)):
        if changed:
            change_dates(access, changed.id, changed.opens_on, date(2030, 1, 1), "vì mưa bão")
        with counted(access) as sent:
            found = list_rounds(access)
        assert len(found) == 5
        assert len(sent) == asked, sent
    assert [one.deadline for one in found if one.id == made[2].id] == [date(2030, 1, 1)]
