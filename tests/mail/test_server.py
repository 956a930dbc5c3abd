"""On which side of the acceptance a failure lies, against a real mail server."""

from datetime import UTC, datetime

import pytest

from mail.letters import Letter
from mail.messages import Reader, message
from mail.server import MailServer, Refused, ServerAway, Uncertain
from mail.settings import Sender, Server, settings
from tests.mail.offices import free_port

TO = "lan@xa.vn"


def hello(to=TO):
    sender = Sender("xaso@tinh.vn", "Xã Số")
    letter = Letter("Việc của Hòa", "Kính gửi,\n.\nHết\n")
    return message(letter, sender, Reader(to, "vi", "https://xaso.vn"), datetime.now(UTC))


def line_to(url, seconds=5.0):
    more = {"XASO_MAIL_FROM": "a@b.vn", "XASO_ADDRESS": "https://x.vn"}
    return MailServer(settings({"XASO_SMTP_URL": url, **more}).server, seconds)


def send(server, to=TO):
    server.reach()
    server.send(hello(to), "xaso@tinh.vn", to)


def test_a_message_is_handed_over(office):
    running = office()
    with line_to(running.url) as server:
        send(server)
        send(server, "minh@xa.vn")
    [first, second] = running.messages
    assert first["Subject"] == "Việc của Hòa"
    assert first.get_content().replace("\r\n", "\n") == "Kính gửi,\n.\nHết\n"
    assert second["To"] == "minh@xa.vn"
    assert running.peers == 1  # one connection for both


@pytest.mark.parametrize("security", ["smtps", "smtp+starttls"])
@pytest.mark.usefixtures("trusted")
def test_who_is_let_in_with_a_password_sends_under_tls(office, tls, security):
    running = office(security=security, tls=tls, authenticates=True)
    with line_to(running.url) as server:
        send(server)
    assert len(running.messages) == 1


@pytest.mark.parametrize("security", ["smtps", "smtp+starttls"])
def test_a_certificate_that_nobody_vouches_for_is_refused(office, tls, security):
    running = office(security=security, tls=tls, authenticates=True)
    with line_to(running.url) as server, pytest.raises(ServerAway, match="certificate verify failed"):
        server.reach()


@pytest.mark.usefixtures("trusted")
def test_a_wrong_password_is_told_and_not_shown(office, tls):
    running = office(security="smtp+starttls", tls=tls, authenticates=True)
    place = Server("smtp+starttls", "127.0.0.1", running.port, "ai", "saibet")
    with MailServer(place) as server, pytest.raises(ServerAway, match="535") as refused:
        server.reach()
    assert "saibet" not in str(refused.value)


def test_starttls_is_not_left_out_where_the_server_has_none(office):
    running = office()
    with MailServer(Server("smtp+starttls", "127.0.0.1", running.port)) as server, pytest.raises(ServerAway):
        server.reach()


def test_a_server_that_is_not_there_is_told():
    with line_to(f"smtp://127.0.0.1:{free_port()}") as server, pytest.raises(ServerAway):
        server.reach()


@pytest.mark.parametrize("refuses", [{"MAIL": "550 not you"}, {"RCPT": {TO: "550 no such person"}}])
def test_a_refusal_before_the_message_is_definite_and_the_next_goes_out(office, refuses):
    running = office(refuses=refuses)
    with line_to(running.url) as server:
        with pytest.raises(Refused, match="550"):
            send(server)
        assert running.arrived == []
        if "RCPT" in refuses:
            send(server, "minh@xa.vn")
            assert [one["To"] for one in running.messages] == ["minh@xa.vn"]


@pytest.mark.parametrize("answer", ["451 try later", "554 spam"])
def test_a_refusal_of_the_whole_message_is_definite(office, answer):
    running = office(after_data=answer)
    with line_to(running.url) as server, pytest.raises(Refused, match=answer):
        send(server)


def test_a_connection_cut_after_the_message_leaves_it_open_and_the_next_goes_out(office):
    running = office(after_data="gone")
    with line_to(running.url) as server:
        with pytest.raises(Uncertain):
            send(server)
        running.after_data = "250 OK"
        send(server)
    assert len(running.arrived) == 2


def test_an_answer_that_does_not_come_in_time_leaves_it_open(office):
    running = office(after_data="silent")
    with line_to(running.url, seconds=0.3) as server, pytest.raises(Uncertain):
        send(server)
