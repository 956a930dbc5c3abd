"""The way of a job through Spark: pack, find best values, score by parts, rank, take medians, write."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import uuid4

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812  the name it has everywhere

from batch.errors import BatchRefused
from batch.job import Job
from batch.on_spark.cohort import best_values, medians, with_ranks
from batch.on_spark.packing import PACKED, pack
from batch.on_spark.parts import (
    BESTS,
    FAULT,
    BestFinder,
    Bests,
    Key,
    PartScorer,
    relative_indicators,
    scored_schema,
)
from batch.on_spark.session import spark_session
from batch.output import Output, output
from batch.tables import ANSWERS, names, schema, totals_columns
from batch.telling import row_problems
from batch.totals import medians_table
from scoring.ranking import rank_order

_NAMES = {pa.string(): "string", pa.float64(): "double", pa.int64(): "bigint", pa.bool_(): "boolean"}
_NAMES |= {pa.int32(): "int", pa.int16(): "smallint"}
_FOLDER = "_of_month"


def run(job: Job, out: Path, master: str, settings: Mapping[str, str], units_a_part: int) -> None:
    """Do what `batch.on_spark.score_batch` says."""
    between = out.absolute().with_name(f".{out.name}.{uuid4().hex}.months")
    try:
        with output(job.edition, out) as writing:
            with spark_session(master, settings) as session:
                scored = _scored(session, job, units_a_part)
                _refuse_faults(job, scored)
                taken = [row.asDict() for row in medians(scored, job.edition).collect()]
                _write_months(job, scored, between)
            _gather(job, between, writing)
            writing.end(medians_table(job.edition, taken))
    finally:
        shutil.rmtree(between, ignore_errors=True)


def _scored(session: SparkSession, job: Job, units_a_part: int) -> DataFrame:
    """The units' totals with ranks within their part, kept, because all that follows reads them."""
    answers = session.read.schema(ddl(schema(ANSWERS))).parquet(*(_on_disk(Path(file)) for file in job.files))
    encoder, edition = job.encoder, job.edition
    # What is sent to the workers must not hold the job: it names files of this machine.
    packed = answers.select(*names(ANSWERS)).mapInArrow(
        lambda batches: pack(encoder, units_a_part, batches), ddl(PACKED)
    )
    bests: Bests = {}
    if any(relative_indicators(edition)):
        packed = packed.repartition("month", "part").persist()
        finder = BestFinder(encoder, job.units, job.cohort)
        found = packed.groupBy("month", "part").applyInArrow(_plain(finder), ddl(BESTS))
        bests = best_values(found, edition)
    scorer = PartScorer(encoder, job.units, job.cohort, bests)
    parts = packed.groupBy("month", "part").applyInArrow(_plain(scorer), ddl(scored_schema(edition)))
    return parts.persist()


def _plain(part: BestFinder | PartScorer) -> Callable[[Key, pa.Table], pa.Table]:
    """A function as Spark wants it, which looks at how many arguments there are."""
    return lambda key, table: part(key, table)


def _refuse_faults(job: Job, scored: DataFrame) -> None:
    faults = scored.where(f"{FAULT} is not null").select("month", "code", FAULT).collect()
    if faults:
        doubles = [(row["month"], row["code"], row[FAULT]) for row in faults if row[FAULT]]
        raise BatchRefused(row_problems(job, doubles))


def _write_months(job: Job, scored: DataFrame, place: Path) -> None:
    """Every month into a folder of its own, written by the workers."""
    ranked = with_ranks(scored).select(*(f"`{c.name}`" for c in totals_columns(job.edition)))
    ranked.withColumn(_FOLDER, F.col("month")).write.partitionBy(_FOLDER).parquet(_on_disk(place))


def _gather(job: Job, place: Path, writing: Output) -> None:
    """The months in order, each in rank order, into the one file."""
    wanted = schema(totals_columns(job.edition), job.edition)
    for folder in sorted(place.glob(f"{_FOLDER}=*")):
        read = [pq.ParquetFile(file).read() for file in sorted(folder.glob("*.parquet"))]
        month = pa.concat_tables(read).cast(wanted).sort_by("code")
        score = np.asarray(month["score"].to_numpy(), dtype=float)
        complete = pc.equal(month["missing"], 0).to_numpy()
        writing.add(month.take(rank_order(score, complete)))


def _on_disk(path: Path) -> str:
    """A path as Spark wants it, whatever its own file system is; it reads no %20 as a blank."""
    return f"file://{path.absolute()}"


def ddl(columns: pa.Schema) -> str:
    """An Arrow schema in Spark's words."""
    return ", ".join(f"`{field.name}` {_name(field.type)}" for field in columns)


def _name(type_: pa.DataType) -> str:
    return f"array<{_name(type_.value_type)}>" if pa.types.is_list(type_) else _NAMES[type_]
