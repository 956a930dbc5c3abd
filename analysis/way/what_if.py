"""What would be if: other figures in some slots of one unit, on a copy of its answers."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import pandas as pd

from criteria import Edition, Indicator, Slot
from criteria.inputs import OptionInput
from scoring import ANSWER_COLUMNS, Answers


@dataclass(frozen=True)
class Given:
    """What stands in one slot: numbers with NaN for "not given", an option's id or None."""

    numerator: float = float("nan")
    denominator: float = float("nan")
    value: float = float("nan")
    choice: str | None = None


def given_of(edition: Edition, indicator: Indicator, answers: Answers, row: int = 0) -> dict[str, Given]:
    """What stands in the slots of one indicator that are filled, in one row of dense answers; by slot."""
    own = {indicator.id} if not indicator.parts else {indicator.part_slot(part) for part in indicator.parts}
    return {
        slot.id: _given(
            slot,
            *(float(array[row, column]) for array in (answers.numerator, answers.denominator, answers.value)),
        )
        for column, slot in enumerate(edition.slots)
        if slot.id in own
    }


def _given(slot: Slot, numerator: float, denominator: float, value: float) -> Given:
    if isinstance(slot.input, OptionInput):  # dense answers hold the chosen option's share
        return Given(choice=next((o.id for o in slot.input.options if o.share == value), None))
    return Given(numerator, denominator, value)


def changed_answers(answers: pd.DataFrame, unit: str, given: Mapping[str, Given]) -> pd.DataFrame:
    """Return one unit's long frame of answers with other figures in some slots; the frame itself stays as it is."""
    others = answers[(answers["unit"] == unit) & ~answers["slot"].isin(list(given))]
    rows = [
        {
            "unit": unit,
            "slot": slot,
            "not_applicable": False,
            "evidence": "",
            "explanation": "",
            **asdict(one),
        }
        for slot, one in given.items()
    ]
    if not rows:
        return others
    changed = pd.DataFrame(rows, columns=list(ANSWER_COLUMNS)).astype({"choice": object})
    return (
        pd.concat([others, changed.astype(answers.dtypes.to_dict())], ignore_index=True)
        if len(others)
        else changed
    )
