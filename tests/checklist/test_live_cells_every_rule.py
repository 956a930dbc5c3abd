"""What the clerk sees in the workbook is what the engine computes: every rule type and every verdict condition."""

from math import isnan, nan
from pathlib import Path

import pytest

from criteria import Edition, read_catalogue
from criteria.levels import Zone
from criteria.rules import AnyRule
from criteria.verdicts import AnyCondition
from scoring import Outcome
from tests.checklist.live_comparison import compare
from tests.checklist.random_answers import checklists

EVERY_RULE = Path(__file__).with_name("every_rule.yaml")


@pytest.fixture(scope="module")
def edition() -> Edition:
    read = read_catalogue(EVERY_RULE.read_text(encoding="utf-8"), EVERY_RULE.name)
    assert isinstance(read, Edition)
    return read


def test_the_edition_holds_every_rule_type_and_every_condition(edition: Edition) -> None:
    rules = {type(i.rule) for i in edition.indicators}
    conditions = {type(c) for v in edition.verdicts for c in v.when}
    assert rules == set(AnyRule.__origin__.__args__)
    assert conditions == set(AnyCondition.__origin__.__args__)


@pytest.mark.parametrize(
    ("zone", "seed", "best"),
    [
        ("lowland", 21, {"C.01": 6.0, "C.02": 0.015}),
        ("mountain", 22, {"C.01": 4.0, "C.02": 0.0}),
        ("lowland", 23, {"C.01": nan, "C.02": nan}),
    ],
    ids=["best known", "best is zero", "best not known"],
)
def test_the_workbook_shows_what_the_engine_computes(
    edition: Edition, zone: Zone, seed: int, best: dict[str, float], tmp_path: Path
) -> None:
    scores = compare(edition, zone, list(checklists(edition, zone, 34, seed)), best, tmp_path)
    assert set(scores.outcome.to_numpy().ravel().tolist()) == set(Outcome)
    if not isnan(best["C.01"]):
        assert len(set(scores.units["verdict"])) >= len(edition.verdicts) - 1
