"""Many machines: the same `score` by partitions of units on Apache Spark. Needs requirements-spark.txt and Java."""

import warnings
from collections.abc import Mapping
from pathlib import Path

from batch.job import Job
from batch.on_spark.installed import require_installed
from batch.on_spark.packing import UNITS_A_PART


def score_batch(
    job: Job,
    out: Path,
    master: str,
    settings: Mapping[str, str] | None = None,
    units_a_part: int = UNITS_A_PART,
) -> None:
    """Score all months on Spark and write totals and medians, whole or not at all.

    `master` is Spark's, such as `local[2]` or `spark://host:7077`; `settings` are Spark's own. On a cluster the files
    and the folder of `out` must be reachable under the same path on every machine. Raises BatchRefused.
    """
    require_installed()
    with warnings.catch_warnings():
        # Nothing crosses the border as a pandas frame, so it does not matter which pandas Spark supports.
        warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
        from batch.on_spark.engine import run

        run(job, out, master, settings or {}, units_a_part)
