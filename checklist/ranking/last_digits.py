"""The last digits of numbers: spreadsheet programs keep fifteen digits of a number that they save, a float has up to
seventeen. What they drop is kept apart as small whole numbers, which every program keeps.

A float's bits, read as an integer, count the floats from 0 up. The remainder of that count tells which of the floats
near to a number with fifteen digits was meant.
"""

import numpy as np

from criteria.levels import Floats

_NEIGHBOURS = 2**32
"""One unit of the fifteenth digit is at most 91 floats wide; so many more make sure that a number which a person typed
is not taken for one that a program shortened."""
_KEPT_BY_ALL = 14
_OFF = 1.1
"""In units of the fifteenth digit: what a program may change, with room for rounding."""


def last_digits(values: Floats) -> Floats:
    """Return for each number what tells its last digits: whole numbers from 0, NaN where none can be lost."""
    counted = np.abs(values).view(np.int64) % _NEIGHBOURS
    shorter = np.array([float(f"{value:.{_KEPT_BY_ALL}g}") for value in values.ravel().tolist()])
    safe = np.isnan(values) | (shorter.reshape(values.shape) == values)
    return np.where(safe, np.nan, counted.astype(float))


def with_last_digits(seen: float, kept: float | None) -> float:
    """Return the number that was meant where a program kept fifteen digits of it; any other as it is seen."""
    if kept is None or seen == 0:
        return seen
    bits = _bits(abs(seen))
    apart = (int(kept) - bits + _NEIGHBOURS // 2) % _NEIGHBOURS - _NEIGHBOURS // 2
    meant = float(np.int64(bits + apart).view(np.float64))
    digit = 10.0 ** (np.floor(np.log10(abs(seen))) - _KEPT_BY_ALL)
    return float(np.copysign(meant, seen)) if abs(meant - abs(seen)) <= _OFF * digit else seen


def _bits(value: float) -> int:
    return int(np.float64(value).view(np.int64))
