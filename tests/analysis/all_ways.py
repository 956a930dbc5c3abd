"""The shortest way by trying every set of changes, each rated by `score()` itself, with no program behind it."""

from collections.abc import Collection
from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd

from analysis.way.states import States
from scoring import Answers, score
from tests.editions import units_of

MISSED = 4
"""Three ways with each (leave it, pass, answer) make 81 sets."""

Choice = tuple[int, float, Answers | None]
"""How many changes it is, its effort, and the answers that hold the figures; None to leave it."""


def choices_of(states: States, unit: str) -> dict[str, list[Choice]]:
    """For each missed indicator what can be done."""
    at, found = states.scores.position[unit], {}
    for row, indicator in enumerate(states.scores.edition.indicators):
        each: list[Choice] = [(0, 0.0, None)]
        if states.can_pass[row, at]:
            each.append((1, float(states.effort[row, at]), states.passing))
        if states.can_answer[row, at]:
            each.append((1, 0.0, states.answered))
        if len(each) > 1:
            found[indicator.id] = each
    return found


def least_by_trying(states: States, unit: str, accepted: Collection[str]) -> tuple[int, float] | None:
    """Return the fewest changes and their least effort after which a lowland unit has an accepted verdict.

    The unit must not be of the cohort: then the best of relative rules is the same whatever it answers.
    """
    scores, choices = states.scores, choices_of(states, unit)
    at = scores.position[unit]
    sets = list(product(*choices.values()))
    names = pd.Index([f"{i}" for i in range(len(sets))])
    tried = replace(scores.answers.take(np.full(len(sets), at)), units=names)
    for row, chosen in enumerate(sets):
        for (indicator, _), (_, _, figures) in zip(choices.items(), chosen, strict=True):
            columns = [j for j, slot in enumerate(scores.edition.slots) if slot.indicator.id == indicator]
            for name in ("numerator", "value") if figures else ():
                getattr(tried, name)[row, columns] = getattr(figures, name)[at, columns]
    verdicts = score(scores.edition, tried, units_of(list(names)), best=scores.best).units["verdict"]
    sums = [(sum(n for n, _, _ in chosen), sum(e for _, e, _ in chosen)) for chosen in sets]
    reached = [sums[int(name)] for name, verdict in verdicts.items() if verdict in accepted]
    return min(reached, default=None)
