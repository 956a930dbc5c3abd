"""Workbooks written in a process beside the server, which draws pages meanwhile.

To write a whole round takes some seconds of pure computing, and a thread that computes slows down all pages: Python lets
one thread compute at a time. There is one such process, started when it is needed and ended when nobody needed it for a
while: it holds as much memory as a hundred readers.
"""

import logging
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from subprocess import Popen
from threading import Lock
from time import monotonic
from typing import Any, ParamSpec, TypeVar, cast

from checklist.processes import ENDED, end, hear, running, say, started

P = ParamSpec("P")
T = TypeVar("T")
_COMMAND = running("checklist.beside_process")
_log = logging.getLogger(__name__)


class _Writer:
    """The process; one thread at a time has something written by it."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._process: Popen[bytes] | None = None
        self._used = 0.0

    def call(self, pickled: bytes) -> tuple[bool, Any]:
        """Whether the work was done, and its result. Raises one of ENDED where the process died."""
        with self._turn:
            try:
                if self._process is None:
                    self._process = started(_COMMAND)
                say(self._process, pickled)
                done, found = hear(self._process)
                self._used = monotonic()
            except ENDED:
                self._end()
                raise
        return done, found

    def rest(self, unused: float) -> None:
        """End the process where it wrote nothing for so many seconds; it is started again when it is needed."""
        if self._turn.acquire(blocking=False):  # else it is writing now
            try:
                if monotonic() - self._used > unused:
                    self._end()
            finally:
                self._turn.release()

    def close(self) -> None:
        """End the process; what it was writing is lost."""
        self._end()

    def _end(self) -> None:
        if process := self._process:
            self._process = None
            end(process)


_writer: _Writer | None = None


@contextmanager
def writing_beside() -> Iterator[None]:
    """From here to the end of the block, `beside` has a process; without it everything is written where it is asked."""
    global _writer
    _writer = _Writer()
    try:
        yield
    finally:
        _writer.close()
        _writer = None


def rest_beside(unused: float) -> None:
    """Give back what the process beside holds, where nothing was written by it for so many seconds."""
    if writer := _writer:
        writer.rest(unused)


def beside(write: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a function of this program gives, written by the process beside.

    Function, arguments and result are pickled. It is called here where there is no process, where that died, and where
    it raised: so it raises here, with all that its exception holds.
    """
    writer = _writer  # another thread may end it meanwhile
    if writer is not None:
        try:
            done, found = writer.call(pickle.dumps((write, args, kwargs)))
        except ENDED:
            _log.warning("the process beside the server is gone: written in the server", exc_info=True)
        else:
            if done:
                return cast(T, found)
    return write(*args, **kwargs)
