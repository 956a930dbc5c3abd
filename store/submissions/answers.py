"""The canonical answers frame, and its way into table rows and back."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NoReturn

import numpy as np
import pandas as pd

from scoring import ANSWER_COLUMNS
from store.errors import AnswersInvalid

NUMBERS = ("numerator", "denominator", "value")


def to_rows(answers: pd.DataFrame, unit_code: str) -> list[dict[str, Any]]:
    """One dict a slot, by the columns of the table `answer`, without the submission's id.

    `answers` has the canonical columns, in any order, and speaks of `unit_code` alone. NaN is kept
    as NULL, and -0.0 as 0.0 since SQLite does not tell them apart. Raises AnswersInvalid.
    """
    _check(answers, unit_code)
    columns: dict[str, list[Any]] = {"slot": _texts(answers["slot"], "")}
    for name in NUMBERS:
        columns[name] = _numbers(answers[name], unit_code)
    columns["choice"] = _texts(answers["choice"], None)
    columns["not_applicable"] = answers["not_applicable"].astype(bool).tolist()
    columns["evidence"] = _texts(answers["evidence"], "")
    columns["explanation"] = _texts(answers["explanation"], "")
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def digest_of(rows: Sequence[Mapping[str, Any]]) -> str:
    """The SHA-256 of what a submission says, whatever the order of its slots; `rows` as `to_rows` gives them."""
    ordered = sorted(
        ({n: row[n] for n in ANSWER_COLUMNS if n != "unit"} for row in rows), key=itemgetter("slot")
    )
    return hashlib.sha256(json.dumps(ordered, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def to_frame(rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """The canonical frame, by unit and slot, of tuples in the order of ANSWER_COLUMNS.

    Numbers are float64 with NaN for not given, `not_applicable` is bool, `choice` is object with
    None for no choice, the other columns are str; so too when there is no row.
    """
    ordered = sorted(rows, key=lambda row: (row[0], row[1]))  # databases differ in how they collate
    columns = dict(zip(ANSWER_COLUMNS, zip(*ordered, strict=True), strict=True)) if ordered else {}
    frame: dict[str, Any] = {}
    for name in ANSWER_COLUMNS:
        values = columns.get(name, ())
        if name in NUMBERS:
            frame[name] = np.array(values, dtype=np.float64)  # None becomes NaN
        elif name == "not_applicable":
            frame[name] = np.array(values, dtype=bool)
        else:
            frame[name] = pd.Series(values, dtype=object if name == "choice" else "str")
    return pd.DataFrame(frame)


def _check(answers: pd.DataFrame, unit_code: str) -> None:
    lacking = [name for name in ANSWER_COLUMNS if name not in answers.columns]
    if lacking:
        _refuse(unit_code, lacking[0], f"lacks the columns {', '.join(lacking)}")
    if not (answers["unit"] == unit_code).all():
        _refuse(unit_code, "unit", f"speaks of other units than {unit_code}")
    slots = answers["slot"]
    if slots.isna().any() or (slots == "").any():
        _refuse(unit_code, "slot", "has an answer without a slot")
    if slots.duplicated().any():
        _refuse(unit_code, "slot", f"answers {slots[slots.duplicated()].iloc[0]} twice")
    if not answers["not_applicable"].isin([True, False]).all():
        _refuse(unit_code, "not_applicable", "has other values than true and false in not_applicable")


def _numbers(column: "pd.Series[Any]", unit_code: str) -> list[float | None]:
    try:
        numbers = column.to_numpy(dtype=np.float64, na_value=np.nan)
    except (TypeError, ValueError):
        _refuse(unit_code, str(column.name), f"has something else than a number in {column.name}")
    if np.isinf(numbers).any():
        _refuse(unit_code, str(column.name), f"has an infinite number in {column.name}")
    return [None if number != number else number + 0.0 for number in numbers.tolist()]


def _texts(column: "pd.Series[Any]", absent: str | None) -> list[str | None]:
    given = column.notna().tolist()
    return [str(text) if here else absent for text, here in zip(column.tolist(), given, strict=True)]


def _refuse(unit_code: str, column: str, reason: str) -> NoReturn:
    raise AnswersInvalid(f"The answers frame of {unit_code} {reason}.", unit_code=unit_code, column=column)
