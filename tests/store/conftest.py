"""A fresh database a test, a round that is open, and small answers frames."""

from datetime import date

import pandas as pd
import pytest

from scoring import ANSWER_COLUMNS
from store import (
    Access,
    NewAccount,
    NewRound,
    Place,
    Role,
    create_round,
    local_access,
    open_database,
    save_account,
    set_status,
)
from tests import needed
from tests.databases import PostgresDatabases, SqliteDatabases
from tests.editions import edition_text as small_edition
from tests.editions import indicator


@pytest.fixture(scope="session")
def sqlite_databases(tmp_path_factory):
    """Makes databases of SQLite."""
    made = SqliteDatabases(tmp_path_factory.mktemp("databases"))
    yield made
    made.close()


@pytest.fixture(scope="session")
def postgres_databases():
    """Makes databases of PostgreSQL, where a server is to be had."""
    made = PostgresDatabases(needed.postgres())
    yield made
    made.close()


@pytest.fixture(params=["sqlite", "postgres"])
def databases(request):
    """Makes databases of one kind; every test of the room that keeps something runs on both."""
    return request.getfixturevalue(f"{request.param}_databases")


@pytest.fixture
def database_url(databases):
    """An empty database of this code, where a test keeps its data."""
    url = databases.migrated()
    yield url
    databases.drop(url)


@pytest.fixture
def new_database_url(databases):
    """A database that nobody has opened yet."""
    url = databases.new()
    yield url
    databases.drop(url)


@pytest.fixture
def db(database_url):
    database = open_database(database_url)
    yield database
    database.close()


@pytest.fixture
def access(db):
    """The store in the name of the administrator of this computer."""
    return local_access(db)


_SOMEWHERE = {"district_officer": ("407",), "commune_officer": ("16660",)}
"""Where an officer is of whom a test only needs the role."""


@pytest.fixture
def people(db):
    """Makes an account and acts in its name: `people("district_officer", "380")` is an officer of that district."""

    def make(role, *codes, era="2022", email=""):
        address = email or ".".join((role, *codes)) + "@thu.vn"
        places = tuple(Place(era, code) for code in codes or _SOMEWHERE.get(role, ()))
        save_account(local_access(db), NewAccount(address, role, Role(role), places))
        return Access(db, address)

    return make


@pytest.fixture
def new_round():
    """Makes a NewRound; what a test is about, it says itself."""

    def make(**given):
        usual = {
            "name": "Kỳ 2022",
            "edition_id": "tham-chieu-2022",
            "edition_text": small_edition(indicator()),
            "era": "2022",
            "cohort": ("00001", "00002", "00003"),
            "opens_on": date(2022, 11, 1),
        }
        return NewRound(**(usual | given))

    return make


@pytest.fixture
def open_round(access, new_round):
    """Makes a round and opens it."""

    def make(**given):
        kept = create_round(access, new_round(**given))
        return set_status(access, kept.id, "open")

    return make


@pytest.fixture
def answers():
    """Makes a canonical frame of one unit: `answers("00001", {"slot": "A.01", "value": 3.0}, ...)`."""

    def make(unit, *slots):
        usual = {
            "unit": unit,
            "numerator": float("nan"),
            "denominator": float("nan"),
            "value": float("nan"),
            "choice": None,
            "not_applicable": False,
            "evidence": "",
            "explanation": "",
        }
        return pd.DataFrame([usual | slot for slot in slots], columns=list(ANSWER_COLUMNS))

    return make
