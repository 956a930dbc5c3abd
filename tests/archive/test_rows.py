"""What stands in the tables: what was frozen, of both stages, by the schema that the page describes."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from archive import OURS, TABLES, Table
from archive.rows import Source, table_of
from archive.schema import CELLS, GROUPS, RESULTS, ROUNDS, SUCCESSIONS, UNITS
from store import edition_of
from tests.archive.made import ABSENT, FIRST, INVENTED, OF_2022, OF_2023, OF_2025, SHOWN

FOLDER = Path(f"province={OURS}", "year=2022", "round=1")


def _rows(table: Table, source: Source) -> list[dict[str, Any]]:
    return table_of(table, source).to_pylist()


@pytest.fixture(scope="module")
def of_2022() -> Source:
    """The first round of our province."""
    return Source(OURS, OF_2022.published())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_file_says_itself_what_its_columns_mean(kho: Path, table: Table) -> None:
    schema = pq.read_schema(kho / FOLDER / table.file)
    assert schema.names == [one.name for one in table.columns]
    for one in table.columns:
        field = schema.field(one.name)
        assert (field.type, field.nullable) == (one.type, one.nullable)
        assert field.metadata[b"vi"].decode() == one.meaning.vi
        assert field.metadata[b"en"].decode() == one.meaning.en
    told = pq.read_metadata(kho / FOLDER / table.file).metadata
    assert json.loads(told[b"xaso.columns"])[table.columns[0].name] == table.columns[0].words
    assert (told[b"xaso.table"].decode(), told[b"xaso.version"]) == (table.name, b"1")


def test_every_column_is_described_in_both_languages() -> None:
    columns = [one for table in TABLES for one in table.columns]
    assert all(one.meaning.vi and one.meaning.en for one in columns)
    assert all(bool(one.unit.vi) == bool(one.unit.en) for one in columns)


def test_what_counts_and_what_was_said_stand_side_by_side(of_2022: Source) -> None:
    [cell] = [row for row in _rows(CELLS, of_2022) if (row["code"], row["indicator"]) == ("14761", "A.1")]
    assert (cell["value"], cell["outcome"], cell["points"]) == (0.5, "failed", 0)
    assert (cell["self_value"], cell["self_outcome"], cell["self_points"]) == (0.7, "passed", 40)
    [result] = [row for row in _rows(RESULTS, of_2022) if row["code"] == "14761"]
    assert (result["points"], result["verdict"], result["rank"]) == (60, "nearly", 4)
    assert (result["self_points"], result["self_verdict"], result["self_rank"]) == (100, "completed", 1)
    [group] = [row for row in _rows(GROUPS, of_2022) if (row["code"], row["group_id"]) == ("14761", "A")]
    assert (group["points"], group["passed"], group["self_points"], group["self_passed"]) == (30, 1, 70, 2)


def test_what_is_missing_or_does_not_apply_is_empty_and_not_zero() -> None:
    source = Source(OURS, OF_2023.published())
    cells = {(row["code"], row["indicator"]): row for row in _rows(CELLS, source)}
    for key, outcome in ((("14761", "B.1"), "missing"), (("14848", "B.1"), "not_applicable")):
        assert (cells[key]["value"], cells[key]["outcome"], cells[key]["points"]) == (None, outcome, None)
    [result] = [row for row in _rows(RESULTS, source) if row["code"] == "14761"]
    assert (result["missing"], result["failed"], result["verdict_tone"]) == (1, 0, "unknown")
    assert result["grade"] is None


def test_who_handed_in_nothing_is_a_unit_without_results(of_2022: Source) -> None:
    [absent] = [row for row in _rows(UNITS, of_2022) if not row["has_results"]]
    assert (absent["code"], absent["in_cohort"]) == (ABSENT, True)
    assert ABSENT not in {row["code"] for row in _rows(RESULTS, of_2022)}
    [head] = _rows(ROUNDS, of_2022)
    assert (head["assigned"], head["rated"]) == (6, 5)


def test_totals_are_those_of_the_engine(of_2022: Source) -> None:
    for round_, prefix in ((of_2022.counts, ""), (of_2022.self_assessed, "self_")):
        rated = {str(one["code"]): one for one in round_.document["appraised"]}
        for row in _rows(RESULTS, of_2022):
            frozen = rated[row["code"]]
            for name in ("rank", "applicable_max", "score", "completeness", "passed", "verdict"):
                assert row[prefix + name] == frozen[name]


def test_units_stand_in_rank_order_and_indicators_in_that_of_the_edition(of_2022: Source) -> None:
    ranks = table_of(RESULTS, of_2022)["rank"].to_pylist()
    assert ranks == sorted(ranks)
    ids = [one.id for one in edition_of(FIRST).indicators]
    cells = table_of(CELLS, of_2022)
    assert cells["indicator"].to_pylist() == ids * len(ranks)
    assert cells["code"].to_pylist()[:: len(ids)] == table_of(RESULTS, of_2022)["code"].to_pylist()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_says_of_which_province_and_round_it_is_and_whether_it_is_invented(table: Table) -> None:
    for row in _rows(table, Source("01", SHOWN.published())):
        assert (row["province_code"], row["round_id"], row["demonstration"]) == ("01", SHOWN.id, True)


def test_a_demonstration_says_so_in_its_notice() -> None:
    [head] = _rows(ROUNDS, Source(OURS, SHOWN.published()))
    assert head["notice"].startswith("Số liệu minh họa") and head["notice"].endswith("để thử.")


def test_a_code_used_again_is_not_the_same_commune() -> None:
    former = {
        (row["former_code"], row["code"]): (row["share"], row["same_unit"])
        for row in _rows(SUCCESSIONS, Source(OURS, OF_2025.published()))
    }
    assert former["14845", "14845"] == ("whole", True)
    assert former["14758", "14758"] == ("part", False)
    assert former["14755", "14758"] == ("whole", False)


def test_before_a_reorganisation_there_is_no_succession_but_its_table(of_2022: Source) -> None:
    table = table_of(SUCCESSIONS, of_2022)
    assert (table.num_rows, table.schema.names) == (0, [one.name for one in SUCCESSIONS.columns])


def test_two_provinces_are_read_as_one_table(kho: Path) -> None:
    files = sorted(kho.glob(f"province=*/year=*/round=*/{CELLS.file}"))
    table = pa.concat_tables(pq.read_table(file, partitioning=None) for file in files)
    assert set(table["province_code"].to_pylist()) == {OURS, INVENTED}
