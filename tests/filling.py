"""Fills a blank checklist as a clerk would: by the Mã of the row and the header of the column."""

import math

import pandas as pd
from openpyxl.workbook import Workbook

from checklist.layout import CHECKLIST_SHEET, NOT_APPLICABLE_MARK, Column
from criteria import Edition
from criteria.inputs import NO, YES, BooleanInput, OptionInput


def fill(workbook: Workbook, edition: Edition, answers: pd.DataFrame) -> None:
    """Write one unit's long frame of answers into its blank checklist."""
    sheet = workbook[CHECKLIST_SHEET]
    header = next(row for row in sheet.iter_rows() if any(c.value == Column.CODE.title for c in row))
    column = {cell.value: cell.column for cell in header if cell.value}
    row = {
        sheet.cell(i, column[Column.CODE.title]).value: i for i in range(header[0].row + 1, sheet.max_row + 1)
    }
    for answer in answers.itertuples():
        wanted: dict[Column, object] = {
            Column.NUMERATOR: _given(answer.numerator),
            Column.DENOMINATOR: _given(answer.denominator),
            Column.VALUE: _value(edition, str(answer.slot), answer.value, answer.choice),
            Column.NOT_APPLICABLE: NOT_APPLICABLE_MARK if answer.not_applicable else None,
            Column.EVIDENCE: answer.evidence or None,
            Column.EXPLANATION: answer.explanation or None,
        }
        for where, value in wanted.items():
            if value is not None:
                sheet.cell(row[answer.slot], column[where.title]).value = value


def _given(number: float) -> float | None:
    return None if math.isnan(number) else number


def _value(edition: Edition, slot: str, value: float, choice: str | None) -> object:
    given = edition.slot_by_id[slot].input
    if isinstance(given, OptionInput):
        return next((o.label.vi for o in given.options if o.id == choice), None)
    if math.isnan(value):
        return None
    if isinstance(given, BooleanInput):
        return (YES if value >= 1 else NO).vi
    return value
