"""Parquet files of answers: which there are, whether they have the columns, and which months stand where."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from batch.errors import BatchRefused
from batch.tables import ANSWERS, Column, names
from wording.problems import Fact, Kind, Problem

ROWS_AT_A_TIME = 1_000_000
"""How many rows of answers are held at once; a month that has more is held whole."""

_TEXTS = [column.name for column in ANSWERS if column.type == pa.string()]
_PASSED_OVER = (".", "_")
"""Names with which programs mark what is no data, such as `_SUCCESS`."""


@dataclass(frozen=True)
class Place:
    """A row group of a file: some hundred thousand rows that are read at once."""

    file: str
    group: int


Run = tuple[frozenset[str], tuple[Place, ...]]
"""Some months, and the places that hold rows of them."""


def answer_files(path: Path) -> list[str]:
    """The Parquet file, or those of a folder and the folders in it, in order. Raises BatchRefused."""
    if not path.exists():
        raise BatchRefused([Problem(Kind.FILE_NOT_FOUND, str(path))])
    found = [path] if path.is_file() else sorted(path.rglob("*.parquet"))
    files = [
        str(file)
        for file in found
        if file == path or not any(p.startswith(_PASSED_OVER) for p in file.relative_to(path).parts)
    ]
    if not files:
        raise BatchRefused([Problem(Kind.BATCH_NO_FILES, str(path))])
    if problems := [problem for file in files for problem in column_problems(file, ANSWERS)]:
        raise BatchRefused(problems)
    return files


def column_problems(file: str, wanted: Sequence[Column]) -> Iterator[Problem]:
    """What is wrong with a file's columns, told from its footer alone."""
    try:
        there = pq.read_schema(file)
    except (pa.ArrowInvalid, OSError) as error:
        yield Problem(Kind.BATCH_NOT_PARQUET, file, facts={"found": str(error).splitlines()[0]})
        return
    for column in wanted:
        facts: dict[str, Fact] = {"column": column.name, "wanted": str(column.type)}
        at = there.get_all_field_indices(column.name)
        if len(at) != 1:
            yield Problem(Kind.BATCH_COLUMN_MISSING, file, facts=facts)
        elif _plain(there.field(at[0]).type) != column.type:
            facts["found"] = str(there.field(at[0]).type)
            yield Problem(Kind.BATCH_COLUMN_TYPE, file, facts=facts)


def _plain(type_: pa.DataType) -> pa.DataType:
    """The type whose other ways of keeping texts (large, by a dictionary) make no difference."""
    kept = type_.value_type if pa.types.is_dictionary(type_) else type_
    return pa.string() if pa.types.is_large_string(kept) else kept


def every_place(files: Sequence[str]) -> Iterator[Place]:
    """All row groups, in order."""
    for file in files:
        for group in range(pq.read_metadata(file).num_row_groups):
            yield Place(file, group)


def runs(files: Sequence[str]) -> list[Run]:
    """Divide the months, in order, so that few rows are held at once; blank months are a run of their own."""
    rows: dict[str, int] = defaultdict(int)
    holds: dict[str, list[Place]] = defaultdict(list)
    for place in every_place(files):
        for month, count in _months_in(place):
            rows[month] += count
            holds[month].append(place)
    made: list[list[str]] = []
    room = 0
    for month in sorted(rows):
        if rows[month] > room:
            made.append([])
            room = ROWS_AT_A_TIME
        made[-1].append(month)
        room -= rows[month]
    return [
        (frozenset(months), tuple(dict.fromkeys(place for month in months for place in holds[month])))
        for months in made
    ]


def _months_in(place: Place) -> Iterator[tuple[str, int]]:
    column = pq.ParquetFile(place.file, read_dictionary=["month"]).read_row_group(place.group, ["month"])[
        "month"
    ]
    for count in column.cast(pa.string()).value_counts():
        yield count["values"].as_py() or "", count["counts"].as_py()


def read_run(run: Run) -> pa.Table:
    """The rows of a run's months."""
    months, places = run
    table = pa.concat_tables([read_place(place) for place in places])
    within = pc.is_in(table["month"].cast(pa.string()), pa.array(sorted(months)))
    # A blank month is read where it stands, so that it is refused and not passed over.
    return table.filter(pc.or_(within, pc.is_null(table["month"])))


def read_place(place: Place) -> pa.Table:
    """One row group; its texts stay numbered, because few of them differ."""
    file = pq.ParquetFile(place.file, read_dictionary=_TEXTS)
    table = file.read_row_group(place.group, names(ANSWERS))
    return table.select(names(ANSWERS)).cast(
        pa.schema(
            [(c.name, pa.dictionary(pa.int32(), c.type) if c.name in _TEXTS else c.type) for c in ANSWERS]
        )
    )
