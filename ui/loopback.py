"""The guard in front of every route of the server: without sign-in it lets in nobody but this computer."""

from collections.abc import Awaitable, Callable, MutableMapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from ui.auth_section import Entrance, setting

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

FORWARDED = frozenset(
    {b"forwarded", b"via", b"x-real-ip", b"x-client-ip", b"true-client-ip", b"cf-connecting-ip"}
)
"""Headers by which a proxy tells of the one behind it; those of the family `X-Forwarded-` count too."""
_REFUSAL = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>Xã Số</title>
<body style="font-family:sans-serif;max-width:40rem;margin:4rem auto;color:#111827">
<h1 style="font-size:1.3rem">Xã Số đang chạy ở chế độ một máy</h1>
<p>Chế độ này không có đăng nhập, nên chỉ phục vụ đúng máy đang chạy chương trình. Muốn dùng qua mạng, quản trị máy chủ
bật đăng nhập: xem mục Đăng nhập trong docs/van-hanh.md.</p>
<p style="color:#4B5563">Without sign-in this app serves its own computer only. To use it over a network, set up sign-in
(docs/van-hanh.md).</p></body></html>
""".encode()


class ThisComputerOnly:
    """ASGI middleware: where the setting is without sign-in, refuses every request that is not of this computer."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Awaitable[None]]) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers 403; a WebSocket is not accepted, which is a 403 too."""
        asked = scope["type"] in ("http", "websocket")
        if not asked or setting().entrance is not Entrance.THIS_COMPUTER or is_of_this_computer(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            headers = [(b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"no-store")]
            await send({"type": "http.response.start", "status": 403, "headers": headers})
            await send({"type": "http.response.body", "body": _REFUSAL})


def is_of_this_computer(scope: Scope) -> bool:
    """Whether a request comes from a browser on this computer.

    The other end is a loopback address; it asked for this computer by a loopback name, so that no web page elsewhere
    reaches us by a name that it lets point here; a page that made the request is ours; and no proxy says that it
    speaks for somebody else.
    """
    peer, _ = scope["client"] or ("", 0)
    headers = [(name.lower(), value.decode("latin-1")) for name, value in scope["headers"]]
    hosts = [value for name, value in headers if name == b"host"]
    origins = [value for name, value in headers if name == b"origin"]
    return (
        _is_loopback(peer)
        and bool(hosts)
        and all(_is_loopback(_host("//" + host)) for host in hosts)
        and all(_is_loopback(_host(origin)) for origin in origins)
        and not any(name in FORWARDED or name.startswith(b"x-forwarded") for name, _ in headers)
    )


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _is_loopback(host: str) -> bool:
    name = host.lower().rstrip(".")
    if name == "localhost":
        return True
    try:
        found = ip_address(name)
    except ValueError:
        return False
    return (getattr(found, "ipv4_mapped", None) or found).is_loopback
