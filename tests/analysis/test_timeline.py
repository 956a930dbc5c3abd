"""Rounds one after the other: what is added up, what is compared, and what is kept apart."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from analysis.completion import by_district, is_completed
from analysis.timeline import COLUMNS, Held, cohort_path, in_order, overlap, scale_of, unit_path
from criteria import Edition
from scoring import Answers, score
from tests.editions import edition_of, frame_of, indicator, units_of

EDITION = edition_of(indicator(), indicator("A.2"), scale=200)
RENAMED = edition_of(indicator(), indicator("A.2").replace("Tên A.2", "Tên khác"), scale=200)
OTHER_SCALE = edition_of(indicator(), scale=100)
TARGETS = pd.Series({2022: 2, 2023: 3})
GOOD, BAD = {"A.1": "3/5", "A.2": "3/5"}, {"A.1": "3/5", "A.2": "1/5"}


def held(
    id: int,
    said: dict[str, dict],
    cohort: tuple[str, ...] = (),
    edition: Edition = EDITION,
    era: str = "2022",
    opens: date = date(2022, 11, 1),
    deadline: date | None = None,
    demonstration: bool = False,
) -> Held:
    cohort = cohort or tuple(said)
    answers = Answers.of(edition, frame_of(said), pd.Index(list(said)))
    scores = score(edition, answers, units_of(list(said)), pd.Index(cohort))
    return Held(
        id,
        f"Kỳ {id}",
        era,
        edition,
        opens,
        deadline,
        demonstration,
        cohort,
        scores.units[COLUMNS],
        scores.outcome,
    )


def path_of(*rounds: Held, dated_by: str = "deadline") -> pd.DataFrame:
    return cohort_path(rounds, dated_by, TARGETS, "2022")


def no_counterpart(code: str, era: str) -> None:
    return None


def test_a_commune_that_completes_twice_counts_once():
    first = held(1, {"a": GOOD, "b": BAD}, deadline=date(2022, 12, 25))
    second = held(2, {"a": GOOD, "b": GOOD, "c": GOOD}, deadline=date(2023, 12, 25))
    path = path_of(second, first)
    assert list(path.index) == [1, 2]
    assert list(path["completed"]) == [1, 3] and list(path["total"]) == [1, 3]


def test_who_completed_once_is_not_taken_away_by_a_later_round():
    path = path_of(held(1, {"a": GOOD}), held(2, {"a": BAD}, opens=date(2023, 1, 1)))
    assert list(path["completed"]) == [1, 0] and list(path["total"]) == [1, 1]


def test_a_unit_outside_the_cohort_and_one_that_did_not_submit_complete_nothing():
    path = path_of(held(1, {"a": GOOD, "outside": GOOD}, cohort=("a", "silent")))
    row = path.loc[1]
    assert (row["assigned"], row["submitted"], row["completed"], row["total"]) == (2, 1, 1, 1)
    assert row["share"] == 0.5


def test_the_path_is_that_of_the_rounds_own_year_and_none_beyond_it():
    rounds = [
        held(i, {"a": GOOD}, deadline=date(year, 12, 25)) for i, year in enumerate((2022, 2023, 2026), 1)
    ]
    path = path_of(*rounds)
    assert list(path["target"][:2]) == [2, 3] and list(path["ahead"][:2]) == [-1, -2]
    assert path["target"].isna()[3] and path["ahead"].isna()[3]


def test_which_date_says_when_is_the_readers_choice_and_a_round_without_deadline_has_its_first_day():
    late = held(1, {"a": GOOD}, opens=date(2022, 11, 1), deadline=date(2023, 1, 31))
    open_ended = held(2, {"a": GOOD}, opens=date(2022, 12, 1))
    assert list(path_of(late, open_ended)["year"].loc[[1, 2]]) == [2023, 2022]
    assert list(path_of(late, open_ended, dated_by="opening").index) == [1, 2]
    assert [one.id for one in in_order([late, open_ended], "deadline")] == [2, 1]


def test_invented_figures_are_never_added_to_real_ones_nor_new_units_to_former_ones():
    path = path_of(
        held(1, {"a": GOOD}),
        held(2, {"b": GOOD}, demonstration=True),
        held(3, {"a": GOOD, "c": GOOD}, era="2025"),
        held(4, {"b": GOOD}),
    )
    assert list(path["total"]) == [1, 1, 2, 2]
    assert path["target"].isna()[3] and path["target"].notna()[[1, 2, 4]].all()


def test_a_change_of_edition_is_marked_within_a_line_only():
    path = path_of(
        held(1, {"a": GOOD}),
        held(2, {"a": GOOD}, edition=RENAMED, demonstration=True),
        held(3, {"a": GOOD}),
        held(4, {"a": GOOD}, edition=RENAMED),
    )
    assert list(path["edition_changed"]) == [False, False, False, True]


def test_no_round_gives_an_empty_path():
    assert path_of().empty and unit_path([], "deadline", "a", "2022", no_counterpart).empty


def test_a_communes_numbers_are_those_of_the_score():
    one = held(1, {"a": BAD, "b": GOOD})
    row = unit_path([one], "deadline", "a", "2022", no_counterpart).loc[1]
    for column in COLUMNS:
        assert row[column] == one.units.at["a", column]
    assert row["ranked"] == 2


def test_a_rank_is_among_the_cohort_and_not_among_all_that_were_scored():
    one = held(1, {"a": BAD, "b": GOOD, "outside": GOOD}, cohort=("a", "b"))
    assert unit_path([one], "deadline", "a", "2022", no_counterpart).at[1, "ranked"] == 2
    assert pd.isna(unit_path([one], "deadline", "outside", "2022", no_counterpart).at[1, "ranked"])


def test_scores_are_joined_only_while_the_edition_stays():
    rounds = [
        held(1, {"a": GOOD}),
        held(2, {"a": GOOD}),
        held(3, {"a": GOOD}, edition=RENAMED),
        held(4, {"a": GOOD}),
        held(5, {"a": GOOD}, demonstration=True),
    ]
    path = unit_path(rounds, "deadline", "a", "2022", no_counterpart)
    assert list(path["stretch"]) == [0, 0, 1, 2, 3]


def test_a_code_of_another_era_is_the_same_commune_only_where_it_is_its_counterpart():
    rounds = [held(1, {"a": GOOD}), held(2, {"a": BAD, "n": GOOD}, era="2025")]
    alone = unit_path(rounds, "deadline", "a", "2022", no_counterpart)
    assert list(alone.index) == [1]
    carried = unit_path(rounds, "deadline", "a", "2022", lambda code, era: "n")
    assert list(carried["code"]) == ["a", "n"] and list(carried["carried"]) == [False, True]
    assert carried.at[2, "verdict"] == "completed"


def test_the_overlap_of_two_editions_counts_what_both_ask_and_names_the_rest():
    before, after = held(1, {"a": GOOD}), held(2, {"a": BAD}, edition=RENAMED)
    shared = overlap(before, after, ("a", "a"))
    assert [(a.id, b.id) for a, b in shared.same] == [("A.1", "A.1")] and shared.passed == (1, 1)
    assert [each.slot.id for each in shared.dropped] == ["A.2"]
    assert [slot.id for slot in shared.added] == ["A.2"]


def test_rounds_of_different_scales_have_none_in_common():
    one, other = held(1, {"a": GOOD}), held(2, {"a": {"A.1": "3/5"}}, edition=OTHER_SCALE)
    rounds = {1: one, 2: other}
    both = unit_path(rounds.values(), "deadline", "a", "2022", no_counterpart)
    assert scale_of(rounds, both) is None and scale_of(rounds, both.loc[[1]]) == 200


def test_districts_count_assigned_submitted_and_completed_and_none_without_assigned_units():
    places = {"a": "D1 lowland", "b": "D1 lowland", "c": "D2 lowland", "outside": "D3 lowland"}
    said = {"a": GOOD, "b": BAD, "outside": GOOD}
    answers = Answers.of(EDITION, frame_of(said), pd.Index(list(said)))
    scores = score(EDITION, answers, units_of(places), pd.Index(["a", "b", "c"]))
    assigned = units_of(places).loc[["a", "b", "c"], "district_code"]
    counts = by_district(EDITION, scores.units, assigned)
    assert counts.loc["D1"].to_dict() == {"assigned": 2, "submitted": 2, "completed": 1, "share": 0.5}
    assert counts.loc["D2"].to_dict() == {"assigned": 1, "submitted": 0, "completed": 0, "share": 0}
    assert list(counts.index) == ["D1", "D2"]
    assert is_completed(EDITION, scores.units).to_dict() == {"a": True, "b": False, "outside": True}


@pytest.mark.parametrize("verdict", ["completed", "incomplete", "not_completed"])
def test_the_look_of_a_round_long_past_is_that_of_its_own_edition(verdict):
    said = {"completed": GOOD, "incomplete": {"A.1": "3/5"}, "not_completed": BAD}
    one = held(1, {"a": said[verdict]})
    assert one.look("a").word == EDITION.verdict_by_id[verdict].name


def test_a_reader_of_some_units_is_not_told_among_how_many_a_rank_is():
    one = replace(held(1, {"a": BAD, "b": GOOD}), whole=False)
    row = unit_path([one], "deadline", "a", "2022", no_counterpart).loc[1]
    assert row["rank"] == 2 and pd.isna(row["ranked"])
