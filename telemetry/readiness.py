"""Whether this process can serve: asked of the database itself, and never for longer than a moment."""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future


class Readiness:
    """Asks `check`, which raises when something is wrong, in a thread of its own: at most one at a time.

    An answer counts for `fresh` seconds. Where none came within `patience` seconds, that is the answer, while the
    one thread goes on waiting: whatever hangs, neither the event loop nor other threads wait with it.
    """

    def __init__(self, check: Callable[[], None], patience: float = 2.0, fresh: float = 1.0) -> None:
        self._check, self._patience, self._fresh = check, patience, fresh
        self._asked: Future[str] | None = None
        self._known, self._since = "", float("-inf")
        self._lock = threading.Lock()

    async def reason(self) -> str:
        """Why this process cannot serve: a code such as `DATABASE_UNAVAILABLE`; "" where it can."""
        with self._lock:
            if time.monotonic() - self._since < self._fresh:
                return self._known
            asked = self._asked = self._asked or self._ask()
        try:
            return await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(asked)), self._patience)
        except TimeoutError:
            return "NO_ANSWER"

    def _ask(self) -> Future[str]:
        asked: Future[str] = Future()
        threading.Thread(target=self._answer, args=(asked,), name="readiness", daemon=True).start()
        return asked

    def _answer(self, asked: Future[str]) -> None:
        try:
            self._check()
            found = ""
        except Exception as error:
            found = str(getattr(error, "code", type(error).__name__))
        with self._lock:
            self._known, self._since, self._asked = found, time.monotonic(), None
        asked.set_result(found)
