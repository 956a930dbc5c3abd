"""A round with every kind of result, in a store of its own."""

from collections.abc import Iterator

import pytest

from reports import Letterhead, ProvinceReport, province_report
from store import Results, local_access, open_database, results
from tests.reports.rounds import ANSWERS, EDITION, LATE, province
from tests.ui.apps import round_of


@pytest.fixture(scope="session")
def rated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Results]:
    """Results of a round: one unit completed, one failed, one lacks data, one has not submitted."""
    db = open_database(f"sqlite:///{tmp_path_factory.mktemp('reports') / 'xaso.db'}")
    made = round_of(db, "thu", EDITION, ANSWERS, [*ANSWERS, LATE])
    yield results(local_access(db), made.id)
    db.close()


@pytest.fixture(scope="session")
def told(rated: Results) -> ProvinceReport:
    """What the province's report tells; its charts are drawn once."""
    return province_report(rated, Letterhead())


@pytest.fixture(scope="session")
def made(told: ProvinceReport) -> bytes:
    """The province's report by our template."""
    return province(told)
