"""Spark and one machine agree to the last bit, whatever happens to the workers."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from batch import on_pandas, on_spark
from batch.errors import BatchRefused
from batch.on_spark.installed import missing
from batch.output import medians_file
from tests.batch.answers import job_of, random_rows, write_rows
from tests.needed import absent
from wording.problems import Kind

SMALL = {
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.adaptive.enabled": "false",
    "spark.driver.memory": "1g",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.executor.memory": "600m",
}
"""For little work: most of the time goes into compiling Java otherwise."""


@pytest.fixture(scope="module", autouse=True)
def spark() -> None:
    if lacking := missing():
        absent(f"needs {lacking} (requirements-spark.txt, Java 17)")


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """Two files of answers in no order, with their results by the engine pandas beside them."""
    place = tmp_path / "answers"
    place.mkdir()
    rows = random_rows(seed=7)
    write_rows(place / "a.parquet", rows.iloc[::2])
    write_rows(place / "b.parquet", rows.iloc[1::2])
    on_pandas.score_batch(job_of(place), tmp_path / "pandas.parquet", 1)
    return place


def assert_same(place: Path) -> None:
    """Both engines wrote the same bytes."""
    for of in (lambda file: file, medians_file):
        assert of(place / "spark.parquet").read_bytes() == of(place / "pandas.parquet").read_bytes()


def test_relative_rules_ties_blanks_and_bonus_come_out_the_same(answers: Path, tmp_path: Path) -> None:
    on_spark.score_batch(job_of(answers), tmp_path / "spark.parquet", "local[2]", SMALL, units_a_part=15)
    assert_same(tmp_path)
    assert not list(tmp_path.glob(".*"))


def test_spark_refuses_what_one_machine_refuses(tmp_path: Path) -> None:
    good = {"month": "2022-01", "unit": "01", "slot": "B.3", "value": 1.0}
    for wrong in ({"slot": "B.9"}, {}):
        file = write_rows(tmp_path / "in.parquet", [good, good | wrong, good | {"unit": "30"}])
        told = []
        for score in (
            lambda job: on_pandas.score_batch(job, tmp_path / "out.parquet", 1),
            lambda job: on_spark.score_batch(job, tmp_path / "out.parquet", "local[2]", SMALL),
        ):
            with pytest.raises(BatchRefused) as refusal:
                score(job_of(file))
            told.append(refusal.value.problems)
        assert told[0] == told[1]
        assert [one.name for one in tmp_path.iterdir()] == ["in.parquet"]


def test_a_cluster_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    file = write_rows(
        tmp_path / "in.parquet", [{"month": "2022-01", "unit": "01", "slot": "B.3", "value": 1.0}]
    )
    with pytest.raises(BatchRefused) as refusal:
        on_spark.score_batch(job_of(file), tmp_path / "out.parquet", "spork://127.0.0.1:1", SMALL)
    assert [p.kind for p in refusal.value.problems] == [Kind.SPARK_FAILED]


def test_losing_a_worker_costs_time_only(
    answers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.batch.cluster import cluster  # it needs PySpark

    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    settings = SMALL | {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    out = tmp_path / "spark.parquet"
    with cluster(tmp_path / "cluster") as running, ThreadPoolExecutor(1) as other:
        doomed = running.workers[0]
        work = other.submit(
            on_spark.score_batch, job_of(answers), out, running.master, settings, units_a_part=15
        )
        while not work.done() and not doomed.has_kept_something():
            time.sleep(0.02)
        assert not work.done()
        doomed.kill()
        work.result()
    assert_same(tmp_path)
