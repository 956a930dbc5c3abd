"""A fresh database a test, a round that is open, and small answers frames."""

from datetime import date

import pandas as pd
import pytest

from scoring import ANSWER_COLUMNS
from store import NewRound, create_round, open_database, set_status


@pytest.fixture
def database_url(tmp_path):
    """Where a test keeps its data; every test of the room runs on what this names."""
    return f"sqlite:///{tmp_path / 'xaso.db'}"


@pytest.fixture
def db(database_url):
    database = open_database(database_url)
    yield database
    database.close()


@pytest.fixture
def new_round():
    """Makes a NewRound; what a test is about, it says itself."""

    def make(**given):
        usual = {
            "name": "Kỳ 2022",
            "edition_id": "tham-chieu-2022",
            "edition_text": "id: tham-chieu-2022\n",
            "era": "2022",
            "cohort": ("00001", "00002", "00003"),
            "opens_on": date(2022, 11, 1),
        }
        return NewRound(**(usual | given))

    return make


@pytest.fixture
def open_round(db, new_round):
    """Makes a round and opens it."""

    def make(**given):
        kept = create_round(db, new_round(**given), by="sở")
        return set_status(db, kept.id, "open", by="sở")

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
