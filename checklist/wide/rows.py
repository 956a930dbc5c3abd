"""The rows of the communes, on both sheets: what tells the commune, and looks that are made once and repeated."""

from collections.abc import Iterable, Mapping
from copy import copy

from openpyxl.worksheet.worksheet import Worksheet

from checklist.looks import CENTRED, GRID, INDENTED, PAPER, fill, font
from checklist.plain_text import write_text
from checklist.wide.layout import Lead, Summary
from checklist.wide.plan import FIRST_ROW, WidePlan
from criteria.words import ZONES


def write_communes(sheet: Worksheet, plan: WidePlan, leads: Mapping[Lead | Summary, str]) -> None:
    """Write running number, code, name, district and zone of every commune, as far as the sheet has them."""
    for lead, letter in leads.items():
        cell = sheet[f"{letter}{FIRST_ROW}"]
        cell.font, cell.border, cell.fill = font(bold=lead is Lead.NAME), GRID, fill(PAPER)
        cell.alignment = INDENTED if lead in (Lead.NAME, Lead.DISTRICT) else CENTRED
    repeat_looks(sheet, plan, leads.values())
    for number, (row, (code, unit)) in enumerate(
        zip(plan.rows, plan.communes.iterrows(), strict=True), start=1
    ):
        said = {
            Lead.CODE: str(code),
            Lead.NAME: unit["name"],
            Lead.DISTRICT: unit["district_name"],
            Lead.ZONE: ZONES[unit["zone"]].vi,
        }
        sheet[f"{leads[Lead.NUMBER]}{row}"].value = number
        for lead, text in said.items():
            if lead in leads:
                write_text(sheet[f"{leads[lead]}{row}"], text)


def repeat_looks(sheet: Worksheet, plan: WidePlan, letters: Iterable[str]) -> None:
    """Give the cells of all further rows the looks of the first; setting each anew takes most of the time."""
    for letter in letters:
        style = sheet[f"{letter}{FIRST_ROW}"]._style
        for row in plan.rows[1:]:
            sheet[f"{letter}{row}"]._style = copy(style)
