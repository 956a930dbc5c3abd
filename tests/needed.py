"""Programs that some tests need: without them the tests skip with a reason, or fail under `XASO_REQUIRE_ALL=1`."""

import os
import shutil
from typing import NoReturn

import pytest

from tests.postgres import VARIABLE


def program(*names: str) -> str:
    """Return the path of the first of these programs that is installed; else skip, or fail where all is required."""
    for name in names:
        if path := shutil.which(name):
            return path
    return absent(f"needs {' or '.join(names)}")


def postgres() -> str:
    """Return the URL of a PostgreSQL server's superuser; else skip, or fail where all is required."""
    return os.environ.get(VARIABLE) or absent(
        f"needs PostgreSQL: python -m tests.postgres pytest sets {VARIABLE}"
    )


def absent(reason: str) -> NoReturn:
    """Skip with this reason, or fail where all is required."""
    if os.environ.get("XASO_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
