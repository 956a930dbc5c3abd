"""A store with a published round, and a program that asks for its open data."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Access, Database, local_access, open_database
from tests.opendata.asking import Client
from tests.published import published_round


@pytest.fixture(scope="session")
def published_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store whose only round is published: a copy is quicker than the work of a year."""
    path = tmp_path_factory.mktemp("published") / "xaso.db"
    db = open_database(f"sqlite:///{path}")
    published_round(local_access(db))
    db.close()
    return path


@pytest.fixture(scope="session")
def client(published_file: Path) -> Iterator[Client]:
    """A program somewhere that nobody knows; it only reads, so that all tests that only read share its store."""
    db = open_database(f"sqlite:///{published_file}")
    yield Client(lambda: db)
    db.close()


@pytest.fixture
def db(tmp_path: Path, published_file: Path) -> Iterator[Database]:
    """A store of its own with the published round, for tests that change it."""
    shutil.copy(published_file, tmp_path)
    db = open_database(f"sqlite:///{tmp_path / published_file.name}")
    yield db
    db.close()


@pytest.fixture
def access(db: Database) -> Access:
    """The office of that store."""
    return local_access(db)


@pytest.fixture
def asking(db: Database) -> Client:
    """A program that asks that store."""
    return Client(lambda: db)
