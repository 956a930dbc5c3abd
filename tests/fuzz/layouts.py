"""Where the answers of a sheet stand, found again by plainer rules than the reader's: by openpyxl and whole words.

Two layouts: the ordinary checklist (one header row, a row a Mã) and the wide form (a row of keys, a row a commune).
Nothing here uses the reader's own code.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from unicodedata import category, normalize

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from checklist.layout import NEEDED_TO_RECOGNISE, Column, Head

_KEY = re.compile(r"([^·•∙‧・]{1,20})[·•∙‧・](.{2,40})")
_LOOKS_LIKE = str.maketrans("авеіјкмнорстухАВЕІЈКМНОРСТУХ", "abeijkmhopctyxABEIJKMHOPCTYX")
_HIGHEST = 300
"""Rows among which a header is looked for."""

AnyCell = Cell | MergedCell


@dataclass(frozen=True)
class Answered:
    """The cells that answer one Mã, by column; the wide form may have several for one."""

    place: str
    slot: str
    cells: dict[Column, list[AnyCell]] = field(default_factory=dict)


def text_of(value: object) -> str:
    """A content as a text, "" where there is none."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return "" if value is None else str(value)


def plain(text: str) -> str:
    """Lower case without diacritics, đ as d, one space for any."""
    decomposed = normalize("NFKD", text.replace("đ", "d").replace("Đ", "D"))
    visible = "".join(c for c in decomposed if category(c) not in ("Mn", "Cf", "Cc") or c.isspace())
    return re.sub(r"\s+", " ", visible).strip().lower()


def code_of(text: str) -> str:
    """A Mã as it is compared."""
    return plain(text.translate(_LOOKS_LIKE)).replace(" ", "")


_CODE_HEADERS = {plain(said) for said in (Head.UNIT_CODE.value.label, *Head.UNIT_CODE.value.aliases)}


def _titles() -> dict[str, Column]:
    titles: dict[str, Column] = {}
    for column in Column:
        titles.setdefault(plain(column.title), column)
    for column in Column:
        for said in column.value.aliases:
            titles.setdefault(plain(said), column)
    return titles


_TITLES = _titles()


def title_of(value: object) -> Column | None:
    """The column that a header names."""
    return _TITLES.get(plain(re.sub(r"\([^)]*\)", "", text_of(value))).strip(" :*."))


def header_of(sheet: Worksheet) -> tuple[int, dict[Column, int]] | None:
    """The first row that holds every needed header, and where; None where they are not all in one row."""
    for row in sheet.iter_rows(max_row=min(sheet.max_row, _HIGHEST)):
        found: dict[Column, int] = {}
        for cell in row:
            column = title_of(cell.value)
            if column is not None and (column not in found or cell.value == column.title):
                found[column] = cell.column
        if all(column in found for column in NEEDED_TO_RECOGNISE):
            return row[0].row, found
    return None


def keys_of(sheet: Worksheet) -> tuple[int, dict[tuple[str, Column], int]] | None:
    """The first row with two keys such as `A.1 · Tử số`, or with one beside the code's header, and their places."""
    for row in sheet.iter_rows(max_row=min(sheet.max_row, _HIGHEST)):
        found: dict[tuple[str, Column], int] = {}
        for cell in row:
            parts = _KEY.fullmatch(cell.value) if isinstance(cell.value, str) else None
            column = title_of(parts[2]) if parts else None
            if parts and column:
                found.setdefault((code_of(parts[1]), column), cell.column)
        if len(found) > 1 or (found and any(_heads_codes(cell.value) for cell in row)):
            return row[0].row, found
    return None


def _heads_codes(value: object) -> bool:
    return plain(text_of(value)).strip(" :*.") in _CODE_HEADERS


def rows_of_checklist(sheet: Worksheet) -> Iterator[Answered]:
    """Every row with a Mã, and the rows under the header without one."""
    where = header_of(sheet)
    if where is None:
        return
    header, columns = where
    for number in range(1, sheet.max_row + 1):
        slot = code_of(text_of(sheet.cell(number, columns[Column.CODE]).value))
        if number != header and (slot or number > header):
            cells = {column: [_shown(sheet, number, at, column, header)] for column, at in columns.items()}
            yield Answered(f"{sheet.title}!{number}", slot, cells)


def answers_of_commune(sheets: list[Worksheet], code: str) -> dict[str, Answered]:
    """What the wide form holds of one commune, by Mã; none where a sheet does not tell its row by the code."""
    found: dict[str, Answered] = {}
    for sheet in sheets:
        where = keys_of(sheet)
        if where is None:
            continue
        keys, columns = where
        numbers = _rows_of(sheet, code, keys)
        if not numbers:
            return {}
        for number, ((slot, column), at) in product(numbers, columns.items()):
            answered = found.setdefault(slot, Answered(f"{sheet.title}!{number} {code}", slot))
            answered.cells.setdefault(column, []).append(_shown(sheet, number, at, column, keys))
    return found


def _rows_of(sheet: Worksheet, code: str, keys: int) -> list[int]:
    columns = _columns_of_codes(sheet, keys)
    return [
        number
        for number in range(keys + 1, sheet.max_row + 1)
        if any(code_of(text_of(sheet.cell(number, at).value)) == code for at in columns)
    ]


def _columns_of_codes(sheet: Worksheet, keys: int) -> list[int]:
    """The first column from the left that is headed as the commune's code, at the keys or close above."""
    for number in range(keys, max(0, keys - 8), -1):
        found = [cell.column for cell in sheet[number] if _heads_codes(cell.value)]
        if found:
            return found[:1]
    return []


def _shown(sheet: Worksheet, row: int, column: int, asked: Column, header: int) -> AnyCell:
    """The cell a person sees there: a text that is merged over several rows of answers stands for each of them."""
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell) and asked in (Column.EVIDENCE, Column.EXPLANATION):
        for merged in sheet.merged_cells.ranges:
            if merged.min_col == column and header < merged.min_row <= row <= merged.max_row:
                return sheet.cell(merged.min_row, column)
    return cell
