"""Answers that are known already, written into the input cells of the table."""

from collections.abc import Hashable, Iterator, Mapping

import pandas as pd

from checklist.layout import NOT_APPLICABLE_MARK, Column
from checklist.template.plan import SlotCells
from criteria.inputs import NO, YES, BooleanInput, OptionInput

Filling = tuple[str, float | int | str]


def fillings(rows: Mapping[str, SlotCells], answers: pd.DataFrame) -> Iterator[Filling]:
    """Yield address and content for every input cell that the answers fill.

    `rows` are the cells by Mã, `answers` one unit's long frame of `scoring.ANSWER_COLUMNS`. Raises KeyError for a slot
    that the edition does not have.
    """
    for answer in answers.to_dict("records"):
        line = rows[str(answer["slot"])]
        for column, content in (
            (Column.NUMERATOR, _figure(answer["numerator"])),
            (Column.DENOMINATOR, _figure(answer["denominator"])),
            (Column.VALUE, _value(line, answer)),
            (Column.NOT_APPLICABLE, NOT_APPLICABLE_MARK if answer["not_applicable"] else None),
            (Column.EVIDENCE, _text(answer["evidence"])),
            (Column.EXPLANATION, _text(answer["explanation"])),
        ):
            if content is not None:
                yield line.cell(column), content


def _value(line: SlotCells, answer: Mapping[Hashable, object]) -> float | int | str | None:
    asked, value = line.slot.input, _figure(answer["value"])
    if isinstance(asked, OptionInput):
        chosen = [o.label.vi for o in asked.options if o.id == answer["choice"]]
        return chosen[0] if chosen else None
    if isinstance(asked, BooleanInput) and value is not None:
        return YES.vi if value else NO.vi
    return value


def _figure(given: object) -> float | int | None:
    """A number without needless decimals, None where nothing is given."""
    if not isinstance(given, int | float) or pd.isna(given):
        return None
    return int(given) if float(given).is_integer() else float(given)


def _text(given: object) -> str | None:
    return given if isinstance(given, str) and given else None
