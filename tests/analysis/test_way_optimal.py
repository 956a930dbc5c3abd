"""The shortest way is as short as any set of changes that `score()` rates; compared with trying all of them."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given, reject, settings
from hypothesis import strategies as st

from analysis.way.shortest import goals, shortest_way, ways
from analysis.way.states import states_of
from analysis.way.what_if import changed_answers
from criteria import Edition, load_edition
from criteria.inputs import OptionInput
from criteria.rules import RelativeRule
from criteria.verdicts import AnyMissing, FailedAtMost, GroupShareAtLeast, ScoreAtLeast, SharePassed, Verdict
from demonstration import plausible_answers
from scoring import Answers, Scores, score
from tests.analysis.all_ways import MISSED, choices_of, least_by_trying
from tests.checklist.random_answers import checklists
from tests.editions import (
    BOOLEAN,
    COUNT,
    NUMBER,
    OPTION,
    PARTS,
    edition_of,
    frame_of,
    indicator,
    rate,
    units_of,
)
from tests.random_editions import editions
from units import load_units
from units.cohorts import demonstration_cohort
from wording.language import Text

PARTS_RULE = "{type: parts, parts: [{id: a, name: Tin, share: 2/3}, {id: b, name: Văn bản, share: 1/3}]}"
BEST_OF = "{type: best_of, alternatives: [{id: a, name: Một, share: 1}, {id: b, name: Hai, share: 1/2}]}"
NA = "not_applicable: Không có"
MIXED = edition_of(
    indicator("A.1", "proportional", points=20, level="80%", mountain="60%", more=NA),
    indicator("A.2", "boolean", BOOLEAN, points=15, level="Có", more="mandatory: true"),
    indicator("A.3", "options", OPTION, points=15, level="1/2", more="mandatory: true, " + NA),
    indicator("B.1", PARTS_RULE, PARTS, points=20, level="2/3", group="B", more=NA),
    indicator("B.2", "{type: relative}", COUNT, points=20, level="4", group="B"),
    indicator("B.3", "{type: threshold, direction: lower}", NUMBER, points=5, level="3", group="B", more=NA),
    indicator("B.4", BEST_OF, PARTS, points=5, level="1/2", group="B"),
    indicator("B.5", "boolean", BOOLEAN, points=12, level="Có", group="B", more="counts: bonus"),
    indicator("B.6", "proportional", points=9, level="50%", group="B", more="counts: bonus"),
    groups="AB",
    head="bonus_cap: 15",
)  # fmt: skip


@st.composite
def verdicts(draw: st.DrawFn) -> tuple[Verdict, ...]:
    """Two to four verdicts whose conditions are neither always nor never met."""
    of = st.sampled_from(["applicable", "mandatory", "optional"])
    conditions = st.one_of(
        st.builds(AnyMissing, of=of),
        st.builds(SharePassed, of=of, at_least=st.sampled_from([0.5, 2 / 3, 0.8, 1.0])),
        st.builds(FailedAtMost, of=of, number=st.integers(0, 3)),
        st.builds(ScoreAtLeast, score=st.sampled_from([60.0, 80.0, 95.0, 105.0])),
        st.builds(
            GroupShareAtLeast, group=st.sampled_from(["each", "A", "B"]), share=st.sampled_from([0.5, 0.9])
        ),
    )
    when = draw(st.lists(st.lists(conditions, min_size=1, max_size=2), min_size=1, max_size=3))
    tones = st.sampled_from(["good", "near", "bad", "unknown"])
    named = [
        Verdict(id=f"v{i}", name=Text(vi=f"V{i}"), tone=draw(tones), when=tuple(each))
        for i, each in enumerate([*when, []])
    ]
    return tuple(named)


def check(edition: Edition, seed: int) -> None:
    """Compare for the first of some random checklists that misses a few indicators and could have a better verdict."""
    best = {i.id: 5.0 for i in edition.indicators if isinstance(i.rule, RelativeRule)}
    said = {f"u{n}": one for n, one in enumerate(checklists(edition, "lowland", 12, seed))}
    states = states_of(rate(edition, said, cohort=pd.Index([]), best=best))
    verdict = states.scores.units["verdict"]
    few = (u for u in said if goals(edition, verdict[u]) and 0 < len(choices_of(states, u)) <= MISSED)
    unit = next(few, None)
    assume(unit is not None)
    for tone in goals(edition, verdict[unit]):
        way = shortest_way(states.scores, unit, tone)
        least = least_by_trying(states, unit, {v.id for v in way.goals})
        if least is None:
            assert not way.changes
            assert way.obstacles[-1].fits and way.obstacles[-1].verdict not in way.goals
            continue
        assert (len(way.changes), sum(c.effort for c in way.changes)) == pytest.approx(least, abs=1e-5)
        changed = changed_answers(frame_of({unit: said[unit]}), unit, way.given)
        answers = Answers.of(edition, changed, pd.Index([unit]))
        after = score(edition, answers, units_of([unit]), pd.Index([]), best).units.loc[unit]
        assert after["verdict"] == way.verdict.id and way.verdict in way.goals
        assert after["score"] == pytest.approx(way.score, nan_ok=True)


@given(verdicts(), st.integers(0, 10_000))
@settings(deadline=None, max_examples=20)
def test_no_set_of_changes_is_shorter_for_any_verdicts(drawn: tuple[Verdict, ...], seed: int) -> None:
    check(MIXED.model_copy(update={"verdicts": drawn}), seed)


@given(editions(), st.integers(0, 10_000))
@settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
def test_no_set_of_changes_is_shorter_in_any_edition(edition: Edition, seed: int) -> None:
    choices = [o.id for i in edition.indicators if isinstance(i.input, OptionInput) for o in i.input.options]
    assume(
        not any("/" in choice or choice == "x" for choice in choices)
    )  # these mean something else in tests
    try:
        check(edition, seed)
    except OverflowError:  # of random answers around a level of 1e20
        reject()


@pytest.fixture(scope="module")
def demonstration() -> tuple[Scores, pd.DataFrame, pd.DataFrame]:
    """The demonstration's scores, answers and units."""
    edition, units = load_edition("tham-chieu-2022"), load_units("2022")
    frame = plausible_answers(edition, units.loc[list(demonstration_cohort())])
    return score(edition, Answers.of(edition, frame), units), frame, units


def test_every_way_of_the_demonstration_holds_when_it_is_gone(
    demonstration: tuple[Scores, pd.DataFrame, pd.DataFrame],
) -> None:
    scores, frame, units = demonstration
    found = {
        (unit, tone): shortest_way(scores, unit, tone)
        for unit, verdict in scores.units["verdict"].items()
        for tone in goals(scores.edition, verdict)
    }
    assert {tone for _, tone in found} == {"near", "good"}
    for tone in ("near", "good"):
        there = {unit: way for (unit, of), way in found.items() if of == tone}
        rows = [changed_answers(frame[frame["unit"] == unit], unit, way.given) for unit, way in there.items()]
        changed = pd.concat([frame[~frame["unit"].isin(there)], *rows])
        after = score(scores.edition, Answers.of(scores.edition, changed), units).units
        for unit, way in there.items():
            assert way.verdict in way.goals and after.at[unit, "verdict"] == way.verdict.id
            assert after.at[unit, "score"] == pytest.approx(way.score)
    needed = ways(scores)
    best = {unit: way for (unit, tone), way in found.items() if tone == "good"}
    assert needed == {unit: tuple(c.indicator for c in way.changes) for unit, way in best.items()}
    assert [len(one) for one in needed.values() if one] == sorted(len(one) for one in needed.values() if one)
