"""What admits a person: the settings of sign-in, and the claims of an identity token."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit import config
from streamlit.runtime.secrets import Secrets

from store import NotAdmitted
from ui.auth_section import Entrance, Setting, judged, setting
from ui.identity import identity_of

WHOLE = {
    "redirect_uri": "https://xaso.thanhhoa.example/oauth2callback",
    "cookie_secret": "x" * 32,
    "client_id": "xa-so",
    "client_secret": "y",
    "server_metadata_url": "https://sso.thanhhoa.example/.well-known/openid-configuration",
}
CLAIMS = {"is_logged_in": True, "email": " Hoa@ThanhHoa.Example ", "exp": 1_800_000_000}


def test_a_whole_section_opens_sign_in() -> None:
    assert judged(WHOLE) == Setting(Entrance.SIGN_IN)


@pytest.mark.parametrize(
    ("section", "told"),
    [
        ({}, "redirect_uri"),
        ("", "[auth]"),
        (["x"], "[auth]"),
        *[({k: v for k, v in WHOLE.items() if k != key}, key) for key in WHOLE],
        *[(WHOLE | {key: " "}, key) for key in WHOLE],
        (WHOLE | {"client_id": 7}, "client_id"),
        (WHOLE | {"cookie_secret": "ngắn"}, "32"),
        (WHOLE | {"redirect_uri": "https://xaso.thanhhoa.example/"}, "/oauth2callback"),
        (WHOLE | {"redirect_uri": "xaso.thanhhoa.example/oauth2callback"}, "https://"),
        (WHOLE | {"server_metadata_url": "http://[::1/x"}, "https://"),
    ],
)
def test_a_half_made_section_lets_nobody_in_and_says_what_it_lacks(section: Any, told: str) -> None:
    made = judged(section)
    assert made.entrance is Entrance.CLOSED
    assert any(told in fault.vi and told in fault.en for fault in made.faults)


def test_all_that_a_section_lacks_is_told_at_once() -> None:
    assert len(judged({"cookie_secret": "ngắn", "redirect_uri": "x"}).faults) == 6


@pytest.mark.parametrize(
    ("content", "entrance"),
    [
        ("[auth", Entrance.CLOSED),
        ("[auth]\n", Entrance.CLOSED),
        ("auth = true", Entrance.CLOSED),
        ("[other]\nx = 1", Entrance.THIS_COMPUTER),
        (None, Entrance.CLOSED),
    ],
)
def test_a_file_of_secrets_that_was_named_and_cannot_be_used_never_opens_the_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None, entrance: Entrance
) -> None:
    file = tmp_path / "secrets.toml"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    monkeypatch.setattr("ui.auth_section.st.secrets", Secrets())
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(file)], "a test")
    try:
        assert setting.__wrapped__().entrance is entrance
    finally:
        config.set_option("secrets.files", before, config.ConfigOption.DEFAULT_DEFINITION)


def test_without_any_secrets_the_app_serves_this_computer() -> None:
    assert setting.__wrapped__().entrance is Entrance.THIS_COMPUTER


def test_a_token_names_the_address_in_small_letters_and_its_end() -> None:
    found = identity_of(CLAIMS)
    assert found.email == "hoa@thanhhoa.example"
    assert found.until == datetime.fromtimestamp(1_800_000_000, UTC)


@pytest.mark.parametrize("verified", [True, "true"])
def test_a_verified_address_is_admitted(verified: object) -> None:
    assert identity_of(CLAIMS | {"email_verified": verified}).email


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({}, "signed_out"),
        ({"is_logged_in": False}, "signed_out"),
        ({"is_logged_in": "true"}, "signed_out"),
        (CLAIMS | {"email": None}, "no_email"),
        (CLAIMS | {"email": "local"}, "no_email"),
        (CLAIMS | {"email": "terminal"}, "no_email"),
        (CLAIMS | {"email": ["hoa@thanhhoa.example"]}, "no_email"),
        (CLAIMS | {"email_verified": False}, "email_not_verified"),
        (CLAIMS | {"email_verified": "false"}, "email_not_verified"),
        (CLAIMS | {"email_verified": None}, "email_not_verified"),
        ({k: v for k, v in CLAIMS.items() if k != "exp"}, "no_end"),
        (CLAIMS | {"exp": "1800000000"}, "no_end"),
        (CLAIMS | {"exp": True}, "no_end"),
        (CLAIMS | {"exp": 1e300}, "no_end"),
        (CLAIMS | {"exp": float("nan")}, "no_end"),
    ],
)
def test_claims_that_do_not_name_somebody_for_certain_admit_nobody(claims: Any, reason: str) -> None:
    with pytest.raises(NotAdmitted) as refused:
        identity_of(claims)
    assert refused.value.details["reason"] == reason
