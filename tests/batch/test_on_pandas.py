"""One machine: every month comes out as `score` rates it."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from batch import files
from batch.on_pandas import score_batch
from batch.output import medians_file
from batch.tables import medians_columns, totals_columns
from scoring import Answers, median_shares, score
from tests.batch.answers import COHORT, EDITION, MONTHS, UNITS, job_of, random_rows, write_rows

ROWS = random_rows()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rows in three files, in no order."""
    place = tmp_path_factory.mktemp("answers")
    for i, part in enumerate(np.array_split(np.arange(len(ROWS)), 3)):
        write_rows(place / f"{i}.parquet", ROWS.iloc[part])
    return place


def scores_of(month: str):
    """What `score` says of one month, on the way that rounds take."""
    frame = ROWS[ROWS["month"] == month].reset_index(drop=True)
    frame = frame.assign(
        evidence=np.where(frame["evidence"].isin([True]), "có", ""),
        not_applicable=frame["not_applicable"].isin([True]),
        choice=frame["choice"].astype(object).where(frame["choice"].notna(), None),
    )
    answers = Answers.of(EDITION, frame)
    return score(EDITION, answers, UNITS, COHORT)


@pytest.mark.parametrize("processes", [1, 2])
def test_every_month_is_what_score_says_of_it(folder: Path, tmp_path: Path, processes: int) -> None:
    score_batch(job_of(folder), tmp_path / "out.parquet", processes)
    found = pq.read_table(tmp_path / "out.parquet").to_pandas()
    assert list(dict.fromkeys(found["month"])) == list(MONTHS)
    for month, of_month in found.groupby("month"):
        wanted = scores_of(month)
        got = of_month.set_index("code")
        assert list(got.index) == list(wanted.units.index)
        for name in wanted.units.columns:
            pd.testing.assert_series_equal(
                got[name].astype(object).where(got[name].notna(), None),
                wanted.units[name].astype(object).where(wanted.units[name].notna(), None),
                check_names=False,
                check_index_type=False,
                check_dtype=False,
                check_exact=True,
            )
        for group, of in wanted.groups.columns:
            assert (got[f"{group}.{of}"].to_numpy() == wanted.groups[group, of].to_numpy()).all()


def test_medians_are_those_of_the_cohort(folder: Path, tmp_path: Path) -> None:
    score_batch(job_of(folder), tmp_path / "out.parquet", 1)
    found = pq.read_table(medians_file(tmp_path / "out.parquet")).to_pandas().set_index("month")
    for month in MONTHS:
        wanted = scores_of(month)
        counted = wanted.units[wanted.units["in_cohort"]]
        assert found.at[month, "units"] == len(counted) < len(wanted.units)
        assert found.at[month, "score"] == counted["score"].median()
        assert found.at[month, "A.share"] == median_shares(wanted)["A"]


def test_how_much_is_read_at_once_changes_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    score_batch(job_of(folder), tmp_path / "a.parquet", 1)
    monkeypatch.setattr(files, "ROWS_AT_A_TIME", 1)
    assert len(files.runs(job_of(folder).files)) == len(MONTHS)
    score_batch(job_of(folder), tmp_path / "b.parquet", 1)
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()


def test_a_unit_that_says_nothing_in_a_month_is_not_there(tmp_path: Path) -> None:
    rows = [{"month": "2022-01", "unit": "01", "slot": "B.3", "value": 1.0}]
    score_batch(job_of(write_rows(tmp_path / "in.parquet", rows)), tmp_path / "out.parquet", 1)
    [only] = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert (only["code"], only["passed"], only["missing"], only["failed"]) == ("01", 1, 5, 0)
    assert only["grade"] is None and only["verdict"] == "incomplete"


def test_what_is_written_says_what_its_columns_mean(folder: Path, tmp_path: Path) -> None:
    score_batch(job_of(folder), tmp_path / "out.parquet", 1)
    for file, columns in (
        (tmp_path / "out.parquet", totals_columns(EDITION)),
        (medians_file(tmp_path / "out.parquet"), medians_columns(EDITION)),
    ):
        there = pq.read_schema(file)
        assert there.names == [column.name for column in columns]
        assert [field.metadata[b"vi"].decode() for field in there] == [c.meaning.vi for c in columns]
        assert there.metadata[b"edition"] == EDITION.id.encode()


@pytest.mark.parametrize("kind", ["large", "dictionary"])
def test_texts_may_be_kept_in_other_ways(folder: Path, tmp_path: Path, kind: str) -> None:
    import pyarrow as pa

    whole = pq.read_table(folder)
    texts = pa.large_string() if kind == "large" else pa.dictionary(pa.int32(), pa.string())
    for i, field in enumerate(whole.schema):
        if field.type == pa.string():
            whole = whole.set_column(i, field.name, whole[field.name].cast(texts))
    pq.write_table(whole, tmp_path / "in.parquet")
    score_batch(job_of(tmp_path / "in.parquet"), tmp_path / "a.parquet", 1)
    score_batch(job_of(folder), tmp_path / "b.parquet", 1)
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()
