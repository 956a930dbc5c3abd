"""Demonstration data, month by month: invented reports that lead up to the invented answers of the round."""

from datetime import date, datetime, time

import numpy as np
import pandas as pd

from analysis.progress import Month
from criteria import Edition
from criteria.inputs import BooleanInput, CountInput, OptionInput
from store import Access, NewPlan, NewSubmission, Round, report_progress, set_progress_plan

MONTHS_BEFORE = 3
"""How many months before the present one are reported."""
DUE_DAY = 20
LATE, SILENT, SLOW = 0.05, 0.06, 0.1
"""The shares of reports that come late, of units that leave out a month, and of those that do nothing for long."""


def fill_months(
    access: Access,
    round_: Round,
    edition: Edition,
    answers: pd.DataFrame,
    today: date,
    seed: int,
    *,
    morning: time,
    filled_by: str,
) -> None:
    """Set the plan of an open demonstration round and report its months up to `today`, equal for equal seeds.

    Every month an indicator more or less reaches the figure that `answers` gives it; units without answers report
    nothing. All are filled in `filled_by` one name, and come in at one time of their day.
    """
    present = Month.of(today)
    first = present.plus(-MONTHS_BEFORE)
    set_progress_plan(access, round_.id, NewPlan(None, first, DUE_DAY, round_.deadline or today))
    chance = np.random.default_rng(seed)
    codes = pd.Index(sorted(answers["unit"].unique()))
    arrives = _arrivals(edition, codes, chance)
    before = _earlier(edition, answers, chance)
    rows = codes.get_indexer(pd.Index(answers["unit"]))
    columns = pd.Index(list(edition.indicator_by_id)).get_indexer(
        pd.Index([edition.slot_by_id[slot].indicator.id for slot in answers["slot"]])
    )
    for i, month in enumerate(first.until(present)):
        there = arrives[rows, columns] <= i
        state = pd.concat([answers[there], before[~there]])
        days = dict(zip(codes, _days(month, len(codes), chance), strict=True))
        items = [
            NewSubmission(str(code), frame, None, "", filled_by, datetime.combine(days[str(code)], morning))
            for code, frame in state.groupby("unit")
            if days[str(code)] <= today
        ]
        report_progress(access, round_.id, month, items)


def _arrivals(edition: Edition, codes: pd.Index, chance: np.random.Generator) -> np.ndarray:
    """In which month, from 0 on, each indicator of each unit reaches its last figure: most early, of slow units late."""
    shape = (len(codes), len(edition.indicators))
    arrives = np.floor((MONTHS_BEFORE + 1) * chance.beta(0.6, 1.6, shape))
    slow = chance.random(len(codes)) < SLOW
    arrives[slow] = np.maximum(arrives[slow], chance.integers(2, MONTHS_BEFORE + 2, (slow.sum(), shape[1])))
    return arrives


def _earlier(edition: Edition, answers: pd.DataFrame, chance: np.random.Generator) -> pd.DataFrame:
    """What stood there before: less of what is counted, no for yes, the worst of the options."""
    inputs = {slot.id: slot.input for slot in edition.slots}
    rules = {slot.id: (slot.part or slot.indicator).rule for slot in edition.slots}
    rises = answers["slot"].map({id: rule.direction == "higher" for id, rule in rules.items()})
    less = np.where(rises, 0.5 + 0.4 * chance.random(len(answers)), 1.0)
    whole = answers["slot"].map(
        {id: isinstance(one, BooleanInput | CountInput) for id, one in inputs.items()}
    )
    worst = {
        id: min(one.options, key=lambda option: option.share).id
        for id, one in inputs.items()
        if isinstance(one, OptionInput)
    }
    chosen = answers["choice"].notna()
    value = answers["value"] * less
    return answers.assign(
        numerator=np.floor(answers["numerator"] * less),
        value=value.where(~whole, np.floor(value)),
        choice=answers["choice"].where(~chosen, answers["slot"].map(worst)),
    )


def _days(month: Month, n: int, chance: np.random.Generator) -> list[date]:
    """When each of n units reports for a month: in time as a rule, some days late, or never, as it were."""
    early, late = chance.integers(3, 10, n), chance.integers(1, 6, n)
    lots = chance.random(n)
    due = month.due(DUE_DAY).toordinal()
    days = np.where(lots < SILENT + LATE, due + late, due - early)
    return [
        date.max if lot < SILENT else date.fromordinal(int(day)) for lot, day in zip(lots, days, strict=True)
    ]
