"""Processes beside this one, which get work and give results through their standard input and output, pickled.

They are plain `python -m MODULE`. multiprocessing would run the caller's main file once more in each of them, and that
is the whole web app under Streamlit; its pools also break when one process dies. A process ends when its input does, so
it outlives nobody.
"""

import os
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import IO, Any

ENDED = (OSError, EOFError, pickle.PickleError)
"""What talking to a process raises that has died, or was never had."""
_ROOT = Path(__file__).resolve().parents[1]
_FRUGAL = {"OPENBLAS_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}
"""No threads for sums that nobody computes, and no gigabyte set aside that would count against the limit."""


def running(module: str) -> tuple[str, ...]:
    """The command that runs a module of this program."""
    return (sys.executable, "-m", module)


def started(command: Sequence[str]) -> Popen[bytes]:
    """A process; raises OSError."""
    return Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=_ROOT, env=os.environ | _FRUGAL)


def say(process: Popen[bytes], pickled: bytes) -> None:
    """Hand over one thing."""
    pipe: IO[bytes] = process.stdin  # type: ignore[assignment]  # asked for with PIPE
    pipe.write(pickled)
    pipe.flush()


def hear(process: Popen[bytes]) -> Any:
    """Wait for what it says."""
    return pickle.load(process.stdout)  # type: ignore[arg-type]  # asked for with PIPE


def end(process: Popen[bytes]) -> None:
    """End it at once."""
    process.kill()
    process.wait()
