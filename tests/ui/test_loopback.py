"""Without sign-in the app serves this computer only, whatever address it listens at and whoever stands in between."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.ui.conftest import ROOT, served
from ui.auth_section import Entrance, Setting
from ui.loopback import ThisComputerOnly, is_of_this_computer


def request_of(peer: str | None = "127.0.0.1", **headers: str) -> dict[str, Any]:
    """A request from a peer; header names with _ for -, `host` the usual one unless given."""
    given = {"host": "localhost:8501"} | headers
    named = [(name.replace("_", "-").encode(), value.encode("latin-1")) for name, value in given.items()]
    return {
        "type": "http",
        "path": "/",
        "client": (peer, 5000) if peer else None,
        "headers": [(name, value) for name, value in named if value],
    }


@pytest.mark.parametrize(
    "request_",
    [
        request_of(),
        request_of("::1", host="[::1]:8501"),
        request_of("::ffff:127.0.0.1", host="127.0.0.1:8501"),
        request_of("127.8.8.8", host="LOCALHOST."),
        request_of(origin="http://localhost:8501"),
    ],
)
def test_a_browser_on_this_computer_is_let_in(request_: dict[str, Any]) -> None:
    assert is_of_this_computer(request_)


@pytest.mark.parametrize(
    "request_",
    [
        request_of("192.168.1.7"),
        request_of("2001:db8::1"),
        request_of("::ffff:10.0.0.1"),
        request_of(None),
        request_of("testclient"),
        request_of(host=""),
        request_of(host="xaso.thanhhoa.example"),
        request_of(host="127.0.0.1.evil.example"),
        request_of(host="localhost@evil.example"),
        request_of(host="192.168.1.7:8501"),
        request_of(host="[::1"),
        request_of(origin="https://evil.example"),
        request_of(origin="null"),
        request_of(x_forwarded_for="127.0.0.1"),
        request_of(x_forwarded_host="localhost"),
        request_of(x_real_ip="127.0.0.1"),
        request_of(forwarded="for=127.0.0.1"),
        request_of(via="1.1 proxy"),
    ],
)
def test_everybody_else_is_refused(request_: dict[str, Any]) -> None:
    assert not is_of_this_computer(request_)


@pytest.mark.parametrize(
    ("entrance", "passed_on"),
    [(Entrance.THIS_COMPUTER, False), (Entrance.SIGN_IN, True), (Entrance.CLOSED, True)],
)
def test_the_guard_stands_only_where_nobody_signs_in(
    monkeypatch: pytest.MonkeyPatch, entrance: Entrance, passed_on: bool
) -> None:
    monkeypatch.setattr("ui.loopback.setting", lambda: Setting(entrance))
    reached: list[str] = []
    said: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        reached.append(scope["type"])

    async def receive() -> dict[str, str]:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        said.append(message)

    for kind in ("http", "websocket"):
        asyncio.run(ThisComputerOnly(app)(request_of("10.0.0.1") | {"type": kind}, receive, send))
    assert reached == (["http", "websocket"] if passed_on else [])
    assert [m.get("status", m.get("code")) for m in said if "body" not in m] == (
        [] if passed_on else [403, 1008]
    )


@pytest.fixture(scope="module")
def open_wide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app as somebody starts it who wants to be reached from everywhere; its port."""
    data: Path = tmp_path_factory.mktemp("var")
    with served(ROOT / "app.py", data, "--server.address", "0.0.0.0") as address:
        yield address.rpartition(":")[2]


ROUTES = (
    "",
    "xep-hang",
    "_stcore/health",
    "_stcore/stream",
    "_stcore/host-config",
    "media/x",
    "static/js/x.js",
)


@pytest.mark.parametrize("path", ROUTES)
def test_a_server_at_every_address_answers_only_this_computer(open_wide: str, path: str) -> None:
    address = f"http://127.0.0.1:{open_wide}/{path}"
    assert httpx.get(address).status_code != 403
    for header in ({"X-Forwarded-For": "127.0.0.1"}, {"Host": "xaso.thanhhoa.example"}):
        refused = httpx.get(address, headers=header)
        assert refused.status_code == 403
        assert "chế độ một máy" in refused.text


def test_a_websocket_from_elsewhere_is_not_opened(open_wide: str) -> None:
    asked = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }
    address = f"http://127.0.0.1:{open_wide}/_stcore/stream"
    assert httpx.get(address, headers=asked).status_code == 101
    assert httpx.get(address, headers=asked | {"X-Real-IP": "10.0.0.1"}).status_code == 403
