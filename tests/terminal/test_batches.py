"""The commands for answers of many months: the same seed gives the same files, and a sample is scored with its own units."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

import cli
from tests.terminal.commands import Run
from wording.problems import Kind


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*.parquet")}


def test_the_same_seed_gives_the_same_files(run: Run, tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        given = ("--units", 3, "--months", 2, "--seed", seed)
        assert run("score-batch-sample", "--out", tmp_path / name, *given).code == cli.OK
    made = {name: bytes_of(tmp_path / name) for name in "abc"}
    assert made["a"] == made["b"] != made["c"]
    assert sorted(made["a"]) == ["answers/2016-01.parquet", "answers/2016-02.parquet", "units.parquet"]


def test_a_month_does_not_depend_on_how_many_follow(run: Run, tmp_path: Path) -> None:
    for name, months in (("short", 1), ("long", 2)):
        run("score-batch-sample", "--out", tmp_path / name, "--units", 3, "--months", months)
    short, long = bytes_of(tmp_path / "short"), bytes_of(tmp_path / "long")
    assert short.items() <= long.items()


def test_a_sample_is_scored_with_its_own_list_of_units(run: Run, tmp_path: Path) -> None:
    run("score-batch-sample", "--out", tmp_path / "in", "--units", 600, "--months", 1)
    given = (tmp_path / "in" / "answers", "--out", tmp_path / "out.parquet", "--processes", 1)
    assert run("score-batch", *given, "--units", tmp_path / "in" / "units.parquet").code == cli.OK
    totals = pq.read_table(tmp_path / "out.parquet")
    assert len(totals) == 600 and totals["in_cohort"].to_pylist() == [True] * 600
    assert totals["rank"].to_pylist() == sorted(totals["rank"].to_pylist())
    (tmp_path / "out.parquet").unlink()
    refused = run("score-batch", *given)
    assert refused.code == cli.FAILED and refused.line_of(Kind.BATCH_MORE_PROBLEMS)
    assert not (tmp_path / "out.parquet").exists()


def test_a_sample_overwrites_nothing_and_settings_are_written_with_their_values(
    run: Run, tmp_path: Path
) -> None:
    assert run("score-batch-sample", "--out", tmp_path).code == cli.FAILED
    said = run("score-batch", tmp_path, "--out", tmp_path / "o.parquet", "--units", "u", "--cohort", "demo")
    assert said.code == cli.FAILED and "--units" in said.err


@pytest.mark.parametrize("out", ["answers/2016-01.parquet", "units.parquet"])
def test_a_result_never_takes_the_place_of_what_is_read(run: Run, tmp_path: Path, out: str) -> None:
    run("score-batch-sample", "--out", tmp_path / "in", "--units", 1, "--months", 1)
    before = bytes_of(tmp_path / "in")
    given = (tmp_path / "in" / "answers", "--units", tmp_path / "in" / "units.parquet")
    refused = run("score-batch", *given, "--out", tmp_path / "in" / out)
    assert refused.code == cli.FAILED and refused.line_of(Kind.BATCH_OUT_IS_READ)
    assert bytes_of(tmp_path / "in") == before
