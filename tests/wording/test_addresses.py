"""E-mail addresses: what can be one, and how one is compared."""

import pytest

from wording.addresses import LONGEST, email_key, is_email


def test_an_address_is_compared_in_small_letters_without_blanks_around():
    assert email_key(" Lan.NT@ThanhHoa.gov.vn\n") == "lan.nt@thanhhoa.gov.vn"


@pytest.mark.parametrize("text", ["lan@thu.vn", "l+an.nt@sub.thu.vn", "a@b", "lan@thư.vn"])
def test_an_address_has_something_before_and_after_one_at_sign(text):
    assert is_email(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "lan",
        "local",
        "@thu.vn",
        "lan@",
        "a@b@c",
        "lan nt@thu.vn",
        "lan@thu.vn ",
        "l\u200ban@thu.vn",
        "l\x00@b",
    ],
)
def test_what_has_not_or_holds_a_blank_or_what_cannot_be_seen_is_none(text):
    assert not is_email(text)


def test_an_address_is_no_longer_than_mail_can_be_sent_to():
    assert is_email("a" * (LONGEST - 2) + "@b") and not is_email("a" * (LONGEST - 1) + "@b")
