"""What the cells of an accepted workbook show, beside what the reader made of them.

The second opinion is openpyxl's and plainer rules' than the reader's. Where these cannot tell what a cell shows, they
say nothing.
"""

import io
import math
import re
import warnings
from collections.abc import Iterator
from unicodedata import category, normalize

import openpyxl

from checklist.layout import AS_TYPED, Column
from checklist.readings import Filled, Reading
from criteria import Edition
from criteria.inputs import BooleanInput, OptionInput
from tests.fuzz.layouts import (
    Answered,
    AnyCell,
    answers_of_commune,
    code_of,
    keys_of,
    plain,
    rows_of_checklist,
    text_of,
)

FIGURES = {Column.NUMERATOR: "numerator", Column.DENOMINATOR: "denominator", Column.VALUE: "value"}
TEXTS = {Column.EVIDENCE: "evidence", Column.EXPLANATION: "explanation"}
_YES = {"co", "x", "✓", "✔", "☑", "1", "true", "yes", "v"}
_NO = {"khong", "0", "false", "no"}
_CONTROL = re.compile(r"_x[0-9A-Fa-f]{4}_")


def disagreements(reading: Reading, content: bytes, edition: Edition) -> list[str]:
    """Where an accepted file's answers are not what its cells show, and where a cell shows what is not answered."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    except Exception:  # openpyxl refuses more than we do: then there is no second opinion
        return []
    found: list[str] = []
    for filled in reading.filled:
        if filled.sheet in book.sheetnames and hasattr(book[filled.sheet], "max_row"):
            found += _of_one(filled, book, edition)
    return [said for said in found if not (_FORMULA in said and _is_formula(said, content))]


_FORMULA = "is not answered, the cell "


def _is_formula(said: str, content: bytes) -> bool:
    """True where a cell that shows a figure and is not answered holds a formula: those of the checklist are no answers."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        typed = openpyxl.load_workbook(io.BytesIO(content))
    sheet, address = re.search(r"the cell '(.*)'!([A-Z]+[0-9]+)", said, re.DOTALL).groups()  # type: ignore[union-attr]
    return typed[sheet][address].data_type == "f"


def _of_one(filled: Filled, book: openpyxl.Workbook, edition: Edition) -> Iterator[str]:
    answers = {code_of(str(answer.slot)): answer for answer in filled.answers.itertuples()}
    slots = {code_of(slot.id): slot.input for slot in edition.slots}
    sheet = book[filled.sheet]
    if keys_of(sheet):
        rows = list(answers_of_commune(list(book.worksheets), filled.unit).values())
        if not rows:  # known by its name
            return
    else:
        rows = list(rows_of_checklist(sheet))
        if not rows:
            return
    for row in rows:
        yield from (f"{row.place} {row.slot}: {said}" for said in _of_row(answers.get(row.slot), row, slots))
    named = {row.slot for row in rows}
    yield from (f"{filled.sheet}: {slot} is answered without a row" for slot in answers if slot not in named)


def _of_row(answer: object, row: Answered, slots: dict[str, object]) -> Iterator[str]:
    for column, name in FIGURES.items():
        yield from _of_figure(answer, row.cells.get(column, []), name, slots.get(row.slot))
    marks = [plain(text_of(cell.value)) for cell in row.cells.get(Column.NOT_APPLICABLE, [])]
    marked = getattr(answer, "not_applicable", False)
    if marked and not any(mark in _YES for mark in marks):
        yield f"not applicable, the cell shows {marks}"
    if "x" in marks and row.slot in slots and not marked:
        yield "marked x and not kept so"
    for column, name in TEXTS.items():
        values = [cell.value for cell in row.cells.get(column, [])]
        kept = getattr(answer, name, "")
        texts = row.slot in slots and values and all(isinstance(value, str | None) for value in values)
        if texts and _letters(kept) not in [_letters(text_of(value)) for value in values]:
            yield f"{name} is {kept!r}, the cell shows {values}"


def _of_figure(answer: object, cells: list[AnyCell], name: str, asked: object) -> Iterator[str]:
    kept = getattr(answer, name, math.nan)
    choice = getattr(answer, "choice", None) if name == "value" else None
    values = [cell.value for cell in cells]
    if kept == kept and not any(may_say(value, kept) for value in values):
        yield f"{name} is {kept}, the cell shows {values}"
    if choice is not None and isinstance(asked, OptionInput):
        labels = {
            plain(text) for o in asked.options if o.id == choice for text in (o.label.vi, o.label.say("en"))
        }
        if not any(plain(text_of(value)) in labels for value in values):
            yield f"choice is {choice}, the cell shows {values}"
    if kept == kept or choice is not None:
        return
    for cell in cells:
        agrees = name == "value" and is_number(cell.value) and _agrees(answer, float(cell.value))
        if _says_an_answer(cell.value, asked) and not agrees:
            yield f"{name} {_FORMULA}'{cell.parent.title}'!{cell.coordinate} shows {cell.value!r}"


def _says_an_answer(value: object, asked: object) -> bool:
    """True for what must not be lost: a number anywhere, a Có or Không or an option where it is asked for."""
    if is_number(value):
        return True
    said = plain(text_of(value))
    if isinstance(asked, BooleanInput):
        return said in ("co", "khong")
    return isinstance(asked, OptionInput) and said in {plain(option.label.vi) for option in asked.options}


def _agrees(answer: object, share: float) -> bool:
    """True where a share typed beside its counts says the same as they do."""
    top, bottom = getattr(answer, "numerator", math.nan), getattr(answer, "denominator", math.nan)
    return bool(bottom) and abs(top / bottom - share) <= AS_TYPED * 1.01


def is_number(value: object) -> bool:
    """True for a finite number that is no truth value."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def may_say(value: object, kept: float) -> bool:
    """True where a content may be said to be this number."""
    if isinstance(value, bool):
        return kept == float(value)
    if isinstance(value, int | float):
        return math.isclose(value, kept, rel_tol=1e-9, abs_tol=1e-9)
    if not isinstance(value, str):
        return False
    said = plain(_CONTROL.sub("", value)).replace(" ", "")
    if said in _YES | _NO and kept == float(said in _YES):
        return True
    scale = 0.01 if said.endswith("%") else 1.0
    bare = said.removesuffix("%").removeprefix("+").replace("−", "-").replace("–", "-")
    readings = {bare, bare.replace(".", "").replace(",", "."), bare.replace(",", "")}
    return any(_is(reading, scale, kept) for reading in readings)


def _is(said: str, scale: float, kept: float) -> bool:
    try:
        return math.isclose(float(said) * scale, kept, rel_tol=1e-9, abs_tol=1e-9)
    except ValueError:
        return False


def _letters(text: str) -> str:
    """What a text says without spaces, invisible characters and the ways of writing them."""
    composed = normalize("NFC", _CONTROL.sub("", text))
    return "".join(c for c in composed if category(c)[0] not in "CZ")
