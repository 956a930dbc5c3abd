"""Invented answers of many units and months, written month by month: the same seed gives the same files."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.progress.months import Month
from batch.tables import ANSWERS, UNITS, names, schema
from criteria import Edition

ANSWERS_FOLDER, UNITS_FILE = "answers", "units.parquet"
FIRST_MONTH = Month(2016, 1)

Invent = Callable[[Edition, pd.DataFrame, int], pd.DataFrame]
"""Makes a long frame of answers (see `scoring.ANSWER_COLUMNS`) of an edition, units and a seed."""


def write_sample(
    out: Path,
    edition: Edition,
    units: pd.DataFrame,
    months: int,
    seed: int,
    invent: Invent,
    told: Callable[[float], None] = lambda share: None,
) -> int:
    """Write `out`/answers, one file a month, and `out`/units.parquet; return how many rows of answers they hold.

    Every month has a seed of its own, so that a file depends on `seed` and its month alone.
    """
    folder = out / ANSWERS_FOLDER
    folder.mkdir(parents=True)
    listed = units.rename_axis("code").reset_index()[names(UNITS)]
    pq.write_table(pa.Table.from_pandas(listed, schema(UNITS), preserve_index=False), out / UNITS_FILE)
    seeds = np.random.SeedSequence(seed).generate_state(months)
    rows = 0
    for i in range(months):
        month = str(FIRST_MONTH.plus(i))
        table = _table(month, invent(edition, units, int(seeds[i])))
        pq.write_table(table, folder / f"{month}.parquet", compression="zstd", row_group_size=200_000)
        rows += len(table)
        told((i + 1) / months)
    return rows


def _table(month: str, frame: pd.DataFrame) -> pa.Table:
    own = {
        "month": np.full(len(frame), month, dtype=object),
        "evidence": (frame["evidence"] != "").to_numpy(),
    }
    wanted = schema(ANSWERS)
    columns = [own[name] if name in own else frame[name] for name in wanted.names]
    return pa.table(
        [
            pa.array(values, field.type, from_pandas=True)
            for values, field in zip(columns, wanted, strict=True)
        ],
        wanted,
    )


def many_units(units: pd.DataFrame, n: int) -> pd.DataFrame:
    """Return the first n units; where there are not so many, they are repeated under made-up codes and districts."""
    if n <= len(units):
        return units.iloc[:n]
    times = range(-(-n // len(units)))
    copies = [units.assign(district_code=f"{time}-" + units["district_code"]) for time in times]
    return pd.concat(copies).iloc[:n].set_axis([f"{i:05d}" for i in range(n)], axis=0)
