"""A Spark session that knows our rooms, and its plain refusals."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from batch.errors import BatchRefused
from wording.problems import Kind, Problem

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("analysis", "batch", "criteria", "scoring", "telemetry", "units", "wording")
"""What a worker imports to score: `batch` and all that lies below it."""

SETTINGS = {
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.memory": "2g",
    "spark.sql.shuffle.partitions": "64",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "100000",
    "spark.sql.session.timeZone": "UTC",
    "spark.task.maxFailures": "8",
}
"""Each can be overruled; a driver of a cluster that workers reach by another address needs `spark.driver.host`."""


@contextmanager
def spark_session(master: str, settings: Mapping[str, str]) -> Iterator[SparkSession]:
    """A session for one job. Raises BatchRefused where Spark does not finish."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    local = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    chosen: dict[str, bool | float | int | str | None] = {}
    chosen |= SETTINGS | (local if master.startswith("local") else {}) | dict(settings)
    builder = SparkSession.builder.master(master).appName("xa-so score-batch").config(map=chosen)
    with TemporaryDirectory() as place:
        try:
            session = builder.getOrCreate()
            try:
                session.sparkContext.addPyFile(str(_rooms(Path(place))))
                yield session
            finally:
                session.stop()
        except (PySparkException, Py4JError, RuntimeError) as error:
            raise BatchRefused([Problem(Kind.SPARK_FAILED, facts={"found": _first_line(error)})]) from error


def _rooms(place: Path) -> Path:
    """Our modules as one archive, which Spark hands to the workers."""
    archive = place / "xa_so.zip"
    with ZipFile(archive, "w") as packed:
        for room in ROOMS:
            for file in sorted((ROOT / room).rglob("*.py")):
                packed.write(file, file.relative_to(ROOT))
    return archive


def _first_line(error: Exception) -> str:
    """The line of a long report that says what went wrong."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    causes = [line for line in lines if line.startswith("Caused by:")]
    return (causes or lines or [type(error).__name__])[-1 if causes else 0]
