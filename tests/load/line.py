"""The connection of one tab: its cookies, its WebSocket, and the routes by which files come and go."""
# ruff: noqa: N818 (named after what happened, as the store's refusals are)

import asyncio
import ssl
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from http.cookiejar import CookieJar, DefaultCookiePolicy
from http.cookies import SimpleCookie

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.typing import Origin, Subprotocol

from tests.load.address import Address

XSRF = "_streamlit_xsrf"
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 8.0
"""Seconds between two looks whether the server is there again; each is twice as long as the one before."""


class CutOff(Exception):
    """The connection ended while something was asked, or the server gave no answer to a request."""


class Refused(Exception):
    """The server answered with an error."""


def http_client() -> httpx.AsyncClient:
    """One client for all tabs: it keeps no cookies, each tab has its own."""
    nothing = CookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=200)
    return httpx.AsyncClient(cookies=nothing, limits=limits, timeout=60, verify=_unproven(), trust_env=False)


def _unproven() -> ssl.SSLContext:
    """TLS without proof of the certificate: it is one made for a test, and the driver goes to this computer only."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


class Line:
    """One tab's connection to a server. `receive` takes every message, `lost` is told when the WebSocket has ended."""

    def __init__(
        self,
        http: httpx.AsyncClient,
        address: Address,
        cookies: Mapping[str, str],
        receive: Callable[[ForwardMsg], None],
        lost: Callable[[], None],
    ) -> None:
        self.address, self.cookies = address, dict(cookies)
        self._http, self._receive, self._lost = http, receive, lost
        self._socket: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None

    @property
    def connected(self) -> bool:
        """Whether the WebSocket is there."""
        return self._socket is not None

    async def connect(self, session_id: str, patience: float) -> None:
        """Ask whether the server is well until it is, then open the WebSocket; `session_id` is that of a session before.

        Raises CutOff when that has not worked for `patience` seconds.
        """
        give_up, pause = asyncio.get_running_loop().time() + patience, FIRST_PAUSE
        while True:
            try:
                await self.get("/_stcore/health")
                await self.get("/_stcore/host-config")
                await self._open(session_id)
                return
            except (CutOff, Refused, OSError, WebSocketException) as error:
                if asyncio.get_running_loop().time() > give_up:
                    raise CutOff(f"no connection: {error}") from error
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def _open(self, session_id: str) -> None:
        asked = ["streamlit", self.cookies.get(XSRF, "PLACEHOLDER_AUTH_TOKEN"), *filter(None, [session_id])]
        self._socket = await connect(
            self.address.stream,
            origin=Origin(self.address.origin),
            subprotocols=[Subprotocol(one) for one in asked],
            additional_headers={"Cookie": self._cookie()},
            max_size=None,
            max_queue=None,
            ping_interval=None,
            proxy=None,
            ssl=_unproven() if self.address.stream.startswith("wss") else None,
        )
        if self._socket.response is not None:  # a proxy may tell with it which server that was
            self._take_cookies(self._socket.response.headers.get_all("Set-Cookie"))
        self._reader = asyncio.create_task(self._read(self._socket))

    async def _read(self, socket: ClientConnection) -> None:
        try:
            async for data in socket:
                self._receive(ForwardMsg.FromString(data if isinstance(data, bytes) else data.encode()))
        except ConnectionClosed:
            pass
        finally:
            if socket is self._socket:
                self._socket = None
                self._lost()

    async def send(self, message: BackMsg) -> None:
        """Send one message; raises CutOff."""
        try:
            if self._socket is None:
                raise CutOff("not connected")
            await self._socket.send(message.SerializeToString())
        except ConnectionClosed as error:
            raise CutOff("the connection ended") from error

    async def get(self, url: str) -> bytes:
        """What lies at an address of the server; raises CutOff, Refused."""
        return await self._ask("GET", url)

    async def put(self, url: str, name: str, content: bytes) -> None:
        """Send a file as the frontend does; raises CutOff, Refused."""
        headers = {"X-Xsrftoken": self.cookies.get(XSRF, "")}
        await self._ask("PUT", url, headers=headers, files={name: (name, content)})

    async def close(self) -> None:
        """Leave, as somebody who closes the tab."""
        socket, self._socket = self._socket, None
        if socket is not None:
            with suppress(ConnectionClosed):
                await socket.close()
        if self._reader is not None:
            await self._reader

    async def _ask(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None = None,
        files: Mapping[str, tuple[str, bytes]] | None = None,
    ) -> bytes:
        whole = url if url.startswith(self.address.origin) else self.address.origin + "/" + url.lstrip("/")
        named = {**(headers or {}), "Cookie": self._cookie(), "Origin": self.address.origin}
        try:
            answer = await self._http.request(method, whole, headers=named, files=files)
        except httpx.TransportError as error:
            raise CutOff(f"{method} {url}: {type(error).__name__}") from error
        self._take_cookies(answer.headers.get_list("set-cookie"))
        if answer.is_error:
            raise Refused(f"{method} {url.split('?')[0]}: {answer.status_code} {answer.text[:120]}")
        return answer.content

    def _take_cookies(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.cookies.update({name: one.value for name, one in SimpleCookie(line).items()})

    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())
