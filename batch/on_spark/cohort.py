"""What only the whole cohort can tell, as Spark's own operations: best values, ranks, medians."""

from collections.abc import Sequence

from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as F  # noqa: N812  the name it has everywhere

from batch.on_spark.parts import SHORTFALL, Bests
from batch.tables import MEDIANS_OF
from criteria import Edition

_WITHIN: dict[str, Sequence[str]] = {
    "rank": ("month",),
    "rank_in_district": ("month", "district_code"),
    "rank_in_zone": ("month", "zone"),
}


def best_values(found: DataFrame, edition: Edition) -> Bests:
    """The best of the parts' best values: the cohort's, of all units where nobody of the cohort answered."""
    ways = edition.indicator_by_id
    bests: dict[str, dict[str, float]] = {}
    of_all = found.groupBy("month", "indicator").agg(
        *(way(of).alias(f"{name}_{of}") for name, way in _WAYS.items() for of in ("cohort", "all"))
    )
    for row in of_all.collect():
        way = ways[row["indicator"]].rule.direction
        best = row[f"{way}_cohort"] if row[f"{way}_cohort"] is not None else row[f"{way}_all"]
        bests.setdefault(row["month"], {})
        if best is not None:
            bests[row["month"]][row["indicator"]] = best
    return bests


_WAYS = {"higher": F.max, "lower": F.min}


def with_ranks(scored: DataFrame) -> DataFrame:
    """Competition ranks as `scoring.ranking.competition_ranks` gives them: one more than the better ones of the cohort."""
    counted = F.col("in_cohort").cast("long")
    lacking = F.col("missing") > 0
    ranked = scored
    for name, keys in _WITHIN.items():
        within = Window.partitionBy(*keys).orderBy(lacking, SHORTFALL)
        ties = Window.partitionBy(*keys, lacking, SHORTFALL)
        rank = F.sum(counted).over(within) - F.sum(counted).over(ties) + 1
        ranked = ranked.withColumn(name, F.when(F.col(keys[-1]) != "", rank))  # "" is no district
    return ranked


def medians(scored: DataFrame, edition: Edition) -> DataFrame:
    """The exact medians of each month over the cohort's units, with the columns of `medians_columns`."""
    of_cohort = F.col("in_cohort")
    figures = {name: F.col(name) for name in MEDIANS_OF}
    for group in edition.groups:
        most = _of(group.id, "applicable_max")
        figures[f"{group.id}.share"] = F.when(most > 0, _of(group.id, "points") / most)
    return scored.groupBy("month").agg(
        F.sum(of_cohort.cast("long")).alias("units"),
        *(F.median(F.when(of_cohort, figure)).alias(name) for name, figure in figures.items()),
    )


def _of(group: str, name: str) -> Column:
    return F.col(f"`{group}.{name}`")
