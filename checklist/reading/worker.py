"""The process that `side_by_side` starts: it reads one file after another until nobody asks any more.

Run as `python -m checklist.reading.worker`. Over its standard input come first the reading function, then a file at a
time (content, name); over its standard output goes a reading each, and whether it keeps the content. All is pickled. A
file that takes more than `SECONDS` or `MEGABYTES` ends the process.
"""

import faulthandler
import pickle
import signal
import sys
from dataclasses import replace
from pathlib import Path

SECONDS = 10
MEGABYTES = 300
"""What one file may take beyond what the process has taken to start."""


def serve() -> None:
    """Read until the input ends, which it also does when the process at the other end dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the whole group; the parent decides
    jobs, readings = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing printed may come between the readings
    read = pickle.load(jobs)
    _limit_memory()
    said: object = "ready"
    while True:
        pickle.dump(said, readings)
        readings.flush()
        try:
            content, file = pickle.load(jobs)
        except EOFError:
            return
        # A thread outside the interpreter ends the process, whatever holds the interpreter at that time.
        faulthandler.dump_traceback_later(SECONDS, exit=True)
        reading = read(content, file)
        faulthandler.cancel_dump_traceback_later()
        said = replace(reading, content=b""), bool(reading.content)  # who asked has it


def _limit_memory() -> None:
    """Set the limit where the system keeps it: Linux counts what a process may write to."""
    if sys.platform == "linux":
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
        most = pages * resource.getpagesize() + MEGABYTES * 1024 * 1024
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        if hard == resource.RLIM_INFINITY or most < hard:
            resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


if __name__ == "__main__":
    serve()
