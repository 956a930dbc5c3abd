"""The guard in front of the routes by which files come and go, where people sign in.

Streamlit gives a file to whoever knows its address, and takes one for whoever has a session; a session it gives to
everybody who opens the page. Here both need the cookie of an identity token that has not ended.
"""

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.requests import HTTPConnection
from streamlit.auth_util import get_cookie_with_chunks, get_signing_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from store import NotAdmitted
from store.moments import now
from ui.auth_section import Entrance, setting
from ui.identity import identity_of

GUARDED = ("/media/", "/_stcore/upload_file/")
"""Where Streamlit hands out downloads and takes uploads, below whatever path the app is served at."""

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class SignedInFilesOnly:
    """ASGI middleware: answers 403 to a request for a file by somebody who is not signed in."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Awaitable[None]]) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what asks for no file, what needs no sign-in, and people who are signed in."""
        asks_for_file = scope["type"] == "http" and any(route in scope["path"] for route in GUARDED)
        if not asks_for_file or setting().entrance is Entrance.THIS_COMPUTER or is_signed_in(scope):
            await self._app(scope, receive, send)
            return
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
        await send({"type": "http.response.start", "status": 403, "headers": headers})
        await send({"type": "http.response.body", "body": "Cần đăng nhập. Sign in first.".encode()})


def is_signed_in(scope: Scope) -> bool:
    """Whether a request carries the signed cookie of an identity token that admits somebody and has not ended."""
    cookies, secret = HTTPConnection(scope).cookies, get_signing_secret()

    def signed(name: str) -> bytes | None:
        return decode_signed_value(secret, name, cookies.get(name, ""))

    kept = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    try:
        return kept is not None and now() < identity_of(json.loads(kept)).until
    except (NotAdmitted, ValueError):
        return False
