"""How a unit is spoken of: the code, name and district found in what people type."""

import math
import re
from dataclasses import dataclass
from unicodedata import normalize

from units.kinds import split_district_kind, split_kind
from units.names import canonical

_CODE = re.compile(r"(?<!\d)\d{5}(?!\d)")
_NUMBER = re.compile(r"(\d{1,5})(?:[.,]0+)?")
_SEPARATORS = re.compile(r"[,;|/()\[\]\t\n–—]| - ")
_BEFORE_DISTRICT = re.compile(r"\s(?=(?:huyện|thành phố|thị xã|tp|tx|h)[.\s])", re.IGNORECASE)


@dataclass(frozen=True)
class Mention:
    """What was said of a unit; "" where nothing was."""

    code: str = ""
    name: str = ""
    district: str = ""


def read_code(value: object) -> str:
    """The code in a cell or an argument as five digits: 14758, 14758.0, " 14758 " and full-width digits.

    "" when there is none; the text itself when it is no code, so that it will match no unit.
    """
    if value is None or isinstance(value, bool) or (isinstance(value, float) and math.isnan(value)):
        return ""
    text = canonical(normalize("NFKC", str(value))).strip("'\" ")
    number = _NUMBER.fullmatch(text)
    return number[1].zfill(5) if number else text


def read_mention(
    text: object = None, code: object = None, name: object = None, district: object = None
) -> Mention:
    """One mention out of a free text and separate fields; a field goes before what the text says."""
    free = _read_text(_text(name) or _text(text))
    return Mention(
        code=read_code(code) or free.code,
        name=free.name,
        district=_text(district) or free.district,
    )


def _text(value: object) -> str:
    missing = value is None or (isinstance(value, float) and math.isnan(value))
    return "" if missing else canonical(str(value)).strip(" -–—.,;:")


def _read_text(text: str) -> Mention:
    """Code, name and district of a line such as "14758 - P. Đông Thọ, TP Thanh Hóa, tỉnh Thanh Hóa"."""
    if number := _NUMBER.fullmatch(normalize("NFKC", text)):
        return Mention(code=read_code(number[0]))
    code = _CODE.search(text)
    rest = _CODE.sub(" ", text, count=1) if code else text
    pieces = [piece for part in _SEPARATORS.split(rest) for piece in _BEFORE_DISTRICT.split(part)]
    said = [piece.strip(" -.:") for piece in pieces]
    said = [piece for piece in said if piece and not piece.casefold().startswith(("tỉnh ", "việt nam"))]
    names = [piece for piece in said if _may_be_unit(piece)]
    name = names[0] if names else (said[0] if said else "")
    others = [piece for piece in said if piece != name]
    return Mention(code[0] if code else "", name, others[0] if others else "")


def _may_be_unit(piece: str) -> bool:
    return bool(split_kind(piece)[0] in ("xã", "phường", "thị trấn") or not split_district_kind(piece)[0])
