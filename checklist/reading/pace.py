"""How long the rest of many files will take, judged by all that are done."""

import time
from collections.abc import Callable

_SOONEST = 1.0
"""Seconds of work to judge by. Less says more of starting up than of reading."""


class Pace:
    """Measures from the first file done, so that the time to start up is not taken for work."""

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._total, self._clock = total, clock
        self._first: tuple[int, float] | None = None

    def left(self, done: int) -> float | None:
        """Return the seconds that the files not `done` will take; None until that can be told."""
        now = self._clock()
        if self._first is None:
            self._first = (done, now)
        before, since = self._first
        if now - since < _SOONEST or done == before:
            return None
        return (now - since) / (done - before) * (self._total - done)
