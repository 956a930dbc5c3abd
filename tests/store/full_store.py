"""A store with something in every table: what a copy must bring over whole."""

from datetime import date, timedelta

from store import (
    Access,
    Figure,
    NewSubmission,
    Step,
    appraise,
    assign_appraisers,
    mark_reviewed,
    publish_edition,
    reopen_unit,
    report_unchanged,
    set_progress_plan,
    set_status,
    set_subscription,
    submit,
    take_step,
    withdraw_appraisal,
)
from store.moments import day_in_vietnam, now
from store.submissions.files import keep_file
from store.tables import AccountPlaceRow, AccountRow, EvidenceRow, RemarkRow
from tests.desk import EDITION, FULL, UNITS, checked, desk_round, handed_in, share
from tests.editions import frame_of
from tests.store.progress_plans import FIRST, SECOND, plan, report

PDF = b"%PDF-1.4 van ban"
ODD = "=1+1\n\"'dòng hai'\"; 漢字 🏡 \u200fשלום, <b>@x</b>"
"""A text that CSV, JSON and spreadsheets each stumble over in their way."""
APPRAISER = "tham-dinh@thu.vn"
BY_AND_BY = timedelta(days=5)


def fill(access):
    """Makes a round that is open and one that is published; gives the ids of both."""
    publish_edition(access, EDITION.replace("id: thu", "id: thu-2", 1))
    with access.db.transaction() as session:
        for email, role in ((APPRAISER, "appraiser"), ("xa@thu.vn", "commune_officer")):
            session.add(
                AccountRow(email=email, name=ODD, role=role, active=True, created_at=now(), created_by="x")
            )
        session.flush()
        session.add(AccountPlaceRow(email="xa@thu.vn", era="2022", code=UNITS[0]))
    set_subscription(Access(access.db, APPRAISER), True, "en")
    ids = open_round(access), published_round(access)
    report_months(access, *ids)
    return ids


def open_round(access):
    """A round with submissions of every state, and all that can be said of them."""
    appraiser = Access(access.db, APPRAISER)
    id, (first, second, third) = desk_round(access).id, UNITS
    assign_appraisers(access, id, {"A": [appraiser.who]})
    today = day_in_vietnam(now())
    returned = handed_in(access, id, first, FULL | {"A.2": 3.0}, evidence=ODD)
    take_step(access, returned.id, Step.CHECK)
    take_step(access, returned.id, Step.RETURN, "Thiếu danh sách", today + BY_AND_BY)
    again = checked(access, id, first, FULL | {"A.1": "1/3"})
    appraise(appraiser, again.id, "A.1", share(1, 7), "Đối chiếu", "Biên bản 05/BB")
    appraise(access, again.id, "B.2", Figure(choice="b"), "Đối chiếu", "Biên bản 06/BB")
    withdraw_appraisal(access, again.id, "B.2", "Nhầm")
    mark_reviewed(appraiser, again.id, "A")
    handed_in(access, id, second)
    frame = frame_of({second: FULL}).assign(evidence="-")
    submit(access, id, NewSubmission(second, frame, b"nhap", "=nhap.xlsx", "+Hòa"), draft=True)
    accepted = checked(access, id, third, FULL | {"A.1": "x"})
    mark_reviewed(access, accepted.id, "A")
    take_step(access, accepted.id, Step.ACCEPT)
    reopen_unit(access, id, second, today + BY_AND_BY, "Mất điện")
    add_papers(access.db, id)
    return id


def published_round(access):
    """A round that is published, with a figure that no short decimal tells."""
    id = desk_round(access).id
    for unit in UNITS[:2]:
        submission = checked(access, id, unit, FULL | {"A.1": "2/3"})
        appraise(access, submission.id, "A.3", Figure(value=9.1 + 0.2), "Đo lại", "Biên bản 07/BB")
        take_step(access, submission.id, Step.ACCEPT)
    for status in ("closed", "appraised", "published"):
        set_status(access, id, status)
    return id


def report_months(access, id, base):
    """Monthly reports towards the open round: from another round on, with a file and without, one of them again."""
    set_progress_plan(access, id, plan(base_round_id=base))
    report(access, id, FIRST, UNITS[0], filled_by=ODD)
    report(access, id, FIRST, UNITS[0], FULL | {"A.3": 9.1 + 0.2}, content=b"lan hai")
    report_unchanged(access, id, SECOND, UNITS[0])
    report_unchanged(access, id, SECOND, UNITS[1])


def add_papers(db, round_id, text=ODD):
    """Evidence with and without a file, one of it removed, and a remark."""
    about = {"round_id": round_id, "unit_code": UNITS[0], "indicator_id": "A.1", "at": now(), "by": "lan@x"}
    said = {"number": text, "title": text, "summary": text, "link": ""}
    with db.transaction() as session:
        sha256 = keep_file(session, PDF)
        session.add_all(
            [
                EvidenceRow(
                    **about,
                    **said,
                    issued_on=date(2022, 3, 1),
                    file_sha256=sha256,
                    file_name="=vb.pdf",
                    media_type="application/pdf",
                ),
                EvidenceRow(
                    **about, **said, file_name="", media_type="", removed_at=now(), removed_by="lan@x"
                ),
                RemarkRow(**about, text=text, role="viewer"),
            ]
        )
