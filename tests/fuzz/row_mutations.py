"""What is done to whole rows, sheets, merges and to what the file tells of itself."""

import re
from random import Random

from tests.fuzz import nasty
from tests.fuzz.parts import Members, change_part, place_of
from tests.fuzz.spots import Spots

_ROW = re.compile(r'<row r="([0-9]+)"[^>]*>.*?</row>', re.DOTALL)
_REFERENCE = re.compile(r'(<(?:row|c) r="[A-Z]*)([0-9]+)"')


def change_rows(members: Members, spots: Spots, rng: Random) -> None:
    """Delete, double, hide, move, swap or empty rows; add thousands."""
    at = place_of(members, rng.choice(sorted(spots)))
    if at is not None:
        change_part(members, at, lambda text: _other_rows(text, rng))


def _other_rows(text: str, rng: Random) -> str:
    rows = list(_ROW.finditer(text))
    if not rows:
        return text
    one, other = rng.choice(rows), rng.choice(rows)
    last = int(rows[-1][1])
    what = rng.randrange(9)
    if what == 0:
        return text[: one.start()] + text[one.end() :]
    if what == 1:
        return text.replace(one[0], one[0].replace("<row ", '<row hidden="1" ', 1), 1)
    if what == 2:  # a copy below the table
        return text[: rows[-1].end()] + _moved(one[0], last + 1 - int(one[1])) + text[rows[-1].end() :]
    if what == 3:  # the same row number twice
        return text[: one.end()] + one[0] + text[one.end() :]
    if what == 4:  # rows inserted above
        head, tail = text[: one.start()], text[one.start() :]
        return head + _moved(tail, rng.choice((1, 3, 250)))
    if what == 5:  # two rows change places
        first, second = sorted((one, other), key=lambda row: row.start())
        if first is second:
            return text
        off = int(second[1]) - int(first[1])
        between = text[first.end() : second.start()]
        swapped = _moved(second[0], -off) + between + _moved(first[0], off)
        return text[: first.start()] + swapped + text[second.end() :]
    if what == 6:
        return (
            text[: one.start()] + re.sub(r"<(v|is)>.*?</\1>", "", one[0], flags=re.DOTALL) + text[one.end() :]
        )
    if what == 7:
        return text[: rows[-1].end()] + _second_table(rows, last + 3) + text[rows[-1].end() :]
    return text[: rows[-1].end()] + _many_rows(last + 1, rng) + text[rows[-1].end() :]


def _moved(text: str, by: int) -> str:
    return _REFERENCE.sub(lambda found: f'{found[1]}{int(found[2]) + by}"', text)


def _second_table(rows: list[re.Match[str]], number: int) -> str:
    """The header again further down, its columns ten letters to the right; nothing where it cannot be told."""
    header = next((row for row in rows if ">Mã<" in row[0] and ">Tử số<" in row[0]), None)
    if header is None:
        return ""
    below = _moved(header[0], number - int(header[1]))
    return re.sub(r'<c r="([A-P])(?=[0-9])', lambda found: f'<c r="{chr(ord(found[1]) + 10)}', below)


def _many_rows(first: int, rng: Random) -> str:
    """Formatted rows to the bottom of what a clerk scrolls, at times with something in each."""
    count = rng.choice((50, 500, 500, 6000))
    filled = rng.random() < 0.3
    return "".join(
        f'<row r="{n}"><c r="A{n}" s="1">{"<v>1</v>" if filled else ""}</c><c r="B{n}" s="1"/></row>'
        for n in range(first, first + count)
    )


def merge_cells(members: Members, spots: Spots, rng: Random) -> None:
    """Merge some cells, mostly of the table."""
    part, of_part = rng.choice(sorted(spots.items()))
    at = place_of(members, part)
    if at is None:
        return
    addresses = [address for kind in sorted(of_part) for address in of_part[kind]]
    letters, number = re.match(r"([A-Z]+)([0-9]+)", rng.choice(addresses)).groups()  # type: ignore[union-attr]
    right = rng.choice((letters, letters, letters, chr(min(ord(letters[-1]) + 1, ord("Z")))))
    merged = f'<mergeCell ref="{letters}{number}:{right}{int(number) + rng.choice((0, 1, 1, 2, 4))}"/>'

    def change(text: str) -> str:
        if "</mergeCells>" in text:
            return text.replace("</mergeCells>", merged + "</mergeCells>", 1)
        return text.replace("</sheetData>", f"</sheetData><mergeCells>{merged}</mergeCells>", 1)

    change_part(members, at, change)


def change_facts(members: Members, spots: Spots, rng: Random) -> None:
    """Change what the file tells of itself: edition, era, unit and round; hide or rename its sheets."""
    at = place_of(members, rng.choice(("docProps/custom.xml", "docProps/custom.xml", "xl/workbook.xml")))
    if at is None:
        return

    def change(text: str) -> str:
        said = rng.choice(nasty.FACTS)
        if "<vt:lpwstr>" in text:
            found = list(re.finditer(r"<vt:lpwstr>[^<]*</vt:lpwstr>", text))
            one = rng.choice(found)
            return text[: one.start()] + f"<vt:lpwstr>{said}</vt:lpwstr>" + text[one.end() :]
        found = list(re.finditer(r"<sheet [^>]*>", text))
        if not found:
            return text
        one = rng.choice(found)
        state = re.sub(r' state="[a-zA-Z]*"', "", one[0])
        hidden = state.replace("<sheet ", '<sheet state="hidden" ', 1)
        renamed = re.sub(r' name="[^"]*"', ' name="Sheet1 (2)"', one[0])
        return text[: one.start()] + rng.choice((state, hidden, hidden, renamed)) + text[one.end() :]

    change_part(members, at, change)
