"""Questions about figures beside those of others: equal to a neighbour's, or far from what is usual in the zone."""

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np
import pandas as pd

from analysis.questions.figures import Figures, in_both, shown, typical
from analysis.questions.words import Check, Question, put
from wording.language import Text
from wording.numbers import whole

SAME_FIGURES, SAME_FROM = 3, 50
"""So many different pairs of numerator and denominator are equal, counting denominators from this size on."""
NEAR = 5
"""How many of the units with the same figure each is compared with; the others stand with those."""
PEERS = 8
"""What is usual is known from so many units on."""
FAR = 4.0
"""So many times the spread of its zone away from the median."""
SHARE_SPREAD, COUNT_SPREAD = 0.05, 0.5
"""The least spread: five percentage points; half of the median for a count."""


def questions_beside(figures: Figures) -> Iterator[Question]:
    """Ask about every unit beside the others that are there."""
    yield from _same(figures)
    yield from _far(figures)


def _same(figures: Figures) -> Iterator[Question]:
    """Numerator and denominator of several rows equal to those of another unit of the district."""
    pairs = _equal_pairs(_long(figures))
    if pairs.empty:
        return
    different = (
        pairs.drop_duplicates(["one", "other", "numerator", "denominator"]).groupby(["one", "other"]).size()
    )
    enough = different.index[different >= SAME_FIGURES]
    kept = pairs.set_index(["one", "other"]).loc[enough].reset_index()
    for one, of_unit in kept.groupby("one"):
        others = tuple(figures.codes[row] for row in sorted(of_unit["other"].unique()))
        at = sorted(of_unit["slot"].unique())
        worded = partial(_same_of, figures, int(str(one)), at, others)
        about = tuple(figures.slots[j].id for j in at)
        yield Question(Check.SAME, figures.codes[int(str(one))], about, worded, others)


def _same_of(figures: Figures, row: int, positions: Sequence[int], others: Sequence[str]) -> Text:
    return put(
        "Tử số và mẫu số của {many} dòng trùng với {others}: {figures}. Hai bên có dùng chung nguồn số liệu không?",
        "Numerator and denominator of {many} rows equal those of {others}: {figures}. Is there a common source?",
        [_fraction(figures, row, at) for at in positions],
        many=len(positions),
        others=", ".join(figures.name(code) for code in others),
    )


def _long(figures: Figures) -> pd.DataFrame:
    """Every numerator with its denominator that is large enough: unit (row), slot (position), district."""
    with np.errstate(invalid="ignore"):
        row, slot = np.nonzero((figures.denominator >= SAME_FROM) & ~np.isnan(figures.numerator))
    return pd.DataFrame(
        {
            "district": figures.scores.units["district_code"].to_numpy()[row],
            "slot": slot,
            "numerator": figures.numerator[row, slot],
            "denominator": figures.denominator[row, slot],
            "one": row,
        }
    )


def _equal_pairs(long: pd.DataFrame) -> pd.DataFrame:
    """Pairs of units with an equal figure, both ways: one, other (rows), slot, numerator, denominator.

    Of many units with the same figure each meets its `NEAR` next ones, so that a figure which everybody has does
    not make millions of pairs.
    """
    figure = ["district", "slot", "numerator", "denominator"]
    long = long[long.duplicated(figure, keep=False)].sort_values([*figure, "one"]).reset_index(drop=True)
    met = []
    for step in range(1, NEAR + 1):
        later = long.shift(-step)
        equal = (long[figure] == later[figure]).all(axis=1)
        ahead = long[equal].assign(other=later.loc[equal, "one"].astype(int))
        met += [ahead, ahead.rename(columns={"one": "other", "other": "one"})]
    return pd.concat(met, ignore_index=True)


def _fraction(figures: Figures, row: int, at: int) -> Text:
    upper, lower = (in_both(whole, array[row, at]) for array in (figures.numerator, figures.denominator))
    id = figures.slots[at].id
    return Text(vi=f"{id}: {upper.vi}/{lower.vi}", en=f"{id}: {upper.en}/{lower.en}")


def _far(figures: Figures) -> Iterator[Question]:
    """Values far from the median of the units in the same zone."""
    zones = figures.scores.units["zone"].to_numpy()
    for zone in np.unique(zones):
        here = np.flatnonzero(zones == zone)
        value = figures.value[here]
        middle, spread = typical(value, PEERS)
        spread = np.maximum(spread, np.where(figures.ratios, SHARE_SPREAD, COUNT_SPREAD * np.abs(middle)))
        with np.errstate(invalid="ignore"):
            far = np.abs(value - middle) > FAR * spread
        for row in np.flatnonzero(far.any(axis=1)):
            positions = np.flatnonzero(far[row])
            about = tuple(figures.slots[at].id for at in positions)
            worded = partial(_far_of, figures, int(here[row]), positions, middle)
            yield Question(Check.FAR, figures.codes[here[row]], about, worded)


def _far_of(figures: Figures, row: int, positions: np.ndarray, middle: np.ndarray) -> Text:
    told = []
    for at in positions:
        slot = figures.slots[at]
        own, usual = shown(slot, figures.value[row, at]), shown(slot, middle[at])
        told.append(
            Text(
                vi=f"{slot.id} là {own.vi}, trung vị của vùng là {usual.vi}",
                en=f"{slot.id} is {own.en}, the zone's median is {usual.en}",
            )
        )
    return put(
        "{figures}. Đơn vị vui lòng xem lại số liệu hoặc cho biết vì sao?",
        "{figures}. Would the unit check the figure, or say why?",
        told,
    )
