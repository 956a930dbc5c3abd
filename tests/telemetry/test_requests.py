"""Every request has a number, which its answer carries; what opens a file or a session is not told."""

import asyncio
from typing import Any

import pytest

from telemetry import metrics, request_number
from telemetry.requests import Told, told_path


def asked(app: Any, kind: str = "http", **more: Any) -> list[dict[str, Any]]:
    """What is sent in answer to one request."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": kind, "path": "/", "method": "GET", "headers": []} | more
    asyncio.run(Told(app)(scope, receive, send))
    return sent


async def well(scope: Any, receive: Any, send: Any) -> None:
    seen = dict(scope["headers"])[b"x-request-id"]
    assert seen.decode() == request_number()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"seen", seen)]})


@pytest.mark.parametrize("given", [b"abcdefgh", b"0123456789abcdef0123456789abcdef", b"A-b_1234"])
def test_a_well_formed_number_is_taken(given: bytes) -> None:
    (start,) = asked(well, headers=[(b"x-request-id", given)])
    assert start["headers"] == [(b"seen", given), (b"x-request-id", given)]


@pytest.mark.parametrize(
    "given", [b"", b"short", b"x" * 65, b'"}\n{"a', b"a b c d e f", "số-một-hai".encode()]
)
def test_any_other_gets_a_new_one(given: bytes) -> None:
    (start,) = asked(well, headers=[(b"x-request-id", given)])
    number = dict(start["headers"])[b"x-request-id"]
    assert len(number) == 32 and number != given


def test_of_two_numbers_none_is_taken() -> None:
    twice = [(b"x-request-id", b"abcdefgh"), (b"x-request-id", b"ijklmnop")]
    (start,) = asked(well, headers=twice)
    assert dict(start["headers"])[b"x-request-id"] not in (b"abcdefgh", b"ijklmnop")


def test_after_a_request_its_number_is_over() -> None:
    asked(well)
    assert request_number() == ""


def test_requests_are_counted_by_class_and_sessions_while_they_last() -> None:
    during: list[float] = []

    async def session(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "websocket.accept"})
        during.append(value("xaso_sessions"))

    async def broken(scope: Any, receive: Any, send: Any) -> None:
        raise RuntimeError

    before = value("xaso_sessions"), value('xaso_http_requests_total{status="5xx"}')
    asked(session, "websocket")
    with pytest.raises(RuntimeError):
        asked(broken)
    assert during == [before[0] + 1]
    assert value("xaso_sessions") == before[0]
    assert value('xaso_http_requests_total{status="5xx"}') == before[1] + 1


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/xep-hang", "/xep-hang"),
        ("/media/0a1b.xlsx", "/media/…"),
        ("/below/_stcore/upload_file/session/file", "/below/_stcore/upload_file/…"),
        ("/_stcore/stream", "/_stcore/stream"),
    ],
)
def test_what_opens_a_file_or_a_session_is_not_told(path: str, told: str) -> None:
    assert told_path(path) == told


def value(name: str) -> float:
    """A metric as Prometheus would read it, 0 for one that is not there yet."""
    found = [line.split(" ")[-1] for line in metrics().decode().splitlines() if line.startswith(name + " ")]
    return float(found[0]) if found else 0.0
