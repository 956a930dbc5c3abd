"""A backup that is not as it was written is refused by the name of its member, and the database stays empty."""

import hashlib
import json
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest
from sqlalchemy import select

from store import CopyRefused, open_database
from store.copies import archive, restore
from store.tables import Base, ChainRow
from tests.store.backups import content_of, full_backup, rewritten, sealed
from tests.store.full_store import PDF
from wording.problems import Kind

ACCOUNTS, FILES, MANIFEST = "tables/account.jsonl", "tables/file.jsonl", "manifest.json"
PDF_FILE = f"files/{hashlib.sha256(PDF).hexdigest()}"
CHANGED = Kind.BACKUP_MEMBER_CHANGED


@pytest.fixture(scope="module")
def kept(sqlite_databases, tmp_path_factory):
    """A backup of a store with something in every table; made once."""
    return full_backup(sqlite_databases, tmp_path_factory.mktemp("kept") / "kept.zip")


@pytest.fixture(scope="module")
def empty(sqlite_databases):
    """Files and rows are checked before a database is asked, so that one of either kind will do."""
    database = open_database(sqlite_databases.migrated())
    yield database
    database.close()


def refused(db, path):
    """What restoring is refused for, and the member that is named; the database stays empty."""
    with pytest.raises(CopyRefused) as refusal:
        restore(db, path)
    with db.reading() as connection:
        assert connection.scalar(select(ChainRow.last_event)) == 0
        tables = [table for table in Base.metadata.sorted_tables if table.name != "chain"]
        assert not any(connection.execute(select(table)).first() for table in tables)
    return [(p.kind, p.file.partition(" · ")[2], p.line) for p in refusal.value.problems]


def told(**given):
    """Says something else in the manifest."""

    def change(content):
        return content | {MANIFEST: json.dumps(json.loads(content[MANIFEST]) | given).encode()}

    return change


def without(name):
    return lambda content: {n: data for n, data in content.items() if n != name}


def with_member(name, data=b"x"):
    return lambda content: content | {name: data}


def with_line(number, change):
    """Says something else in one row of the accounts, in agreement with the manifest."""

    def changed(content):
        lines = content[ACCOUNTS].splitlines(keepends=True)
        lines[number - 1] = change(lines[number - 1])
        return sealed(content, "account", b"".join(lines))

    return changed


def cell(**given):
    return lambda line: json.dumps(json.loads(line) | given).encode() + b"\n"


def second_line_as_first(content):
    first, _ = content[ACCOUNTS].splitlines(keepends=True)
    return sealed(content, "account", first + first)


def file_of_another_size(content):
    lines = [json.loads(line) for line in content[FILES].splitlines()]
    said = [line | {"size": line["size"] + 1} for line in lines if PDF_FILE.endswith(line["sha256"])]
    return sealed(content, "file", json.dumps(said[0]).encode() + b"\n")


CASES = {
    "a row changed": (with_member(ACCOUNTS, b"{}\n"), (CHANGED, ACCOUNTS, 1)),
    "rows cut off": (with_member(ACCOUNTS, b""), (CHANGED, ACCOUNTS, None)),
    "a table gone": (without(ACCOUNTS), (Kind.BACKUP_MEMBER_MISSING, ACCOUNTS, None)),
    "a file gone": (without(PDF_FILE), (Kind.BACKUP_MEMBER_MISSING, PDF_FILE, None)),
    "a file changed": (with_member(PDF_FILE, PDF[::-1]), (CHANGED, PDF_FILE, None)),
    "a file longer": (with_member(PDF_FILE, PDF + b"x"), (CHANGED, PDF_FILE, None)),
    "a foreign file": (
        with_member("files/" + "0" * 64),
        (Kind.BACKUP_MEMBER_FOREIGN, "files/" + "0" * 64, None),
    ),
    "a path out of it": (with_member("../../x"), (Kind.BACKUP_MEMBER_FOREIGN, "../../x", None)),
    "a foreign table": (with_member("tables/x.jsonl"), (Kind.BACKUP_MEMBER_FOREIGN, "tables/x.jsonl", None)),
    "a later format": (told(version=2), (Kind.BACKUP_NEWER, "", None)),
    "a later schema": (told(schema_revision="9999"), (Kind.BACKUP_NEWER, "", None)),
    "no schema": (told(schema_revision="base"), (Kind.BACKUP_NOT_READABLE, "", None)),
    "another manifest": (told(tables=[]), (Kind.BACKUP_NOT_READABLE, "", None)),
    "no manifest": (without(MANIFEST), (Kind.BACKUP_MEMBER_MISSING, MANIFEST, None)),
    "no JSON": (with_member(MANIFEST, b"\xff["), (Kind.BACKUP_NOT_READABLE, "", None)),
    "deep JSON": (with_line(2, lambda line: b"[" * 100_000 + b"\n"), (CHANGED, ACCOUNTS, 2)),
    "a list": (with_line(2, lambda line: b"[]\n"), (CHANGED, ACCOUNTS, 2)),
    "no line end": (with_line(2, lambda line: line + b"  \n"), (CHANGED, ACCOUNTS, 3)),
    "another column": (with_line(2, cell(x=1)), (CHANGED, ACCOUNTS, 2)),
    "NUL": (with_line(2, cell(name="a\0b")), (CHANGED, ACCOUNTS, 2)),
    "half a character": (with_line(2, cell(name="\ud800")), (CHANGED, ACCOUNTS, 2)),
    "a number for a text": (with_line(2, cell(name=1)), (CHANGED, ACCOUNTS, 2)),
    "a number for a mark": (with_line(2, cell(active=1)), (CHANGED, ACCOUNTS, 2)),
    "nothing where something is": (with_line(2, cell(name=None)), (CHANGED, ACCOUNTS, 2)),
    "a moment without zone": (with_line(2, cell(created_at="2022-01-01T00:00:00")), (CHANGED, ACCOUNTS, 2)),
    "a file of another size": (file_of_another_size, (CHANGED, PDF_FILE, None)),
}
CONTRADICTIONS = {
    "a row twice": (second_line_as_first, (CHANGED, ACCOUNTS, None)),
    "a row that points at nothing": (
        with_line(2, cell(email="x@y")),
        (CHANGED, "tables/account_place.jsonl", None),
    ),
}


@pytest.mark.parametrize("change, expected", CASES.values(), ids=CASES)
def test_a_changed_backup_is_refused_by_the_name_of_its_member(kept, empty, tmp_path, change, expected):
    assert expected in refused(empty, rewritten(kept, tmp_path / "changed.zip", change))


@pytest.mark.parametrize("change, expected", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_rows_that_contradict_each_other_are_refused_by_either_database(kept, db, tmp_path, change, expected):
    assert refused(db, rewritten(kept, tmp_path / "changed.zip", change)) == [expected]


def test_all_members_that_were_changed_are_told_at_once(kept, empty, tmp_path):
    def change(content):
        return without(FILES)(content) | {ACCOUNTS: b"{}\n", "x": b""}

    found = refused(empty, rewritten(kept, tmp_path / "changed.zip", change))
    assert {(Kind.BACKUP_MEMBER_MISSING, FILES, None), (CHANGED, ACCOUNTS, 1)} < set(found)
    assert (Kind.BACKUP_MEMBER_FOREIGN, "x", None) in found


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_backup_that_was_cut_short_is_refused(kept, empty, tmp_path, share):
    short = tmp_path / "short.zip"
    whole = kept.read_bytes()
    short.write_bytes(whole[: int(len(whole) * share)])
    assert refused(empty, short) == [(Kind.BACKUP_NOT_READABLE, "", None)]


def test_every_changed_byte_is_found_or_without_meaning(kept, empty, tmp_path):
    whole, target = kept.read_bytes(), tmp_path / "changed.zip"
    for place in range(60, len(whole) - 100, len(whole) // 25):
        target.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        try:
            with archive.opened(target) as found:
                found.check(Base.metadata.sorted_tables)
        except CopyRefused:
            continue
        assert content_of(target) == content_of(kept)


def test_a_file_that_is_not_there_and_one_that_is_no_backup_are_told(empty, tmp_path):
    assert refused(empty, tmp_path / "x.zip") == [(Kind.FILE_NOT_FOUND, "", None)]
    (tmp_path / "x.zip").write_text("văn bản")
    assert refused(empty, tmp_path / "x.zip") == [(Kind.BACKUP_NOT_READABLE, "", None)]
    with ZipFile(tmp_path / "y.zip", "w") as zipped:
        zipped.writestr("xl/workbook.xml", "")
    assert refused(empty, tmp_path / "y.zip") == [(Kind.BACKUP_MEMBER_MISSING, MANIFEST, None)]


def test_a_member_that_stands_twice_is_refused(kept, empty, tmp_path):
    target = rewritten(kept, tmp_path / "twice.zip", dict)
    with ZipFile(target, "a") as zipped, pytest.warns(UserWarning, match="Duplicate"):
        zipped.writestr(ACCOUNTS, content_of(kept)[ACCOUNTS])
    assert refused(empty, target) == [(Kind.BACKUP_MEMBER_FOREIGN, ACCOUNTS, None)]


def test_oddly_packed_members_and_bombs_are_refused_before_they_are_unpacked(
    kept, empty, tmp_path, monkeypatch
):
    monkeypatch.setattr(archive, "MOST_EXPANDED", 1_000_000)
    monkeypatch.setattr(archive, "LONGEST_LINE", 100_000)
    found = {}
    bombs = {
        "packed": (ZIP_LZMA, b"x"),
        "ratio": (ZIP_DEFLATED, b"\n" * 2_000_000),
        "line": (ZIP_STORED, b" " * 900_000),
    }
    for name, (packing, data) in bombs.items():
        with ZipFile(tmp_path / name, "w", ZIP_DEFLATED) as zipped:
            for member, content in content_of(kept).items():
                bomb = member == ACCOUNTS
                zipped.writestr(member, data if bomb else content, packing if bomb else None)
        found[name] = refused(empty, tmp_path / name)
    assert found["packed"] == found["ratio"] == [(CHANGED, ACCOUNTS, None)]
    assert found["line"] == [(CHANGED, ACCOUNTS, 1)]
