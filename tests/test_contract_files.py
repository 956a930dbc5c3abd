"""The same number everywhere: engine, results.json, ranking.xlsx and the live cells of the checklist agree.

A dozen demonstration units of both zones go the whole way: their checklists are filled, calculated and saved by
LibreOffice, and scored by the command line.
"""

import io
import json
from dataclasses import dataclass
from hashlib import sha256
from math import nan
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest

import cli
from checklist.reader import read_checklist
from checklist.readings import Filled
from checklist.template import Template, file_name
from criteria import load_edition
from demonstration import EDITION, ERA, NOTE, plausible_answers
from scoring import Answers, Outcome, Scores, score
from tests.checklist.exported import rows_of
from tests.checklist.libreoffice import recalculated
from tests.checklist.live_comparison import differences, seen_in
from units import demonstration_cohort, load_units

REFERENCE = load_edition(EDITION)
UNITS = load_units(ERA)
COHORT = demonstration_cohort()
WORDS = {outcome.key: outcome.look.word.vi for outcome in Outcome}
VERDICTS = {verdict.id: verdict.name.vi for verdict in REFERENCE.verdicts}
EACH_VERDICT = 2
"""Units of every verdict in every zone."""


@dataclass(frozen=True)
class Journey:
    """What came of the checklists: the engine's scores beside every file."""

    scores: Scores
    answers: pd.DataFrame
    saved: dict[str, Path]
    results: dict[str, Any]
    ranking: openpyxl.Workbook


@dataclass(frozen=True)
class Told:
    """What one file says of one unit; a gap is NaN."""

    numbers: dict[str, float]
    verdict: str
    outcomes: dict[str, str]
    points: dict[str, float]
    values: dict[str, float]


NUMBERS = (
    "rank",
    "rank_in_district",
    "points",
    "applicable_max",
    "score",
    "completeness",
    "passed",
    "applicable",
)


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    answers = _chosen(plausible_answers(REFERENCE, UNITS.loc[list(COHORT)]))
    scores = score(REFERENCE, Answers.of(REFERENCE, answers), UNITS, pd.Index(COHORT))
    folder = tmp_path_factory.mktemp("journey")
    made = [_filled(code, frame, folder) for code, frame in answers.groupby("unit")]
    saved = recalculated(made, folder / "saved")
    out, document = folder / "ranking.xlsx", folder / "results.json"
    arguments = ["score", *saved, "--out", out, "--json", document]
    assert cli.main([str(argument) for argument in arguments]) == cli.OK
    return Journey(
        scores,
        answers,
        dict(zip(sorted(scores.units.index), saved, strict=True)),
        json.loads(document.read_text(encoding="utf-8")),
        openpyxl.load_workbook(io.BytesIO(out.read_bytes())),
    )


def _chosen(answers: pd.DataFrame) -> pd.DataFrame:
    """The answers of a few units of every zone and verdict."""
    units = score(REFERENCE, Answers.of(REFERENCE, answers), UNITS).units
    few = units.groupby(["zone", "verdict"]).head(EACH_VERDICT)
    return answers[answers["unit"].isin(few.index)]


def _filled(code: str, answers: pd.DataFrame, folder: Path) -> Path:
    unit, path = UNITS.loc[code], folder / file_name(code)
    path.write_bytes(
        Template(REFERENCE, unit["zone"]).for_unit(code, unit["name"], unit["district_name"], ERA, answers)
    )
    return path


def _number(value: float | str | None) -> float:
    return nan if value is None or isinstance(value, str) else value


def _of_engine(scores: Scores, code: str) -> Told:
    row, indicators = scores.units.loc[code], REFERENCE.indicators
    return Told(
        {name: float(row[name]) for name in NUMBERS},
        VERDICTS[row["verdict"]],
        {i.id: scores.outcome_of(code, i).look.word.vi for i in indicators},
        {i.id: scores.points.at[code, i.id] for i in indicators},
        {i.id: scores.value_of(code, i) for i in indicators},
    )


def _of_results(results: dict[str, Any], code: str) -> Told:
    [unit] = [unit for unit in results["units"] if unit["code"] == code]
    each = unit["indicators"]
    return Told(
        {name: _number(unit[name]) for name in NUMBERS},
        VERDICTS[unit["verdict"]],
        {i["id"]: WORDS[i["outcome"]] for i in each},
        {i["id"]: _number(i["points"]) for i in each},
        {i["id"]: _number(i["value"]) for i in each},
    )


def _of_ranking(ranking: openpyxl.Workbook, code: str) -> Told:
    titles = {
        "rank": "Hạng",
        "rank_in_district": "Hạng trong huyện",
        "points": "Điểm",
        "applicable_max": "Điểm tối đa áp dụng",
        "score": "Tổng điểm",
        "completeness": "Độ đầy đủ",
        "passed": "Đạt",
        "applicable": "Áp dụng",
    }
    [row] = [r for r in rows_of(ranking["Xếp hạng"], "XepHang") if r["Mã đơn vị"] == code]
    [detail] = [r for r in rows_of(ranking["Chi tiết"], "ChiTiet") if r["Mã đơn vị"] == code]
    assert detail["Hạng"] == row["Hạng"]
    ids = [i.id for i in REFERENCE.indicators]
    return Told(
        {name: _number(row[titles[name]]) for name in NUMBERS},
        row["Kết luận"],
        {i: detail[f"{i} kết quả"] for i in ids},
        {i: _number(detail[f"{i} điểm"]) for i in ids},
        {i: _number(detail[i]) for i in ids},
    )


def _assert_same(told: Told, engine: Told, close: float) -> None:
    """LibreOffice keeps 15 digits of a value it saves; beyond that nothing may differ."""
    assert (told.verdict, told.outcomes) == (engine.verdict, engine.outcomes)
    for ours, theirs in (
        (told.numbers, engine.numbers),
        (told.points, engine.points),
        (told.values, engine.values),
    ):
        assert ours == pytest.approx(theirs, rel=close, abs=0, nan_ok=True)


def test_the_journey_meets_every_verdict_zone_and_outcome(journey: Journey) -> None:
    units = journey.scores.units
    assert len(units) >= 12
    assert set(units["zone"]) == {"lowland", "mountain"}
    assert set(units["verdict"]) == set(VERDICTS)
    assert set(journey.scores.outcome.to_numpy().ravel().tolist()) == set(Outcome) - {Outcome.UNSCORED}


def test_results_json_says_what_the_engine_computes(journey: Journey) -> None:
    for code in journey.scores.units.index:
        _assert_same(_of_results(journey.results, code), _of_engine(journey.scores, code), 1e-14)
    assert [u["code"] for u in journey.results["units"]] == list(journey.scores.units.index)


def test_results_json_says_of_each_group_what_the_engine_computes(journey: Journey) -> None:
    for unit in journey.results["units"]:
        for group, told in unit["groups"].items():
            assert told == journey.scores.groups.loc[unit["code"], group].to_dict()


def test_the_ranked_export_says_what_results_json_says(journey: Journey) -> None:
    for code in journey.scores.units.index:
        _assert_same(_of_ranking(journey.ranking, code), _of_results(journey.results, code), 0)


def test_the_live_cells_say_what_the_engine_computes(journey: Journey) -> None:
    wrong = [
        difference
        for code, path in journey.saved.items()
        for difference in differences(seen_in(path), journey.scores, code)
    ]
    assert wrong == []


def test_the_live_cells_say_what_results_json_says(journey: Journey) -> None:
    for unit in journey.results["units"]:
        seen = seen_in(journey.saved[unit["code"]])
        told = {i["id"]: (WORDS[i["outcome"]], _number(i["points"])) for i in unit["indicators"]}
        live = {i: (seen.outcome[i], _number(seen.points[i])) for i in told}
        assert {i: word for i, (word, _) in live.items()} == {i: word for i, (word, _) in told.items()}
        points = {i: earned for i, (_, earned) in told.items()}
        assert {i: earned for i, (_, earned) in live.items()} == pytest.approx(points, abs=1e-9, nan_ok=True)
        assert seen.results["KetLuan"] == VERDICTS[unit["verdict"]]
        assert seen.results["XepLoai"] == (unit["grade"] or None)
        assert seen.results["TongDiem"] == pytest.approx(unit["score"], abs=1e-9)
        assert seen.totals["Cộng các chỉ tiêu áp dụng"][0] == pytest.approx(unit["points"], abs=1e-9)


def test_checklists_that_libreoffice_saved_are_read_to_the_same_answers(journey: Journey) -> None:
    for code, path in journey.saved.items():
        reading = read_checklist(path.read_bytes(), path.name)
        assert reading.errors == []
        [filled] = reading.filled
        assert (filled.unit, filled.era, filled.edition_id) == (code, ERA, EDITION)
        _assert_same_answers(filled, journey.answers[journey.answers["unit"] == code])


def _assert_same_answers(filled: Filled, given: pd.DataFrame) -> None:
    read, written = (Answers.of(REFERENCE, frame) for frame in (filled.answers, given))
    for name in ("numerator", "denominator", "value", "not_applicable", "has_evidence"):
        ours, theirs = getattr(read, name).astype(float), getattr(written, name).astype(float)
        np.testing.assert_allclose(ours, theirs, rtol=1e-14, err_msg=f"{filled.unit} {name}")
    texts = [frame.set_index("slot")[["evidence", "explanation"]] for frame in (filled.answers, given)]
    said = [{slot: tuple(row) for slot, *row in text.itertuples() if any(row)} for text in texts]
    assert said[0] == said[1]
    assert NOTE in filled.answers["evidence"].tolist()


def test_every_result_names_the_file_it_came_from(journey: Journey) -> None:
    hashes = {code: sha256(path.read_bytes()).hexdigest() for code, path in journey.saved.items()}
    assert {u["code"]: u["sha256"] for u in journey.results["units"]} == hashes
    assert {u["code"]: Path(u["file"]) for u in journey.results["units"]} == journey.saved
    kept = [cell for row in journey.ranking["Nguồn"].iter_rows(values_only=True) for cell in row]
    assert set(hashes.values()) <= set(kept)


def test_results_json_has_exactly_the_keys_of_the_contract(journey: Journey) -> None:
    results = journey.results
    assert list(results) == ["edition", "era", "scale", "units", "absent", "refused", "warnings"]
    assert (results["edition"], results["era"], results["scale"]) == (EDITION, ERA, 1000)
    names = "code name district_code district_name zone rank rank_in_district points applicable_max score"
    more = "completeness passed applicable verdict grade groups indicators file sha256 in_cohort"
    for unit in results["units"]:
        assert set(unit) == {*names.split(), *more.split()}
        assert list(unit["groups"]) == [g.id for g in REFERENCE.groups]
        assert {tuple(g) for g in unit["groups"].values()} == {
            ("points", "applicable_max", "passed", "applicable")
        }
        assert [i["id"] for i in unit["indicators"]] == [i.id for i in REFERENCE.indicators]
        assert {tuple(i) for i in unit["indicators"]} == {("id", "value", "outcome", "points", "max")}
    assert {tuple(w) for w in results["warnings"]} == {("file", "code", "sheet", "cell", "message", "remedy")}
    assert results["absent"] == [code for code in COHORT if code not in journey.saved]
    assert results["refused"] == []


def test_numbers_of_results_json_are_numbers_or_null(journey: Journey) -> None:
    for unit in journey.results["units"]:
        assert all(isinstance(unit[name], int | float) for name in NUMBERS)
        assert all(
            isinstance(unit[name], int) for name in ("rank", "rank_in_district", "passed", "applicable")
        )
        for indicator in unit["indicators"]:
            told = {name: indicator[name] for name in ("value", "points", "max")}
            assert all(number is None or type(number) in (int, float) for number in told.values())
            scored = indicator["outcome"] in ("passed", "failed")
            assert (indicator["points"] is not None) == scored
            assert (indicator["value"] is not None) == scored


def test_a_missing_answer_lowers_completeness_and_gives_no_grade(journey: Journey) -> None:
    for unit in journey.results["units"]:
        missing = sum(i["outcome"] == "missing" for i in unit["indicators"])
        assert unit["completeness"] == pytest.approx(1 - missing / unit["applicable"])
        assert (unit["verdict"] == "incomplete") == (missing > 0) == (unit["grade"] is None)
        assert unit["score"] == pytest.approx(unit["points"] / unit["applicable_max"] * 1000)
