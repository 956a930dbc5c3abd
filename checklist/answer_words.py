"""An answer in words: what one row of a long frame of answers says."""

from collections.abc import Hashable, Mapping

import pandas as pd

from checklist.layout import Column
from criteria import Slot
from criteria.inputs import OptionInput, RatioInput
from wording.language import Lang, Text
from wording.numbers import number, percent

Answer = Mapping[Hashable, object]
"""One row of `scoring.ANSWER_COLUMNS` by column."""

_NOT_APPLICABLE = Text(vi="Không áp dụng", en="Not applicable")
_EVIDENCE = Text(vi=Column.EVIDENCE.title, en="Evidence")
_EXPLANATION = Text(vi=Column.EXPLANATION.title, en="Explanation")


def answer_in_words(slot: Slot, answer: Answer, lang: Lang) -> str:
    """Say an answer to a row: "12/20 hộ (60%)", "3 cuộc họp", "Có", the option's label; else its texts."""
    if answer["not_applicable"]:
        return _NOT_APPLICABLE.say(lang)
    said = _figures(slot, answer, lang)
    texts = ((_EVIDENCE, answer["evidence"]), (_EXPLANATION, answer["explanation"]))
    return said or "; ".join(f"{label.say(lang)}: {text}" for label, text in texts if text)


def _figures(slot: Slot, answer: Answer, lang: Lang) -> str:
    asked, value = slot.input, _number(answer["value"])
    unit: Text | None = getattr(asked, "unit", None)
    counted = f" {unit.say(lang)}" if unit and unit.vi else ""
    if isinstance(asked, RatioInput):
        part, whole = _number(answer["numerator"]), _number(answer["denominator"])
        if part is not None and whole:
            return f"{number(part, lang)}/{number(whole, lang)}{counted} ({percent(part / whole, lang)})"
        return "" if value is None else percent(value, lang)
    if isinstance(asked, OptionInput):
        chosen = [option.label.say(lang) for option in asked.options if option.id == answer["choice"]]
        return chosen[0] if chosen else ""
    return "" if value is None else asked.show(value, lang) + counted


def _number(given: object) -> float | None:
    return None if not isinstance(given, int | float) or pd.isna(given) else float(given)
