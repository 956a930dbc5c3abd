"""Questions about one unit's figures by themselves: 100% everywhere, round numbers, denominators that do not agree."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from analysis.questions.figures import Figures, in_both
from analysis.questions.words import Check, Question, put
from criteria.inputs import RatioInput
from wording.language import Text
from wording.numbers import whole

FULL_RATIOS, FULL_SHARE = 8, 0.9
"""From so many ratios on, where at least this share of them is exactly 100%."""
ROUND_FIGURES, ROUND_TO, COUNTED_FROM = 6, 10, 20
"""From so many different numbers on, where all that are not small are multiples of ten."""


def questions_within(figures: Figures) -> Iterator[Question]:
    """Ask about every unit by itself."""
    yield from _full(figures)
    yield from _round(figures)
    yield from _denominators(figures)


def _full(figures: Figures) -> Iterator[Question]:
    """Ratios of which more is better and that are exactly 100%."""
    rising = figures.ratios & np.array([_rises(figures, at) for at in range(len(figures.slots))], dtype=bool)
    value = figures.value[:, rising]
    slots = [slot for slot, rises in zip(figures.slots, rising, strict=True) if rises]
    answered, full = (~np.isnan(value)).sum(axis=1), (value >= 1).sum(axis=1)
    for row in np.flatnonzero((answered >= FULL_RATIOS) & (full >= FULL_SHARE * answered)):
        about = tuple(slot.id for slot, at in zip(slots, value[row], strict=True) if at >= 1)
        worded = partial(_full_of, int(full[row]), int(answered[row]))
        yield Question(Check.ALL_FULL, figures.codes[row], about, worded)


def _full_of(full: int, answered: int) -> Text:
    every = full == answered
    return put(
        ("Cả {full} tỷ lệ" if every else "{full} trong {answered} tỷ lệ")
        + " đều đúng 100%: đơn vị vui lòng cho biết cách thống kê?",
        ("All {full} ratios" if every else "{full} of {answered} ratios")
        + " are exactly 100%: how were they counted?",
        full=full,
        answered=answered,
    )


def _rises(figures: Figures, at: int) -> bool:
    slot = figures.slots[at]
    rule = slot.part.rule if slot.part else slot.indicator.rule
    return rule.direction == "higher"


def _round(figures: Figures) -> Iterator[Question]:
    """Numerators and denominators that are not small, all of them multiples of ten."""
    both = np.concatenate([figures.numerator, figures.denominator], axis=1)
    counted = both >= COUNTED_FROM
    odd = counted & (both % ROUND_TO != 0)
    for row in np.flatnonzero(~odd.any(axis=1) & (counted.sum(axis=1) >= ROUND_FIGURES)):
        many = len(np.unique(both[row][counted[row]]))
        if many < ROUND_FIGURES:
            continue
        of_slot = counted[row].reshape(2, -1).any(axis=0)
        about = tuple(slot.id for slot, is_counted in zip(figures.slots, of_slot, strict=True) if is_counted)
        worded = partial(
            put,
            "Cả {many} số (tử số, mẫu số) đều tròn chục: đây là số đếm được hay số ước tính?",
            "All {many} numbers (numerators, denominators) are multiples of ten: were they counted or estimated?",
            many=many,
        )
        yield Question(Check.ROUND, figures.codes[row], about, worded)


def _denominators(figures: Figures) -> Iterator[Question]:
    """Rows that divide by the same thing, by its name, and have different denominators."""
    for positions in figures.by_denominator().values():
        given = figures.denominator[:, positions]
        known = np.where(np.isnan(given), np.inf, given)
        least, most = known.min(axis=1), np.where(np.isnan(given), -np.inf, given).max(axis=1)
        for row in np.flatnonzero(least < most):
            rows = [at for at in positions if not np.isnan(figures.denominator[row, at])]
            about = tuple(figures.slots[at].id for at in rows)
            worded = partial(_denominators_of, figures, int(row), rows)
            yield Question(Check.DENOMINATORS, figures.codes[row], about, worded)


def _denominators_of(figures: Figures, row: int, rows: list[int]) -> Text:
    told = []
    for value in np.unique(figures.denominator[row, rows]):
        ids = ", ".join(figures.slots[at].id for at in rows if figures.denominator[row, at] == value)
        amount = in_both(whole, value)
        told.append(Text(vi=f"{amount.vi} ({ids})", en=f"{amount.en} ({ids})"))
    given = figures.slots[rows[0]].input
    assert isinstance(given, RatioInput)
    return put(
        "“{what}” được ghi khác nhau: {figures}. Số nào đúng với kỳ này?",
        "“{what}” is given differently: {figures}. Which one holds for this round?",
        told,
        what=given.denominator,
    )
