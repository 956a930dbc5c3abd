"""Programs that some tests need: without them the tests skip with a reason, or fail under `XASO_REQUIRE_ALL=1`."""

import os
import shutil

import pytest


def program(*names: str) -> str:
    """Return the path of the first of these programs that is installed; else skip, or fail where all is required."""
    for name in names:
        if path := shutil.which(name):
            return path
    reason = f"needs {' or '.join(names)}"
    if os.environ.get("XASO_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
