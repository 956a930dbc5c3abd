"""The strongest and weakest of a unit beside its peers."""

import pytest

from analysis.peers import LEAST, MOST, Standing, standing
from tests.editions import BOOLEAN, NUMBER, Said, edition_of, indicator, rate

EDITION = edition_of(
    indicator("A.1", "proportional", level="100%", points=40),
    indicator("A.2", "boolean", BOOLEAN, level="Có", points=20, more="not_applicable: Không có"),
    indicator("A.3", "{type: threshold, direction: lower}", NUMBER, level="3", points=40),
)


def of(
    mine: dict[str, Said], *peers: dict[str, Said], among: str = "cohort", places: dict | None = None
) -> Standing:
    said = {"u": mine, **{f"p{i}": peer for i, peer in enumerate(peers)}}
    return standing(rate(EDITION, said, places), "u", among)


def test_strength_is_the_distance_of_the_share_of_points_from_the_peers_median():
    found = of({"A.1": "9/10", "A.3": 5}, *({"A.1": a, "A.3": 1} for a in ("1/2", "6/10", "8/10")))
    assert found.strongest.loc["A.1", ["share", "median", "difference"]].tolist() == pytest.approx(
        [0.9, 0.6, 0.3]
    )
    assert found.strongest.loc["A.1", ["worse", "better", "measured"]].tolist() == [3, 0, 3]
    assert found.weakest.loc["A.3", ["share", "median", "difference"]].tolist() == [0, 1, -1]
    assert found.weakest.loc["A.3", ["worse", "better"]].tolist() == [0, 3]  # lower is better


def test_missing_figures_and_what_does_not_apply_are_neither_strong_nor_weak():
    found = of({"A.2": "x"}, *({"A.1": "1/1", "A.2": True} for _ in range(4)))
    assert found.strongest.empty and found.weakest.empty and found.peers == 4


@pytest.mark.parametrize(("answered", "measured"), [(LEAST - 1, False), (LEAST, True)])
def test_an_indicator_is_measured_from_three_peers_with_data_on(answered: int, measured: bool):
    found = of({"A.1": "1/1"}, *({"A.1": "1/2"} if i < answered else {} for i in range(5)))
    assert ("A.1" in found.strongest.index) is measured


def test_where_the_median_is_level_those_behind_and_ahead_decide():
    found = of({"A.1": "1/1", "A.2": True}, *({"A.1": "1/1", "A.2": i > 0} for i in range(3)))
    assert list(found.strongest.index) == ["A.2"] and found.weakest.empty


def test_peers_are_of_the_same_zone_or_district_as_chosen():
    places = {
        "u": "D1 lowland",
        "p0": "D1 mountain",
        "p1": "D2 lowland",
        "p2": "D2 lowland",
        "p3": "D2 mountain",
    }
    said = [{"A.1": "1/2"}] * 4
    counts = {
        a: of({"A.1": "1/1"}, *said, among=a, places=places).peers for a in ("zone", "district", "cohort")
    }
    assert counts == {"zone": 2, "district": 1, "cohort": 4}


def test_those_level_with_the_last_told_are_counted():
    many = edition_of(*(indicator(f"A.{i}", "boolean", BOOLEAN, level="Có", points=10) for i in range(10)))
    all_yes, all_no = ({f"A.{i}": yes for i in range(10)} for yes in (True, False))
    found = standing(rate(many, {"u": all_yes, "a": all_no, "b": all_no, "c": all_no}), "u", "cohort")
    assert len(found.strongest) == MOST and found.tied_strongest == 10 - MOST and found.tied_weakest == 0
