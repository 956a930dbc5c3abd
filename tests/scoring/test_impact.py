"""The same answers by another edition: who changes verdict, and what is never filled in."""

import numpy as np
import pandas as pd

from criteria import Edition
from criteria.correspondence import correspondence
from scoring import ANSWER_COLUMNS, Answers, Impact, Scores, answers_as, impact, score
from tests.editions import BOOLEAN, OPTION, Said, edition_of, frame_of, indicator, units_of

ASIDE = "not_applicable: Nơi không có hộ"
OTHER_VERDICTS = """
verdicts:
  - {id: thieu, name: chưa đủ số liệu, tone: unknown, when: [{type: any_missing}]}
  - {id: do, name: Mức đỏ, tone: bad, when: [{type: score_at_least, score: 1}]}
  - {id: xanh, name: Hoàn thành, tone: good}
"""
OLD = edition_of(indicator("A.1", points=50), indicator("A.2", points=50, more=ASIDE))
SAID: dict[str, dict[str, Said]] = {
    "good": {"A.1": "9/10", "A.2": "9/10"},
    "half": {"A.1": "9/10", "A.2": "1/10"},
    "aside": {"A.1": "9/10", "A.2": "x"},
    "gap": {"A.1": "9/10"},
}


def rated(edition: Edition, answers: pd.DataFrame, cohort: list[str] | None = None) -> Scores:
    """The four units by one edition."""
    dense = Answers.of(edition, answers, pd.Index(list(SAID)))
    return score(edition, dense, units_of(list(SAID)), None if cohort is None else pd.Index(cohort))


def by(new: Edition, cohort: list[str] | None = None) -> Impact:
    """What the new edition changes."""
    carried = answers_as(frame_of(SAID), correspondence(OLD, new))
    return impact(rated(OLD, frame_of(SAID), cohort), rated(new, carried, cohort))


def test_the_same_edition_changes_nothing() -> None:
    same = by(OLD)
    assert same.changed.empty
    assert (same.units["score_before"] == same.units["score_after"]).all()
    assert (same.units["rank_before"] == same.units["rank_after"]).all()


def test_a_higher_threshold_names_who_no_longer_completes() -> None:
    new = edition_of(indicator("A.1", points=50, level="95%"), indicator("A.2", points=50, more=ASIDE))
    found = by(new)
    assert sorted(found.changed.index) == ["aside", "good"]
    good = found.units.loc["good"]
    assert (good["verdict_before"], good["verdict_after"]) == ("completed", "not_completed")
    assert (good["score_before"], good["score_after"]) == (100, 50)


def test_who_changes_only_for_want_of_a_figure_is_told_apart() -> None:
    asks_more = edition_of(
        indicator("A.1", points=40), indicator("A.2", points=40, more=ASIDE), indicator("A.3", points=20)
    )
    found = by(asks_more)
    assert sorted(found.waiting.index) == sorted(found.changed.index) == ["aside", "good", "half"]
    stricter = edition_of(indicator("A.1", points=50, level="95%"), indicator("A.2", points=50, more=ASIDE))
    assert by(stricter).waiting.empty and not by(stricter).changed.empty


def test_transitions_count_the_cohort_from_verdict_to_verdict() -> None:
    new = edition_of(indicator("A.1", points=50, level="95%"), indicator("A.2", points=50, more=ASIDE))
    counts = by(new, ["good", "half", "gap"]).transitions
    assert counts.loc["completed"].to_dict() == {"completed": 0, "not_completed": 1, "incomplete": 0}
    assert counts.to_numpy().sum() == 3
    assert list(counts.index) == ["completed", "not_completed", "incomplete"]


def test_verdicts_of_other_ids_are_the_same_where_they_are_called_the_same() -> None:
    new = edition_of(
        indicator("A.1", points=50), indicator("A.2", points=50, more=ASIDE), tail=OTHER_VERDICTS
    )
    found = by(new)
    assert found.units["changed"].to_dict() == {"good": True, "aside": True, "half": True, "gap": False}
    named = found.transitions_named("vi")
    assert named.loc["Hoàn thành", "Mức đỏ"] == 2 and named.loc["Chưa đủ số liệu", "chưa đủ số liệu"] == 1


def test_units_are_in_the_order_of_the_rating_before_and_in_both() -> None:
    before = rated(OLD, frame_of(SAID))
    fewer = {unit: said for unit, said in SAID.items() if unit != "half"}
    after = score(OLD, Answers.of(OLD, frame_of(fewer), pd.Index(list(fewer))), units_of(list(fewer)))
    assert list(impact(before, after).units.index) == [u for u in before.units.index if u != "half"]


def test_answers_go_to_the_rows_that_ask_the_same_and_no_figure_is_invented() -> None:
    new = edition_of(
        indicator("B.9", points=50).replace("Tên B.9", "Tên A.1"),
        indicator("A.2", "boolean", BOOLEAN, points=30, level="Có"),
        indicator("C.1", points=20),
    )
    answers = frame_of({"u": {"A.1": "9/10", "A.2": "1/10"}})
    carried = answers_as(answers, correspondence(OLD, new))
    assert list(carried.columns) == list(ANSWER_COLUMNS)
    assert carried["slot"].tolist() == ["B.9"] and carried["numerator"].tolist() == [9]
    assert answers["slot"].tolist() == ["A.1", "A.2"]
    assert rated_one(new, carried).outcome.loc["u"].tolist() == [1, 0, 0]


def rated_one(edition: Edition, answers: pd.DataFrame) -> Scores:
    return score(edition, Answers.of(edition, answers, pd.Index(["u"])), units_of(["u"]))


def test_a_mark_that_the_new_edition_does_not_allow_is_left_out() -> None:
    without = edition_of(indicator("A.1", points=50), indicator("A.2", points=50))
    answers = frame_of({"u": {"A.1": "9/10", "A.2": "x"}})
    assert answers_as(answers, correspondence(OLD, without))["slot"].tolist() == ["A.1"]
    assert answers_as(answers, correspondence(OLD, OLD))["slot"].tolist() == ["A.1", "A.2"]


def test_a_choice_keeps_its_option_and_nothing_becomes_of_no_answers() -> None:
    edition = edition_of(indicator("A.1", "options", OPTION, level="1/2"))
    mapping = correspondence(edition, edition)
    carried = answers_as(frame_of({"u": {"A.1": "b"}}), mapping)
    assert carried["choice"].tolist() == ["b"] and np.isnan(carried["value"].iloc[0])
    assert answers_as(frame_of({}), mapping).empty
