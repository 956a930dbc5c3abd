"""What is written: two Parquet files that stand under their names only when they are whole."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from batch.errors import BatchRefused
from batch.tables import schema, totals_columns
from criteria import Edition
from wording.problems import Kind, Problem


def medians_file(out: Path) -> Path:
    """Where the medians of `OUT.parquet` stand: `OUT.medians.parquet`."""
    return out.with_name(f"{out.stem}.medians.parquet")


def require_apart(out: Path, read: Sequence[Path]) -> None:
    """Raise BatchRefused where totals or medians would stand in place of a file that is `read`."""
    there = [target for target in (out, medians_file(out)) if target.exists()]
    problems = [
        Problem(Kind.BATCH_OUT_IS_READ, str(target))
        for target in there
        if any(target.samefile(one) for one in read)
    ]
    if problems:
        raise BatchRefused(problems)


class Output:
    """Takes the totals month by month, then the medians."""

    def __init__(self, totals: pq.ParquetWriter, medians: Path) -> None:
        self._totals, self._medians = totals, medians

    def add(self, totals: pa.Table) -> None:
        """Append the totals of one month."""
        self._totals.write_table(totals)

    def end(self, medians: pa.Table) -> None:
        """Write the medians."""
        pq.write_table(medians, self._medians, compression="zstd")


@contextmanager
def output(edition: Edition, out: Path) -> Iterator[Output]:
    """Files to be written; at the end of the block they stand at `out` and beside it, in place of older ones."""
    targets = (medians_file(out), out)
    parts = [path.absolute().with_name(f".{path.name}.{uuid4().hex}.part") for path in targets]
    try:
        columns = schema(totals_columns(edition), edition)
        with pq.ParquetWriter(parts[1], columns, compression="zstd") as totals:
            yield Output(totals, parts[0])
        for part, path in zip(parts, targets, strict=True):
            part.replace(path)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)
