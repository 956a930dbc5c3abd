"""What a running server tells of itself: to this computer and to whoever shows the token, and nobody else."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import httpx
import pytest

import telemetry
from tests import needed
from tests.load.server import APP, Server, served
from tests.postgres import Server as Postgres
from ui.telemetry import life


@contextmanager
def running(folder: Path, **environment: str) -> Iterator[Server]:
    """The app with sign-in, as an office with several servers has it."""
    told = {"XASO_DATA_DIR": str(folder), "XASO_LANG": "vi", "XASO_LOG": "json"}
    with served(APP, folder, told | environment) as server:
        yield server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One with a store in a file."""
    folder = tmp_path_factory.mktemp("var")
    url = f"sqlite:///{folder / 'xaso.db'}"
    with running(folder, DATABASE_URL=url, XASO_METRICS_TOKEN="mot-ma-de-thu") as started:
        yield started


ADDRESSES = ("healthz", "readyz", "metrics")


@pytest.mark.parametrize("path", ADDRESSES)
def test_this_computer_is_answered(server: Server, path: str) -> None:
    answer = httpx.get(f"{server.address.origin}/{path}", timeout=30)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize(
    "headers", [{"X-Forwarded-For": "127.0.0.1"}, {"Host": "xaso.tinh.gov.vn"}, {"X-Real-IP": "127.0.0.1"}]
)
def test_whoever_comes_through_a_proxy_shows_the_token(
    server: Server, path: str, headers: dict[str, str]
) -> None:
    asked = f"{server.address.origin}/{path}"
    assert httpx.get(asked, headers=headers).status_code == 403
    wrong = headers | {"Authorization": "Bearer mot-ma-khac"}
    assert httpx.get(asked, headers=wrong).status_code == 403
    right = headers | {"Authorization": "Bearer mot-ma-de-thu"}
    assert httpx.get(asked, headers=right).status_code == 200
    assert httpx.get(asked, headers=headers | {"Authorization": "mot-ma-de-thu"}).status_code == 403


def test_the_metrics_are_prometheus_text(server: Server) -> None:
    answer = httpx.get(f"{server.address.origin}/metrics")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    for name in ("xaso_submissions_accepted_total", "xaso_sessions", "xaso_scoring_seconds_count"):
        assert f"\n{name} " in answer.text


def test_a_server_whose_database_is_away_lives_and_is_not_ready(tmp_path: Path) -> None:
    needed.postgres()
    database = Postgres()
    try:
        with running(tmp_path, DATABASE_URL=database.url()) as server:
            asked = f"{server.address.origin}/readyz"
            assert _answer(asked, 200) == {"status": "ready"}
            database.stop()
            away = _answer(asked, 503)
            assert away["status"] == "not ready"
            assert away["reason"] in ("DATABASE_UNAVAILABLE", "NO_ANSWER")
            assert httpx.get(f"{server.address.origin}/healthz").status_code == 200
            database.start()
            assert _answer(asked, 200) == {"status": "ready"}
    finally:
        database.remove()


def _answer(address: str, status: int) -> dict[str, str]:
    """What is answered with this status, as soon as it is."""
    for _ in range(50):
        answer = httpx.get(address, timeout=30)
        if answer.status_code == status:
            break
        time.sleep(0.2)
    assert answer.status_code == status
    found: dict[str, str] = answer.json()
    return found


def test_a_server_that_ends_waits_for_the_page_that_is_being_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.telemetry.housekeeping", nullcontext)
    drawn, done = threading.Event(), list[str]()

    def draw() -> None:
        with telemetry.scripted(["nop-phieu"]):
            drawn.set()
            time.sleep(0.3)
            done.append("kept")

    async def live() -> None:
        async with life(None):
            threading.Thread(target=draw).start()
            drawn.wait(10)

    asyncio.run(live())
    assert done == ["kept"]
