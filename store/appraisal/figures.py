"""One figure as it stands in a slot, and whether it could stand there in a checklist."""

from dataclasses import dataclass
from typing import cast

from criteria import Slot
from criteria.inputs import LARGEST, BooleanInput, CountInput, OptionInput, PartsInput, RatioInput
from store.errors import FigureInvalid
from store.submissions.answers import NUMBERS


@dataclass(frozen=True)
class Figure:
    """What stands in a slot: numbers as in an answers frame (None where not given), an option's id, or the mark.

    One without anything says that there is no figure: the answer counts as missing.
    """

    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    choice: str | None = None
    not_applicable: bool = False

    def __post_init__(self) -> None:
        # Plain numbers, and -0.0 as 0.0: databases and copies do not all tell them apart (see `to_rows`).
        for name in NUMBERS:
            number = getattr(self, name)
            if number is not None:
                object.__setattr__(self, name, float(number) + 0.0)


def check_figure(slot: Slot, figure: Figure) -> None:
    """Raises FigureInvalid for what could not be in a checklist either; `rule` names the rule that is broken."""
    rule = _broken_rule(slot, figure)
    if rule:
        raise FigureInvalid(f"{slot.id}: {rule}", slot=slot.id, rule=rule)


def _broken_rule(slot: Slot, figure: Figure) -> str:
    given = {name for name in (*NUMBERS, "choice") if getattr(figure, name) is not None}
    if figure.not_applicable:
        if slot.part is not None or slot.indicator.not_applicable is None:
            return "not_applicable_not_allowed"
        return "not_applicable_with_figures" if given else ""
    if not given:
        return ""
    if isinstance(slot.input, PartsInput):
        return "parts"
    if isinstance(slot.input, RatioInput):
        return _broken_ratio(figure, given)
    if isinstance(slot.input, OptionInput):
        known = {option.id for option in slot.input.options}
        return "" if given == {"choice"} and figure.choice in known else "option"
    if given != {"value"} or not _counts(figure.value):
        return "value"
    if isinstance(slot.input, BooleanInput):
        return "" if figure.value in (0.0, 1.0) else "boolean"
    return "count" if isinstance(slot.input, CountInput) and not _counts(figure.value, whole=True) else ""


def _broken_ratio(figure: Figure, given: set[str]) -> str:
    if given == {"value"}:
        return "" if _counts(figure.value) and cast(float, figure.value) <= 1 else "share"
    if given != {"numerator", "denominator"}:
        return "ratio"
    numerator, denominator = cast(float, figure.numerator), cast(float, figure.denominator)
    if not (_counts(numerator, whole=True) and _counts(denominator, whole=True)) or denominator == 0:
        return "count"
    return "" if numerator <= denominator else "numerator_above_denominator"


def _counts(number: float | None, *, whole: bool = False) -> bool:
    """Whether it is a number from 0 up that can be meant, and a whole one where that is asked for; NaN is none."""
    return number is not None and 0 <= number <= LARGEST and (not whole or number == round(number))
