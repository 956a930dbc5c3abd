"""Commands that copy: a store to one file and back, a round to a folder and back."""

import os
import shutil
from pathlib import Path

import pytest

import cli
from checklist.ranking import read_results
from store import list_rounds, local_access, open_database, results
from store.ratings.publication import document_of
from tests.store.full_store import fill
from tests.terminal.commands import Run
from wording.problems import Kind


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[int, int]]:
    """A store with something in every table, made once: its file, and the ids of its rounds, the second published."""
    file = tmp_path_factory.mktemp("filled") / "xaso.db"
    database = open_database(f"sqlite:///{file}")
    ids = fill(local_access(database))
    database.close()
    return file, ids


@pytest.fixture
def rounds(run: Run, filled: tuple[Path, tuple[int, int]]) -> tuple[int, int]:
    """The ids of the rounds in the store of the commands."""
    file, ids = filled
    shutil.copy(file, os.environ["XASO_DATA_DIR"])
    return ids


def elsewhere(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """From here on the commands have another store."""
    monkeypatch.setenv("XASO_DATA_DIR", str(folder))


def test_a_backup_is_restored_into_another_store_and_checked(
    run: Run, rounds: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [document_of(results(local_access(open_database()), id)) for id in rounds]
    made = run("backup", tmp_path / "kept.zip")
    assert (made.code, made.out) == (cli.OK, "")
    assert "2 kỳ" in made.err and "Đầu chuỗi sự kiện: " in made.err
    elsewhere(monkeypatch, tmp_path / "var")
    done = run("restore", tmp_path / "kept.zip")
    assert done.code == cli.OK
    assert "kết quả mọi kỳ đúng như lúc sao lưu" in done.err
    assert [document_of(results(local_access(open_database()), id)) for id in rounds] == before


def test_what_is_refused_is_told_in_one_line_and_nothing_changes(
    run: Run, rounds: tuple[int, int], tmp_path: Path
) -> None:
    target = tmp_path / "kept.zip"
    assert run("backup", target).code == cli.OK
    again = run("backup", target)
    assert again.code == cli.FAILED
    assert str(target) in again.line_of(Kind.COPY_EXISTS)
    assert run("backup", target, "--overwrite").code == cli.OK
    filled = run("restore", target)
    assert filled.code == cli.FAILED
    assert "DATABASE_URL" in filled.line_of(Kind.DATABASE_NOT_EMPTY)
    short = tmp_path / "short.zip"
    short.write_bytes(target.read_bytes()[:-100])
    assert run("restore", short).line_of(Kind.BACKUP_NOT_READABLE)
    nowhere = run("backup", tmp_path / "not there" / "kept.zip")
    assert nowhere.code == cli.FAILED
    assert nowhere.line_of(Kind.COPY_NOT_WRITTEN)


def test_what_comes_out_differently_after_a_restore_is_a_failure(
    run: Run, rounds: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("backup", tmp_path / "kept.zip")
    elsewhere(monkeypatch, tmp_path / "var")
    monkeypatch.setattr("store.copies.restoring.results_digests", lambda connection: {})
    done = run("restore", tmp_path / "kept.zip")
    assert done.code == cli.FAILED
    assert done.err.count(Kind.BACKUP_RESULTS_DIFFER.name) == 2
    assert len(list_rounds(local_access(open_database()))) == 2


def test_a_round_goes_to_a_folder_with_its_ranking_and_comes_back(
    run: Run, rounds: tuple[int, int], tmp_path: Path
) -> None:
    folder = tmp_path / "kỳ"
    assert run("export-round", rounds[1], folder).code == cli.OK
    ranking = read_results((folder / "ranking.xlsx").read_bytes(), "ranking.xlsx")
    assert len(ranking["units"]) == 2
    done = run("import-round", folder)
    assert done.code == cli.OK
    assert f"kỳ {rounds[1] + 1}" in done.err
    access = local_access(open_database())
    assert document_of(results(access, rounds[1] + 1)) == document_of(results(access, rounds[1]))


def test_a_folder_that_is_not_whole_is_told_with_file_and_line(
    run: Run, rounds: tuple[int, int], tmp_path: Path
) -> None:
    run("export-round", rounds[0], tmp_path / "r")
    file = tmp_path / "r" / "cohort.csv"
    file.write_bytes(file.read_bytes().replace(b"14758", b"1475"))
    done = run("import-round", tmp_path / "r")
    assert done.code == cli.FAILED
    told = [line for line in done.err.splitlines() if Kind.FOLDER_VALUE_INVALID.name in line]
    assert told[0].startswith("cohort.csv · dòng 3 · ")
    # What the folder's monthly reports say of a unit that is no longer in the list is told too.
    assert all(line.startswith("progress_reports.csv · ") for line in told[1:])
    assert run("import-round", tmp_path / "x").line_of(Kind.FOLDER_FILE_MISSING)
    assert run("export-round", 99, tmp_path / "y").code == cli.FAILED
