"""Sending: at most one a week to a person, whatever the mail server does, and nothing to who has nothing to do."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from mail import End, MailServer, send_digests, settings
from store import (
    NotAllowed,
    list_events,
    set_subscription,
    subscription,
)
from store.moments import now
from store.tables import SubscriptionRow
from tests.desk import UNITS, desk_round, handed_in
from tests.mail.offices import free_port
from wording import Kind

MINE, OTHER, THIRD = UNITS


def given_for(url):
    more = {"XASO_MAIL_FROM": "Xã Số <xaso@tinh.vn>", "XASO_ADDRESS": "https://xaso.vn"}
    return settings({"XASO_SMTP_URL": url, **more})


@pytest.fixture
def lan(admin, people):
    """An officer who asked for the digest, and whose unit has not handed in."""
    desk_round(admin)
    made = people("commune_officer", MINE, email="lan@xa.vn")
    set_subscription(made, True, "vi")
    return made


def ends(terminal, url, seconds=5.0):
    given = given_for(url)
    return {one.email: one.end for one in send_digests(terminal, given, MailServer(given.server, seconds))}


def a_week_ago(db, email):
    """As if a week had gone by since the last one."""
    with db.transaction() as session:
        row = session.get(SubscriptionRow, email)
        row.sent_at -= timedelta(days=7)


def test_who_has_something_to_do_gets_one_letter_a_week(lan, terminal, office, db):
    running = office()
    assert ends(terminal, running.url) == {"lan@xa.vn": End.SENT}
    assert ends(terminal, running.url) == {}
    a_week_ago(db, lan.who)
    assert ends(terminal, running.url) == {"lan@xa.vn": End.SENT}
    assert [one["To"] for one in running.messages] == ["lan@xa.vn"] * 2


def test_a_letter_leads_to_the_pages_and_to_the_way_out(lan, terminal, office):
    running = office()
    ends(terminal, running.url)
    [letter] = running.messages
    said = letter.get_content()
    assert "https://xaso.vn/nop-phieu?lang=vi&round=1" in said
    assert letter["List-Unsubscribe"] == "<https://xaso.vn/nhac-viec?lang=vi>"
    assert "https://xaso.vn/nhac-viec?lang=vi" in said
    assert letter["From"] == "Xã Số <xaso@tinh.vn>"


def test_nothing_to_say_sends_nothing_and_uses_up_no_week(lan, admin, terminal, office):
    running = office()
    handed_in(admin, 1, MINE, evidence="x")
    sent = ends(terminal, running.url)
    assert sent == {"lan@xa.vn": End.NOTHING}
    assert subscription(lan).sent_at is None
    assert running.arrived == []


def test_two_servers_that_send_at_once_send_one_letter(lan, terminal, office):
    running = office()
    with ThreadPoolExecutor(4) as pool:
        all_ends = list(pool.map(lambda _: ends(terminal, running.url), range(4)))
    found = [end for each in all_ends for end in each.values()]
    assert found.count(End.SENT) == 1
    assert set(found) <= {End.SENT, End.TAKEN}
    assert len(running.messages) == 1


@pytest.mark.parametrize("refuses", [{"RCPT": {"lan@xa.vn": "450 mailbox busy"}}, {"MAIL": "421 not now"}])
def test_a_definite_refusal_gives_the_week_back(lan, terminal, office, refuses):
    running = office(refuses=refuses)
    assert ends(terminal, running.url) == {"lan@xa.vn": End.REFUSED}
    assert subscription(lan).sent_at is None
    running.stop()
    assert ends(terminal, office().url) == {"lan@xa.vn": End.SENT}


def test_a_refusal_after_the_whole_message_gives_the_week_back_too(lan, terminal, office):
    running = office(after_data="554 spam")
    [outcome] = send_digests(terminal, given_for(running.url))
    assert (outcome.end, outcome.problem.kind) == (End.REFUSED, Kind.MAIL_REFUSED)
    assert "554 spam" in outcome.problem.message("vi")
    assert subscription(lan).sent_at is None


@pytest.mark.parametrize("after", ["gone", "silent"])
def test_an_unknown_end_uses_up_the_week(lan, terminal, office, after):
    running = office(after_data=after)
    given = given_for(running.url)
    [outcome] = send_digests(terminal, given, MailServer(given.server, 0.3))
    assert (outcome.end, outcome.problem.kind) == (End.UNCERTAIN, Kind.MAIL_UNCERTAIN)
    assert subscription(lan).sent_at is not None
    running.after_data = "250 OK"
    assert ends(terminal, running.url) == {}


def test_a_server_that_is_away_ends_the_run_and_uses_up_nothing(lan, terminal, people, admin):
    minh = people("commune_officer", OTHER, email="minh@xa.vn")
    set_subscription(minh, True, "vi")
    [outcome] = send_digests(terminal, given_for(f"smtp://127.0.0.1:{free_port()}"))
    assert (outcome.end, outcome.problem.kind) == (End.AWAY, Kind.MAIL_SERVER_AWAY)
    assert subscription(lan).sent_at is None and subscription(minh).sent_at is None
    assert not [one for one in list_events(admin) if one.what == "digest.claimed"]


def test_one_that_is_refused_does_not_stop_the_others(lan, terminal, people, office):
    for email, unit in (("minh@xa.vn", OTHER), ("nam,nu@xa.vn", THIRD)):
        set_subscription(people("commune_officer", unit, email=email), True, "en")
    running = office(refuses={"RCPT": {"lan@xa.vn": "550 no such person"}})
    found = ends(terminal, running.url)
    assert found == {"lan@xa.vn": End.REFUSED, "minh@xa.vn": End.SENT, "nam,nu@xa.vn": End.UNFIT}
    assert [one["To"] for one in running.messages] == ["minh@xa.vn"]


def test_an_address_that_no_mail_goes_to_is_told(terminal, people, admin):
    desk_round(admin)
    set_subscription(people("commune_officer", MINE, email="à@xa.vn"), True, "vi")
    [outcome] = send_digests(terminal, given_for("smtp://127.0.0.1"))
    assert (outcome.end, outcome.problem.kind) == (End.UNFIT, Kind.MAIL_ADDRESS_UNFIT)


def test_only_the_terminal_sends(admin, people):
    for acting in (admin, people("administrator")):
        with pytest.raises(NotAllowed):
            list(send_digests(acting, given_for("smtp://127.0.0.1")))


def test_when_the_last_one_went_out_is_known(lan, terminal, office):
    before = now()
    ends(terminal, office().url)
    assert before <= subscription(lan).sent_at <= now()
