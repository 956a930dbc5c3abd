"""What the clerk sees in the workbook is what the engine computes: the reference edition, in both zones."""

from pathlib import Path

import pytest

from criteria import load_edition
from criteria.levels import Zone
from scoring import Outcome
from tests.checklist.live_comparison import compare
from tests.checklist.random_answers import checklists

EXACT_HALVES = [
    dict.fromkeys(("CQS.07", "CQS.09", "XHS.06"), f"{part}/{whole}")
    for part, whole in ((1, 8), (3, 40), (7, 40), (19, 40), (14, 80), (38, 80))
]
"""Points whose fourth decimal is a 5 and the last: they round up, however the computer keeps them."""


@pytest.mark.parametrize(("zone", "seed"), [("lowland", 11), ("mountain", 12)])
def test_the_reference_edition_shows_what_the_engine_computes(zone: Zone, seed: int, tmp_path: Path) -> None:
    edition = load_edition("tham-chieu-2022")
    said = [*checklists(edition, zone, 45, seed), *EXACT_HALVES]
    scores = compare(edition, zone, said, {}, tmp_path)
    assert set(scores.outcome.to_numpy().ravel().tolist()) == set(Outcome) - {Outcome.UNSCORED}
    assert {"incomplete", "completed", "not_completed"} <= set(scores.units["verdict"])
