"""What an indicator asks, how it is scored and where its threshold comes from, in words."""

from collections.abc import Sequence
from functools import partial

from checklist.ranking.pens import CellLook, Value
from checklist.ranking.value_formats import value_format
from criteria import Indicator
from criteria import Source as CriteriaSource
from criteria.inputs import BooleanInput, OptionInput, RatioInput
from criteria.levels import Zone
from criteria.words import PROVENANCES, ZONES
from wording.language import Lang, Text
from wording.numbers import percent

_COMPUTED = Text(vi="Tính từ kết quả của xã: {what}", en="Computed from the communes' results: {what}")


def input_in_words(indicator: Indicator, lang: Lang) -> str:
    """Say what a person fills in, the options with their shares of the points; or what is computed from communes."""
    given = indicator.input
    if indicator.computed:
        return _COMPUTED.say(lang).format(what=indicator.computed.words.says.say(lang))
    if isinstance(given, RatioInput):
        return f"{given.numerator.say(lang)} / {given.denominator.say(lang)}"
    if isinstance(given, OptionInput):
        options = "; ".join(f"{o.label.say(lang)}: {percent(o.share, lang)}" for o in given.options)
        return f"{given.question.say(lang)} ({options})"
    return given.question.say(lang)


def rule_in_words(indicator: Indicator, lang: Lang) -> str:
    """Say how the points are found: once, or for each zone where the threshold makes a difference."""
    show = partial(indicator.input.show, lang=lang)
    nowhere = float("nan")
    said: dict[Zone, str] = {}
    for zone in ("lowland", "mountain"):
        bar = indicator.threshold.at(zone) if indicator.threshold else nowhere
        said[zone] = indicator.rule.describe(show, bar, lang)
    if said["lowland"] == said["mountain"]:
        return said["lowland"]
    return "\n".join(f"{ZONES[zone].say(lang)}: {text}" for zone, text in said.items())


def threshold_cells(
    indicators: Sequence[Indicator], zone: Zone, lang: Lang
) -> tuple[list[Value], list[CellLook]]:
    """The thresholds of a zone: numbers in the format of their values, words where the answer is a choice."""
    cells: list[Value] = []
    for indicator in indicators:
        bar = indicator.threshold.at(zone) if indicator.threshold else None
        chosen = isinstance(indicator.input, BooleanInput | OptionInput)
        cells.append(indicator.input.show(bar, lang) if chosen and bar is not None else bar)
    looks = [CellLook(value_format(i, lang), align="right", wrap=True, outside=True) for i in indicators]
    return cells, looks


def source_in_words(source: CriteriaSource, lang: Lang) -> str:
    """Say how well a fact is known and where it stands."""
    known = PROVENANCES[source.provenance].say(lang)
    known = known[0].upper() + known[1:]
    where = source.text.say(lang)
    return f"{known}: {where}" if where else known
