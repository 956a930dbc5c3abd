"""What is wrong with a batch is told with file, row group and column, all at once, and nothing is written."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from batch import telling
from batch.errors import BatchRefused
from batch.files import answer_files
from batch.job import read_units
from batch.on_pandas import score_batch
from batch.on_spark import installed
from batch.on_spark import score_batch as score_on_spark
from batch.tables import UNITS as UNIT_COLUMNS
from batch.tables import schema
from tests.batch.answers import UNITS, job_of, write_rows
from wording.problems import Kind, Problem

GOOD = {"month": "2022-01", "unit": "01", "slot": "B.3", "value": 1.0}


def refused(action: Callable[[], object]) -> list[Problem]:
    """The problems with which it ends."""
    with pytest.raises(BatchRefused) as told:
        action()
    return told.value.problems


def problems_of(tmp_path: Path, *rows: dict[str, object]) -> list[Problem]:
    """What is told of rows; nothing may be left where the result would stand."""
    file = write_rows(tmp_path / "in.parquet", list(rows))
    found = refused(lambda: score_batch(job_of(file), tmp_path / "out.parquet", 1))
    assert [one.name for one in tmp_path.iterdir()] == ["in.parquet"]
    return found


@pytest.mark.parametrize(
    ("change", "kind", "column"),
    [
        ({"month": "2022-13"}, Kind.BATCH_MONTH_INVALID, "month"),
        ({"month": None}, Kind.BATCH_MONTH_INVALID, "month"),
        ({"unit": "99"}, Kind.BATCH_UNIT_UNKNOWN, "unit"),
        ({"unit": None}, Kind.BATCH_UNIT_UNKNOWN, "unit"),
        ({"slot": "B.9"}, Kind.BATCH_SLOT_UNKNOWN, "slot"),
        ({"slot": "B.1", "value": None, "choice": "z"}, Kind.BATCH_CHOICE_UNKNOWN, "choice"),
        ({"choice": "a"}, Kind.BATCH_CHOICE_UNKNOWN, "choice"),
        ({"value": np.inf}, Kind.BATCH_NUMBER_INVALID, "value"),
        ({"slot": "A.1", "value": None, "numerator": -1.0}, Kind.BATCH_NUMBER_INVALID, "numerator"),
        ({"numerator": 1.0}, Kind.BATCH_FIGURE_MISPLACED, "numerator"),
        ({"denominator": 1.0}, Kind.BATCH_FIGURE_MISPLACED, "denominator"),
        ({"slot": "B.2"}, Kind.BATCH_FIGURE_MISPLACED, "value"),
        ({"not_applicable": True}, Kind.BATCH_FIGURE_MISPLACED, "not_applicable"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_column(
    tmp_path: Path, change: dict[str, object], kind: Kind, column: str
) -> None:
    [problem] = problems_of(tmp_path, GOOD, GOOD | {"unit": "02"} | change)
    assert (problem.kind, problem.facts["column"], problem.facts["group"]) == (kind, column, 1)
    assert problem.file.endswith("in.parquet")


def test_a_blank_mark_is_not_taken_as_no(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "in.parquet", [GOOD])
    table = pq.read_table(file)
    at = table.schema.get_field_index("evidence")
    pq.write_table(table.set_column(at, "evidence", pa.array([None], pa.bool_())), file)
    [problem] = refused(lambda: score_batch(job_of(file), tmp_path / "out.parquet", 1))
    assert problem.kind is Kind.BATCH_MARK_BLANK


def test_all_problems_are_told_each_once_with_how_often(tmp_path: Path) -> None:
    wrong = [GOOD | {"unit": "9x", "slot": slot, "value": None} for slot in ("A.1", "A.2", "A.3")]
    found = problems_of(tmp_path, GOOD, *wrong, GOOD | {"slot": "B3"}, GOOD | {"month": "2022"})
    assert {p.kind: p.facts["count"] for p in found} == {
        Kind.BATCH_UNIT_UNKNOWN: 3,
        Kind.BATCH_SLOT_UNKNOWN: 1,
        Kind.BATCH_MONTH_INVALID: 1,
    }
    [slot] = [p for p in found if p.kind is Kind.BATCH_SLOT_UNKNOWN]
    assert "B.3" in slot.message("vi")


def test_a_row_that_stands_twice_is_told_with_both_places(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    write_rows(place / "a.parquet", [GOOD])
    write_rows(place / "b.parquet", [GOOD | {"value": 0.0}])
    [problem] = refused(lambda: score_batch(job_of(place), tmp_path / "out.parquet", 1))
    assert problem.kind is Kind.BATCH_ROW_TWICE and problem.facts["count"] == 2
    assert all(name in str(problem.facts["where"]) for name in ("a.parquet [1]", "b.parquet [1]"))


def test_a_flood_of_problems_is_cut_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "MOST_TOLD", 3)
    found = problems_of(tmp_path, *(GOOD | {"unit": f"x{i}"} for i in range(10)))
    assert len(found) == 4 and found[-1].kind is Kind.BATCH_MORE_PROBLEMS and found[-1].facts["count"] == 7


def test_columns_are_refused_before_any_row_is_read(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "in.parquet", [GOOD])
    table = pq.read_table(file).drop_columns(["choice"])
    value = pa.array(["1"], pa.string())
    pq.write_table(table.set_column(table.schema.get_field_index("value"), "value", value), file)
    found = refused(lambda: answer_files(file))
    assert {(p.kind, p.facts["column"]) for p in found} == {
        (Kind.BATCH_COLUMN_MISSING, "choice"),
        (Kind.BATCH_COLUMN_TYPE, "value"),
    }


def test_a_file_that_is_no_parquet_and_a_folder_without_any_are_told(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_bytes(b"PK not this")
    assert [p.kind for p in refused(lambda: answer_files(tmp_path))] == [Kind.BATCH_NOT_PARQUET]
    (tmp_path / "empty").mkdir()
    assert [p.kind for p in refused(lambda: answer_files(tmp_path / "empty"))] == [Kind.BATCH_NO_FILES]
    assert [p.kind for p in refused(lambda: answer_files(tmp_path / "none"))] == [Kind.FILE_NOT_FOUND]


def test_a_list_of_units_with_blanks_doubles_or_unknown_zones_is_refused(tmp_path: Path) -> None:
    frame = UNITS.rename_axis("code").reset_index().iloc[:3]
    frame = frame.assign(code=["01", "01", "02"], zone=["hill", "lowland", "lowland"], name=["a", None, "c"])
    columns = pa.schema([field.with_nullable(True) for field in schema(UNIT_COLUMNS)])
    pq.write_table(pa.Table.from_pandas(frame, columns, preserve_index=False), tmp_path / "units.parquet")
    assert [p.kind for p in refused(lambda: read_units(tmp_path / "units.parquet"))] == [
        Kind.BATCH_UNITS_BLANK,
        Kind.BATCH_UNIT_LISTED_TWICE,
        Kind.BATCH_ZONE_UNKNOWN,
    ]


@pytest.mark.parametrize("lacking", ["pyspark", "java"])
def test_without_pyspark_or_java_spark_is_refused_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(installed.importlib.util, "find_spec", lambda name: None if lacking == name else 1)
    monkeypatch.setattr(installed.shutil, "which", lambda name: None if lacking == name else "/usr/bin/java")
    file = write_rows(tmp_path / "in.parquet", [GOOD])
    [problem] = refused(lambda: score_on_spark(job_of(file), tmp_path / "out.parquet", "local[1]"))
    assert problem.kind is Kind.SPARK_NOT_INSTALLED and "requirements-spark.txt" in problem.remedy("en")
