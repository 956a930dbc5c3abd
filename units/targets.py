"""The path that was assigned (lộ trình): how many communes shall complete by the end of each year."""

import pandas as pd

from units.registry import read_table

TARGETS_ERA = "2022"
"""The era whose units were counted: 477 of 559. No path was assigned to the units of 2025."""


def load_targets() -> pd.DataFrame:
    """The assigned path, by year (int): units (assigned in the year), total (until its end), source, provenance.

    The yearly numbers are those of QĐ 969/QĐ-UBND of 18/3/2022; the totals are sums of ours.
    """
    table = read_table("targets.csv").astype({"year": int, "units": int}).set_index("year")
    return table.assign(total=table["units"].cumsum())[["units", "total", "source", "provenance"]]
