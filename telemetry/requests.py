"""The middleware in front of all others: gives each request its number, and tells how it was answered."""

import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from telemetry import meters
from telemetry.lines import tell
from telemetry.numbers import CURRENT, HEADER, number_of

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

SECRET_BELOW = ("/media/", "/_stcore/upload_file/")
"""Whoever knows what follows can fetch the file, or take over the session: it is not told."""


class Told:
    """ASGI middleware: one line and one count for each request, and its number in the answer's `X-Request-ID`.

    What runs below finds the number in the request's headers, whoever made it. Queries are not told: they name what
    somebody looks at.
    """

    def __init__(self, app: Callable[[Scope, Receive, Send], Awaitable[None]]) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on with its number."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        given = [value for name, value in scope["headers"] if name == HEADER]
        number = number_of(given[0] if len(given) == 1 else None)
        others = [(name, value) for name, value in scope["headers"] if name != HEADER]
        answer = _Answer(scope, number, send)
        token = CURRENT.set(number)
        try:
            await self._app({**scope, "headers": [*others, (HEADER, number.encode())]}, receive, answer.send)
        finally:
            answer.tell()
            CURRENT.reset(token)


class _Answer:
    """What is sent in answer to one request, watched."""

    def __init__(self, scope: Scope, number: str, send: Send) -> None:
        self._scope, self._number, self._send = scope, number, send
        self._start, self._status, self._is_session = time.perf_counter(), 0, False

    async def send(self, message: Message) -> None:
        """Sends on, with the number in the head of the answer."""
        kind = message["type"]
        if kind in ("http.response.start", "websocket.accept"):
            headers = [*message.get("headers", ()), (HEADER, self._number.encode())]
            message = {**message, "headers": headers}
            self._status = message.get("status", 101)
        if kind == "websocket.accept":
            self._is_session = True
            meters.session_opened()
            tell("session opened", path=told_path(self._scope["path"]))
        await self._send(message)

    def tell(self) -> None:
        """Tells how it ended: a request that broke has the status 500, a refused WebSocket 403."""
        ms = round((time.perf_counter() - self._start) * 1000, 1)
        path = told_path(self._scope["path"])
        if self._is_session:
            meters.session_closed()
            tell("session closed", path=path, ms=ms)
            return
        status = self._status or (500 if self._scope["type"] == "http" else 403)
        meters.request_answered(status)
        tell("request", method=self._scope.get("method", "WS"), path=path, status=status, ms=ms)


def told_path(path: str) -> str:
    """A path as the log may hold it: without what opens a file or a session."""
    for secret in SECRET_BELOW:
        before, found, _ = path.partition(secret)
        if found:
            return f"{before}{secret}…"
    return path
