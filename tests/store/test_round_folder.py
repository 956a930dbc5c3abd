"""A round goes out as a folder of open formats and comes back as a new round with the same history and results."""

import csv
import hashlib
import json
import resource
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import select

from store import (
    Access,
    CopyRefused,
    NotAllowed,
    RoundNotFound,
    appraisals_of,
    extensions,
    get_round,
    history,
    open_database,
    operator_access,
    progress,
    progress_file,
    progress_plan,
    progress_reports,
    progress_state,
    published_document,
    results,
    submitted_file,
    verify,
)
from store.copies import export_round, import_round
from store.ratings.publication import document_of, recomputed
from store.tables import EventRow, RoundRow
from tests.desk import UNITS, desk_round
from tests.store.full_store import PDF, fill
from wording.problems import Kind


@dataclass(frozen=True)
class Copied:
    """A store with something in every table, its two rounds exported, and what came of importing them there."""

    access: Access
    folder: Path
    ids: dict[str, int]
    copies: dict[str, int]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def copied(request, tmp_path_factory):
    databases = request.getfixturevalue(f"{request.param}_databases")
    url, folder = databases.migrated(), tmp_path_factory.mktemp("copied")
    database = open_database(url)
    access = operator_access(database)
    ids = dict(zip(("open", "published"), fill(access), strict=True))
    for name, id in ids.items():
        export_round(access, id, folder / name)
    yield Copied(access, folder, ids, {name: import_round(access, folder / name).id for name in ids})
    database.close()
    databases.drop(url)


def files_in(folder):
    """The content of all files of a folder by their path in it."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def rows_of(folder, name):
    with (folder / name).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, strict=True))


@pytest.mark.parametrize("name", ["open", "published"])
def test_a_round_goes_out_and_comes_back_the_same(copied, tmp_path, name):
    assert copied.copies[name] not in copied.ids.values()
    export_round(copied.access, copied.copies[name], tmp_path / "again")
    first, second = files_in(copied.folder / name), files_in(tmp_path / "again")
    assert first.keys() == second.keys()
    assert {file for file in first if first[file] != second[file]} == {"events.csv"}
    old, new = (results(copied.access, ids[name]) for ids in (copied.ids, copied.copies))
    assert document_of(old) == document_of(new)


def test_an_imported_round_has_its_history_and_its_files(copied):
    access, old_id, new_id = copied.access, copied.ids["open"], copied.copies["open"]
    for unit in UNITS:
        for old, new in zip(history(access, old_id, unit), history(access, new_id, unit), strict=True):
            assert new == replace(old, id=new.id, round_id=new_id)
            assert submitted_file(access, old.id) == submitted_file(access, new.id)
            said = [
                [replace(one, id=0, submission_id=0) for one in appraisals_of(access, id)]
                for id in (old.id, new.id)
            ]
            assert said[0] == said[1]
    assert extensions(access, old_id) == extensions(access, new_id)
    assert get_round(access, new_id) == replace(get_round(access, old_id), id=new_id)


def test_monthly_reports_come_back_with_their_plan_but_without_the_round_it_starts_from(copied):
    access, old_id, new_id = copied.access, copied.ids["open"], copied.copies["open"]
    old, new = progress(access, old_id), progress(access, new_id)
    assert new.plan == replace(old.plan, round_id=new_id, base_round_id=None)
    pairs = list(zip(progress_reports(access, old_id), progress_reports(access, new_id), strict=True))
    assert len(pairs) == 4
    for one, again in pairs:
        assert again == replace(one, id=again.id, round_id=new_id)
        if one.file_sha256 is not None:
            assert progress_file(access, again.id) == progress_file(access, one.id)
    states = [progress_state(access, id, old.months[1], UNITS[:2]) for id in (old_id, new_id)]
    assert states[0].equals(states[1]) and not states[0].empty
    assert not [found for found in verify(access.db) if "tháng" in found.line_for_people("vi")]


def test_a_folder_of_before_there_were_monthly_reports_is_taken_in(copied, tmp_path):
    folder = shutil.copytree(copied.folder / "published", tmp_path / "old")
    for file in folder.glob("progress*.csv"):
        file.unlink()
    said = (folder / "round.json").read_text(encoding="utf-8")
    (folder / "round.json").write_text(said.replace("xa-so-round 2", "xa-so-round 1"), encoding="utf-8")
    taken = import_round(copied.access, folder)
    assert results(copied.access, taken.id).scores.units.equals(
        results(copied.access, copied.ids["published"]).scores.units
    )
    assert progress_plan(copied.access, taken.id) is None


def test_a_published_round_stays_published_with_its_document(copied):
    access, old, new = copied.access, copied.ids["published"], copied.copies["published"]
    assert published_document(access, new) == published_document(access, old)
    with access.db.transaction() as session:
        assert recomputed(session.connection(), session.get_one(RoundRow, new))


def test_an_import_leaves_one_event_with_the_digest_of_the_folder(copied):
    with copied.access.db.reading() as connection:
        asked = select(EventRow).where(EventRow.round_id == copied.copies["open"])
        [event] = connection.execute(asked).all()
    files = files_in(copied.folder / "open")
    del files["README.txt"]
    listed = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    assert event.what == "round.imported"
    assert json.loads(event.after)["folder_sha256"] == hashlib.sha256(listed.encode()).hexdigest()


def test_a_folder_holds_open_formats_that_are_safe_in_a_spreadsheet(copied):
    folder = copied.folder / "open"
    assert (folder / "attachments").is_dir() and PDF in files_in(folder).values()
    assert (folder / "checklists" / f"{UNITS[0]}-2.xlsx").read_bytes() == UNITS[0].encode()
    assert rows_of(folder, "cohort.csv")[1] == [UNITS[0], "Phường Hàm Rồng", "Thành phố Thanh Hóa"]
    for file in folder.glob("*.csv"):
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")
        header, *rows = rows_of(folder, file.name)
        assert all(len(row) == len(header) for row in rows)
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    published = rows_of(copied.folder / "published", "appraisals.csv")
    assert repr(9.1 + 0.2) in published[1]
    readme = (folder / "README.txt").read_text(encoding="utf-8")
    assert all(name.partition("/")[0] in readme for name in files_in(folder).keys() - {"README.txt"})


def test_who_does_not_manage_rounds_neither_exports_nor_imports(people, access, tmp_path):
    id = desk_round(access).id
    for role, codes in (("appraiser", ()), ("district_officer", ("380",)), ("viewer", ())):
        person = people(role, *codes)
        with pytest.raises(NotAllowed):
            export_round(person, id, tmp_path / "x")
        with pytest.raises(NotAllowed):
            import_round(person, tmp_path / "not there")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(RoundNotFound):
        export_round(access, id + 1, tmp_path / "x")


def test_an_export_replaces_nothing_and_leaves_nothing_half(access, tmp_path):
    id = desk_round(access).id
    target = tmp_path / "round"
    target.mkdir()
    (target / "x").write_text("x")
    with pytest.raises(CopyRefused) as refusal:
        export_round(access, id, target)
    assert [problem.kind for problem in refusal.value.problems] == [Kind.COPY_EXISTS]
    (target / "x").unlink()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, hard))
    try:
        with pytest.raises(CopyRefused) as refusal:
            export_round(access, id, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [problem.kind for problem in refusal.value.problems] == [Kind.COPY_NOT_WRITTEN]
    assert list(tmp_path.rglob("*")) == [target]
    export_round(access, id, target)
    assert [path.name for path in tmp_path.iterdir()] == ["round"]


def test_columns_may_stand_in_any_order_and_others_beside_them(copied, tmp_path):
    folder = tmp_path / "turned"
    shutil.copytree(copied.folder / "open", folder)
    for file in folder.glob("*.csv"):
        rows = [["ghi chú", *reversed(row)] for row in rows_of(folder, file.name)]
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows(rows)
    made = import_round(copied.access, folder).id
    old, new = (results(copied.access, id) for id in (copied.ids["open"], made))
    assert document_of(old) == document_of(new)


def test_a_folder_goes_from_one_database_to_the_other(copied, access, tmp_path):
    made = import_round(access, copied.folder / "published")
    export_round(access, made.id, tmp_path / "again")
    first, second = files_in(copied.folder / "published"), files_in(tmp_path / "again")
    assert {name for name in first if first[name] != second[name]} == {"events.csv"}
