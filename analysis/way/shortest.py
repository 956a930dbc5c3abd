"""The shortest way to pass: the fewest and nearest indicators that give a unit a better verdict.

An indicator is changed by just passing (its nearest passing figure) or, where it has no data, by being answered at
all. What does not apply stays so, and nothing that passes is touched.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.way.moves import UnitMoves
from analysis.way.program import fewest
from analysis.way.states import states_of
from analysis.way.trace import Tried, trace_of
from analysis.way.what_if import Given, given_of
from criteria import Edition, Indicator
from criteria.levels import Bools
from criteria.verdicts import Verdict, choose
from scoring import Gap, Scores, gap_amounts, gap_of
from scoring.cells import THOUSANDTHS
from scoring.outcomes import Tone

_WORTH: tuple[Tone, ...] = ("good", "near")
"""The tones worth a way, the best first."""


@dataclass(frozen=True)
class Change:
    """One indicator to change: to pass, or only to be answered. `gap` is what a failed one lacks; None without data.

    `effort`: the share of the way to the threshold still to go, 0 to 1. `points`: what it earns then.
    """

    indicator: Indicator
    passes: bool
    gap: Gap | None
    effort: float
    points: float


@dataclass(frozen=True)
class Way:
    """The shortest way of one unit to a verdict of a tone, changes in the edition's order of indicators.

    `given`: the changed figures by slot; `verdict` and `score`: what the unit has with them. Where there is no way,
    `changes` is empty and `obstacles` is the trace of the verdict that it has even if all that can pass does.
    """

    tone: Tone
    goals: tuple[Verdict, ...]
    changes: tuple[Change, ...]
    given: Mapping[str, Given]
    verdict: Verdict
    score: float
    obstacles: tuple[Tried, ...] = ()


def goals(edition: Edition, verdict: str) -> tuple[Tone, ...]:
    """The tones better than a verdict that an edition has, the next better one first."""
    now = edition.verdict_by_id[verdict].tone
    better = _WORTH[: _WORTH.index(now)] if now in _WORTH else _WORTH
    there = {one.tone for one in edition.verdicts}
    return tuple(tone for tone in reversed(better) if tone in there)


def shortest_way(scores: Scores, unit: str, tone: Tone) -> Way:
    """Find the shortest way of one unit to a verdict of a tone, or of a better one."""
    edition, one = scores.edition, scores.only([unit])
    states = states_of(one)
    moves = UnitMoves(states, 0, states.can_pass, states.can_answer)
    accepted = _accepted(edition, tone)
    chosen = _fewest(edition, moves, accepted)
    by_key = moves.rated((moves.most if chosen is None else chosen)[None, :]).by_key
    then = {key: float(values[0]) for key, values in by_key.items()}
    taken = (
        [] if chosen is None else sorted(np.flatnonzero(chosen).tolist(), key=lambda move: moves.rows[move])
    )
    lacking = gap_amounts(one)
    given: dict[str, Given] = {}
    for move in taken:
        answers = states.passing if moves.passes[move] else states.answered
        given |= given_of(edition, edition.indicators[moves.rows[move]], answers)
    return Way(
        tone=tone,
        goals=tuple(edition.verdicts[i] for i in sorted(accepted)),
        changes=tuple(_change(one, lacking, moves, move) for move in taken),
        given=given,
        verdict=edition.verdicts[int(choose(edition.verdicts, by_key)[0])],
        score=then["score"],
        obstacles=trace_of(edition, then) if chosen is None else (),
    )


def ways(scores: Scores) -> dict[str, tuple[Indicator, ...] | None]:
    """What each unit that lacks the best verdict must change for it, the fewest changes first, then in rank order.

    The best is the best tone that the edition has a verdict for; None (at the end) where no way leads there.
    """
    edition, states = scores.edition, states_of(scores)
    tone = next((tone for tone in _WORTH if any(v.tone == tone for v in edition.verdicts)), None)
    if tone is None:
        return {}
    accepted = _accepted(edition, tone)
    good = scores.units["verdict"].isin([edition.verdicts[i].id for i in accepted]).to_numpy()
    can_pass, can_answer = states.can_pass, states.can_answer
    found: dict[str, tuple[Indicator, ...] | None] = {}
    for at in np.flatnonzero(~good).tolist():
        moves = UnitMoves(states, at, can_pass, can_answer)
        chosen = _fewest(edition, moves, accepted)
        rows = None if chosen is None else sorted({moves.rows[move] for move in np.flatnonzero(chosen)})
        unit = str(scores.units.index[at])
        found[unit] = None if rows is None else tuple(edition.indicators[row] for row in rows)
    return dict(sorted(found.items(), key=lambda one: np.inf if one[1] is None else len(one[1])))


def _accepted(edition: Edition, tone: Tone) -> frozenset[int]:
    enough = _WORTH[: _WORTH.index(tone) + 1]
    return frozenset(i for i, verdict in enumerate(edition.verdicts) if verdict.tone in enough)


def _fewest(edition: Edition, moves: UnitMoves, accepted: frozenset[int]) -> Bools | None:
    def holds(chosen: Bools) -> bool:
        verdicts = choose(edition.verdicts, moves.rated(chosen[None, :]).by_key)
        return int(verdicts[0]) in accepted

    now, program = moves.program()
    return fewest(edition.verdicts, accepted, now, program, holds)


def _change(one: Scores, lacking: pd.DataFrame, moves: UnitMoves, move: int) -> Change:
    indicator = one.edition.indicators[moves.rows[move]]
    return Change(
        indicator=indicator,
        passes=bool(moves.passes[move]),
        gap=gap_of(one, str(one.units.index[0]), indicator, float(lacking[indicator.id].iloc[0])),
        effort=float(moves.effort[move]),
        points=float(moves.thousandths[move]) / THOUSANDTHS,
    )
