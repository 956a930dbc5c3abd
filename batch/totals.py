"""The tables of results: a unit's totals in a month, and the month's medians."""

import numpy as np
import pandas as pd
import pyarrow as pa

from batch.tables import MEDIANS_OF, medians_columns, schema, totals_columns
from criteria import Edition
from scoring import Scores, median_shares


def totals_table(month: str, scores: Scores) -> pa.Table:
    """The totals of one month, in rank order."""
    units = scores.units.rename_axis("code").reset_index()
    groups = scores.groups.set_axis([".".join(name) for name in scores.groups.columns], axis=1)
    frame = pd.concat([units, groups.reset_index(drop=True)], axis=1).assign(month=month)
    wanted = schema(totals_columns(scores.edition), scores.edition)
    return pa.table([_array(frame[field.name], field.type) for field in wanted], wanted)


def _array(values: pd.Series, type_: pa.DataType) -> pa.Array:
    """A column; no number (NaN) is a blank."""
    plain = np.asarray(values)
    if plain.dtype.kind != "f":
        return pa.array(plain, type_)
    none = np.isnan(plain)
    return pa.array(np.where(none, 0, plain), pa.float64(), mask=none).cast(type_)


def medians_row(month: str, scores: Scores) -> dict[str, str | int | float | None]:
    """The medians of one month over the units of the cohort, None where nobody has the figure."""
    units = scores.units[scores.units["in_cohort"]]
    medians = {**units[list(MEDIANS_OF)].median(), **median_shares(scores).add_suffix(".share")}
    known = {name: float(value) if value == value else None for name, value in medians.items()}
    return {"month": month, "units": len(units), **known}


def medians_table(edition: Edition, rows: list[dict[str, str | int | float | None]]) -> pa.Table:
    """The medians of all months, in order."""
    wanted = schema(medians_columns(edition), edition)
    return pa.Table.from_pylist(sorted(rows, key=lambda row: str(row["month"])), wanted)
