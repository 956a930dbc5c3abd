"""What the server does beside pages, so that many people cost little: it sets up once, and lets go of those who left.

Threads take turns more often than Python's own 5 ms: a page is sent in many small pieces, and each of them would wait as
long while another thread computes.

Streamlit would collect all garbage after every run of a page, which with this program's modules takes several times as
long as the page itself; `.streamlit/config.toml` turns that off, and here it is done for all sessions together. It lets
go of a session that did not come back only when another one ends: here that happens without one. And it would drop a
file that was made for a download as soon as two pages were drawn anywhere, which among many people is before the
browser has asked for it: here a file stays for a whole round at least.
"""

import asyncio
import ctypes
import gc
import logging
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib import import_module

from streamlit import runtime

from checklist.beside import rest_beside, writing_beside
from store import DatabaseUnavailable, forget_progress, forget_results, renew_results
from ui.routes import Route

_log = logging.getLogger(__name__)
EVERY = 20.0
"""Seconds from one round to the next."""
UNASKED = 120.0
"""Seconds for which is kept what nobody asks for, as what only some people see: as long as a session may come back."""
LOOK_EVERY = 2.0
"""Seconds between two looks for results that readers will ask for next."""
TURN = 0.0005
"""Seconds after which a thread that computes lets another one have its turn."""


@asynccontextmanager
async def housekeeping() -> AsyncIterator[None]:
    """Goes around as long as the server lives; before it lets anybody in, it loads the pages for good."""
    _load_for_good()
    sys.setswitchinterval(TURN)
    work = [asyncio.create_task(one) for one in (_go_around(), _keep_recent())]
    try:
        with writing_beside():
            yield
    finally:
        for one in work:
            one.cancel()
        await asyncio.gather(*work, return_exceptions=True)


def let_go() -> int:
    """Ends the sessions whose time to come back is over, forgets what was remembered for who left, and gives back the
    memory; how many sessions still may come back."""
    # The only ways to make Streamlit 1.67's storage drop what has expired are to write into it and to count it.
    waiting = len(runtime.get_instance()._session_mgr._session_storage._cache)  # type: ignore[attr-defined]
    forget_results(UNASKED)
    forget_progress(UNASKED)
    rest_beside(UNASKED)
    gc.collect()
    if sys.platform == "linux":
        give_back = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if give_back is not None:  # glibc, which keeps what was freed unless it is asked
            give_back(0)
    return waiting


def _load_for_good() -> None:
    """Import every page, and tell the collector that what is there now stays: it never looks at it again.

    What a page needs is all loaded here: no reader waits for a library, and what the server holds is known from the start.
    """
    for route in Route:
        import_module(f"ui.{route.module}")
    gc.collect()
    gc.freeze()


def keep_files_a_round() -> Callable[[], None]:
    """From now on pages drop no files when they are drawn; what drops those that two calls found nobody to hold."""
    files = runtime.get_instance().media_file_mgr
    drop = files.remove_orphaned_files
    files.remove_orphaned_files = lambda: None  # type: ignore[method-assign]
    return drop


async def _go_around() -> None:
    drop_files = keep_files_a_round()
    while True:
        await asyncio.sleep(EVERY)
        try:
            drop_files()
            let_go()
        except Exception:  # a round that broke must not be the last one: memory would only grow
            _log.exception("a round of housekeeping broke")


async def _keep_recent() -> None:
    """Make results anew before they are too old to be shown: who asks then need not wait."""
    while True:
        await asyncio.sleep(LOOK_EVERY)
        try:
            await asyncio.to_thread(renew_results)
        except DatabaseUnavailable:
            continue  # those who read are told so themselves
        except Exception:
            _log.exception("results could not be made anew")
