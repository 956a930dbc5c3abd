"""How an archive grows: a round is there whole or not at all, stays as it is, and takes no other's place."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from sqlalchemy import update

from archive import OURS, TABLES, Archived, ArchiveRefused, Change, write_archive
from archive.folders import place_of, put_round
from archive.rows import Source
from archive.schema import CELLS, ROUNDS, UNITS
from store import CopyRefused, Database, Status, local_access, open_database
from store.tables import RoundRow
from tests.archive.made import OF_2022, OF_2023, published_without_results
from tests.published import published_round
from tests.store.tampering import tamper
from wording.problems import Kind, Problem

SOURCE = Source(OURS, OF_2022.published())
PLACE = place_of(SOURCE.counts.head, OURS)


@pytest.fixture(scope="module")
def published_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store: a published round, one published without results, and one that is open."""
    path = tmp_path_factory.mktemp("published") / "xaso.db"
    db = open_database(f"sqlite:///{path}")
    access = local_access(db)
    published_round(access)
    published_without_results(access)
    published_round(access, until=Status.OPEN)
    db.close()
    return path


@pytest.fixture
def db(tmp_path: Path, published_file: Path) -> Iterator[Database]:
    """That store, to be changed."""
    shutil.copy(published_file, tmp_path)
    db = open_database(f"sqlite:///{tmp_path / published_file.name}")
    yield db
    db.close()


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _codes(done: list[Archived | Problem]) -> list[str]:
    return [one.code if isinstance(one, Problem) else one.change for one in done]


def test_the_published_rounds_are_archived_and_no_other(db: Database, tmp_path: Path) -> None:
    done = list(write_archive(db, tmp_path / "kho"))
    assert _codes(done) == [Change.NEW, Change.NEW]
    names = {table.file for table in TABLES}
    assert set(_bytes(tmp_path / "kho")) == {
        f"province=38/year=2022/round={id}/{name}" for id in (1, 2) for name in names
    }


def test_the_same_rounds_again_leave_every_file_as_it_was(db: Database, tmp_path: Path) -> None:
    list(write_archive(db, tmp_path / "kho"))
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "kho").rglob("*")}
    assert _codes(list(write_archive(db, tmp_path / "kho"))) == [Change.SAME, Change.SAME]
    assert {file: file.stat().st_mtime_ns for file in (tmp_path / "kho").rglob("*")} == before


def test_another_machine_writes_the_same_bytes(db: Database, tmp_path: Path) -> None:
    for name in ("here", "there"):
        list(write_archive(db, tmp_path / name))
    assert _bytes(tmp_path / "here") == _bytes(tmp_path / "there")


def test_a_new_round_leaves_the_others_alone(db: Database, tmp_path: Path) -> None:
    list(write_archive(db, tmp_path / "kho", rounds=[1]))
    before = _bytes(tmp_path / "kho")
    assert _codes(list(write_archive(db, tmp_path / "kho"))) == [Change.SAME, Change.NEW]
    assert before.items() < _bytes(tmp_path / "kho").items()


def test_a_zero_in_front_of_a_province_stays(db: Database, tmp_path: Path) -> None:
    [done] = write_archive(db, tmp_path / "kho", "01", [2])
    assert isinstance(done, Archived)
    assert done.folder == tmp_path / "kho" / "province=01" / "year=2022" / "round=2"


def test_all_that_is_wrong_with_the_question_is_told_before_anything_is_written(
    db: Database, tmp_path: Path
) -> None:
    with pytest.raises(ArchiveRefused) as refused:
        write_archive(db, tmp_path / "kho", "3", [3, 1, 99])
    assert [one.kind for one in refused.value.problems] == [
        Kind.ARCHIVE_PROVINCE_INVALID,
        Kind.ARCHIVE_ROUND_NOT_PUBLISHED,
        Kind.ARCHIVE_ROUND_NOT_PUBLISHED,
    ]
    assert "Kỳ 3 không có, hoặc chưa công bố. Các kỳ đã công bố: 1, 2." in (
        refused.value.problems[1].message("vi")
    )
    assert not (tmp_path / "kho").exists()


def test_a_store_without_a_published_round_says_so(db: Database, tmp_path: Path) -> None:
    with db.transaction() as session:
        session.execute(update(RoundRow).values(status="appraised"))
    with pytest.raises(ArchiveRefused) as refused:
        write_archive(db, tmp_path / "kho")
    assert [one.kind for one in refused.value.problems] == [Kind.ARCHIVE_NO_ROUND]


def test_what_was_tampered_with_is_refused_and_hinders_no_other(db: Database, tmp_path: Path) -> None:
    tamper(db, "UPDATE result SET document = replace(document, '600.0', '599.0') WHERE round_id = 1")
    assert _codes(list(write_archive(db, tmp_path / "kho"))) == [
        Kind.ARCHIVE_ROUND_CHANGED.name,
        Change.NEW,
    ]
    assert not (tmp_path / "kho/province=38/year=2022/round=1").exists()


def test_another_round_of_the_same_number_is_not_replaced(tmp_path: Path) -> None:
    put_round(SOURCE, tmp_path / PLACE)
    before = _bytes(tmp_path)
    done = put_round(Source(OURS, OF_2023.published()), tmp_path / PLACE)
    assert isinstance(done, Problem)
    assert (done.kind, done.file) == (Kind.ARCHIVE_OTHER_ROUND, str(tmp_path / PLACE))
    assert _bytes(tmp_path) == before


def test_a_folder_that_cannot_be_recognised_is_left_to_people(tmp_path: Path) -> None:
    put_round(SOURCE, tmp_path / PLACE)
    for content in (b"", b"PAR1 no more"):
        (tmp_path / PLACE / ROUNDS.file).write_bytes(content)
        done = put_round(SOURCE, tmp_path / PLACE)
        assert isinstance(done, Problem) and done.kind is Kind.ARCHIVE_OTHER_ROUND
        assert (tmp_path / PLACE / ROUNDS.file).read_bytes() == content


def test_a_file_that_is_lost_or_of_another_version_is_written_anew(tmp_path: Path) -> None:
    put_round(SOURCE, tmp_path / PLACE)
    whole = _bytes(tmp_path)
    (tmp_path / PLACE / CELLS.file).unlink()
    assert put_round(SOURCE, tmp_path / PLACE) is Change.RENEWED
    (tmp_path / PLACE / CELLS.file).write_bytes(b"older")
    assert put_round(SOURCE, tmp_path / PLACE) is Change.RENEWED
    assert _bytes(tmp_path) == whole


def test_a_full_disk_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Path] = []

    def full(path: Path, content: bytes) -> None:
        if written:
            raise OSError(28, "No space left on device")
        written.append(path)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CopyRefused):
        put_round(SOURCE, tmp_path / PLACE)
    assert written and not list((tmp_path / PLACE).parent.iterdir())


def test_a_round_without_a_deadline_is_of_the_year_it_opened() -> None:
    head = SOURCE.counts.head
    assert place_of(replace(head, deadline=None, opens_on=date(2024, 1, 2)), OURS).parts[1] == "year=2024"
    assert place_of(replace(head, opens_on=date(2021, 1, 2)), OURS).parts[1] == "year=2022"


def test_a_round_that_nobody_handed_anything_in_for_has_its_units_and_no_results(
    db: Database, tmp_path: Path
) -> None:
    [done] = write_archive(db, tmp_path / "kho", rounds=[2])
    assert isinstance(done, Archived)
    assert pq.read_metadata(done.folder / UNITS.file).num_rows == 1
    assert pq.read_metadata(done.folder / CELLS.file).num_rows == 0
