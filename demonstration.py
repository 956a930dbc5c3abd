"""Demonstration data (dữ liệu minh họa): invented answers by seed, and the round that shows them.

The communes are real, every figure is invented. The same generator feeds tests and the benchmark.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from criteria import Edition, Indicator, Slot, edition_text, load_edition
from criteria.inputs import BooleanInput, CountInput, OptionInput, RatioInput
from criteria.levels import Bools, Direction, Floats, reached
from demonstration_progress import fill_months
from scoring import ANSWER_COLUMNS
from store import Access, NewRound, NewSubmission, Round, Status, create_round, set_status, submit_many
from units import demonstration as demonstration_units
from units import load_units
from wording.moments import today_in_vietnam

EDITION = "tham-chieu-2022"
ERA = "2022"
ROUND_NAME = "Kỳ 2022 (minh họa)"
NOTE = "Số liệu minh họa"
MORNING = time(2, tzinfo=UTC)
"""Nine o'clock in Vietnam."""

HARD = {
    "XHS.02": 5.0,
    "HTS.05": 4.0,
    "XHS.06": 2.5,
    "CQS.09": 2.5,
    "XHS.08": 2.0,
    "KTS.04": 2.0,
    "HTS.03": 2.0,
}
"""How much more often than others an indicator is missed, so that the demonstration has a shape."""

_SIZES = (
    ("cán bộ", 18, 26),
    ("thôn", 5, 14),
    ("người", 2_500, 7_500),
    ("hộ", 900, 2_600),
    ("văn bản", 700, 4_000),
    ("hồ sơ", 500, 5_000),
)


@dataclass(frozen=True)
class Profile:
    """A kind of commune: how many there are, how many indicators it misses and leaves open."""

    share: float
    misses: tuple[int, int]
    leaves_open: tuple[int, int]
    spares_mandatory: bool = False


PROFILES = (
    Profile(0.64, (0, 0), (0, 0)),
    Profile(0.15, (1, 4), (0, 0), spares_mandatory=True),
    Profile(0.14, (4, 15), (0, 0)),
    Profile(0.07, (0, 6), (1, 9)),
)


def plausible_answers(edition: Edition, units: pd.DataFrame, seed: int = 2022) -> pd.DataFrame:
    """Invent answers of all `units` (a frame of `load_units`) to an edition: a long frame, equal for equal seeds."""
    chance = np.random.default_rng(seed)
    mountain = (units["zone"] == "mountain").to_numpy()
    missed, left_open = _fates(edition, len(units), chance)
    sizes: dict[str, Floats] = {}
    frames = []
    for j, indicator in enumerate(edition.indicators):
        skipped = np.zeros(len(units), dtype=bool)
        if indicator.not_applicable is not None:
            skipped = (chance.random(len(units)) < 0.03) & ~missed[:, j] & ~left_open[:, j]
        for frame in _frames(edition, indicator, ~missed[:, j], mountain, sizes, chance):
            kept = ~left_open[:, j] & ~skipped
            frames.append(frame.assign(unit=units.index)[kept])
        frames.append(_not_applicable(indicator, units.index[skipped]))
    return pd.concat(frames, ignore_index=True)[list(ANSWER_COLUMNS)]


def _fates(edition: Edition, n: int, chance: np.random.Generator) -> tuple[Bools, Bools]:
    """Choose which unit misses and which leaves open what: bools (n, k) twice."""
    mandatory = np.array([i.mandatory or not i.rule.scored for i in edition.indicators])
    weight = np.array([HARD.get(i.id, 1.0) for i in edition.indicators])
    kinds = chance.choice(len(PROFILES), n, p=[p.share for p in PROFILES])
    limits = np.array([[*p.misses, *p.leaves_open] for p in PROFILES])[kinds]
    spares = np.array([p.spares_mandatory for p in PROFILES])[kinds]
    # The largest of log(u) / weight are a weighted draw without replacement.
    lots = np.log(chance.random((n, len(weight)))) / weight
    lots[spares[:, None] & mandatory] = -np.inf
    place = (-lots).argsort(axis=1).argsort(axis=1)
    misses = chance.integers(limits[:, 0], limits[:, 1] + 1)
    opens = chance.integers(limits[:, 2], limits[:, 3] + 1)
    missed = place < misses[:, None]
    return missed, ~missed & (place < (misses + opens)[:, None])


def _frames(
    edition: Edition,
    indicator: Indicator,
    good: Bools,
    mountain: Bools,
    sizes: dict[str, Floats],
    chance: np.random.Generator,
) -> list[pd.DataFrame]:
    bar = indicator.threshold.pick(mountain) if indicator.threshold else np.full(len(good), 0.5)
    own = edition.slot_by_id[indicator.id]
    evidence = np.where(chance.random(len(good)) < 0.93, NOTE, "")
    if not indicator.parts:
        return [_figures(own, good, bar, indicator.rule.direction, sizes, chance).assign(evidence=evidence)]
    met = _parts_met(np.array([p.share for p in indicator.parts]), good, bar, chance)
    frames = [_blank(own.id, len(good)).assign(evidence=evidence)]
    for i, part in enumerate(indicator.parts):
        slot = edition.slot_by_id[indicator.part_slot(part)]
        at = part.threshold.pick(mountain)
        frames.append(_figures(slot, met[:, i], at, part.rule.direction, sizes, chance))
    return frames


def _parts_met(shares: Floats, good: Bools, bar: Floats, chance: np.random.Generator) -> Bools:
    """Choose parts to meet so that their shares reach the threshold, or fall short of it by one part."""
    order = chance.random((len(good), len(shares))).argsort(axis=1)
    rising = np.cumsum(shares[order], axis=1)
    enough = 1 + (~reached(rising, bar[:, None])).sum(axis=1)
    count = np.where(good, chance.integers(np.minimum(enough, len(shares)), len(shares) + 1), enough - 1)
    met = np.zeros(order.shape, dtype=bool)
    np.put_along_axis(met, order, np.arange(len(shares)) < count[:, None], axis=1)
    return met


def _figures(
    slot: Slot,
    good: Bools,
    bar: Floats,
    direction: Direction,
    sizes: dict[str, Floats],
    chance: np.random.Generator,
) -> pd.DataFrame:
    frame, given = _blank(slot.id, len(good)), slot.input
    if isinstance(given, RatioInput):
        whole = _size(given, sizes, len(good), chance)
        return frame.assign(numerator=_count(good, bar, whole, direction, chance), denominator=whole)
    if isinstance(given, CountInput):
        return frame.assign(value=_count(good, bar / (2 * bar + 4), 2 * bar + 4, direction, chance))
    if isinstance(given, BooleanInput):
        return frame.assign(value=np.where(good, bar, 1 - bar))
    if isinstance(given, OptionInput):
        shares = np.array([o.share for o in given.options])
        fits = reached(np.broadcast_to(shares, (len(good), len(shares))), bar[:, None]) == good[:, None]
        chosen = (chance.random(fits.shape) * fits).argmax(axis=1)
        return frame.assign(choice=np.array([o.id for o in given.options], dtype=object)[chosen])
    better = 1 if direction == "higher" else -1
    return frame.assign(value=bar * (1 + np.where(good, 0.2, -0.2) * better * chance.random(len(good))))


def _count(
    good: Bools, bar: Floats, whole: Floats, direction: Direction, chance: np.random.Generator
) -> Floats:
    """Draw whole numbers up to `whole` that reach `bar` × `whole` where `good`, and just do not elsewhere."""
    if direction == "lower":
        return whole - _count(good, 1 - bar, whole, "higher", chance)
    needed = np.ceil(bar * whole - 1e-6)
    above = needed + np.floor((whole - needed + 1) * chance.beta(1.2, 2.5, len(good)))
    below = np.maximum(needed - 1 - np.floor(0.25 * needed * chance.beta(1.2, 3.0, len(good))), 0)
    return np.where(good, np.minimum(above, whole), below)


def _size(given: RatioInput, sizes: dict[str, Floats], n: int, chance: np.random.Generator) -> Floats:
    """One denominator a unit and meaning: all indicators that divide by the same thing share it."""
    name = given.denominator.vi
    if name not in sizes:
        low, high = next(((a, b) for word, a, b in _SIZES if word in name.lower()), (12, 90))
        sizes[name] = chance.integers(low, high + 1, n).astype(float)
    return sizes[name]


def _blank(slot: str, n: int) -> pd.DataFrame:
    nothing: NDArray[np.float64] = np.full(n, np.nan)
    return pd.DataFrame(
        {
            "slot": slot,
            "numerator": nothing,
            "denominator": nothing,
            "value": nothing,
            "choice": np.full(n, None, dtype=object),
            "not_applicable": False,
            "evidence": "",
            "explanation": "",
        }
    )


def _not_applicable(indicator: Indicator, codes: pd.Index) -> pd.DataFrame:
    reason = f"{NOTE}: không có đối tượng trên địa bàn"
    return _blank(indicator.id, len(codes)).assign(unit=codes, not_applicable=True, explanation=reason)


def fill_demonstration(
    access: Access,
    seed: int = 2022,
    today: date | None = None,
    told: Callable[[float], None] = lambda share: None,
) -> Round:
    """Make the demonstration round: 94 real communes, invented figures; a few have not submitted yet.

    They have reported month by month before. `today` is the day it opens and all submit, by default the present day
    and moment; `told` hears the share of the work done, from 0 to 1.
    """
    at = datetime.combine(today, MORNING) if today else None
    today = today or today_in_vietnam()
    edition, cohort = load_edition(EDITION), demonstration_units()
    told(0.1)
    units = load_units(ERA).loc[list(cohort.codes)]
    answers = plausible_answers(edition, units, seed)
    new = NewRound(
        name=ROUND_NAME,
        edition_id=edition.id,
        edition_text=edition_text(edition.id),
        era=ERA,
        cohort=cohort.codes,
        opens_on=today,
        deadline=date.fromordinal(today.toordinal() + 34),
        demonstration=True,
    )
    told(0.4)
    round_ = create_round(access, new)
    round_ = set_status(access, round_.id, Status.OPEN)
    late = set(np.random.default_rng(seed).choice(list(cohort.codes), 3, replace=False))
    given = answers[~answers["unit"].isin(late)]
    fill_months(access, round_, edition, given, today, seed, morning=MORNING, filled_by=NOTE)
    told(0.7)
    items = [NewSubmission(str(code), frame, None, "", NOTE, at) for code, frame in given.groupby("unit")]
    submit_many(access, round_.id, items)
    told(1.0)
    return round_
