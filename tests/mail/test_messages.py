"""A letter on its way: headers in ASCII that say the Vietnamese subject again, a body that arrives as it was written."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import default

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mail.contents import DeskDigest
from mail.letters import Letter, filled
from mail.messages import Reader, message
from mail.server import _as_data
from mail.settings import Sender
from wording.addresses import is_plain

AT = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)
READER = Reader("lan@xa.vn", "vi", "https://xaso.vn/nhac-viec?lang=vi")


def sent(subject="Việc", body="Nội dung\n", sender="Xã Số"):
    return message(Letter(subject, body), Sender("xaso@tinh.vn", sender), READER, AT)


def test_a_message_says_what_it_is():
    read = message_from_bytes(sent().as_bytes(), policy=default)
    assert (read["From"], read["To"]) == ("Xã Số <xaso@tinh.vn>", "lan@xa.vn")
    assert read["Date"] == "Sun, 22 Nov 2026 08:30:00 +0700"
    assert read["Auto-Submitted"] == "auto-generated"
    assert read["List-Unsubscribe"] == "<https://xaso.vn/nhac-viec?lang=vi>"
    assert read["Message-ID"].endswith("@tinh.vn>")
    assert read.get_content_type() == "text/plain"
    assert read.get_content_charset() == "utf-8"


def test_no_two_messages_have_the_same_id():
    assert sent()["Message-ID"] != sent()["Message-ID"]


_WORDS = st.text(st.sampled_from("aăâđêôơưạảầẫệ Xã–“”.,:0123456789?=_"), min_size=1, max_size=180)


@settings(max_examples=60, deadline=None)
@given(_WORDS)
def test_a_subject_of_any_length_arrives_as_it_was(text):
    subject = " ".join(text.split()) or "x"
    made = sent(subject=subject).as_bytes()
    head = made.partition(b"\n\n")[0]
    assert head.isascii()
    assert max(len(one) for one in head.split(b"\n")) <= 998
    raw = message_from_bytes(made)["Subject"]
    assert str(make_header(decode_header(raw))) == subject


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")) | st.just("\n"), max_size=300))
def test_a_body_arrives_as_it_was_written(text):
    body = text + "\n"
    wire = _as_data(sent(body=body))
    assert wire.isascii()
    assert wire.endswith(b"\r\n.\r\n")
    content = b"\r\n".join(line.removeprefix(b".") for line in wire[: -len(b"\r\n.\r\n")].split(b"\r\n"))
    read = message_from_bytes(content)
    assert read.get_payload(decode=True).decode().replace("\r\n", "\n").rstrip("\n") == body.rstrip("\n")
    assert read["To"] == "lan@xa.vn"


@pytest.mark.parametrize("line", ["From đây", ".", "..", ". một"])
def test_lines_that_mail_reads_otherwise_arrive_as_they_are(line):
    wire = _as_data(sent(body=f"a\n{line}\nb\n"))
    content = b"\n".join(one[1:] if one.startswith(b".") else one for one in wire.split(b"\r\n")[:-2])
    assert message_from_bytes(content).get_payload(decode=True).decode().split("\n")[1] == line


@pytest.mark.parametrize(
    "name", ["Lan\r\nBcc: all@tinh.vn", "Lan\nBcc: a@b.vn\n\nThư khác", "Lan\u2028Bcc: a@b.vn"]
)
def test_no_name_becomes_a_header(name):
    text = "Việc của {{ ten_nguoi }}\n\nKính gửi {{ ten_nguoi }} {{ dia_chi_ngung }}"
    letter = filled(text, DeskDigest(name, "", "", "", "", "", ()))
    made = message(letter, Sender("xaso@tinh.vn", "Xã Số"), READER, AT)
    read = message_from_bytes(made.as_bytes(), policy=default)
    assert read["Bcc"] is None
    assert sorted(read.keys()) == sorted(sent().keys())


@pytest.mark.parametrize(
    "text", ["a,b@c.vn", "<a@b.vn>", "a@b.vn>", "à@b.vn", "a@b", "a..b@c.vn", "a@b.vn,c@d.vn", "a b@c.vn"]
)
def test_an_address_that_servers_read_differently_is_not_used(text):
    assert is_plain(text) is (text == "a@b")
