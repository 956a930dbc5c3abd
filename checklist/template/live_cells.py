"""The live formulas of a row of the table: its value as a number, its outcome and its points.

A row goes from left to right through hidden cells: what was typed becomes a number (`NUMERIC`), the number a share of
the points (`FRACTION`), and from these two come the outcome and the points. A figure that cannot be understood turns
`NUMERIC` into the text `NEEDS_CHECKING`, and everything after it with it.
"""

from checklist.layout import AS_TYPED, NEEDS_CHECKING, NOT_APPLICABLE_MARK, Column
from checklist.template.plan import SlotCells
from criteria.inputs import CountInput, InputCells, NumberInput, RatioInput, xl_text
from criteria.levels import DIGITS, Zone, reached_xl
from criteria.rules import CompositeRule, RuleCells
from scoring import Outcome

BONUS_KEY, PENALTY_KEY, UNSCORED_KEY = "(bonus)", "(penalty)", "(unscored)"
"""What the hidden column `GROUP` says of an indicator outside the base scale; no group's id has parentheses."""

_TYPED = (Column.NUMERATOR, Column.DENOMINATOR, Column.VALUE)
_CHECK = xl_text(NEEDS_CHECKING)


def word(outcome: Outcome) -> str:
    """The word of an outcome as an Excel text."""
    return xl_text(outcome.look.word.vi)


def live_cells(line: SlotCells, zone: Zone) -> dict[Column, str]:
    """Return the formulas of a row, by column; the ratio's `VALUE` is one that a bare percentage may replace."""
    formulas = {
        Column.NUMERIC: f"=IFERROR({_numeric(line)},{_CHECK})",
        Column.FRACTION: f"=IFERROR({_fraction(line, zone)},{_CHECK})",
        Column.OUTCOME: f"=IFERROR({_outcome(line, zone)},{_CHECK})",
    }
    if isinstance(line.slot.input, RatioInput):
        top, bottom = line.cell(Column.NUMERATOR), line.cell(Column.DENOMINATOR)
        ratio = f'IF(AND(ISNUMBER({top}),ISNUMBER({bottom})),{top}/{bottom},"")'
        formulas[Column.VALUE] = f'=IFERROR({ratio},"")'
    if line.slot.part is None:
        share, most = line.cell(Column.FRACTION), line.slot.indicator.points
        # The inner ROUND keeps an exact half (4.6875) from being lost to 4.687499999999999, as the engine does.
        formulas[Column.POINTS] = f'=IF(ISNUMBER({share}),ROUND(ROUND({most!r}*{share},{DIGITS}),3),"")'
    return formulas


def group_key(line: SlotCells) -> str:
    """What the hidden column `GROUP` says of an indicator: its group, or why it is outside the base scale."""
    indicator = line.slot.indicator
    if not indicator.rule.scored:
        return UNSCORED_KEY
    return {"base": indicator.group, "bonus": BONUS_KEY, "penalty": PENALTY_KEY}[indicator.counts]


def _numeric(line: SlotCells) -> str:
    """The value; "" where nothing is given or it does not apply; `NEEDS_CHECKING` where it is not understood."""
    mark = line.cell(Column.NOT_APPLICABLE)
    figures, reading = (
        _composite(line) if line.slot.part is None and line.slot.indicator.parts else _typed(line)
    )
    if line.slot.part is not None or line.slot.indicator.not_applicable is None:
        return f"IF({_blank(mark)},{reading},{_CHECK})"
    set_aside = f'IF(AND({_marked(mark)},{_blank(figures)}),"",{_CHECK})'
    return f"IF({_blank(mark)},{reading},{set_aside})"


def _composite(line: SlotCells) -> tuple[str, str]:
    """All figures of the parts joined, and the value that the parts make."""
    rule = line.slot.indicator.rule
    assert isinstance(rule, CompositeRule)
    typed = [cell for cells in zip(*map(line.part_cells, _TYPED), strict=True) for cell in cells]
    numeric = line.part_cells(Column.NUMERIC)
    made = rule.combine_formula(line.part_cells(Column.FRACTION))
    doubtful = f"COUNTIF({numeric[0]}:{numeric[-1]},{_CHECK})>0"
    own = "&".join(line.cell(c) for c in _TYPED)
    return "&".join([own, *typed]), f"IF(OR({doubtful},NOT({_blank(own)})),{_CHECK},{made})"


def _typed(line: SlotCells) -> tuple[str, str]:
    """All figures of the row joined, and the value that they make."""
    top, bottom, value = (line.cell(c) for c in _TYPED)
    asked = line.slot.input
    if isinstance(asked, RatioInput):
        return f"{top}&{bottom}&{value}", _ratio(top, bottom, value)
    read = asked.formula(InputCells(top, bottom, _plain(line)))
    understood = _understood(line, value, read)
    reading = f'IF({_blank(value)},"",IF({understood},{read},{_CHECK}))'
    elsewhere = f"{top}&{bottom}"
    return f"{top}&{bottom}&{value}", f"IF({_blank(elsewhere)},{reading},{_CHECK})"


def _plain(line: SlotCells) -> str:
    """The value's cell as its input reads it: numbers as they are, words without blanks around them."""
    value = line.cell(Column.VALUE)
    return value if isinstance(line.slot.input, CountInput | NumberInput) else f"TRIM({value})"


def _understood(line: SlotCells, value: str, read: str) -> str:
    if isinstance(line.slot.input, CountInput):
        return f"AND(ISNUMBER({value}),{value}>=0,{value}=INT({value}))"
    if isinstance(line.slot.input, NumberInput):
        return f"AND(ISNUMBER({value}),{value}>=0)"
    return f"ISNUMBER({read})"


def _ratio(top: str, bottom: str, value: str) -> str:
    """Both counts, whole and in order, or a bare share from 0 to 1 alone."""
    whole = f"{top}>=0,{bottom}>0,{top}<={bottom},{top}=INT({top}),{bottom}=INT({bottom})"
    agrees = f"IF(ISNUMBER({value}),ABS({value}-{top}/{bottom})<={AS_TYPED:.9f},{_blank(value)})"
    counts = f"IF(AND(ISNUMBER({top}),ISNUMBER({bottom}),{whole},{agrees}),{top}/{bottom},{_CHECK})"
    share = f"IF(AND(ISNUMBER({value}),{value}>=0,{value}<=1),{value},{_CHECK})"
    bare = f'IF({_blank(value)},"",{share})'
    return f"IF({_blank(f'{top}&{bottom}')},{bare},{counts})"


def _fraction(line: SlotCells, zone: Zone) -> str:
    numeric = line.cell(Column.NUMERIC)
    part = line.slot.part
    rule = part.rule if part else line.slot.indicator.rule
    cells = RuleCells(value=numeric, bar=_bar(line, zone), best=line.cell(Column.BEST))
    return f'IF(ISNUMBER({numeric}),{rule.formula(cells)},"")'


def _outcome(line: SlotCells, zone: Zone) -> str:
    numeric, indicator = line.cell(Column.NUMERIC), line.slot.indicator
    doubtful = f"{numeric}={_CHECK}"
    if line.slot.part is not None:
        return f'IF({doubtful},{_CHECK},"")'
    if not indicator.rule.scored:
        return f"IF({doubtful},{_CHECK},{word(Outcome.UNSCORED)})"
    met = reached_xl(numeric, _bar(line, zone), indicator.rule.direction)
    judged = f"IF({met},{word(Outcome.PASSED)},{word(Outcome.FAILED)})"
    answered = f"IF(ISNUMBER({line.cell(Column.FRACTION)}),{judged},{word(Outcome.MISSING)})"
    if indicator.not_applicable is not None:
        answered = (
            f"IF({_marked(line.cell(Column.NOT_APPLICABLE))},{word(Outcome.NOT_APPLICABLE)},{answered})"
        )
    return f"IF({doubtful},{_CHECK},{answered})"


def _bar(line: SlotCells, zone: Zone) -> str:
    threshold = line.slot.part.threshold if line.slot.part else line.slot.indicator.threshold
    return repr(threshold.at(zone)) if threshold else '""'


def _blank(cells: str) -> str:
    return f"LEN(TRIM({cells}))=0"


def _marked(mark: str) -> str:
    return f"LOWER(TRIM({mark}))={xl_text(NOT_APPLICABLE_MARK)}"
