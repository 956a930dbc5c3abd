"""What one file took: seconds of the clock, and the most memory the process held meanwhile."""

import faulthandler
import signal
import time
from pathlib import Path

MAX_SECONDS = 10
MAX_MB = 300
_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


class OutOfTimeError(BaseException):
    """Not an Exception, so that nobody catches it on the way."""


class Limit:
    """A context that measures `seconds` and `peak` (MB), and stops what takes longer than `MAX_SECONDS`.

    What hangs where Python cannot stop it ends the process, with its stack on standard error. The peak is 0 where the
    system does not tell it.
    """

    seconds = 0.0
    peak = 0.0

    def __enter__(self) -> None:
        if _RESET.exists():
            _RESET.write_text("5")  # Linux: the peak becomes what is held now
        self._before = signal.signal(signal.SIGALRM, _stop)
        faulthandler.dump_traceback_later(3 * MAX_SECONDS, exit=True)
        signal.setitimer(signal.ITIMER_REAL, MAX_SECONDS)
        self._start = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self.seconds = time.perf_counter() - self._start
        signal.setitimer(signal.ITIMER_REAL, 0)
        faulthandler.cancel_dump_traceback_later()
        signal.signal(signal.SIGALRM, self._before)
        self.peak = peak_mb()


def peak_mb() -> float:
    """The most memory the process held since it was last asked to forget, in MB."""
    if not _STATUS.exists():
        return 0.0
    said = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    return int(said.split()[1]) / 1024


def _stop(*_: object) -> None:
    raise OutOfTimeError
