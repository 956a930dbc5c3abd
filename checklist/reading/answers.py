"""What a checklist answers to an indicator: figures, the mark Không áp dụng, evidence and explanation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checklist import cells
from checklist.cells import is_blank
from checklist.layout import FIGURE_COLUMNS, Column
from checklist.reading.asked import Asked, in_both
from checklist.reading.findings import Findings
from checklist.reading.ratios import Figures, read_ratio
from checklist.reading.rows import is_figure
from checklist.reading.tables import AnswerCells
from criteria import Edition, Indicator
from criteria.inputs import BooleanInput, CountInput, NumberInput, OptionInput, RatioInput
from wording.language import Text
from wording.problems import Kind


@dataclass(frozen=True)
class Answer:
    """What one row says; a row of `scoring.ANSWER_COLUMNS` without the unit."""

    slot: str
    figures: Figures
    not_applicable: bool
    evidence: str
    explanation: str

    @property
    def says_something(self) -> bool:
        """True where the row is worth keeping."""
        return self.figures.given or self.not_applicable or bool(self.evidence or self.explanation)


def tell_of_missing_rows(edition: Edition, rows: Mapping[str, AnswerCells], findings: Findings) -> None:
    """Tell which slots have no row; they count as missing."""
    for slot in edition.slots:
        if slot.id not in rows:
            findings.tell(Kind.INDICATOR_ROW_MISSING, indicator=slot.id, name=slot.name)


def read_answers(edition: Edition, rows: Mapping[str, AnswerCells], findings: Findings) -> list[Answer]:
    """Read every indicator from the cells of its slots; only answers that say something come back."""
    return [
        answer
        for indicator in edition.indicators
        for answer in _read_indicator(edition, indicator, rows, findings)
        if answer.says_something
    ]


def _read_indicator(
    edition: Edition, indicator: Indicator, rows: Mapping[str, AnswerCells], findings: Findings
) -> list[Answer]:
    ids = [indicator.id, *(indicator.part_slot(part) for part in indicator.parts)]
    asked = [Asked(edition.slot_by_id[i], rows[i], findings) for i in ids if i in rows]
    answers = [_read_row(one) for one in asked]
    if answers and answers[0].not_applicable:
        _check_mark(asked, answers[0])
    elif _lacks_evidence(indicator, answers) and asked[0].line.has(Column.EVIDENCE):
        asked[0].tell(Kind.EVIDENCE_MISSING, Column.EVIDENCE, indicator=indicator.id, name=indicator.name)
    return answers


def _lacks_evidence(indicator: Indicator, answers: list[Answer]) -> bool:
    """True where evidence is asked for, figures are given, and none of the rows names any."""
    asked_for = bool(indicator.evidence.vi) and any(answer.figures.given for answer in answers)
    return asked_for and not any(answer.evidence for answer in answers)


def _read_row(asked: Asked) -> Answer:
    return Answer(
        slot=asked.slot.id,
        figures=_read_figures(asked),
        not_applicable=_read_mark(asked),
        evidence=asked.take(cells.text(asked.cell(Column.EVIDENCE)), Column.EVIDENCE) or "",
        explanation=asked.take(cells.text(asked.cell(Column.EXPLANATION)), Column.EXPLANATION) or "",
    )


def _read_figures(asked: Asked) -> Figures:
    kind, cell = asked.slot.input, asked.cell(Column.VALUE)
    if isinstance(kind, RatioInput):
        return read_ratio(asked)
    for column, expected in _wrong_columns(asked):
        asked.tell(Kind.FIGURE_IN_THE_WRONG_COLUMN, column, expected=expected)
    if isinstance(kind, OptionInput):
        return Figures(choice=asked.take(cells.option(cell, kind.options), Column.VALUE))
    if isinstance(kind, CountInput):
        return Figures.of(asked.take(cells.count(cell), Column.VALUE))
    if isinstance(kind, NumberInput):
        return Figures.of(asked.take(cells.number(cell), Column.VALUE))
    if isinstance(kind, BooleanInput):
        return Figures.of(asked.take(cells.yes_no(cell), Column.VALUE))
    return Figures()


def _wrong_columns(asked: Asked) -> Iterator[tuple[Column, Text]]:
    """Columns with a figure that is asked for elsewhere, and where."""
    value = in_both(Column.VALUE)
    parts = [asked.slot.indicator.part_slot(part) for part in asked.slot.indicator.parts]
    if asked.slot.part is None and parts:
        rows = f"{parts[0]} – {parts[-1]}"
        expected = Text(vi=f"{value.vi}, ở các dòng {rows}", en=f"{value.en}, in the rows {rows}")
        columns: tuple[Column, ...] = FIGURE_COLUMNS
    else:
        expected, columns = value, (Column.NUMERATOR, Column.DENOMINATOR)
    for column in columns:
        formula = column is not Column.VALUE and not is_blank(asked.cell(column))
        if is_figure(asked.line, column) or (formula and asked.cell(column).formula is not None):
            yield column, expected


def _read_mark(asked: Asked) -> bool:
    marked = asked.take(cells.mark(asked.cell(Column.NOT_APPLICABLE)), Column.NOT_APPLICABLE)
    if not marked:
        return False
    if asked.slot.part is not None:
        asked.tell(Kind.NOT_APPLICABLE_ON_A_PART, Column.NOT_APPLICABLE, whole=asked.slot.indicator.id)
        return False
    if asked.slot.indicator.not_applicable is None:
        asked.tell(Kind.NOT_APPLICABLE_NOT_ALLOWED, Column.NOT_APPLICABLE)
    return True


def _check_mark(asked: list[Asked], answer: Answer) -> None:
    """A mark needs a reason, and no figures beside it or in the rows of the parts."""
    own = asked[0]
    if own.slot.indicator.not_applicable is not None and is_blank(own.cell(Column.EXPLANATION)):
        own.tell(Kind.NOT_APPLICABLE_WITHOUT_REASON, Column.EXPLANATION)
    if any(is_figure(one.line, column) for one in asked for column in FIGURE_COLUMNS):
        own.tell(Kind.NOT_APPLICABLE_WITH_FIGURES, Column.NOT_APPLICABLE)
