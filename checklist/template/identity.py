"""What a workbook says of itself: custom document properties, and the hidden sheet for software that drops those."""

from collections.abc import Mapping

from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from openpyxl.workbook import Workbook

from checklist.layout import META_SHEET, Meta
from checklist.plain_text import harmless, write_text


def write_identity(book: Workbook, facts: Mapping[Meta, str]) -> None:
    """Write every fact in both places, over those of the unit before."""
    if META_SHEET not in book.sheetnames:
        book.create_sheet(META_SHEET).sheet_state = "hidden"
    sheet = book[META_SHEET]
    properties: CustomPropertyList = book.custom_doc_props  # type: ignore[attr-defined]  # unknown to the stubs
    kept = set(properties.names)
    for row, (fact, said) in enumerate(facts.items(), start=1):
        if fact.value in kept:
            properties[fact.value].value = harmless(said)
        else:
            properties.append(StringProperty(name=fact.value, value=harmless(said)))
        sheet[f"A{row}"].value = fact.value
        write_text(sheet[f"B{row}"], said)
