"""A long walk of things that people do, in any order: afterwards all is as the events say, and copies are the same."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from sqlalchemy import select

import store
from store import (
    Access,
    Figure,
    NewAccount,
    NewEvidence,
    NewSubmission,
    Place,
    Role,
    State,
    Status,
    Step,
    StoreError,
    local_access,
    open_database,
)
from store.copies import backup, export_round, import_round, restore
from store.copies.backups import results_digests
from store.moments import day_in_vietnam, now
from store.ratings.publication import document_of
from store.tables import SubmissionRow
from tests.attachments import PDF
from tests.desk import EDITION, FULL, UNITS, share
from tests.editions import edition_text as small_edition
from tests.editions import frame_of, indicator

COHORT = (*UNITS, "14809")
"""Three communes of a district, and one of another."""
KEPT = ("14758", "14797")
"""Codes that are used in both eras."""
EMAILS = {
    "admin@thu.vn": (Role.ADMINISTRATOR, ()),
    "tinh.1@thu.vn": (Role.APPRAISER, ()),
    "tinh.2@thu.vn": (Role.APPRAISER, ()),
    "huyen@thu.vn": (Role.DISTRICT_OFFICER, ("380",)),
    "xa@thu.vn": (Role.COMMUNE_OFFICER, UNITS[:1]),
    "xem@thu.vn": (Role.VIEWER, ()),
}
ODD = ("Thiếu danh sách", "=1+1", "  '; DROP TABLE event; --\u200b ", "dòng\nhai", "漢字 🏡 <b>")
MAYBE = (*ODD * 3, "")
FIGURES = {
    "A.1": (share(3, 7), share(0, 9), Figure(value=0.1 + 0.2), Figure(not_applicable=True), Figure()),
    "A.3": (Figure(value=9.1 + 0.2), Figure(value=-0.0), Figure(value=12)),
    "B.1": (Figure(value=0.0), Figure(value=1)),
    "B.2": (Figure(choice="a"), Figure(choice="b"), Figure(choice="z")),
    "B.3.a": (Figure(value=1.0), Figure()),
}
SAID = (FULL, FULL | {"A.1": "1/3"}, FULL | {"A.1": "x", "B.2": "b"}, {"A.3": 0.7})
SEED = 8
"""One by which everything is done soon."""
STEPS_TAKEN = 100
"""At least; it goes on until each thing was done once."""
ROUNDS = 3
"""How many rounds are made in all."""


@dataclass
class Walk:
    """Somebody at a time does something, chosen by chance; what the store refuses is counted and changes nothing."""

    access: Access
    chance: random.Random
    done: Counter = field(default_factory=Counter)
    refused: Counter = field(default_factory=Counter)

    def somebody(self):
        """An account, or more often this computer, whom nothing is forbidden."""
        email = self.chance.choice([*EMAILS, *["local"] * 18])
        return self.access if email == "local" else Access(self.access.db, email)

    def any(self, things):
        return self.chance.choice(list(things))

    def round(self):
        """Any round, most often the first, which stays open."""
        *_, first = every = store.list_rounds(self.access)
        return first if self.chance.random() < 0.5 else self.any(every)

    def submission(self, *states):
        """Any submission, most often one in such a state."""
        with self.access.db.reading() as connection:
            every = connection.execute(
                select(SubmissionRow.id, SubmissionRow.state).order_by(SubmissionRow.id)
            )
            every = every.all()
        fitting = [one for one in every if one.state in states]
        return self.any(fitting if fitting and self.chance.random() < 0.9 else every).id

    def day(self):
        return day_in_vietnam(now()) + timedelta(days=self.any((-1, 0, 5)))

    def step(self, steps):
        """Does one of these things."""
        name = self.any(steps)
        before = store.count_events(self.access)
        try:
            steps[name](self, self.somebody())
            self.done[name] += 1
        except StoreError as refusal:
            self.refused[refusal.code] += 1
            assert store.count_events(self.access) == before, (name, refusal)


def new_round(w, a):
    if len(store.list_rounds(w.access)) < ROUNDS:
        era, cohort = w.any((("2022", UNITS), ("2022", UNITS[:2]), ("2025", KEPT)))
        store.create_round(a, store.NewRound(w.any(ODD), "thu", EDITION, era, cohort, date(2022, 11, 1)))


def change_list(w, a):
    drafts = [one.id for one in store.list_rounds(w.access) if one.status is Status.DRAFT]
    store.change_cohort(a, w.any(drafts or [1]), w.chance.sample(KEPT, 2))


def handed_in(w, a, draft=False):
    items, round_ = [], w.round()
    for unit in w.chance.sample(round_.cohort, w.any((1, 1, 2))):
        said, file = w.any(SAID), w.any((b"1", b"2", unit.encode()))
        frame = frame_of({unit: said}).assign(evidence=w.any(ODD), explanation=w.any(ODD))
        items.append(
            NewSubmission(unit, frame, file, w.any(MAYBE), w.any(MAYBE), seen=w.any((None, None, None, 1)))
        )
    store.submit_many(a, round_.id, items, draft=draft)


def taken(step, *states):
    def take(w, a):
        until = w.day() if step is Step.RETURN and w.chance.random() < 0.3 else None
        ids = [w.submission(*states) for _ in range(w.any((1, 1, 1, 2)))]
        store.take_steps(a, ids, step, w.any(MAYBE), until)

    return take


def appraised(w, a):
    slot = w.any(FIGURES)
    store.appraise(a, w.submission(State.CHECKED), slot, w.any(FIGURES[slot]), w.any(MAYBE), w.any(ODD))


def withdrawn(w, a):
    id = w.submission(State.CHECKED)
    slots = [said.slot for said in store.appraisals_of(w.access, id)]
    store.withdraw_appraisal(a, id, w.any(slots or FIGURES), w.any(MAYBE))


def with_evidence(w, a):
    texts = {name: w.any(ODD) for name in ("number", "title", "summary")}
    file = {"file": PDF, "file_name": w.any(("a.pdf", "=b.pdf"))} if w.chance.random() < 0.5 else {}
    new = NewEvidence(w.any(("A.1", "B.2")), issued_on=w.any((None, date(2022, 1, 1))), **texts, **file)
    round_ = w.round()
    store.add_evidence(a, round_.id, w.any(round_.cohort), new)


def without_evidence(w, a):
    round_ = w.round()
    there = [e.id for unit in round_.cohort for e in store.evidence_of(w.access, round_.id, unit)]
    store.remove_evidence(a, w.any(there or [1]), w.any(MAYBE))


def remarked(w, a):
    round_ = w.round()
    store.add_remark(a, round_.id, w.any(round_.cohort), "A.1", w.any(MAYBE))


def reopened(w, a):
    round_ = w.round()
    store.reopen_unit(a, round_.id, w.any(round_.cohort), w.day(), w.any(MAYBE))


def dates(w, a):
    until = w.any((None, None, None, w.day()))
    store.change_dates(a, w.round().id, date(2022, 11, 1), until, w.any(MAYBE))


def accounts(w, a):
    email = w.any(EMAILS)
    role, codes = EMAILS[email]
    new = NewAccount(email, w.any(ODD), role, [Place("2022", code) for code in codes])
    store.save_accounts(a, [new, NewAccount(f"moi.{w.chance.randrange(3)}@thu.vn", w.any(ODD), Role.VIEWER)])


def active(w, a):
    store.set_active(a, w.any(EMAILS), w.chance.random() < 0.6)


def assigned(w, a):
    appraisers = ["tinh.1@thu.vn", "tinh.2@thu.vn"]
    store.assign_appraisers(a, w.round().id, {"A": w.chance.sample(appraisers, w.any((0, 1, 2))), "B": ()})


def moved_on(w, a):
    """The first round stays open, so that there is something to do."""
    *later, _ = store.list_rounds(w.access)
    round_ = w.any(later)
    store.set_status(a, round_.id, w.any([*Status][1:]))


def edition(w, a):
    number = w.any((60, 70))
    store.publish_edition(a, small_edition(indicator(level=f"{number}%")).replace("thu", f"thu-{number}", 1))


STEPS = {
    "new round": new_round,
    "list": change_list,
    "submit": handed_in,
    "submit again": handed_in,
    "draft": lambda w, a: handed_in(w, a, draft=True),
    "submit draft": lambda w, a: store.submit_draft(a, w.submission(State.DRAFT)),
    "recall": taken(Step.RECALL, State.SUBMITTED),
    "check": taken(Step.CHECK, State.SUBMITTED),
    "return": taken(Step.RETURN, State.SUBMITTED, State.CHECKED, State.APPRAISED),
    "accept": taken(Step.ACCEPT, State.CHECKED),
    "check again": taken(Step.CHECK, State.SUBMITTED),
    "appraise": appraised,
    "appraise again": appraised,
    "withdraw": withdrawn,
    "group": lambda w, a: store.mark_reviewed(a, w.submission(State.CHECKED), w.any("AB")),
    "assign": assigned,
    "reopen": reopened,
    "dates": dates,
    "status": moved_on,
    "evidence": with_evidence,
    "no evidence": without_evidence,
    "remark": remarked,
    "accounts": accounts,
    "active": active,
    "edition": edition,
}


def counts_as_the_rule_says(w):
    """By unit what counts, told from the history alone: see `current_submissions`."""
    for round_ in store.list_rounds(w.access):
        expected = {}
        for unit in round_.cohort:
            handed_in = [
                one for one in store.history(w.access, round_.id, unit) if one.state is not State.DRAFT
            ]
            for one in handed_in:  # the newest first
                if one.state is State.APPRAISED or (
                    one.state is not State.RETURNED
                    and all(later.state is not State.RETURNED for later in handed_in[: handed_in.index(one)])
                ):
                    expected[unit] = one
                    break
        found = store.results(w.access, round_.id)
        assert (
            found.submissions
            == expected
            == {one.unit_code: one for one in store.current_submissions(w.access, round_.id)}
        )
        for unit, one in expected.items():
            latest = {said.slot: said for said in store.appraisals_of(w.access, one.id)}
            assert found.appraised(unit) == {
                slot: said for slot, said in latest.items() if not said.withdrawn
            }


@pytest.fixture
def walked(access):
    """A store after some hundred things that people did."""
    walk = Walk(access, random.Random(SEED))
    places = {Role.DISTRICT_OFFICER: ["380"], Role.COMMUNE_OFFICER: UNITS[:1]}
    for email, (role, _) in EMAILS.items():
        spots = [Place("2022", code) for code in places.get(role, ())]
        store.save_account(access, NewAccount(email, email, role, spots))
    for _ in range(2):
        new = store.NewRound("Kỳ thử", "thu", EDITION, "2022", COHORT, date(2022, 11, 1))
        store.set_status(access, store.create_round(access, new).id, Status.OPEN)
    handed_in(walk, access)
    taken = 0
    while taken < STEPS_TAKEN or set(walk.done) != set(STEPS):
        walk.step(STEPS)
        taken += 1
        assert taken < 3 * STEPS_TAKEN, set(STEPS) - set(walk.done)
    return walk


def test_after_whatever_people_did_all_is_as_the_events_say_and_so_are_its_copies(
    walked, databases, tmp_path
):
    access = walked.access
    assert len(walked.refused) > 5
    assert store.verify(access.db) == []
    counts_as_the_rule_says(walked)
    for round_ in store.list_rounds(access):
        if round_.status is Status.PUBLISHED:
            assert store.verify_published(access, round_.id)
        export_round(access, round_.id, tmp_path / str(round_.id))
        made = import_round(access, tmp_path / str(round_.id))
        documents = [document_of(store.results(access, id)) for id in (round_.id, made.id)]
        assert documents[0] == documents[1]
    for _ in range(STEPS_TAKEN // 5):  # what came in a folder goes on like what was done here
        walked.step(STEPS)
    assert store.verify(access.db) == []
    backup(access.db, tmp_path / "kept.zip")
    url = databases.migrated()
    restored = open_database(url)
    assert restore(restored, tmp_path / "kept.zip").problems == ()
    assert store.verify(restored) == []
    with access.db.reading() as before, restored.reading() as after:
        assert results_digests(before) == results_digests(after)
    counts_as_the_rule_says(Walk(local_access(restored), walked.chance))
    restored.close()
    databases.drop(url)
