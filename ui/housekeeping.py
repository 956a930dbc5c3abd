"""What the server does beside pages, so that many people cost little: it sets up once, and lets go of those who left.

Streamlit would collect all garbage after every run of a page, which with this program's modules takes several times as
long as the page itself; `.streamlit/config.toml` turns that off, and here it is done for all sessions together. And it
lets go of a session that did not come back only when another one ends: here that happens without one.
"""

import asyncio
import ctypes
import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module

from streamlit import runtime

from ui.routes import Route

EVERY = 20.0
"""Seconds from one round to the next."""


@asynccontextmanager
async def housekeeping() -> AsyncIterator[None]:
    """Goes around as long as the server lives; before it lets anybody in, it loads the pages for good."""
    _load_for_good()
    rounds = asyncio.create_task(_go_around())
    try:
        yield
    finally:
        rounds.cancel()
        with suppress(asyncio.CancelledError):
            await rounds


def let_go() -> int:
    """Ends the sessions whose time to come back is over, and gives back the memory; how many still may come back."""
    # The only ways to make Streamlit 1.67's storage drop what has expired are to write into it and to count it.
    waiting = len(runtime.get_instance()._session_mgr._session_storage._cache)  # type: ignore[attr-defined]
    gc.collect()
    if sys.platform == "linux":
        give_back = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if give_back is not None:  # glibc, which keeps what was freed unless it is asked
            give_back(0)
    return waiting


def _load_for_good() -> None:
    """Import every page, and tell the collector that what is there now stays: it never looks at it again."""
    for route in Route:
        import_module(f"ui.{route.module}")
    gc.collect()
    gc.freeze()


async def _go_around() -> None:
    while True:
        await asyncio.sleep(EVERY)
        let_go()
