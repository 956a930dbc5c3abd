"""How people come in: the `[auth]` section of Streamlit's secrets, read once when the server starts.

Without the section the app serves this computer only. A section that is there and not complete lets nobody in: it is
never taken for one that is absent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from streamlit import config
from streamlit.errors import StreamlitSecretNotFoundError

from wording.language import Text

NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
SHORTEST_SECRET = 32
"""Characters. Whoever guesses the secret can sign a cookie for any address."""
_CALLBACK = "/oauth2callback"


class Entrance(Enum):
    """Who comes in: this computer without sign-in, people who signed in, nobody because the settings are not complete."""

    THIS_COMPUTER = "this computer"
    SIGN_IN = "sign in"
    CLOSED = "closed"


@dataclass(frozen=True)
class Setting:
    """The entrance, and what is wrong with the settings where it is closed."""

    entrance: Entrance
    faults: tuple[Text, ...] = ()


@cache
def setting() -> Setting:
    """The setting of this server. Read once: a file that is lost later does not open the door."""
    try:
        secrets = st.secrets.to_dict()
    except StreamlitSecretNotFoundError:
        return _without_secrets()
    except (OSError, ValueError) as error:
        return _closed([_unreadable(type(error).__name__)])
    return judged(secrets["auth"]) if "auth" in secrets else Setting(Entrance.THIS_COMPUTER)


def judged(section: object) -> Setting:
    """What a section that is there amounts to: complete, or closed with all its faults."""
    if not isinstance(section, Mapping):
        return _closed(
            [_fault("[auth] phải là một phần có tên, không phải một giá trị.", "[auth] must be a section.")]
        )
    faults = [
        _fault(f"Thiếu {key} (một chuỗi trong ngoặc kép).", f"{key} is missing (a text in quotes).")
        for key in NEEDED
        if not isinstance(section.get(key), str) or not section[key].strip()
    ]
    known = {key: str(section.get(key, "")) for key in NEEDED}
    if known["cookie_secret"].strip() and len(known["cookie_secret"]) < SHORTEST_SECRET:
        faults.append(
            _fault(
                f"cookie_secret phải là chuỗi ngẫu nhiên từ {SHORTEST_SECRET} ký tự trở lên.",
                f"cookie_secret must be random and have {SHORTEST_SECRET} characters or more.",
            )
        )
    if known["redirect_uri"].strip() and not known["redirect_uri"].endswith(_CALLBACK):
        faults.append(
            _fault(
                f"redirect_uri phải kết thúc bằng {_CALLBACK}.", f"redirect_uri must end with {_CALLBACK}."
            )
        )
    faults += [
        _fault(
            f"{key} phải là địa chỉ đầy đủ, bắt đầu bằng https://.",
            f"{key} must be a whole address with https://.",
        )
        for key in ("redirect_uri", "server_metadata_url")
        if known[key].strip() and not _is_address(known[key])
    ]
    return _closed(faults) if faults else Setting(Entrance.SIGN_IN)


def _without_secrets() -> Setting:
    """No secrets could be read: none are there, or they are there (or were promised) and cannot be used."""
    files = [Path(file) for file in config.get_option("secrets.files")]
    if config.is_manually_set("secrets.files") or any(file.exists() for file in files):
        return _closed([_unreadable(", ".join(file.name for file in files))])
    return Setting(Entrance.THIS_COMPUTER)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _unreadable(what: str) -> Text:
    return _fault(f"Không đọc được tệp bí mật ({what}).", f"The file of secrets cannot be read ({what}).")


def _closed(faults: list[Text]) -> Setting:
    return Setting(Entrance.CLOSED, tuple(faults))


def _fault(vi: str, en: str) -> Text:
    return Text(vi=vi, en=en)
