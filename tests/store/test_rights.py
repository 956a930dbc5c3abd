"""Who may do what: every public function of the store, as every role, against every kind of unit."""

import inspect
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import get_args

import pandas as pd
import pytest
from sqlalchemy import func, select

import store
from analysis.progress import Month
from scoring import ANSWER_COLUMNS
from store import (
    Access,
    Figure,
    NewAccount,
    NewEvidence,
    NewSubmission,
    NotAdmitted,
    NotAllowed,
    Role,
    RoundNotFound,
    SessionExpired,
    Step,
    StoreError,
    local_access,
    open_database,
    sign_in,
)
from store.moments import day_in_vietnam, now
from store.tables import EventRow
from tests.editions import edition_text as small_edition
from tests.editions import indicator

OWN, NEAR, FAR = "14755", "14758", "14809"
"""The commune officer's unit; another of the same district (380); one of another district (381)."""
THEN = "14758"
"""The code of NEAR is used again in 2025, by another unit, in a round of its own."""
UNITS = ("own", "near", "far", "of another era")
ROLES = ("administrator", "appraiser", "district_officer", "commune_officer", "viewer")

ALL, MINE, NONE = "all", "mine", "none"
TABLE = {
    #                     administrator, appraiser, district officer, commune officer, viewer
    "see results": (ALL, ALL, MINE, MINE, ALL),
    "see files": (ALL, ALL, MINE, MINE, NONE),
    "submit": (ALL, NONE, MINE, MINE, NONE),
    "remark": (ALL, ALL, MINE, MINE, NONE),
    "check": (ALL, NONE, MINE, NONE, NONE),
    "appraise": (ALL, ALL, NONE, NONE, NONE),
    "manage": (ALL, NONE, NONE, NONE, NONE),
}
MINE_OF = {"district_officer": ("own", "near"), "commune_officer": ("own",)}

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"


@dataclass(frozen=True)
class Case:
    """What a function needs of the table, and how it is called for a unit."""

    right: str
    call: Callable


def _new(s, w):
    return NewSubmission(w.unit, s.frame(w.unit), b"phieu", "phieu.xlsx", "Hòa")


PER_UNIT = {
    "add_evidence": Case(
        "submit", lambda s, a, w: store.add_evidence(a, w.round, w.unit, NewEvidence("A.1", "1"))
    ),
    "add_remark": Case("remark", lambda s, a, w: store.add_remark(a, w.round, w.unit, "A.1", "Xem lại")),
    "answers_of": Case("see results", lambda s, a, w: store.answers_of(a, w.submission)),
    "appraisals_of": Case("see files", lambda s, a, w: store.appraisals_of(a, w.submission)),
    "appraise": Case(
        "appraise", lambda s, a, w: store.appraise(a, w.submission, "A.1", Figure(1, 5), "vì", "QĐ 1")
    ),
    "evidence_file": Case("see files", lambda s, a, w: store.evidence_file(a, w.evidence)),
    "evidence_of": Case("see files", lambda s, a, w: store.evidence_of(a, w.round, w.unit)),
    "history": Case("see files", lambda s, a, w: store.history(a, w.round, w.unit)),
    "mark_reviewed": Case("appraise", lambda s, a, w: store.mark_reviewed(a, w.submission, "A")),
    "preview_progress": Case(
        "see results",
        lambda s, a, w: store.preview_progress(a, w.round, s.month, {w.unit: s.frame(w.unit)}),
    ),
    "progress_file": Case("see files", lambda s, a, w: store.progress_file(a, w.report)),
    "report_progress": Case(
        "submit", lambda s, a, w: store.report_progress(a, w.round, s.month, [_new(s, w)])
    ),
    "report_unchanged": Case("submit", lambda s, a, w: store.report_unchanged(a, w.round, s.month, w.unit)),
    "preview": Case("see results", lambda s, a, w: store.preview(a, w.round, {w.unit: s.frame(w.unit)})),
    "remarks_of": Case("see files", lambda s, a, w: store.remarks_of(a, w.round, w.unit)),
    "remove_evidence": Case("submit", lambda s, a, w: store.remove_evidence(a, w.evidence, "nhầm")),
    "reopen_unit": Case(
        "appraise", lambda s, a, w: store.reopen_unit(a, w.round, w.unit, date(2099, 1, 1), "lỗi mạng")
    ),
    "submit": Case("submit", lambda s, a, w: store.submit(a, w.round, _new(s, w))),
    "submit_draft": Case("submit", lambda s, a, w: store.submit_draft(a, w.submission)),
    "submit_many": Case("submit", lambda s, a, w: store.submit_many(a, w.round, [_new(s, w)])),
    "submitted_file": Case("see files", lambda s, a, w: store.submitted_file(a, w.submission)),
    "take_step check": Case("check", lambda s, a, w: store.take_step(a, w.submission, Step.CHECK)),
    "take_step recall": Case("submit", lambda s, a, w: store.take_step(a, w.submission, Step.RECALL)),
    "take_step accept": Case("appraise", lambda s, a, w: store.take_step(a, w.submission, Step.ACCEPT)),
    "take_steps check": Case("check", lambda s, a, w: store.take_steps(a, [w.submission], Step.CHECK)),
    "unit_events": Case("see files", lambda s, a, w: store.unit_events(a, w.round, w.unit)),
    "withdraw_appraisal": Case(
        "appraise", lambda s, a, w: store.withdraw_appraisal(a, w.submission, "A.1", "nhầm")
    ),
}
OF_THE_HOUSE = {
    "assign_appraisers": Case("manage", lambda s, a: store.assign_appraisers(a, s.round, {})),
    "assignments": Case("appraise", lambda s, a: store.assignments(a, s.round)),
    "audit_chain": Case("manage", lambda s, a: store.audit_chain(a)),
    "change_cohort": Case("manage", lambda s, a: store.change_cohort(a, s.round, [OWN])),
    "change_dates": Case("manage", lambda s, a: store.change_dates(a, s.round, date(2022, 1, 1), None, "vì")),
    "count_events": Case("manage", lambda s, a: store.count_events(a)),
    "create_round": Case("manage", lambda s, a: store.create_round(a, s.new_round(cohort=(OWN,)))),
    "every_event": Case("manage", lambda s, a: list(store.every_event(a))),
    "list_accounts": Case("manage", lambda s, a: store.list_accounts(a)),
    "list_events": Case("manage", lambda s, a: store.list_events(a)),
    "publish_edition": Case("manage", lambda s, a: store.publish_edition(a, small_edition(indicator()))),
    "reviewed_groups": Case("appraise", lambda s, a: store.reviewed_groups(a, s.round)),
    "save_account": Case(
        "manage", lambda s, a: store.save_account(a, NewAccount("x@y.vn", "X", Role.VIEWER))
    ),
    "save_accounts": Case("manage", lambda s, a: store.save_accounts(a, [])),
    "set_progress_plan": Case("manage", lambda s, a: store.set_progress_plan(a, s.round, s.plan)),
    "progress_plan of a draft": Case("appraise", lambda s, a: store.progress_plan(a, s.draft)),
    "progress of a draft": Case("appraise", lambda s, a: store.progress(a, s.draft)),
    "set_active": Case("manage", lambda s, a: store.set_active(a, "x@y.vn", False)),
    "set_status": Case("manage", lambda s, a: store.set_status(a, s.round, "draft")),
    "get_round of a draft": Case("appraise", lambda s, a: store.get_round(a, s.draft)),
    "results of a draft": Case("appraise", lambda s, a: store.results(a, s.draft)),
    "version of a draft": Case("appraise", lambda s, a: store.version(a, s.draft)),
}
FILTERED = {
    "current_answers": lambda s, a: set(store.current_answers(a, s.round)["unit"]),
    "current_submissions": lambda s, a: {one.unit_code for one in store.current_submissions(a, s.round)},
    "progress": lambda s, a: set(store.progress(a, s.round).by_month[s.month].units.index),
    "progress, the cohort": lambda s, a: set(store.progress(a, s.round).round.cohort),
    "progress, the reports": lambda s, a: {unit for unit, _ in store.progress(a, s.round).reports},
    "progress_reports": lambda s, a: {one.unit_code for one in store.progress_reports(a, s.round)},
    "progress_state": lambda s, a: set(store.progress_state(a, s.round, s.month)["unit"]),
    "results": lambda s, a: set(store.results(a, s.round).scores.units.index),
    "results, the cohort": lambda s, a: set(store.results(a, s.round).round.cohort),
    "results, the answers": lambda s, a: set(store.results(a, s.round).answers["unit"]),
    "results, what is given to the engine": lambda s, a: set(store.results(a, s.round).scores.given.units),
    "results, self-assessed": lambda s, a: set(store.results(a, s.round).self_assessed.units.index),
}
"""Functions that give what the person sees of a round."""
COUNTS = {
    "extensions": lambda s, a: set(store.extensions(a, s.round)),
    "latest_submissions": lambda s, a: {one.unit_code for one in store.latest_submissions(a, s.round)},
    "evidence_counts": lambda s, a: {unit for unit, _ in store.evidence_counts(a, s.round)},
    "remark_counts": lambda s, a: {unit for unit, _ in store.remark_counts(a, s.round)},
}
"""The same of files and remarks."""
FOR_EVERYBODY = {
    "actors",
    "get_publication",
    "get_round",
    "known_editions",
    "list_rounds",
    "progress_plan",
    "published_document",
    "published_edition",
    "published_editions",
    "set_subscription",
    "subscription",
    "verify_published",
    "version",
}
"""Functions that anybody with an account may call: rounds that are no drafts, editions, what is published, and what one
wants for oneself."""
FOR_THE_TERMINAL = {
    "claim_digest": lambda s, a: store.claim_digest(a, "viewer@thu.vn"),
    "due_digests": lambda s, a: store.due_digests(a),
    "give_back_digest": lambda s, a: store.give_back_digest(
        a, store.Claim("viewer@thu.vn", datetime.now(UTC), None)
    ),
}
"""Functions that no role may call: letters in everybody's name are sent by the terminal alone."""
FOR_THE_PUBLIC = {
    "open_document": lambda s, round_id: store.open_document(s.db, round_id),
    "open_rounds": lambda s, round_id: [one for one in store.open_rounds(s.db) if one.id == round_id],
}
"""Functions that ask nobody who they are: published rounds alone."""


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def scene(request):
    """A round with three units and one of 2025, everything a function may ask for in each of them."""
    made = request.getfixturevalue(f"{request.param}_databases")
    url = made.migrated()
    db = open_database(url)
    yield _scene(db)
    db.close()
    made.drop(url)


def _scene(db):
    admin = local_access(db)
    for role, places in (
        ("administrator", ()),
        ("appraiser", ()),
        ("district_officer", (("2022", "380"),)),
        ("commune_officer", (("2022", OWN),)),
        ("viewer", ()),
    ):
        spots = tuple(store.Place(*place) for place in places)
        store.save_account(admin, NewAccount(f"{role}@thu.vn", role, Role(role), spots))
    month = Month.of(day_in_vietnam(now()))
    plan = store.NewPlan(None, month, 20, month.last_day)
    scene = SimpleNamespace(db=db, new_round=_new_round, frame=_frame, month=month, plan=plan)
    scene.round, scene.draft = _open(admin, _new_round()), store.create_round(admin, _new_round()).id
    scene.then = _open(admin, _new_round(era="2025", cohort=(THEN,)))
    for round_id in (scene.round, scene.draft, scene.then):
        store.set_progress_plan(admin, round_id, plan)
    scene.units = {
        "own": _unit(admin, scene.round, OWN, month),
        "near": _unit(admin, scene.round, NEAR, month),
        "far": _unit(admin, scene.round, FAR, month),
        "of another era": _unit(admin, scene.then, THEN, month),
    }
    return scene


def _new_round(**given):
    usual = {
        "name": "Kỳ thử",
        "edition_id": "thu",
        "edition_text": small_edition(indicator()),
        "era": "2022",
        "cohort": (OWN, NEAR, FAR),
        "opens_on": date(2022, 11, 1),
    }
    return store.NewRound(**(usual | given))


def _open(admin, new):
    return store.set_status(admin, store.create_round(admin, new).id, "open").id


def _frame(unit):
    answer = {"unit": unit, "slot": "A.1", "numerator": 3.0, "denominator": 5.0, "value": float("nan")}
    texts = {"choice": None, "not_applicable": False, "evidence": "", "explanation": ""}
    return pd.DataFrame([answer | texts], columns=list(ANSWER_COLUMNS))


def _unit(admin, round_id, unit, month):
    new = NewSubmission(unit, _frame(unit), unit.encode(), "phieu.xlsx", "Hòa")
    submission = store.submit(admin, round_id, new)
    evidence = store.add_evidence(
        admin, round_id, unit, NewEvidence("A.1", "1", file=PDF, file_name="vb.pdf")
    )
    store.add_remark(admin, round_id, unit, "A.1", "Xem")
    store.reopen_unit(admin, round_id, unit, date(2099, 1, 1), "vì")
    [report] = store.report_progress(admin, round_id, month, [new])
    return SimpleNamespace(
        round=round_id, unit=unit, submission=submission.id, evidence=evidence.id, report=report.id
    )


def _as(scene, role):
    return Access(scene.db, f"{role}@thu.vn")


def _refused(call, *arguments):
    """Whether a right is lacking; another refusal comes after the question of rights."""
    try:
        call(*arguments)
    except (NotAllowed, RoundNotFound):
        return True
    except StoreError:
        return False
    return False


def _events(scene):
    with scene.db.reading() as connection:
        return connection.scalar(select(func.count()).select_from(EventRow))


def _may(right, role, unit=""):
    reach = TABLE[right][ROLES.index(role)]
    return reach == ALL or (reach == MINE and unit in MINE_OF[role])


@pytest.mark.parametrize("name", PER_UNIT)
def test_what_is_done_with_a_unit_follows_the_table(scene, name):
    case = PER_UNIT[name]
    for role in reversed(ROLES):
        for kind in UNITS:
            before = _events(scene)
            refused = _refused(case.call, scene, _as(scene, role), scene.units[kind])
            assert refused != _may(case.right, role, kind), (name, role, kind)
            if refused:
                assert _events(scene) == before, (name, role, kind)


@pytest.mark.parametrize("name", OF_THE_HOUSE)
def test_what_is_done_with_the_house_follows_the_table(scene, name):
    case = OF_THE_HOUSE[name]
    for role in reversed(ROLES):
        before = _events(scene)
        refused = _refused(case.call, scene, _as(scene, role))
        assert refused != _may(case.right, role), (name, role)
        if refused:
            assert _events(scene) == before, (name, role)


@pytest.mark.parametrize("name", [*FILTERED, *COUNTS])
def test_a_person_sees_of_a_round_what_the_table_says(scene, name):
    right, call = ("see files", COUNTS[name]) if name in COUNTS else ("see results", FILTERED[name])
    codes = {"own": OWN, "near": NEAR, "far": FAR}
    for role in ROLES:
        expected = {code for kind, code in codes.items() if _may(right, role, kind)}
        assert _told(call, scene, _as(scene, role)) == expected, (name, role)


def _told(call, scene, access):
    try:
        return call(scene, access)
    except NotAllowed:
        return set()


def test_a_rank_is_the_one_among_all_also_for_who_sees_one_unit(scene):
    whole = store.results(_as(scene, "viewer"), scene.round).scores.units
    mine = store.results(_as(scene, "commune_officer"), scene.round).scores.units
    assert mine.loc[OWN, "rank"] == whole.loc[OWN, "rank"]


@pytest.mark.parametrize("name", FOR_THE_TERMINAL)
def test_no_role_does_what_the_terminal_alone_does(scene, name):
    call, before = FOR_THE_TERMINAL[name], _events(scene)
    for acting in (*(_as(scene, role) for role in ROLES), local_access(scene.db)):
        with pytest.raises(NotAllowed):
            call(scene, acting)
    assert _events(scene) == before
    assert not _refused(call, scene, store.operator_access(scene.db))


def test_what_one_wants_for_oneself_says_nothing_of_others(scene):
    store.set_subscription(_as(scene, "viewer"), True, "en")
    assert store.subscription(_as(scene, "viewer")).email == "viewer@thu.vn"
    assert all(store.subscription(_as(scene, role)) is None for role in ROLES if role != "viewer")


def test_every_public_function_stands_in_a_table():
    tables = (PER_UNIT, OF_THE_HOUSE, FILTERED, COUNTS, FOR_EVERYBODY, FOR_THE_TERMINAL)
    named = {name.replace(",", " ").split(" ")[0] for table in tables for name in table}
    asks = {
        name
        for name in store.__all__
        if inspect.isfunction(function := getattr(store, name))
        and next(iter(inspect.signature(function).parameters), "") == "access"
    }
    assert asks == named


@pytest.mark.parametrize("name", FOR_THE_PUBLIC)
@pytest.mark.parametrize("which", ["round", "draft", "then", "none"])
def test_the_public_is_given_nothing_of_a_round_that_is_not_published(scene, name, which):
    call, before = FOR_THE_PUBLIC[name], _events(scene)
    with suppress(store.ResultNotFound):
        assert not call(scene, getattr(scene, which, 10**6))
    assert _events(scene) == before


def test_only_these_functions_open_the_store_without_an_access():
    """Those that make an access, or look whether what is kept is whole, run in the server and the terminal alone."""
    functions = {
        name: getattr(store, name) for name in store.__all__ if inspect.isfunction(getattr(store, name))
    }
    first = {
        name: next(iter(inspect.signature(function).parameters.values()), None)
        for name, function in functions.items()
    }
    takes_store = {
        name
        for name, one in first.items()
        if one is not None and store.Database in (one.annotation, *get_args(one.annotation))
    }
    assert takes_store == {"local_access", "operator_access", "sign_in", "verify", *FOR_THE_PUBLIC}


@pytest.mark.parametrize("name", [*PER_UNIT, *OF_THE_HOUSE, *FILTERED, *COUNTS])
def test_nobody_acts_without_an_account_or_after_its_end(scene, name):
    cases = {**PER_UNIT, **OF_THE_HOUSE}
    call = cases[name].call if name in cases else {**FILTERED, **COUNTS}[name]
    more = (scene.units["own"],) if name in PER_UNIT else ()
    before = _events(scene)
    with pytest.raises(NotAdmitted):
        call(scene, Access(scene.db, "nobody@thu.vn"), *more)
    ended = datetime.now(UTC) - timedelta(seconds=1)
    with pytest.raises(SessionExpired):
        call(scene, Access(scene.db, "administrator@thu.vn", ended), *more)
    assert _events(scene) == before


@pytest.mark.parametrize("email", ["local", "terminal", " LOCAL ", "nobody@thu.vn", ""])
def test_nobody_signs_in_as_this_computer_or_without_an_account(scene, email):
    with pytest.raises(NotAdmitted):
        sign_in(scene.db, email, datetime.now(UTC) + timedelta(hours=1))


def test_a_role_that_was_taken_away_is_gone_at_once(scene):
    admin = _as(scene, "administrator")
    store.save_account(admin, NewAccount("soon@thu.vn", "Soon", Role.APPRAISER))
    soon = sign_in(scene.db, "Soon@THU.vn", datetime.now(UTC) + timedelta(hours=1))
    assert store.results(soon, scene.round)
    store.set_active(admin, "soon@thu.vn", False)
    with pytest.raises(NotAdmitted):
        store.results(soon, scene.round)
