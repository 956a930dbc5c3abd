"""`wide_form`: the wide form of an edition for a list of communes, with the answers that are known already."""

import io
from collections.abc import Sequence

import pandas as pd
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from checklist.layout import TEMPLATE_VERSION, Head, Meta
from checklist.looks import font, height_for, lines_of
from checklist.plain_text import write_content
from checklist.template.identity import write_identity
from checklist.template.prefill import fillings
from checklist.wide.evidence_sheet import HINT, write_evidence
from checklist.wide.figures_sheet import write_figures
from checklist.wide.guide_sheet import write_guide
from checklist.wide.headers import write_title
from checklist.wide.layout import EVIDENCE_SHEET, FIGURES_SHEET, ROW_HEIGHT
from checklist.wide.plan import WidePlan, texts_of_parts
from criteria import Edition
from units import unaccented


def file_name(district: str) -> str:
    """The name of a district's wide form: `phieu-tong-hop-huyen-tho-xuan.xlsx`."""
    plain = "".join(char if char.isalnum() else " " for char in unaccented(district).lower())
    return f"phieu-tong-hop-{'-'.join(plain.split()) or 'cac-xa'}.xlsx"


def wide_form(
    edition: Edition,
    units: pd.DataFrame,
    codes: Sequence[str],
    era: str,
    round_name: str = "",
    answers: pd.DataFrame | None = None,
    title: str = "",
) -> bytes:
    """Return the form for the communes of a district, or of any list, as the bytes of an .xlsx.

    `units` is a frame of `units.load_units`, `codes` names the communes in the order of the rows. `answers` is a long
    frame of `scoring.ANSWER_COLUMNS`; what it gives of these communes stands in their cells. `title` stands on top,
    before the edition's. Raises KeyError for a code that `units` does not have or a slot that the edition does not
    have, ValueError where there is no code, or one twice.
    """
    if not codes or len(set(codes)) < len(codes):
        raise ValueError("the form needs at least one commune, and each once")
    communes = units.loc[list(codes)]
    given = None if answers is None else answers[answers["unit"].isin(codes)]
    plan = WidePlan(edition, communes, frozenset(texts_of_parts(edition, given)))
    book = Workbook()
    book._named_styles["Normal"].font = font()  # type: ignore[attr-defined]  # widths are measured in it
    sheet = book.active
    assert sheet is not None
    sheet.title = FIGURES_SHEET
    heading = " · ".join(filter(None, ("Phiếu tổng hợp", title, edition.title.vi)))
    write_title(sheet, heading, edition.notice.vi or edition.source.text.vi)
    write_figures(sheet, plan, _head(communes, era, round_name))
    evidence = book.create_sheet()
    write_evidence(evidence, plan)
    write_title(evidence, f"{EVIDENCE_SHEET} · {heading}", HINT)
    write_guide(book.create_sheet(), edition)
    if given is not None:
        _prefill(book, plan, given)
    facts = {Meta.EDITION: edition.id, Meta.ERA: era, Meta.TEMPLATE: TEMPLATE_VERSION}
    write_identity(book, facts | ({Meta.ROUND: round_name} if round_name else {}))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(communes: pd.DataFrame, era: str, round_name: str) -> dict[Head, str]:
    districts = communes["district_name"].unique()
    known = {Head.ERA: era, Head.ROUND: round_name}
    return {Head.DISTRICT: str(districts[0]), **known} if len(districts) == 1 and districts[0] else known


def _prefill(book: Workbook, plan: WidePlan, answers: pd.DataFrame) -> None:
    by_unit = dict(iter(answers.groupby("unit")))
    for row, code in zip(plan.rows, plan.communes.index, strict=True):
        if code not in by_unit:
            continue
        for place, content in fillings(plan.cells_of(row), by_unit[code]):
            name, _, at = place.rpartition("!")
            _write(book[name.strip("'") or FIGURES_SHEET], at, content)


def _write(sheet: Worksheet, at: str, content: float | int | str) -> None:
    """Write an answer; a row whose text takes several lines becomes as high as they need."""
    cell = sheet[at]
    write_content(cell, content)
    if not isinstance(content, str):
        return
    width = sheet.column_dimensions[cell.column_letter].width
    if lines_of(content, width) > 1:
        row = sheet.row_dimensions[cell.row]
        row.height = max(row.height or 0, height_for([(content, width)], ROW_HEIGHT))
