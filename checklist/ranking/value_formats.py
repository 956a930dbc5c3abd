"""Number formats: how values, thresholds and gaps show while the cells stay numbers at full precision."""

from checklist.looks import COUNT_FORMAT, POINTS_FORMAT
from criteria import Indicator
from criteria.inputs import NO, YES, BooleanInput, CountInput, NumberInput
from criteria.levels import Floats
from wording.language import Lang
from wording.numbers import percent

DECIMALS = 2
_NEAR = 10.0**-4


def value_format(indicator: Indicator, lang: Lang, mark: str = "", decimals: int = DECIMALS) -> str:
    """Return the format of an indicator's values; a `mark` stands in front.

    A ratio, an option and parts show as percentages with `decimals`, a yes/no question as its word.
    """
    edge = f'"{mark} "' if mark else ""
    if isinstance(indicator.input, BooleanInput):
        yes, no = (f'{edge}"{word.say(lang)}"' for word in (YES, NO))
        return f"{yes};{yes};{no}"
    if isinstance(indicator.input, CountInput):
        return edge + COUNT_FORMAT
    if isinstance(indicator.input, NumberInput):
        return edge + POINTS_FORMAT
    return f"{edge}0.{'0' * decimals}%"


def decimals_of(values: Floats, bars: Floats) -> list[int]:
    """Return how many decimals tell each share from its threshold: 59,996% must not look like 60%."""
    decimals = [DECIMALS] * len(values)
    apart = abs(values - bars)
    near = (apart < _NEAR) & (apart > 0)
    for row in near.nonzero()[0]:
        said = percent(float(values[row]), "en", beside=float(bars[row]))
        decimals[row] = max(DECIMALS, len(said.rstrip("%").partition(".")[2]))
    return decimals
