"""An archive of two provinces, made once: the tests that use it only read."""

import shutil
from pathlib import Path

import pytest

from tests.archive.made import fill


@pytest.fixture(scope="session")
def kho(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the archive, under the name that the page about it uses.

    A program that was killed while it wrote left something behind there, which no way of reading may take for a round.
    """
    folder = tmp_path_factory.mktemp("archive") / "kho"
    fill(folder)
    year = folder / "province=38" / "year=2022"
    shutil.copytree(year / "round=1", year / ".round=1.0123.part")
    return folder
