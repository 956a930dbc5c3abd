"""Checklists at random, with most figures on the edge of a threshold, a step or a floor."""

import math
from collections.abc import Iterator

import numpy as np

from criteria import Edition, Slot
from criteria.inputs import BooleanInput, CountInput, NumberInput, OptionInput, PartsInput, RatioInput
from criteria.levels import Zone
from criteria.rules import ProportionalRule, StepsRule
from tests.editions import Said

_WHOLES = (1, 2, 3, 7, 8, 16, 40, 64, 80, 97, 100, 999, 1000, 1600, 9793, 10000, 1525644)


def checklists(edition: Edition, zone: Zone, count: int, seed: int) -> Iterator[dict[str, Said]]:
    """Yield answers by slot; each checklist has its own share of gaps and of marks "not applicable"."""
    rng = np.random.default_rng(seed)
    yield {}
    yield {s.id: "x" for s in edition.slots if s.part is None and s.indicator.not_applicable}
    for _ in range(count - 2):
        gaps, aside = rng.choice([0.0, 0.02, 0.3]), rng.choice([0.0, 0.2, 0.7])
        eager = rng.choice([0.3, 0.6, 0.9, 1.0])
        yield dict(_answers(edition, zone, rng, gaps, aside, eager))


def _answers(
    edition: Edition, zone: Zone, rng: np.random.Generator, gaps: float, aside: float, eager: float
) -> Iterator[tuple[str, Said]]:
    for indicator in edition.indicators:
        if indicator.not_applicable and rng.random() < aside:
            yield indicator.id, "x"
            continue
        for slot in edition.slots:
            if slot.indicator is indicator and rng.random() >= gaps:
                yield slot.id, _answer(slot, zone, rng, eager)


def _answer(slot: Slot, zone: Zone, rng: np.random.Generator, eager: float) -> Said:
    asked = slot.input
    higher = (slot.part.rule if slot.part else slot.indicator.rule).direction == "higher"
    if isinstance(asked, PartsInput):
        return None
    if isinstance(asked, BooleanInput):
        return float((rng.random() < eager) == higher)
    if isinstance(asked, OptionInput):
        worst_to_best = sorted(asked.options, key=lambda o: o.share)
        return worst_to_best[
            min(len(worst_to_best) - 1, int(rng.random() ** (1 - eager) * len(worst_to_best)))
        ].id
    level = rng.choice(_levels(slot, zone))
    if eager == 1.0 and not isinstance(asked, RatioInput):
        return float(level) if higher else 0.0
    if isinstance(asked, CountInput):
        return float(
            max(0, math.ceil(level) + rng.integers(-1, 3)) if rng.random() < 0.9 else rng.integers(0, 50)
        )
    if isinstance(asked, NumberInput):
        return float(
            rng.choice([level, level + 1e-6, level - 1e-6, level / 3, 0, round(rng.random() * 12, 2)])
        )
    assert isinstance(asked, RatioInput)
    if eager < 1.0 and rng.random() < 0.1:
        return float(np.clip(rng.choice([level, level - 1e-4, level + 1e-4, rng.random()]), 0, 1))
    whole = int(rng.choice(_WHOLES))
    if rng.random() < eager:
        part = whole if higher else 0
        return f"{part}/{whole}" if eager == 1.0 or rng.random() < 0.5 else _around(level, whole, rng)
    return _around(rng.choice([level, rng.random(), 0.0]), whole, rng)


def _around(level: float, whole: int, rng: np.random.Generator) -> str:
    part = math.ceil(level * whole - 1e-9) + int(rng.integers(-1, 2))
    return f"{min(max(part, 0), whole)}/{whole}"


def _levels(slot: Slot, zone: Zone) -> list[float]:
    """Every level where the outcome or the points of a slot change."""
    rule = slot.part.rule if slot.part else slot.indicator.rule
    threshold = slot.part.threshold if slot.part else slot.indicator.threshold
    levels = [threshold.at(zone)] * 3 if threshold else [0.5]
    if isinstance(rule, StepsRule):
        levels += [band.at for band in rule.bands]
    if isinstance(rule, ProportionalRule):
        levels += [level for level in (rule.full_at, rule.zero_below) if level is not None]
    return levels
