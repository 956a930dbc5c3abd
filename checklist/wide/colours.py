"""What the figures show by themselves: whether the threshold is met, and which cells need another look."""

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.worksheet.worksheet import Worksheet

from checklist.layout import NEEDS_CHECKING, Column
from checklist.looks import as_ink, when_shown, when_warned
from checklist.template.checklist_sheet import number_format_of
from checklist.template.live_cells import word
from checklist.template.plan import SlotRow
from checklist.wide.layout import Summary
from checklist.wide.plan import FIRST_ROW, Field, WidePlan
from criteria.inputs import xl_text
from scoring import Look, Outcome, look_of_tone

_FIRST_FORMAT = 220
"""Number formats of our own have ids; those below are taken by the marks in front of words."""


def add_colours(sheet: Worksheet, plan: WidePlan) -> None:
    """Add the conditional looks of the figures and of the summary."""
    known: dict[str, int] = {}
    for field in plan.figures:
        if field.column is Column.VALUE and field.slot.part is None:
            for outcome in (Outcome.PASSED, Outcome.FAILED):
                met = f"${_at(plan, field, Column.OUTCOME)}={word(outcome)}"
                style = _marked(
                    outcome.look, number_format_of(SlotRow(0, field.slot, None), field.column), known
                )
                _add(sheet, plan, field.letter, met, style)
        elif field.column is Column.OUTCOME:
            for outcome in Outcome:
                met = f"${field.letter}{FIRST_ROW}={word(outcome)}"
                _add(sheet, plan, field.letter, met, when_shown(outcome.look))
        if field.column is Column.EXPLANATION:
            aside = f"${_at(plan, field, Column.OUTCOME)}={word(Outcome.NOT_APPLICABLE)}"
            unexplained = f"AND({aside},LEN(TRIM(${field.letter}{FIRST_ROW}))=0)"
            _add(sheet, plan, field.letter, unexplained, when_warned())
        else:
            doubtful = f"${_at(plan, field, Column.NUMERIC)}={xl_text(NEEDS_CHECKING)}"
            _add(sheet, plan, field.letter, doubtful, when_warned())
    _colour_summary(sheet, plan)


def _colour_summary(sheet: Worksheet, plan: WidePlan) -> None:
    verdict, to_check = plan.leads[Summary.VERDICT], plan.leads[Summary.TO_CHECK]
    for one in plan.edition.verdicts:
        met = f"${verdict}{FIRST_ROW}={xl_text(one.name.vi)}"
        _add(sheet, plan, verdict, met, when_shown(look_of_tone(one.tone, one.name)))
    _add(sheet, plan, to_check, f"${to_check}{FIRST_ROW}>0", when_warned())


def _at(plan: WidePlan, field: Field, column: Column) -> str:
    return f"{plan.letters[field.slot.id, column]}{FIRST_ROW}"


def _add(sheet: Worksheet, plan: WidePlan, letter: str, met: str, style: DifferentialStyle) -> None:
    sheet.conditional_formatting.add(plan.down(letter), Rule(type="expression", formula=[met], dxf=style))


def _marked(look: Look, number_format: str, known: dict[str, int]) -> DifferentialStyle:
    """The outcome's colour, and its mark in front of the figure, which stays a number."""
    code = f'"{look.mark} "{number_format}'
    number = NumberFormat(numFmtId=known.setdefault(code, _FIRST_FORMAT + len(known)), formatCode=code)
    return DifferentialStyle(font=Font(color=as_ink(look), bold=True), numFmt=number)
