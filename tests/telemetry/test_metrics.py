"""What happens in the rooms is counted where it happens, and only once it is for good."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import telemetry
from checklist.batch import read_all
from store import Database, DatabaseUnavailable, local_access, open_database
from tests.editions import edition_text, indicator
from tests.telemetry.test_requests import value
from tests.ui.apps import round_of

EDITION = edition_text(indicator())


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A store of its own."""
    opened = open_database(f"sqlite:///{tmp_path / 'xaso.db'}")
    yield opened
    opened.close()


@pytest.fixture
def before() -> dict[str, float]:
    """Every metric as it stands."""
    lines = telemetry.metrics().decode().splitlines()
    return {
        name: float(number) for name, _, number in (line.rpartition(" ") for line in lines if line[0] != "#")
    }


def test_an_accepted_checklist_is_counted_once_it_is_kept(db: Database, before: dict[str, float]) -> None:
    round_of(db, "thu", EDITION, {"14758": {"A.1": "3/5"}, "14767": {"A.1": "1/5"}})
    name, change = "xaso_submissions_accepted_total", 'xaso_changes_kept_total{what="submission.submitted"}'
    assert value(name) - before.get(name, 0) == 2
    assert value(change) - before.get(change, 0) == 2


def test_what_is_taken_back_is_not_counted(db: Database, before: dict[str, float]) -> None:
    class OwnError(Exception):
        pass

    with pytest.raises(OwnError), local_access(db).writing() as work:
        work.record("submission.submitted", after={"x": 1})
        raise OwnError
    name = "xaso_submissions_accepted_total"
    assert value(name) == before.get(name, 0)


def test_a_refused_file_is_counted_with_the_codes_of_its_problems(
    tmp_path: Path, before: dict[str, float]
) -> None:
    (tmp_path / "phieu.xlsx").write_bytes(b"no workbook")
    read_all([tmp_path])
    (code,) = {problem.code for reading in read_all([tmp_path]).refused for problem in reading.errors}
    for name in (f'xaso_problems_total{{code="{code}"}}', 'xaso_files_read_total{result="refused"}'):
        assert value(name) - before.get(name, 0) == 2


def test_what_the_store_refuses_is_counted_by_its_code(before: dict[str, float]) -> None:
    name = 'xaso_store_refusals_total{code="DATABASE_UNAVAILABLE"}'
    DatabaseUnavailable("gone")
    assert value(name) - before.get(name, 0) == 1


def test_the_time_of_scoring_and_of_pages_is_measured(before: dict[str, float]) -> None:
    with telemetry.timed_scoring():
        pass
    with telemetry.scripted([]) as none, telemetry.scripted(page := []):
        assert none is None and telemetry.script_runs() == 2
        page.append("xep-hang")
    assert telemetry.script_runs() == 0
    for name in ("xaso_scoring_seconds_count", 'xaso_script_run_seconds_count{page="xep-hang"}'):
        assert value(name) - before.get(name, 0) == 1
