"""Every number that leaves the program is `score()`'s: pages, exports, reports, commands and open data of one round.

The round holds an appraised change, what does not apply, what is missing and who is absent (see `tests.published`).
What is expected is scored here from the answers themselves, without the store.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

import docx
import openpyxl
import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import cli
import ui.compare.page
import ui.firmness.page
import ui.missed.page
import ui.overview
import ui.profile
import ui.ranking
import ui.timeline.page
from analysis.comparison.side_by_side import View, compare
from charts.heat_map import cells_of
from checklist.comparison_book import write_comparison
from checklist.ranking import read_results
from checklist.template import Template as Blank
from reports.commune import commune_report
from reports.letterhead import Letterhead
from reports.province import province_report
from reports.rendering import rendered
from reports.template_files import Template, ours
from scoring import Answers, Outcome, Scores, score
from store import Access, Results, local_access, results
from store.rounds.editions import edition_of
from tests.editions import Said, frame_of
from tests.opendata.asking import Client
from tests.published import ABSENT, CHANGED, EDITION, SAID, published_round
from tests.ui.apps import rows_of, shown
from ui.compare.address import side_of
from ui.exports import export_round
from ui.who import database
from units import load_units
from wording.numbers import number, points

UNITS = load_units("2022")
COUNTS = SAID | {CHANGED: SAID[CHANGED] | {"A.2": 1.0}}
"""What the units reported, and what the appraiser said instead."""
TOTALS = (
    *("rank", "rank_in_district", "points", "applicable_max", "score", "completeness"),
    *("passed", "applicable", "verdict"),
)
OF_A_GROUP = ("points", "applicable_max", "passed", "applicable")


def scored(said: Mapping[str, Mapping[str, Said]]) -> Scores:
    edition = edition_of(EDITION)
    answers = Answers.of(edition, frame_of(said), pd.Index(sorted(said)))
    return score(edition, answers, UNITS, pd.Index([*SAID, ABSENT]))


@pytest.fixture(scope="module")
def expected() -> Scores:
    return scored(COUNTS)


@pytest.fixture(scope="module")
def access(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Access]:
    """The store that the pages read, with the published round."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DATABASE_URL", raising=False)
        patch.setenv("XASO_DATA_DIR", str(tmp_path_factory.mktemp("var")))
        patch.setenv("XASO_LANG", "vi")
        st.cache_resource.clear()
        access = local_access(database())
        published_round(access)
        yield access
        database().close()
        st.cache_resource.clear()


@pytest.fixture(scope="module")
def found(access: Access) -> Results:
    return results(access, 1)


def test_the_store_scores_what_counts_and_keeps_what_was_reported(found: Results, expected: Scores) -> None:
    assert figures(found.scores) == figures(expected)
    assert figures(found.self_assessed) == figures(scored(SAID)) != figures(expected)


# --- documents: to the last digit -----------------------------------------------------------------------------------


def figures(scores: Scores) -> dict[str, dict[str, Any]]:
    """Everything that was scored of every unit, straight from the frames; None where there is no number."""
    told: dict[str, dict[str, Any]] = {}
    for row, code in enumerate(scores.units.index):
        unit: dict[str, Any] = {name: _plain(scores.units[name].iloc[row]) for name in TOTALS}
        for group in scores.edition.groups:
            unit |= {
                f"{group.id} {key}": _plain(scores.groups[group.id, key].iloc[row]) for key in OF_A_GROUP
            }
        for one in scores.edition.indicators:
            unit |= {
                f"{one.id} value": _plain(scores.value[one.id].iloc[row]),
                f"{one.id} outcome": Outcome(scores.outcome[one.id].iloc[row]).key,
                f"{one.id} points": _plain(scores.points[one.id].iloc[row]),
            }
        told[str(code)] = unit
    return told


def _plain(value: Any) -> Any:
    return None if value != value else value


def told_by(unit: Mapping[str, Any]) -> dict[str, Any]:
    """The same out of one unit of `results.json` or of the open data."""
    told = {name: unit[name] for name in TOTALS}
    for group, totals in unit["groups"].items():
        told |= {f"{group} {key}": totals[key] for key in OF_A_GROUP}
    for one in unit["indicators"]:
        told |= {f"{one['id']} {key}": one[key] for key in ("value", "outcome", "points")}
    return told


def test_the_open_data_say_what_was_scored(access: Access, expected: Scores) -> None:
    client = Client(lambda: access.db)
    here = "/open-data/v1/rounds/1/units"
    heads = client.get(here).json()["units"]
    whole = {one["code"]: client.get(f"{here}/{one['code']}").json() for one in heads}
    assert {code: told_by(unit) for code, unit in whole.items()} == figures(expected)
    assert all(whole[one["code"]] | one == whole[one["code"]] for one in heads)


def test_the_open_tables_say_what_was_scored(access: Access, expected: Scores) -> None:
    client = Client(lambda: access.db)
    units, indicators = (
        list(csv.DictReader(StringIO(client.get(f"/open-data/v1/rounds/1/{name}").text.lstrip("\ufeff"))))
        for name in ("units.csv", "indicators.csv")
    )
    for code, unit in figures(expected).items():
        (row,) = (one for one in units if one["code"] == code)
        assert {name: _cell(row[name], unit[name]) for name in TOTALS} == {
            name: unit[name] for name in TOTALS
        }
        told = {
            f"{one['indicator']} {key}": _cell(one[key], unit[f"{one['indicator']} {key}"])
            for one in indicators
            if one["code"] == code
            for key in ("value", "outcome", "points")
        }
        assert told == {name: value for name, value in unit.items() if name in told}
        assert len(told) == 3 * len(expected.edition.indicators)


def _cell(cell: str, alike: Any) -> Any:
    """A cell as a value of the kind that is expected; an empty one is nothing."""
    return None if cell == "" else cell if isinstance(alike, str) else float(cell)


def test_the_ranked_export_says_what_was_scored(found: Results, expected: Scores) -> None:
    read = read_results(export_round(found, "vi"))
    assert {one["code"]: told_by(one) for one in read["units"]} == figures(expected)
    assert read["absent"] == [ABSENT]


def test_the_command_says_the_same_of_checklists_filled_so(
    tmp_path: Path, expected: Scores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XASO_DATA_DIR", str(tmp_path / "var"))
    (tmp_path / "thu.yaml").write_text(EDITION, encoding="utf-8")
    (tmp_path / "danh-sach.csv").write_text("Mã\n" + "\n".join([*SAID, ABSENT]), encoding="utf-8")
    forms = tmp_path / "phieu"
    forms.mkdir()
    for code, said in COUNTS.items():
        name, district, zone = UNITS.loc[code, ["name", "district_name", "zone"]]
        answers = frame_of({code: said}).assign(explanation="Không có")
        filled = Blank(expected.edition, zone).for_unit(code, name, district, "2022", answers)
        (forms / f"{code}.xlsx").write_bytes(filled)
    made = tmp_path / "results.json"
    options = ("--edition", tmp_path / "thu.yaml", "--cohort", tmp_path / "danh-sach.csv", "--json", made)
    assert cli.main(["score", *map(str, (forms, *options))]) == 0
    document = json.loads(made.read_text(encoding="utf-8"))
    assert {one["code"]: told_by(one) for one in document["units"]} == figures(expected)


def test_the_comparison_export_says_what_was_scored(found: Results, expected: Scores) -> None:
    codes = list(expected.units.index)
    content = write_comparison(
        compare([side_of(found, code) for code in codes]), View(), title="x", made_at=datetime.now(UTC)
    )
    summary, rows = openpyxl.load_workbook(BytesIO(content)).worksheets[:2]
    for line, code in zip(_below(summary, "Mã đơn vị"), codes, strict=True):
        row = expected.units.loc[code]
        assert line["Tổng điểm"] == row["score"] and line["Hạng"] == row["rank"]
        assert (line["Đạt"], line["Áp dụng"]) == (row["passed"], row["applicable"])
        assert line["Nhóm B: điểm"] == expected.groups.loc[code, ("B", "points")]
    for line in _below(rows, "Mã"):
        for place, code in enumerate(codes, 1):
            assert line[f"Điểm ({place})"] == _plain(expected.points.at[code, line["Mã"]])
            outcome = Outcome(expected.outcome.at[code, line["Mã"]])
            assert line[f"Kết quả ({place})"] == outcome.look.word.vi


def _below(sheet: Any, head: str) -> list[dict[str, Any]]:
    """The rows of a sheet's table as mappings by header."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next(i for i, row in enumerate(rows) if head in row)
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :] if any(row)]


# --- what people read: rounded as every number of the house ---------------------------------------------------------


def page_of(module: ModuleType, **query: Any) -> AppTest:
    app = AppTest.from_string(f"import {module.__name__} as page\npage.show()", default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def test_the_overview_counts_the_verdicts(access: Access, expected: Scores) -> None:
    said = shown(page_of(ui.overview))
    tiles = dict(re.findall(r'xs-muted">([^<]+)</span><b[^>]*>([^<]+)</b>', said))
    counts = Counter(expected.units["verdict"])
    for verdict in expected.edition.verdicts:
        assert tiles[verdict.name.vi] == str(counts[verdict.id]), verdict.id


def test_the_ranking_shows_the_scores(access: Access, expected: Scores) -> None:
    table = page_of(ui.ranking).dataframe[0].value
    columns = {"Hạng": "rank", "Điểm": "score", "Đạt": "passed", "Áp dụng": "applicable"}
    columns |= {"Đủ số liệu": "completeness", "Hạng trong huyện": "rank_in_district"}
    assert list(table.index) == list(expected.units.index)
    for said, name in columns.items():
        assert table[said].tolist() == expected.units[name].tolist(), said
    assert table["Tự chấm"].tolist() == scored(SAID).units["score"].reindex(table.index).tolist()


@pytest.mark.parametrize("code", list(SAID))
def test_the_profile_shows_the_scores(access: Access, expected: Scores, code: str) -> None:
    said = shown(page_of(ui.profile, unit=code))
    tiles = dict(re.findall(r'xs-muted">([^<]+)</span><b[^>]*>([^<]+)</b>', said))
    row = expected.units.loc[code]
    assert next(value for label, value in tiles.items() if label.startswith("Điểm")) == points(
        row["score"], "vi"
    )
    assert (tiles["Hạng trong tỉnh"], tiles["Chỉ tiêu đạt"]) == (
        str(row["rank"]),
        f"{row['passed']}/{row['applicable']}",
    )
    rows = rows_of(said)
    for group in expected.edition.groups:
        of = expected.groups.loc[code, group.id]
        told = f"{points(of['points'], 'vi')} / {number(of['applicable_max'], 'vi')}"
        assert any(group.name.vi in line[0] and told in line for line in rows), group.id
    for one in expected.edition.indicators:
        outcome = Outcome(expected.outcome.at[code, one.id]).look
        line = next(
            line for line in rows if line[0] == one.id and f"{outcome.mark} {outcome.word.vi}" in line
        )
        got = expected.points.at[code, one.id]
        assert ("–" if got != got else points(got, "vi")) in line[5]


@pytest.mark.parametrize("code", list(SAID))
def test_the_printed_sheet_shows_the_scores(access: Access, expected: Scores, code: str) -> None:
    said = shown(page_of(ui.profile, unit=code, view="print"))
    assert "Ctrl + P" in said and points(expected.units.at[code, "score"], "vi") in said
    rows = {line[0]: line for line in rows_of(said)}
    for one in expected.edition.indicators:
        outcome = Outcome(expected.outcome.at[code, one.id]).look
        assert any(f"{outcome.mark} {outcome.word.vi}" in cell for cell in rows[one.id])
        got = expected.points.at[code, one.id]
        assert got != got or any(cell.startswith(points(got, "vi")) for cell in rows[one.id])


def test_the_comparison_shows_the_scores(access: Access, expected: Scores) -> None:
    codes = list(SAID)
    rows = rows_of(shown(page_of(ui.compare.page, units=codes)))
    total = next(line for line in rows if line[0].startswith("Điểm /"))
    for place, code in enumerate(codes, 1):
        assert total[place].startswith(points(expected.units.at[code, "score"], "vi"))
        for one in expected.edition.indicators:
            line = next(line for line in rows if line[0].startswith(f"{one.id} "))
            outcome = Outcome(expected.outcome.at[code, one.id])
            assert f"{outcome.look.mark} {outcome.look.word.vi}" in line[place]
            got = expected.points.at[code, one.id]
            assert got != got or points(got, "vi") in line[place]


def test_the_heat_map_is_drawn_from_the_outcomes(found: Results, expected: Scores) -> None:
    cells = cells_of(found.scores, "vi").set_index(["row", "indicator"])["outcome"]
    assert cells.to_dict() == {
        (code, one.id): Outcome(expected.outcome.at[code, one.id]).key
        for code in expected.units.index
        for one in expected.edition.indicators
    }


def test_what_is_commonly_missed_is_counted_from_the_outcomes(access: Access, expected: Scores) -> None:
    rows = {line[0]: line for line in rows_of(shown(page_of(ui.missed.page)))}
    for one in expected.edition.indicators:
        counts = Counter(expected.outcome[one.id])
        failed, known = counts[Outcome.FAILED], counts[Outcome.FAILED] + counts[Outcome.PASSED]
        assert (one.id in rows) == (failed > 0), one.id
        if failed:
            assert rows[one.id][2] == f"{failed} / {known}"


def test_the_ranks_that_are_tried_for_firmness_are_those_that_were_scored(
    access: Access, expected: Scores
) -> None:
    table = next(one.value for one in page_of(ui.firmness.page, table="1").dataframe if "Hạng" in one.value)
    assert table["Hạng"].to_dict() == expected.units["rank"].to_dict()


def test_the_round_over_time_counts_the_completed(access: Access, expected: Scores) -> None:
    (line,) = (line for line in rows_of(shown(page_of(ui.timeline.page))) if line[0].startswith("Kỳ thử"))
    good = {one.id for one in expected.edition.verdicts if one.tone == "good"}
    completed = int(expected.units["verdict"].isin(good).sum())
    assert line[2:5] == [str(len(SAID) + 1), str(len(SAID)), line[4]] and line[4].startswith(f"{completed} (")


def test_the_report_of_the_province_ranks_as_scored(found: Results, expected: Scores) -> None:
    tables = _tables(rendered(ours(Template.PROVINCE), province_report(found, Letterhead()), "x"))
    ranking = next(table for table in tables if table[0][0] == "Hạng")[1:]
    names = {one.id: one.name.vi for one in expected.edition.verdicts}
    assert ranking == [
        [
            str(row.rank),
            row.name,
            row.district_name,
            points(row.score, "vi"),
            f"{row.passed}/{row.applicable}",
            names[row.verdict],
        ]
        for row in expected.units.itertuples(index=False)
    ]


@pytest.mark.parametrize("code", list(SAID))
def test_the_report_of_a_commune_says_what_was_scored(found: Results, expected: Scores, code: str) -> None:
    content = rendered(ours(Template.COMMUNE), commune_report(found, code, Letterhead()), "x")
    assert points(expected.units.at[code, "score"], "vi") in "\n".join(
        paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs
    )
    rows = {row[0]: row for table in _tables(content) for row in table if len(row) == 6}
    for one in expected.edition.indicators:
        outcome = Outcome(expected.outcome.at[code, one.id]).look
        assert f"{outcome.mark} {outcome.word.vi}" in rows[one.id][4]
        got = expected.points.at[code, one.id]
        assert got != got or rows[one.id][5].startswith(f"{points(got, 'vi')}/")


def _tables(content: bytes) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in docx.Document(BytesIO(content)).tables
    ]
