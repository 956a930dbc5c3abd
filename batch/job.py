"""What is asked of an engine: the same for each of them."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from batch.encoding import Encoder
from batch.errors import BatchRefused
from batch.files import column_problems
from batch.tables import UNITS, names
from criteria import Edition
from units import ZONES
from wording.problems import Kind, Problem


@dataclass(frozen=True)
class Job:
    """Answers of many units and months, to be scored by one edition.

    `files`: those of `batch.files.answer_files`. `units`: who may answer (index code, in code order; columns as of
    `units.load_units`). `cohort`: the codes that ranks, best values and medians refer to.
    """

    edition: Edition
    files: tuple[str, ...]
    units: pd.DataFrame
    cohort: pd.Index

    @property
    def encoder(self) -> Encoder:
        """What reads the files' rows."""
        return Encoder(self.edition, self.units.index)


def read_units(file: Path) -> pd.DataFrame:
    """The units of a Parquet file with the columns `UNITS`, by code. Raises BatchRefused."""
    if not file.is_file():
        raise BatchRefused([Problem(Kind.FILE_NOT_FOUND, str(file))])
    if problems := list(column_problems(str(file), UNITS)):
        raise BatchRefused(problems)
    frame = pq.read_table(file, columns=names(UNITS)).to_pandas()
    blank = [name for name in names(UNITS) if frame[name].isna().any()]
    problems = [Problem(Kind.BATCH_UNITS_BLANK, str(file), facts={"column": name}) for name in blank]
    twice = sorted(frame.loc[frame["code"].duplicated(), "code"].dropna().unique())
    problems += [Problem(Kind.BATCH_UNIT_LISTED_TWICE, str(file), facts={"found": code}) for code in twice]
    zones = sorted(set(frame["zone"].dropna()) - set(ZONES))
    problems += [
        Problem(Kind.BATCH_ZONE_UNKNOWN, str(file), facts={"found": zone, "known": ", ".join(ZONES)})
        for zone in zones
    ]
    if problems:
        raise BatchRefused(problems)
    return frame.set_index("code").sort_index()
