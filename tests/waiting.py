"""Waiting for what another process or thread does in its own time: asked again and again, up to a limit."""

import time
from collections.abc import Callable
from typing import TypeVar

STEP, PATIENCE = 0.05, 20.0
T = TypeVar("T")


def seen(look: Callable[[], T], patience: float = PATIENCE) -> T:
    """What `look` finds as soon as it is true; after `patience` seconds whatever it finds, for the test to judge."""
    until = time.monotonic() + patience
    while not (found := look()) and time.monotonic() < until:
        time.sleep(STEP)
    return found
