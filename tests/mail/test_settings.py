"""The settings of mail: what is missing or wrong is told, all of it, and no password with it."""

import pytest

from mail import Settings, settings
from mail.settings import Sender, Server
from wording import Kind

FINE = {
    "XASO_SMTP_URL": "smtp+starttls://ai%40tinh.vn:m%3At%2F@may.tinh.vn:2587",
    "XASO_MAIL_FROM": "Xã Số <xaso@tinh.vn>",
    "XASO_ADDRESS": "https://xaso.tinh.vn/",
}


def test_all_settings_are_read():
    server = Server("smtp+starttls", "may.tinh.vn", 2587, "ai@tinh.vn", "m:t/")
    assert settings(FINE) == Settings(server, Sender("xaso@tinh.vn", "Xã Số"), "https://xaso.tinh.vn")


@pytest.mark.parametrize(("scheme", "port"), [("smtp", 25), ("smtps", 465), ("smtp+starttls", 587)])
def test_each_way_has_its_usual_port(scheme, port):
    assert settings(FINE | {"XASO_SMTP_URL": f"{scheme}://may.tinh.vn"}).server.port == port


def test_everything_that_is_missing_is_told_at_once():
    found = settings({})
    assert [one.kind for one in found] == [Kind.MAIL_SETTING_MISSING] * 3
    assert [one.facts["name"] for one in found] == list(FINE)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("XASO_SMTP_URL", "may.tinh.vn:25"),
        ("XASO_SMTP_URL", "http://may.tinh.vn"),
        ("XASO_SMTP_URL", "smtp://may.tinh.vn:99999"),
        ("XASO_SMTP_URL", "smtp://"),
        ("XASO_SMTP_URL", "smtp://may tinh"),
        ("XASO_SMTP_URL", "smtps://:bimat@may.tinh.vn"),
        ("XASO_SMTP_URL", "smtp://ai:bimat@may.tinh.vn"),  # the password would cross the network in clear
        ("XASO_SMTP_URL", "smtps://may.tinh.vn/?timeout=1"),
        ("XASO_SMTP_URL", "smtps://ai:bimat%E1%BA%AD@may.tinh.vn"),
        ("XASO_SMTP_URL", "smtps://ai:bimat%0D%0A@may.tinh.vn"),
        ("XASO_MAIL_FROM", "Xã Số"),
        ("XASO_MAIL_FROM", "xãsố@tinh.vn"),
        ("XASO_MAIL_FROM", "a@b.vn\r\nBcc: all@b.vn"),
        ("XASO_MAIL_FROM", "a b@c.vn"),
        ("XASO_ADDRESS", "xaso.tinh.vn"),
        ("XASO_ADDRESS", "https://xaso.tinh.vn/?a=b"),
        ("XASO_ADDRESS", "https://ai:bimat@xaso.tinh.vn"),
        ("XASO_ADDRESS", "https://xaso.tinh.vn> <b"),
        ("XASO_ADDRESS", "ftp://xaso.tinh.vn"),
    ],
)
def test_what_cannot_be_used_is_told_without_the_password(name, text):
    [problem] = settings(FINE | {name: text})
    assert (problem.kind, problem.facts["name"]) == (Kind.MAIL_SETTING_INVALID, name)
    assert "bimat" not in problem.line_for_people("vi") + problem.line_for_people("en") + repr(problem)


def test_a_password_may_go_in_clear_within_this_machine():
    assert settings(FINE | {"XASO_SMTP_URL": "smtp://ai:bimat@127.0.0.1"}).server.password == "bimat"


def test_settings_do_not_print_the_password():
    assert "m:t/" not in repr(settings(FINE))
