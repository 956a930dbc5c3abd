"""Figures of appraisers: for every kind of input, what could stand in a checklist and what could not."""

import math

import numpy as np
import pytest

from criteria import Edition, read_catalogue
from store import Figure, FigureInvalid
from store.appraisal.figures import check_figure
from tests.desk import EDITION, share


@pytest.fixture(scope="module")
def edition() -> Edition:
    read = read_catalogue(EDITION, "thu.yaml")
    assert isinstance(read, Edition)
    return read


@pytest.mark.parametrize(
    ("slot", "figure"),
    [
        ("A.1", share(0, 10)),
        ("A.1", share(10, 10)),
        ("A.1", share(1e12, 1e12)),
        ("A.1", Figure(value=0.9793)),
        ("A.1", Figure(value=0.0)),
        ("A.1", Figure(value=1.0)),
        ("A.1", Figure(not_applicable=True)),
        ("A.2", Figure(value=0.0)),
        ("A.2", Figure(value=7.0)),
        ("A.3", Figure(value=12.5)),
        ("B.1", Figure(value=0.0)),
        ("B.1", Figure(value=1.0)),
        ("B.2", Figure(choice="c")),
        ("B.3", Figure(not_applicable=True)),
        ("B.3.a", Figure(value=1.0)),
        *((slot, Figure()) for slot in ("A.1", "A.2", "A.3", "B.1", "B.2", "B.3", "B.3.a")),
    ],
)
def test_what_could_stand_in_a_checklist_is_taken(edition: Edition, slot: str, figure: Figure) -> None:
    check_figure(edition.slot_by_id[slot], figure)


@pytest.mark.parametrize(
    ("slot", "figure", "rule"),
    [
        ("A.1", share(3, None), "ratio"),
        ("A.1", share(None, 5), "ratio"),
        ("A.1", Figure(numerator=3, denominator=5, value=0.6), "ratio"),
        ("A.1", Figure(choice="a"), "ratio"),
        ("A.1", share(6, 5), "numerator_above_denominator"),
        ("A.1", share(0, 0), "count"),
        ("A.1", share(-1, 5), "count"),
        ("A.1", share(2.5, 5), "count"),
        ("A.1", share(3, math.inf), "count"),
        ("A.1", share(3, 2e12), "count"),
        ("A.1", Figure(value=1.01), "share"),
        ("A.1", Figure(value=-0.1), "share"),
        ("A.1", Figure(value=math.inf), "share"),
        ("A.2", Figure(value=2.5), "count"),
        ("A.2", Figure(value=-1.0), "value"),
        ("A.2", Figure(value=math.inf), "value"),
        ("A.2", share(1, 2), "value"),
        ("A.2", Figure(value=math.nan), "value"),
        ("A.1", share(math.nan, 5), "count"),
        ("A.2", Figure(choice="a"), "value"),
        ("A.3", Figure(value=-0.5), "value"),
        ("A.3", Figure(value=2e12), "value"),
        ("B.1", Figure(value=0.5), "boolean"),
        ("B.1", Figure(value=2.0), "boolean"),
        ("B.1", Figure(choice="Có"), "value"),
        ("B.2", Figure(choice="d"), "option"),
        ("B.2", Figure(choice=""), "option"),
        ("B.2", Figure(value=1.0), "option"),
        ("B.2", Figure(choice="a", value=1.0), "option"),
        ("B.3", Figure(value=0.5), "parts"),
        ("B.3.a", Figure(value=3.0), "boolean"),
        ("A.1", Figure(not_applicable=True, value=0.5), "not_applicable_with_figures"),
        ("A.2", Figure(not_applicable=True), "not_applicable_not_allowed"),
        ("B.1", Figure(not_applicable=True), "not_applicable_not_allowed"),
        ("B.3.a", Figure(not_applicable=True), "not_applicable_not_allowed"),
    ],
)
def test_what_could_not_is_refused_by_its_rule(
    edition: Edition, slot: str, figure: Figure, rule: str
) -> None:
    with pytest.raises(FigureInvalid) as refusal:
        check_figure(edition.slot_by_id[slot], figure)
    assert refusal.value.details == {"slot": slot, "rule": rule}


def test_a_figure_is_of_plain_numbers_and_knows_no_zero_below_zero():
    figure = Figure(numerator=np.int64(3), denominator=7, value=-0.0)
    assert repr(figure) == repr(Figure(numerator=3.0, denominator=7.0, value=0.0))
