"""Where the server meets telemetry: its addresses beside Streamlit's, the log's form, the drawing of a page, the end."""

import asyncio
import hmac
import logging
import os
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from streamlit import logger as streamlit_logger
from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.url_util import make_url_path

import telemetry
from store import Database
from store.database.readiness import check_ready
from telemetry.lines import through_the_root
from telemetry.meters import CONTENT_TYPE
from telemetry.numbers import also_ask
from ui.housekeeping import housekeeping
from ui.loopback import is_of_this_computer

LOG, TOKEN = "XASO_LOG", "XASO_METRICS_TOKEN"
LONGEST_END = 15.0
"""Seconds that a server which is told to stop waits for pages that are being drawn: one may be writing."""
_TOLD_ALREADY = ("uvicorn", "uvicorn.access", "uvicorn.error", "websockets")
"""Loggers of requests and connections: these hold whole addresses, with what opens a file or a session."""
_NOT_KEPT = {"cache-control": "no-store"}


def telemetry_routes(database: Callable[[], Database], base: str = "") -> list[BaseRoute]:
    """`/healthz`, `/readyz` and `/metrics`, below the path that the server is told to serve at.

    They answer this computer, and whoever shows the token of XASO_METRICS_TOKEN; nobody behind a proxy else.
    """
    readiness = telemetry.Readiness(lambda: check_ready(database()))

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok"}, headers=_NOT_KEPT)

    async def ready(_: Request) -> Response:
        reason = await readiness.reason()
        said = {"status": "not ready", "reason": reason} if reason else {"status": "ready"}
        return JSONResponse(said, 503 if reason else 200, _NOT_KEPT)

    async def metrics(_: Request) -> Response:
        return Response(telemetry.metrics(), headers=_NOT_KEPT | {"content-type": CONTENT_TYPE})

    endpoints = {"healthz": health, "readyz": ready, "metrics": metrics}
    return [Route(make_url_path(base, path), _guarded(answer)) for path, answer in endpoints.items()]


def _guarded(answer: Callable[[Request], Any]) -> Callable[[Request], Any]:
    async def guarded(request: Request) -> Response:
        if is_of_this_computer(request.scope) or _shows_token(request):
            found: Response = await answer(request)
            return found
        return PlainTextResponse("Not for this address.", 403, _NOT_KEPT)

    return guarded


def _shows_token(request: Request) -> bool:
    token = os.environ.get(TOKEN, "")
    shown = request.headers.get("authorization", "")
    return bool(token) and hmac.compare_digest(shown.encode(), f"Bearer {token}".encode())


def begin_log() -> None:
    """Sets up the log as XASO_LOG says: `json`, or `text` (default), as Streamlit writes it."""
    also_ask(_number_of_the_session)
    if os.environ.get(LOG, "text").lower() == "json":
        # Streamlit gives each of its loggers, later ones too, a handler of its own.
        streamlit_logger.setup_formatter = through_the_root
        telemetry.write_json_lines()
        for name in _TOLD_ALREADY:
            logging.getLogger(name).setLevel(logging.WARNING)


@contextmanager
def drawing() -> Iterator[list[str]]:
    """Measures and tells the drawing of a page; whoever knows the page appends its address to what is given."""
    page: list[str] = []
    with telemetry.scripted(page):
        yield page


@asynccontextmanager
async def life(_app: object) -> AsyncIterator[None]:
    """The server's life: before it ends, pages that are being drawn are waited for, as one may be writing.

    Their browsers are gone by then, so that each ends at what it shows next.
    """
    async with housekeeping():
        telemetry.tell("started")
        yield
    until = time.monotonic() + LONGEST_END
    while telemetry.script_runs() and time.monotonic() < until:
        await asyncio.sleep(0.05)
    telemetry.tell("stopped", unfinished=telemetry.script_runs())


def _number_of_the_session() -> str:
    """The number of the request by which the browser connected whose page, callback or fragment runs in this thread."""
    if not runtime.exists() or get_script_run_ctx(suppress_warning=True) is None:
        return ""
    return st.context.headers.get("X-Request-Id", "")
