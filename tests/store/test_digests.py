"""Who wants the digest, and that nobody gets more than one a week, whoever sends and however it ends."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest

from store import (
    AccountNotFound,
    Claim,
    claim_digest,
    due_digests,
    give_back_digest,
    list_events,
    local_access,
    open_database,
    operator_access,
    set_active,
    set_subscription,
    subscription,
)
from store.digests import claims, subscriptions
from store.people import access as acting

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""08:00 in Vietnam."""


@pytest.fixture
def clock(monkeypatch):
    """Sets the time at which the store works."""

    def at(moment):
        for module in (acting, claims):
            monkeypatch.setattr(module, "now", lambda: moment)

    return at


@pytest.fixture
def lan(people):
    """An officer who asked for the digest."""
    made = people("commune_officer", email="lan@thu.vn")
    set_subscription(made, True, "vi")
    return made


@pytest.fixture
def terminal(db):
    return operator_access(db)


def test_nobody_gets_a_digest_who_did_not_ask_for_it(people, terminal):
    asked = people("viewer")
    assert subscription(asked) is None
    assert due_digests(terminal) == []
    assert claim_digest(terminal, asked.who) is None


def test_a_person_asks_for_themselves_and_it_is_noted_once(lan, access):
    before = subscription(lan)
    assert (before.email, before.active, before.language, before.sent_at) == ("lan@thu.vn", True, "vi", None)
    assert set_subscription(lan, True, "vi") == before
    set_subscription(lan, False, "en")
    told = [(one.by, one.before, one.after) for one in list_events(access, what=["digest.subscription"])]
    asked = {"email": "lan@thu.vn", "wanted": True, "language": "vi"}
    assert told == [
        ("lan@thu.vn", asked, asked | {"wanted": False, "language": "en"}),
        ("lan@thu.vn", {}, asked),
    ]


def test_who_has_no_account_has_no_address_to_send_to(db, terminal):
    for without in (local_access(db), terminal):
        assert subscription(without) is None
        with pytest.raises(AccountNotFound):
            set_subscription(without, True, "vi")


def test_a_digest_is_in_a_language_that_there_is(lan):
    with pytest.raises(ValueError, match="no language"):
        set_subscription(lan, True, "fr")


def test_what_is_due_acts_in_the_name_of_the_person(lan, terminal):
    [due] = due_digests(terminal)
    assert (due.email, due.name, due.language) == ("lan@thu.vn", "commune_officer", "vi")
    assert due.access.person() == lan.person()


def test_a_stopped_account_gets_no_digest(lan, access, terminal):
    set_active(access, lan.who, False)
    assert due_digests(terminal) == []
    assert claim_digest(terminal, lan.who) is None


def test_a_claim_counts_as_sent_whatever_becomes_of_the_sender(lan, terminal, clock):
    clock(MONDAY)
    assert claim_digest(terminal, lan.who) == Claim(lan.who, MONDAY, None)
    clock(MONDAY + timedelta(minutes=1))
    assert due_digests(terminal) == []
    assert claim_digest(terminal, lan.who) is None
    assert subscription(lan).sent_at == MONDAY


def test_of_many_senders_at_once_one_alone_sends(lan, db, database_url):
    others = [open_database(database_url) for _ in range(3)]
    senders = [operator_access(one) for one in (db, *others)] * 2
    start = Barrier(len(senders))

    def claim(sender):
        start.wait()
        return claim_digest(sender, lan.who)

    with ThreadPoolExecutor(len(senders)) as pool:
        claimed = [one for one in pool.map(claim, senders) if one is not None]
    for one in others:
        one.close()
    assert len(claimed) == 1


@pytest.mark.parametrize(
    ("after", "is_due"),
    [
        (timedelta(0), False),
        (timedelta(days=6, hours=15, minutes=59), False),  # Sunday 23:59
        (timedelta(days=6, hours=16), True),  # Monday 00:00 in Vietnam
        (timedelta(days=6, hours=23), True),  # the same timer, an hour earlier in the day
        (timedelta(days=-3), False),  # a clock that was put back
    ],
)
def test_seven_days_of_the_calendar_in_vietnam_lie_between_two_digests(after, is_due):
    assert subscriptions.is_due(MONDAY, MONDAY + after) is is_due
    assert subscriptions.due_on(MONDAY) == date(2026, 11, 30)


def test_the_next_week_brings_the_next_digest(lan, terminal, clock):
    clock(MONDAY)
    claim_digest(terminal, lan.who)
    clock(MONDAY + timedelta(days=7))
    assert [one.email for one in due_digests(terminal)] == [lan.who]
    assert claim_digest(terminal, lan.who).before == MONDAY


def test_what_the_mail_server_refused_may_be_tried_again(lan, terminal, clock, access):
    clock(MONDAY)
    first = claim_digest(terminal, lan.who)
    assert give_back_digest(terminal, first)
    assert subscription(lan).sent_at is None
    assert claim_digest(terminal, lan.who) is not None
    kinds = [
        one.what for one in list_events(access) if one.what.startswith("digest.c") or "given" in one.what
    ]
    assert kinds == ["digest.claimed", "digest.given_back", "digest.claimed"]


def test_only_the_last_claim_can_be_given_back(lan, terminal, clock):
    clock(MONDAY)
    first = claim_digest(terminal, lan.who)
    clock(MONDAY + timedelta(days=7))
    second = claim_digest(terminal, lan.who)
    assert not give_back_digest(terminal, first)
    assert subscription(lan).sent_at == second.at
    assert give_back_digest(terminal, second)
    assert subscription(lan).sent_at == first.at


def test_opting_out_and_in_again_brings_no_second_digest(lan, terminal):
    claim_digest(terminal, lan.who)
    set_subscription(lan, False, "vi")
    assert due_digests(terminal) == []
    set_subscription(lan, True, "en")
    assert due_digests(terminal) == []
    assert claim_digest(terminal, lan.who) is None


def test_who_opts_out_at_the_last_moment_gets_none(lan, terminal):
    [due] = due_digests(terminal)
    set_subscription(lan, False, "vi")
    assert claim_digest(terminal, due.email) is None
