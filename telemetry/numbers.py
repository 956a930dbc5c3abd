"""The number of a request: from nginx or made here, it stands in every line that tells of the request."""

import re
import secrets
from collections.abc import Callable
from contextvars import ContextVar

HEADER = b"x-request-id"
CURRENT: ContextVar[str] = ContextVar("request_number", default="")
"""The number of the request that is answered in this task or thread."""

_WELL_FORMED = re.compile(r"[A-Za-z0-9_-]{8,64}")
_elsewhere: list[Callable[[], str]] = []


def number_of(given: bytes | None) -> str:
    """The number that came with a request where it is well formed, else a new one: 32 characters of 0-9 and a-f."""
    text = (given or b"").decode("latin-1")
    return text if _WELL_FORMED.fullmatch(text) else secrets.token_hex(16)


def request_number() -> str:
    """The number of the request on whose behalf this runs, "" for none."""
    return CURRENT.get() or next(filter(None, (ask() for ask in _elsewhere)), "")


def also_ask(source: Callable[[], str]) -> None:
    """Names a source of the number for threads that no request started, as pages run in; it gives "" for none."""
    if source not in _elsewhere:
        _elsewhere.append(source)
