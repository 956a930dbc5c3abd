"""What hands and programs do to the cells of a checklist: other contents, types, styles and places."""

import re
from collections.abc import Callable
from random import Random

from openpyxl.utils import column_index_from_string
from openpyxl.utils.cell import coordinate_from_string

from tests.fuzz import nasty
from tests.fuzz.parts import Members, change_part, place_of
from tests.fuzz.spots import Spot, Spots

_CELL = re.compile(r"<c ([^>]*?)(/>|>.*?</c>)", re.DOTALL)
_STYLE = re.compile(r'\bs="[0-9]+"')
_WORDS = {
    Spot.HEAD: nasty.HEADS,
    Spot.HEADER: nasty.HEADERS,
    Spot.KEY: nasty.KEYS,
    Spot.CODE: nasty.CODES,
    Spot.UNIT: nasty.HEADS,
    Spot.FIGURE: (*nasty.NUMBER_TEXTS, *nasty.NUMBER_TEXTS, *nasty.ANSWER_WORDS, "#DIV/0!", ""),
    Spot.MARK: ("x", "x", *nasty.ANSWER_WORDS, "không có", "1", "0", "?", "-", ""),
    Spot.TEXT: (*nasty.TEXTS, "QĐ 12", "Không có hộ nào"),
}
"""What is likely to be typed there."""
_OFTEN = {
    Spot.FIGURE: 10,
    Spot.MARK: 3,
    Spot.TEXT: 3,
    Spot.CODE: 1.5,
    Spot.UNIT: 3,
    Spot.HEAD: 1,
    Spot.HEADER: 0.5,
    Spot.KEY: 0.7,
}


def change_cells(members: Members, spots: Spots, rng: Random) -> None:
    """Put something else into cells that count."""
    part, of_part = rng.choice(sorted(spots.items()))
    at = place_of(members, part)
    if at is None:
        return
    kinds = sorted(of_part)
    for kind in rng.choices(kinds, [_OFTEN[kind] for kind in kinds], k=rng.choice((1, 1, 1, 2, 4))):
        address = rng.choice(of_part[kind])
        change_part(
            members, at, _put(address, lambda before, a=address, k=kind: _other_cell(a, before, k, rng))
        )


def _put(address: str, other: Callable[[str], str]) -> Callable[[str], str]:
    """Make one cell another; where there is none, put it in its place of the row."""
    letters, number = coordinate_from_string(address)

    def change(text: str) -> str:
        if found := re.search(rf'<c r="{address}"[^>]*?(/>|>.*?</c>)', text, re.DOTALL):
            return text[: found.start()] + other(found[0]) + text[found.end() :]
        row = re.search(rf'(<row r="{number}"(?: [^>]*?)?)(/>|>(.*?)</row>)', text, re.DOTALL)
        if row is None:
            return text
        inner, at = row[3] or "", 0
        for cell in re.finditer(r'<c r="([A-Z]+)[0-9]+"[^>]*?(?:/>|>.*?</c>)', inner, re.DOTALL):
            if column_index_from_string(cell[1]) < column_index_from_string(letters):
                at = cell.end()
        said = f"{row[1]}>{inner[:at]}{other('')}{inner[at:]}</row>"
        return text[: row.start()] + said + text[row.end() :]

    return change


def _other_cell(address: str, before: str, kind: Spot, rng: Random) -> str:
    style = _STYLE.search(before.partition(">")[0])
    look = f" {style[0]}" if style and rng.random() < 0.7 else ""
    look = f' s="{rng.randrange(12)}"' if rng.random() < 0.1 else look
    said, number = rng.choice(_WORDS[kind]), rng.choice(nasty.NUMBERS)
    start = f'<c r="{address}"{look}'
    typed = f'{start} t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'
    if kind in (Spot.HEAD, Spot.UNIT, Spot.CODE, Spot.HEADER, Spot.KEY) and rng.random() < 0.8:
        return typed
    if rng.random() < 0.35:
        return typed
    formula = f"<f>{rng.choice(nasty.FORMULAS if rng.random() < 0.9 else nasty.FORMULAS_OUT)}</f>"
    return rng.choice(
        (
            "",
            f"{start}/>",
            *(f"{start}><v>{number}</v></c>",) * 4,
            f'{start} t="inlineStr"><is><r><t>{said}</t></r><r><t>{number}</t></r></is></c>',
            f'{start} t="str">{formula}<v>{said}</v></c>',
            f"{start}>{formula}<v>{number}</v></c>",
            f"{start}>{formula}</c>",
            f'{start} t="b"><v>{rng.choice("01")}</v></c>',
            f'{start} t="e"><v>{rng.choice(("#DIV/0!", "#N/A", "#REF!"))}</v></c>',
            f'{start} t="s"><v>{rng.choice("0000111223")}</v></c>',
            f'{start} t="d"><v>2022-05-03</v></c>',
        )
    )


def misplace_cells(members: Members, spots: Spots, rng: Random) -> None:
    """Have a cell twice, under another address, or without one."""
    part = rng.choice(sorted(spots))
    at = place_of(members, part)
    if at is None:
        return

    def change(text: str) -> str:
        found = list(_CELL.finditer(text))
        if not found:
            return text
        one, other = rng.choice(found), rng.choice(found)
        address = re.search(r'r="[A-Z]+[0-9]+"', other[1])
        instead = rng.choice(
            (
                one[0] + one[0],
                one[0] + f"<c {address[0] if address else ''}/>",
                re.sub(r'r="[A-Z]+[0-9]+"', address[0] if address else "", one[0], count=1),
                re.sub(r'r="[A-Z]+[0-9]+" ?', "", one[0], count=1),
            )
        )
        return text[: one.start()] + instead + text[one.end() :]

    change_part(members, at, change)
