"""What the table says of an indicator: how it is filled in and scored, its threshold and how well that is known."""

from functools import partial

from checklist.template.plan import SlotCells
from criteria import Indicator
from criteria.catalogue import Threshold
from criteria.inputs import BooleanInput, CountInput, Input, NumberInput, OptionInput, PartsInput, RatioInput
from criteria.levels import ByZone, Zone
from criteria.rules import RelativeRule, Rule
from criteria.words import PROVENANCES
from wording.numbers import number

MANDATORY_MARK = "(bắt buộc)"
_OUTSIDE_THE_SCALE = {"base": "", "bonus": " (điểm thưởng)", "penalty": " (điểm trừ)"}


def name_text(line: SlotCells) -> str:
    """The name, with a word where the indicator is mandatory or outside the base scale."""
    said = line.slot.name.vi
    if line.slot.part is not None:
        return said
    indicator = line.slot.indicator
    mandatory = f" {MANDATORY_MARK}" if indicator.mandatory else ""
    return said + mandatory + _OUTSIDE_THE_SCALE[indicator.counts]


def method_text(line: SlotCells, zone: Zone) -> str:
    """What to fill in, then how the points are found."""
    part, indicator = line.slot.part, line.slot.indicator
    asked = _asked(line.slot.input)
    if part is None:
        return "\n".join([*asked, _described(indicator.rule, indicator.input, indicator.threshold, zone)])
    worth = f"{number(part.share * 100, 'vi')}% điểm của {indicator.id}"
    described = f"{_described(part.rule, part.input, part.threshold, zone)} ({worth})"
    return described if isinstance(part.input, BooleanInput) else "\n".join([*asked, described])


def threshold_text(line: SlotCells, zone: Zone) -> str:
    """The threshold in Vietnamese, with a word for how well it is known; nothing on the row of a part."""
    indicator = line.slot.indicator
    if line.slot.part is not None or indicator.threshold is None:
        return ""
    provenance = PROVENANCES[indicator.threshold.source.provenance].vi
    return f"{bar_text(indicator, indicator.threshold.at(zone))}\n({provenance})"


def bar_text(indicator: Indicator, bar: float) -> str:
    """A threshold alone: `≥ 60%`, `≤ 5%`, `Có`, `≥ 2 cuộc họp`, `từ “Phó Bí thư”`."""
    asked = indicator.input
    said = asked.show(bar, "vi")
    if isinstance(asked, BooleanInput):
        return said
    if isinstance(asked, OptionInput):
        return f"từ “{said}”"
    if said == "100%":  # nothing is above it
        return said
    sign = "≥" if indicator.rule.direction == "higher" else "≤"
    unit = f" {asked.unit.vi}" if isinstance(asked, CountInput | NumberInput) else ""
    return f"{sign} {said}{unit}"


def source_text(threshold: Threshold) -> str:
    """Where a threshold comes from and how well it is known, in one line."""
    source = threshold.source
    return ": ".join(said for said in (PROVENANCES[source.provenance].vi, source.text.vi) if said)


def _asked(asked: Input) -> list[str]:
    """The lines that say what to fill in."""
    if isinstance(asked, RatioInput):
        return [f"Tử số: {asked.numerator.vi}", f"Mẫu số: {asked.denominator.vi}"]
    if isinstance(asked, CountInput | NumberInput):
        named = asked.unit.vi.casefold() in asked.question.vi.casefold()
        return [asked.question.vi if named else f"{asked.question.vi} ({asked.unit.vi})"]
    if isinstance(asked, OptionInput):
        options = "; ".join(f"{o.label.vi} {number(o.share * 100, 'vi')}%" for o in asked.options)
        return [asked.question.vi, f"Lựa chọn (% điểm tối đa): {options}."]
    if isinstance(asked, BooleanInput | PartsInput):
        return [asked.question.vi]
    raise TypeError(f"no text for {type(asked).__name__}")


def _described(rule: Rule, asked: Input, threshold: ByZone | None, zone: Zone) -> str:
    bar = threshold.at(zone) if threshold else float("nan")
    said = rule.describe(partial(_shown, asked), bar, "vi")
    if isinstance(rule, RelativeRule):
        said += " Phiếu chưa biết số của đơn vị tốt nhất nên kết quả và điểm do tỉnh tính."
    return said


def _shown(asked: Input, value: float) -> str:
    return asked.show(value, "vi")
