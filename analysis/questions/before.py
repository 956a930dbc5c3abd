"""Questions about what changed since the last round: denominators that moved, ratios that jumped."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from analysis.questions.beside import PEERS
from analysis.questions.figures import Figures, in_both, shown, typical
from analysis.questions.words import Check, Question, put
from criteria.correspondence import correspondence
from criteria.inputs import RatioInput
from criteria.levels import Floats
from scoring import Scores
from wording.language import Text
from wording.numbers import whole
from wording.spelling import folded

CHANGE, CHANGE_FROM = 1.3, 10
"""A denominator is asked about from three tenths more (or as many times less) on, and from so many things on."""
JUMP = 0.3
"""A ratio that moved so far, in shares, and so far from how the cohort moved."""


@dataclass(frozen=True)
class Before:
    """The last round: its scores, and which unit of it each unit of now was. Only one-to-one successors are in it."""

    scores: Scores
    was: Mapping[str, str]


def questions_before(figures: Figures, before: Before) -> Iterator[Question]:
    """Ask about every unit that was there; only rows that ask the same in both editions."""
    then = _aligned(figures, before)
    if then is None:
        return
    yield from _changed(figures, then)
    yield from _jumped(figures, then)


@dataclass(frozen=True)
class _Then:
    """What the units of now had then, at the places of now: floats (n, m), NaN where there was nothing."""

    denominator: Floats
    value: Floats


def _aligned(figures: Figures, before: Before) -> _Then | None:
    old = Figures.of(before.scores)
    same = {
        new: was for was, new in correspondence(before.scores.edition, figures.scores.edition).same.items()
    }
    at = {slot.id: j for j, slot in enumerate(old.slots)}
    columns = [at.get(same.get(slot.id, ""), -1) for slot in figures.slots]
    rows = [before.scores.position.get(before.was.get(code, ""), -1) for code in figures.codes]
    if max(columns, default=-1) < 0 or max(rows, default=-1) < 0:
        return None
    unknown = (np.array(rows) < 0)[:, None] | (np.array(columns) < 0)
    denominator, value = (
        np.where(unknown, np.nan, array[np.ix_(rows, columns)]) for array in (old.denominator, old.value)
    )
    return _Then(denominator, value)


def _changed(figures: Figures, then: _Then) -> Iterator[Question]:
    """Denominators that grew or shrank much more than those of the others."""
    with np.errstate(invalid="ignore", divide="ignore"):
        change = np.log(figures.denominator / then.denominator)
        change[~np.isfinite(change)] = np.nan
        usual = np.nan_to_num(typical(change, PEERS)[0])
        apart = np.abs(figures.denominator - then.denominator) >= CHANGE_FROM
        moved = np.minimum(np.abs(change), np.abs(change - usual)) >= np.log(CHANGE)
    for row in np.flatnonzero((moved & apart).any(axis=1)):
        positions = np.flatnonzero(moved[row] & apart[row])
        about = tuple(figures.slots[at].id for at in positions)
        worded = partial(_changed_of, figures, then, int(row), positions)
        yield Question(Check.CHANGED, figures.codes[row], about, worded)


def _changed_of(figures: Figures, then: _Then, row: int, positions: np.ndarray) -> Text:
    told: dict[tuple[str, float, float], Text] = {}
    for at in positions:
        given = figures.slots[at].input
        assert isinstance(given, RatioInput)
        now, was = figures.denominator[row, at], then.denominator[row, at]
        here, there = in_both(whole, now), in_both(whole, was)
        told[folded(given.denominator.vi), now, was] = Text(
            vi=f"“{given.denominator.vi}” là {here.vi}, kỳ trước {there.vi}",
            en=f"“{given.denominator.say('en')}” is {here.en}, {there.en} in the last round",
        )
    return put(
        "{figures}. Địa bàn hoặc cách thống kê có thay đổi không?",
        "{figures}. Did the territory or the way of counting change?",
        list(told.values()),
    )


def _jumped(figures: Figures, then: _Then) -> Iterator[Question]:
    """Ratios that rose or fell much more than those of the others."""
    change = np.where(figures.ratios, figures.value - then.value, np.nan)
    usual = np.nan_to_num(typical(change, PEERS)[0])
    with np.errstate(invalid="ignore"):
        jumped = np.minimum(np.abs(change), np.abs(change - usual)) >= JUMP - 1e-9
    for row in np.flatnonzero(jumped.any(axis=1)):
        positions = np.flatnonzero(jumped[row])
        about = tuple(figures.slots[at].id for at in positions)
        worded = partial(_jumped_of, figures, then, int(row), positions)
        yield Question(Check.JUMP, figures.codes[row], about, worded)


def _jumped_of(figures: Figures, then: _Then, row: int, positions: np.ndarray) -> Text:
    told = []
    for at in positions:
        slot = figures.slots[at]
        was, now = shown(slot, then.value[row, at]), shown(slot, figures.value[row, at])
        told.append(
            Text(vi=f"{slot.id} từ {was.vi} thành {now.vi}", en=f"{slot.id} from {was.en} to {now.en}")
        )
    return put(
        "{figures} so với kỳ trước. Điều gì đã làm thay đổi?",
        "{figures} since the last round. What made the change?",
        told,
    )
