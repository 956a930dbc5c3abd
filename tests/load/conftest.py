"""One small province on a running app, for the tests of the driver."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.load.province import Province, prepare
from tests.load.server import APP, Server, served


@dataclass
class Running:
    """The app, what is in its store, and the store's URL."""

    server: Server
    province: Province
    url: str


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The app with a few people who have accounts."""
    folder = tmp_path_factory.mktemp("load")
    url = f"sqlite:///{Path(folder) / 'xaso.db'}"
    province = prepare(url, 10)
    environment = {"DATABASE_URL": url, "XASO_DATA_DIR": str(folder), "XASO_LANG": "vi"}
    with served(APP, folder, environment) as server:
        yield Running(server, province, url)
