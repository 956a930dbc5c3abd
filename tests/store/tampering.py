"""A round from its making to its published result, and the hand of somebody who has the database's password."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, insert, select, text

from analysis.progress import Month
from store import (
    Figure,
    NewAccount,
    NewEvidence,
    NewRound,
    NewSubmission,
    Place,
    Role,
    Status,
    Step,
    add_evidence,
    add_remark,
    appraise,
    create_round,
    publish_edition,
    reopen_unit,
    report_progress,
    save_account,
    set_progress_plan,
    set_status,
    submit,
    take_step,
    verify,
)
from store.events.chain import seal
from store.moments import day_in_vietnam
from store.people import access as clock
from store.tables import Base, EventRow
from tests.editions import edition_text, indicator
from tests.store.progress_plans import plan

UNITS = ("16633", "16636")
EDITION = edition_text(indicator())
APPEND_ONLY = ("event", "appraisal", "extension", "remark", "result", "progress_report", "progress_answer")


@dataclass(frozen=True)
class Story:
    """Ids of what the story made."""

    round_id: int
    first: int
    second: int


def told_story(access, answers):
    """Two units submit, one is appraised and one returned, all with accounts, evidence and remarks.

    One of them reports two months; then it is published.
    """
    publish_edition(access, EDITION)
    save_account(access, NewAccount("lan@thu.vn", "Lan", Role.COMMUNE_OFFICER, [Place("2022", UNITS[0])]))
    new = NewRound("Kỳ thử", "thu", EDITION, "2022", UNITS, date(2022, 11, 1))
    id = set_status(access, create_round(access, new).id, Status.OPEN).id
    given = [
        submit(
            access, id, NewSubmission(u, answers(u, {"slot": "A.1", "value": v}), b"PK", "phieu.xlsx", "Hòa")
        )
        for u, v in zip(UNITS, (0.5, 0.9), strict=True)
    ]
    first, second = (one.id for one in given)
    add_evidence(access, id, UNITS[0], NewEvidence("A.1", number="12/QĐ", title="Quyết định"))
    add_remark(access, id, UNITS[0], "A.1", "Đã đối chiếu")
    reopen_unit(access, id, UNITS[1], date(2100, 1, 1), "Mưa lũ")
    take_step(access, first, Step.CHECK)
    appraise(access, first, "A.1", Figure(value=0.7), "Đếm lại", "12/QĐ")
    take_step(access, first, Step.ACCEPT)
    take_step(access, second, Step.RETURN, "Thiếu chữ ký")
    this = Month.of(day_in_vietnam(clock.now()))  # a test may have set it back
    set_progress_plan(access, id, plan(first_month=this.plus(-2), goal_on=this.plus(2).last_day))
    for month in (this.plus(-2), this.plus(-1)):
        frame = answers(UNITS[0], {"slot": "A.1", "value": 0.5})
        report_progress(access, id, month, [NewSubmission(UNITS[0], frame, b"PK", "phieu.xlsx", "Hòa")])
    for status in (Status.CLOSED, Status.APPRAISED, Status.PUBLISHED):
        set_status(access, id, status)
    return Story(id, first, second)


def tamper(db, *statements, **values):
    """Runs statements as somebody would who has the password: the triggers go first."""
    with db.transaction() as session:
        for table in APPEND_ONLY:
            if session.bind.dialect.name == "sqlite":
                for verb in ("update", "delete"):
                    session.execute(text(f"DROP TRIGGER IF EXISTS {table}_refuses_{verb}"))
            else:
                session.execute(text(f"DROP TRIGGER IF EXISTS {table}_refuses ON {table}"))
        for statement in statements:
            done = session.execute(text(statement) if isinstance(statement, str) else statement, values)
            assert done.rowcount, statement


def events_in(db):
    """The rows of all events."""
    with db.reading() as connection:
        rows = connection.execute(select(EventRow.__table__).order_by(EventRow.id)).mappings()
        return [dict(row) for row in rows]


def sealed(row, **other):
    """An event's row with other content and the hash that fits it."""
    row = row | other
    return row | {"hash": seal(row)}


def kinds(db, *head):
    """The codes of what an audit finds, in its order."""
    return [problem.code for problem in verify(db, *head)]


def said(db, *head):
    """What an audit says, in Vietnamese, a line a finding."""
    return "\n".join(problem.line_for_people("vi") for problem in verify(db, *head))


def contents(db):
    """All rows of all tables, to be put back by `put_back`."""
    with db.reading() as connection:
        return {
            table: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in Base.metadata.sorted_tables
        }


def put_back(db, rows):
    """Makes the tables what they were."""
    with db.transaction() as session:
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(delete(table))
        for table, kept in rows.items():
            if kept:
                session.execute(insert(table), kept)
