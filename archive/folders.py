"""The folders of an archive: `province=38/year=2022/round=7`, one a round, each there whole or not at all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from archive.rows import Source, table_of
from archive.schema import ROUNDS, TABLES
from opendata.published import PublishedRound
from store import Database, OpenRound, ResultChanged, open_document, open_rounds
from store.copies.whole import whole_file, whole_folder
from wording.problems import Kind, Problem

OURS = "38"
"""The province whose units `data/` holds: Thanh Hóa."""


class Change(StrEnum):
    """What became of a round's folder."""

    NEW = "new"
    SAME = "same"
    RENEWED = "renewed"


@dataclass(frozen=True)
class Archived:
    """A round that stands in the archive, and where."""

    round_id: int
    name: str
    folder: Path
    change: Change


class ArchiveRefused(Exception):  # noqa: N818  a refusal is named after its reason
    """Nothing can be archived as it was asked; nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(one.code for one in problems))
        self.problems = list(problems)


def write_archive(
    database: Database, folder: Path, province: str = OURS, rounds: Sequence[int] = ()
) -> Iterator[Archived | Problem]:
    """Puts published rounds into the archive at `folder`, all or the `rounds` asked for, in the order of their numbers.

    What comes back, round by round, is where it stands or why it was refused; a refused one hinders no other. The same
    round gives the same bytes, so that what stands there already is left alone. Raises ArchiveRefused before anything
    is written, CopyRefused where the disk does not take it, DatabaseUnavailable.
    """
    heads = sorted(open_rounds(database), key=lambda head: head.id)
    problems = [*_wrong_province(province), *_not_published(heads, rounds)]
    if problems:
        raise ArchiveRefused(problems)
    asked = [head for head in heads if not rounds or head.id in rounds]
    return (_archive(database, head, folder, province) for head in asked)


def _wrong_province(province: str) -> Iterator[Problem]:
    if not re.fullmatch("[0-9]{2}", province):
        yield Problem(Kind.ARCHIVE_PROVINCE_INVALID, facts={"found": province})


def _not_published(heads: Sequence[OpenRound], rounds: Sequence[int]) -> Iterator[Problem]:
    known = ", ".join(str(head.id) for head in heads)
    if not known:
        yield Problem(Kind.ARCHIVE_NO_ROUND)
        return
    for id in dict.fromkeys(rounds):
        if all(head.id != id for head in heads):
            yield Problem(Kind.ARCHIVE_ROUND_NOT_PUBLISHED, facts={"found": id, "known": known})


def _archive(database: Database, head: OpenRound, folder: Path, province: str) -> Archived | Problem:
    try:
        document = open_document(database, head.id)
    except ResultChanged:
        return Problem(Kind.ARCHIVE_ROUND_CHANGED, facts={"found": head.id})
    place = folder / place_of(head, province)
    change = put_round(Source(province, PublishedRound(head, document)), place)
    return change if isinstance(change, Problem) else Archived(head.id, head.name, place, change)


def place_of(head: OpenRound, province: str) -> Path:
    """Where a round stands in an archive.

    Its year is that of its deadline, and of the day it opened where it has none, as the page of many rounds dates them.
    Neither changes once a round is published.
    """
    year = (head.deadline or head.opens_on).year
    return Path(f"province={province}", f"year={year}", f"round={head.id}")


def put_round(source: Source, place: Path) -> Change | Problem:
    """Writes the files of a round to `place`; a folder that holds another round is left as it is."""
    files = {table.file: parquet_of(table_of(table, source)) for table in TABLES}
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        with whole_folder(place) as part:
            for name, content in files.items():
                (part / name).write_bytes(content)
        return Change.NEW
    if _held(place) != source.counts.head.sha256:
        return Problem(Kind.ARCHIVE_OTHER_ROUND, str(place))
    other = [name for name, content in files.items() if _content(place / name) != content]
    for name in other:
        with whole_file(place / name, overwrite=True) as file:
            file.write(files[name])
    return Change.RENEWED if other else Change.SAME


def parquet_of(table: pa.Table) -> bytes:
    """A table as a Parquet file: the same bytes for the same rows, with the same version of pyarrow.

    Packed by Snappy, which every reader of Parquet knows.
    """
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="snappy")
    return sink.getvalue().to_pybytes()


def _held(place: Path) -> str | None:
    """The hash of the results that a folder holds; None where it cannot be read."""
    try:
        return pq.read_table(place / ROUNDS.file, columns=["results_sha256"], partitioning=None)[0][0].as_py()
    except (OSError, pa.ArrowException, IndexError):
        return None


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None
