"""From rows of one month to the dense answers that are scored."""

import numpy as np

from batch.encoding import FIGURES, Encoder, Ints, Rows
from criteria.levels import Bools
from scoring import Answers

DOUBLES_TOLD = 20
"""How many rows that stand twice are named; a file that was put there twice has them by the million."""

Double = tuple[str, str, str]
"""Month, unit and slot that have more than one row."""


def dense(encoder: Encoder, rows: Rows, of: Bools | slice, month: str) -> tuple[Answers, list[Double]]:
    """Return the answers of the units that have any of the rows `of`, by code, and what is answered twice.

    `Answers.of` does the same for a frame whose texts are not numbered yet.
    """
    slots = len(encoder.edition.slots)
    places, row = np.unique(rows.unit[of], return_inverse=True)
    at = row * slots + rows.slot[of]
    shape = (len(places), slots)
    arrays = {name: _laid_out(getattr(rows, name)[of], at, shape, np.nan) for name in FIGURES}
    marks, evidence = (_laid_out(mark[of], at, shape, False) for mark in (rows.not_applicable, rows.evidence))
    answers = Answers(encoder.units[places], **arrays, not_applicable=marks, has_evidence=evidence)
    twice = np.flatnonzero(np.bincount(at) > 1)[:DOUBLES_TOLD]
    return answers, [
        (month, str(answers.units[where // slots]), encoder.edition.slots[where % slots].id)
        for where in twice
    ]


def _laid_out(figures: np.ndarray, at: Ints, shape: tuple[int, int], blank: float | bool) -> np.ndarray:
    """Figures in their places: (rows,) -> (units, slots), in column order, because scoring goes by indicator."""
    flat = np.full(shape[0] * shape[1], blank)
    flat[at] = figures
    return np.asfortranarray(flat.reshape(shape))
