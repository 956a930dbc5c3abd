"""The fields of an appraised figure, fit for the kind of input; numbers are read as in a checklist."""

from collections.abc import Callable

import streamlit as st

from checklist import cells
from checklist.cells import Said, ungrouped
from checklist.reading.asked import ANY_NUMBER, PERCENTAGE, WHOLE_NUMBER
from checklist.reading.sheets import Cell
from criteria import Slot
from criteria.inputs import (
    NO,
    YES,
    BooleanInput,
    CountInput,
    Input,
    NumberInput,
    OptionInput,
    PartsInput,
    RatioInput,
)
from store import Figure
from ui.language import lang, said, say
from wording.language import Text
from wording.problems import Fact, Problem, Severity

COUNTS, SHARE, OTHER, NOT_APPLICABLE, NONE = "counts", "share", "other", "not_applicable", "none"


def ask_figure(slot: Slot, before: Figure, key: str) -> Figure | None:
    """Ask for a figure, starting from the one before; None while what is typed cannot be read."""
    ways = _ways(slot)
    way = st.radio(
        say("Số liệu được chấp nhận", "The figure that is accepted"),
        list(ways),
        index=list(ways).index(_way_of(slot, before)),
        format_func=ways.__getitem__,
        horizontal=True,
        key=f"way-{key}",
    )
    if way == NOT_APPLICABLE:
        return Figure(not_applicable=True)
    if way == NONE:
        return Figure()
    if way == COUNTS:
        return _ask_counts(slot, before, key)
    if way == SHARE:
        share = None if before.value is None else before.value * 100
        label = say("Tỷ lệ, có dấu %", "Share, with %")
        return _of_value(_number(label, slot, share, f"share-{key}", _share, PERCENTAGE, suffix="%"))
    return _ask_value(slot, before, key)


def _ways(slot: Slot) -> dict[str, str]:
    ways: dict[str, str] = {}
    if isinstance(slot.input, RatioInput):
        ways |= {
            COUNTS: say("Tử số và mẫu số", "Numerator and denominator"),
            SHARE: say("Chỉ biết tỷ lệ", "Share only"),
        }
    elif not isinstance(slot.input, PartsInput):
        ways[OTHER] = said(slot.input.title)
    if slot.part is None and slot.indicator.not_applicable is not None:
        ways[NOT_APPLICABLE] = say("Không áp dụng", "Not applicable")
    return ways | {NONE: say("Không chấp nhận số liệu nào", "No figure accepted")}


def _way_of(slot: Slot, before: Figure) -> str:
    ways = _ways(slot)
    if before.not_applicable and NOT_APPLICABLE in ways:
        return NOT_APPLICABLE
    if isinstance(slot.input, RatioInput) and before.numerator is None and before.value is not None:
        return SHARE
    return next(iter(ways))


def _ask_counts(slot: Slot, before: Figure, key: str) -> Figure | None:
    asked = slot.input
    assert isinstance(asked, RatioInput)
    left, right = st.columns(2)
    with left:
        top = _number(said(asked.numerator), slot, before.numerator, f"top-{key}", cells.count, WHOLE_NUMBER)
    with right:
        bottom = _number(
            said(asked.denominator), slot, before.denominator, f"bottom-{key}", cells.count, WHOLE_NUMBER
        )
    return None if top is None or bottom is None else Figure(numerator=top, denominator=bottom)


def _ask_value(slot: Slot, before: Figure, key: str) -> Figure | None:
    asked: Input = slot.input
    if isinstance(asked, BooleanInput):
        words = {1.0: said(YES), 0.0: said(NO)}
        index = None if before.value is None else list(words).index(float(before.value >= 1))
        return _of_value(
            st.radio(
                said(asked.question), list(words), index, words.__getitem__, key=f"yes-{key}", horizontal=True
            )
        )
    if isinstance(asked, OptionInput):
        labels = {option.id: said(option.label) for option in asked.options}
        index = list(labels).index(before.choice) if before.choice in labels else None
        choice = st.radio(said(asked.question), list(labels), index, labels.__getitem__, key=f"option-{key}")
        return None if choice is None else Figure(choice=choice)
    assert isinstance(asked, CountInput | NumberInput)
    whole = isinstance(asked, CountInput)
    label = f"{said(asked.question)} ({said(asked.unit)})" if asked.unit.vi else said(asked.question)
    read, expected = (cells.count, WHOLE_NUMBER) if whole else (cells.number, ANY_NUMBER)
    return _of_value(_number(label, slot, before.value, f"value-{key}", read, expected))


def _of_value(value: float | None) -> Figure | None:
    return None if value is None else Figure(value=value)


def _share(cell: Cell) -> Said[float]:
    return cells.number(cell, share=True)


def _number(
    label: str,
    slot: Slot,
    before: float | None,
    key: str,
    read: Callable[[Cell], Said[float]],
    expected: Text,
    suffix: str = "",
) -> float | None:
    """Ask for a number; say why where what is typed is none."""
    start = "" if before is None else ungrouped(before).say(lang()) + suffix
    typed = st.text_input(label, value=start, key=key).strip()
    if not typed:
        return None
    told = read(Cell(typed))
    facts: dict[str, Fact] = {
        "indicator": slot.id,
        "name": slot.name,
        "field": label,
        "expected": expected,
        "unit": "",
    }
    for note in told.notes:
        if note.kind.severity is Severity.ERROR:
            st.error(Problem(note.kind, facts=facts | dict(note.facts)).message(lang()))
    return told.value
