"""The scores of random answers agree exactly with a slow recomputation in fractions that shares no code."""

from fractions import Fraction
from math import ceil, floor

import numpy as np
import pandas as pd
import pytest

from criteria import load_edition
from scoring import Outcome
from tests.editions import rate

REFERENCE = load_edition("tham-chieu-2022")
CUTS = {"xuat-sac": 900, "tot": 800, "kha": 650, "trung-binh": 500, "yeu": 0}


def exact(level):
    """60%, 97.93% or 2/3 as a fraction, from the float that a catalogue holds."""
    return Fraction(level).limit_denominator(10**6)


def good_answer(given):
    """An answer that passes every threshold."""
    match given.type:
        case "ratio":
            return "20/20"
        case "count":
            return 6
        case "option":
            return given.options[0].id
    return True


def random_answer(random, given, level):
    """Any answer: about as often as not within one of the threshold."""
    if random.random() < 0.01:
        return None
    if given.type == "ratio":
        whole = int(random.choice([1, 3, 7, 20, 37, 400, 9973, 65536]))
        near = ceil(exact(level) * whole) + int(random.integers(-1, 2))
        part = near if random.random() < 0.6 else int(random.integers(0, whole + 1))
        bare = float(random.integers(0, 10001) / 10000)
        return bare if random.random() < 0.1 else f"{min(max(part, 0), whole)}/{whole}"
    if given.type == "count":
        return int(random.integers(0, 7))
    if given.type == "option":
        return str(random.choice([o.id for o in given.options]))
    return bool(random.random() < 0.8)


def random_round(seed, easy):
    """Zones and answers of 60 units; a share `easy` of the answers is good, so that every verdict occurs."""
    random = np.random.default_rng(seed)
    zones = {f"{i:05}": str(random.choice(["lowland", "mountain"])) for i in range(60)}
    said = {unit: {} for unit in zones}
    for unit, zone in zones.items():
        for slot in REFERENCE.slots:
            one, good = slot.indicator, random.random() < easy
            if slot.input.type != "parts":
                level = getattr(one.threshold, zone)
                said[unit][slot.id] = (
                    good_answer(slot.input) if good else random_answer(random, slot.input, level)
                )
            if slot.id == one.id and random.random() < (0.1 if one.not_applicable else (1 - easy) * 0.01):
                said[unit][slot.id] = "x"
    return zones, said


def value_of(one, slots):
    if one.input.type == "parts":
        answers = [slots.get(f"{one.id}.{p.id}") for p in one.rule.parts]
        if any(a in (None, "x") for a in answers):
            return None
        return sum((exact(p.share) for p, a in zip(one.rule.parts, answers, strict=True) if a), Fraction(0))
    answer = slots.get(one.id)
    if answer in (None, "x"):
        return None
    if one.input.type == "option":
        return {o.id: exact(o.share) for o in one.input.options}[answer]
    if isinstance(answer, str):
        numerator, denominator = answer.split("/")
        return Fraction(int(numerator), int(denominator))
    return exact(answer)


def share_of(one, value, bar):
    match one.rule.type:
        case "threshold" | "boolean":
            return Fraction(value >= bar)
        case "proportional":
            return min(value / bar, Fraction(1))
        case "steps":
            reached = [exact(band.share) for band in one.rule.bands if value >= exact(band.at)]
            return max(reached, default=Fraction(0))
        case "options" | "parts":
            return min(value, Fraction(1))
        case "per_item":
            return min(value * exact(one.rule.each), exact(one.rule.cap)) / exact(one.rule.cap)
    raise AssertionError(one.rule.type)


def cell(one, zone, slots):
    """Outcome, value and thousandths of one indicator of one unit."""
    value, bar = value_of(one, slots), exact(getattr(one.threshold, zone))
    if slots.get(one.id) == "x" and one.not_applicable:
        return Outcome.NOT_APPLICABLE, value, 0
    if value is None:
        return Outcome.MISSING, None, 0
    earned = floor(share_of(one, value, bar) * exact(one.points) * 1000 + Fraction(1, 2))
    return (Outcome.PASSED if value >= bar else Outcome.FAILED), value, earned


def total(cells):
    """What `score` says of one unit, from its cells."""
    applies = {i: c for i, c in cells.items() if c[0] is not Outcome.NOT_APPLICABLE}
    most = sum(round(i.points * 1000) for i in REFERENCE.indicators if i.id in applies)
    points = sum(earned for _, _, earned in applies.values())
    passed = {i for i, c in applies.items() if c[0] is Outcome.PASSED}
    missing = sum(c[0] is Outcome.MISSING for c in applies.values())
    mandatory = {i.id for i in REFERENCE.indicators if i.mandatory}
    if missing:
        verdict = "incomplete"
    elif len(passed) == len(applies):
        verdict = "completed"
    else:
        nearly = mandatory & applies.keys() <= passed and 5 * len(passed) >= 4 * len(applies)
        verdict = "nearly" if nearly else "not_completed"
    score = Fraction(points * 1000, most)
    grade = None if missing else next(g for g, cut in CUTS.items() if score >= cut)
    return {
        "points": points / 1000, "applicable_max": most / 1000, "score": float(score), "exact": score,
        "passed": len(passed), "missing": missing, "applicable": len(applies),
        "completeness": 1 - missing / len(applies), "verdict": verdict, "grade": grade,
    }  # fmt: skip


def rank(unit, totals, among):
    def key(code):
        return totals[code]["missing"] > 0, -totals[code]["exact"]

    return 1 + sum(key(other) < key(unit) for other in among)


ROUNDS = [(1, 0.0), (2, 0.5), (3, 0.9), (4, 0.97), (5, 0.99), (6, 1.0)]


@pytest.mark.parametrize(("seed", "easy"), ROUNDS)
def test_scores_agree_with_the_slow_recomputation(seed, easy):
    zones, said = random_round(seed, easy)
    cohort = [code for code in zones if int(code) % 5]
    places = {code: f"D{int(code) % 7} {zone}" for code, zone in zones.items()}
    scores = rate(REFERENCE, said, places, cohort=pd.Index(cohort))
    cells = {u: {i.id: cell(i, zones[u], said[u]) for i in REFERENCE.indicators} for u in zones}
    totals = {u: total(cells[u]) for u in zones}
    for unit in zones:
        row = scores.units.loc[unit]
        for name in totals[unit].keys() - {"exact"}:
            assert row[name] == totals[unit][name] or row[name] is totals[unit][name] is None, (unit, name)
        for place, column in (
            ("rank", None),
            ("rank_in_district", "district_code"),
            ("rank_in_zone", "zone"),
        ):
            among = [c for c in cohort if column is None or scores.units.at[c, column] == row[column]]
            assert row[place] == rank(unit, totals, among), (unit, place)
        for one in REFERENCE.indicators:
            outcome, value, earned = cells[unit][one.id]
            assert scores.outcome_of(unit, one) is outcome, (unit, one.id)
            if outcome in (Outcome.PASSED, Outcome.FAILED):
                assert scores.points.at[unit, one.id] == earned / 1000, (unit, one.id)
                assert scores.value.at[unit, one.id] == pytest.approx(float(value), abs=1e-12)
            else:
                assert np.isnan(scores.points.at[unit, one.id])
        for group in REFERENCE.groups:
            earned = sum(cells[unit][i.id][2] for i in REFERENCE.indicators if i.group == group.id)
            assert scores.groups.at[unit, (group.id, "points")] == earned / 1000


def test_the_random_answers_meet_every_verdict_and_outcome():
    verdicts, outcomes = set(), set()
    for seed, easy in ROUNDS:
        zones, said = random_round(seed, easy)
        for unit, zone in zones.items():
            cells = {i.id: cell(i, zone, said[unit]) for i in REFERENCE.indicators}
            verdicts.add(total(cells)["verdict"])
            outcomes |= {c[0] for c in cells.values()}
    assert verdicts == {"incomplete", "completed", "nearly", "not_completed"}
    assert outcomes == {Outcome.MISSING, Outcome.PASSED, Outcome.FAILED, Outcome.NOT_APPLICABLE}
