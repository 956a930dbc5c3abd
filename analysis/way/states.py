"""What every missed indicator would come to if it just passed, and if it were answered as badly as can be.

The answers themselves are changed and their cells scored again, so outcomes and points are those of `score()`.
"""

from dataclasses import dataclass
from typing import cast

import numpy as np

from analysis.way.figures import copied, full_level, reach, write_worst
from analysis.way.parts import parts_to_meet
from criteria import Indicator
from criteria.inputs import BooleanInput, OptionInput
from criteria.levels import Bools, Floats, reached
from criteria.rules import CompositeRule, RelativeRule
from scoring import Answers, Outcome, Scores
from scoring.cells import Cells, score_cells
from scoring.ranking import Ints
from scoring.values import values_of


@dataclass(frozen=True)
class States:
    """Three states of k indicators of n units: as they are (`scores`), just passing, and merely answered.

    `effort`: floats (k, n), the share of the way to the threshold that is still to go; 1 where there are no data.
    """

    scores: Scores
    passing: Answers
    answered: Answers
    passing_cells: Cells
    answered_cells: Cells
    effort: Floats

    @property
    def can_pass(self) -> Bools:
        """Which missed indicators an answer can lift over their threshold: bools (k, n). A penalty is not one."""
        now = self.scores.cells.outcome
        wanted = np.array([[i.is_wanted] for i in self.scores.edition.indicators])
        missed = (now == Outcome.FAILED) | (now == Outcome.MISSING)
        return missed & wanted & (self.passing_cells.outcome == Outcome.PASSED)

    @property
    def can_answer(self) -> Bools:
        """Which indicators without data an answer, whatever it is, completes: bools (k, n)."""
        return (self.scores.cells.outcome == Outcome.MISSING) & (
            self.answered_cells.outcome != Outcome.MISSING
        )


def states_of(scores: Scores) -> States:
    """Work out the states of all indicators of all units."""
    passing, answered = copied(scores.answers), copied(scores.answers)
    mountain = _mountain(scores)
    effort = np.ones(scores.cells.value.shape)
    column = 0
    for row, indicator in enumerate(scores.edition.indicators):
        outcome = scores.cells.outcome[row]
        missing = np.flatnonzero(outcome == Outcome.MISSING)
        missed = np.flatnonzero((outcome == Outcome.FAILED) | (outcome == Outcome.MISSING))
        if missed.size and indicator.parts:
            effort[row, missed] = _change_parts(scores, indicator, column, missed, passing, answered)
        elif missed.size:
            _change(scores, indicator, column, missed, passing)
            write_worst(answered, scores.edition.slots[column], column, missing, indicator.rule.direction)
            effort[row, missed] = _effort(scores, indicator, row, missed)
        effort[row, missing] = 1.0
        column += 1 + len(indicator.parts)
    return States(
        scores=scores,
        passing=passing,
        answered=answered,
        passing_cells=_cells(scores, passing, mountain),
        answered_cells=_cells(scores, answered, mountain),
        effort=effort,
    )


def _mountain(scores: Scores) -> Bools:
    return (scores.units["zone"] == "mountain").to_numpy()


def _change(scores: Scores, indicator: Indicator, column: int, rows: Ints, passing: Answers) -> None:
    if indicator.threshold is None:
        return
    level = indicator.threshold.pick(_mountain(scores)[rows])
    if isinstance(indicator.input, OptionInput):
        shares = np.array(sorted(option.share for option in indicator.input.options))
        enough = reached(shares[None, :], level[:, None])
        level = np.where(enough.any(axis=1), shares[np.argmax(enough, axis=1)], np.nan)
        rows, level = rows[~np.isnan(level)], level[~np.isnan(level)]
    reach(passing, scores.edition.slots[column], column, rows, level, indicator.rule.direction)


def _effort(scores: Scores, indicator: Indicator, row: int, rows: Ints) -> Floats:
    """How much of the way to the threshold is still to go: floats (rows,) from 0 to 1."""
    if indicator.threshold is None or isinstance(indicator.input, BooleanInput | OptionInput):
        return np.ones(len(rows))
    value, bar = scores.cells.value[row, rows], indicator.threshold.pick(_mountain(scores)[rows])
    whole = bar if indicator.rule.direction == "higher" else value
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        share = np.abs(bar - value) / whole
    return np.clip(np.where(whole > 0, share, 1.0), 0.0, 1.0)


def _change_parts(
    scores: Scores, indicator: Indicator, column: int, rows: Ints, passing: Answers, answered: Answers
) -> Floats:
    """Write both states of a composite indicator; return the share of its parts that change to pass."""
    rule, mountain = cast(CompositeRule, indicator.rule), _mountain(scores)
    slots = scores.edition.slots[column + 1 : column + 1 + len(rule.items)]
    known = values_of(scores.edition, indicator, column, scores.answers, mountain).parts
    most = copied(scores.answers)
    for i, (part, slot) in enumerate(zip(rule.items, slots, strict=True), start=1):
        unanswered = rows[np.isnan(known[rows, i - 1])]
        for state in (passing, answered):
            write_worst(state, slot, column + i, unanswered, part.rule.direction)
        level = full_level(part.rule, part.threshold.pick(mountain[rows]))
        reach(most, slot, column + i, rows, level, part.rule.direction)
    base, full = (
        values_of(scores.edition, indicator, column, state, mountain).parts[rows]
        for state in (answered, most)
    )
    bar = indicator.threshold.pick(mountain[rows]) if indicator.threshold else np.full(len(rows), np.inf)
    met = np.array([parts_to_meet(rule, *each) for each in zip(base, full, bar, strict=True)])
    for i in range(len(rule.items)):
        at = rows[met[:, i]]
        for name in ("numerator", "value"):
            getattr(passing, name)[at, column + 1 + i] = getattr(most, name)[at, column + 1 + i]
    return met.mean(axis=1)


def _cells(scores: Scores, answers: Answers, mountain: Bools) -> Cells:
    """Score changed answers, each unit as if it alone had changed: a relative rule's best may become its own."""
    counted = scores.units["in_cohort"].to_numpy()
    best: dict[str, float] = dict(scores.best)
    column = 0
    for indicator in scores.edition.indicators:
        if isinstance(indicator.rule, RelativeRule):
            own = values_of(scores.edition, indicator, column, answers, mountain).value
            better = np.fmax if indicator.rule.direction == "higher" else np.fmin
            among = best[indicator.id]
            # One best for each unit stands where there is one for all: the rule takes both.
            best[indicator.id] = cast(float, np.where(counted | np.isnan(among), better(among, own), among))
        column += 1 + len(indicator.parts)
    return score_cells(scores.edition, answers, mountain, counted, best)
