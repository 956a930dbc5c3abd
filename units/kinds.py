"""The kinds of unit and of district, as written in full and as people shorten them."""

import re

from units.names import canonical, folded, unaccented

KINDS = ("xã", "phường", "thị trấn")

UNIT_PREFIXES = {
    "xã": "xã",
    "x": "xã",
    "phường": "phường",
    "p": "phường",
    "thị trấn": "thị trấn",
    "tt": "thị trấn",
    "t t": "thị trấn",
    "ttr": "thị trấn",
    # A town of district rank is no unit of ours: read as a kind, so that "TX Bỉm Sơn" is not Phường Bỉm Sơn.
    "thị xã": "thị xã",
    "tx": "thị xã",
    "t x": "thị xã",
}
DISTRICT_PREFIXES = {
    "huyện": "huyện",
    "h": "huyện",
    "thành phố": "thành phố",
    "tp": "thành phố",
    "t p": "thành phố",
    "thị xã": "thị xã",
    "tx": "thị xã",
    "t x": "thị xã",
}
_OFFICIAL = re.compile(rf"^(?:{'|'.join(KINDS)})\s+(?=\S)", re.IGNORECASE)


def without_kind(name: str) -> str:
    """The name to show or sort by without its kind: "Phường Hàm Rồng" -> "Hàm Rồng"."""
    return _OFFICIAL.sub("", canonical(name))


def split_kind(name: str) -> tuple[str, str]:
    """The kind ("" when none is written) and the folded rest: "TT. Nưa" -> ("thị trấn", "nưa")."""
    return _split(_words(name), UNIT_PREFIXES)


def split_plain_kind(name: str) -> tuple[str, str]:
    """Like `split_kind`, of a name typed without marks: "Thi tran Nua" -> ("thị trấn", "nua")."""
    return _split(unaccented(_words(name)), _PLAIN_UNIT_PREFIXES)


def split_district_kind(name: str) -> tuple[str, str]:
    """The kind of a district and the folded rest: "H. Hoằng Hoá" -> ("huyện", "hoằng hóa")."""
    return _split(_words(name), DISTRICT_PREFIXES)


def _words(name: str) -> str:
    return " ".join(folded(name).replace(".", " ").split()).strip(" ,;:-_")


def _split(words: str, prefixes: dict[str, str]) -> tuple[str, str]:
    """The kind of the prefix and what follows it; prefixes are of one or two words, the longer goes first."""
    for count in (2, 1):
        first = words.split(" ", count)
        prefix, rest = " ".join(first[:count]), " ".join(first[count:])
        if prefix in prefixes:
            return prefixes[prefix], rest
    return "", words


_PLAIN_UNIT_PREFIXES = {unaccented(prefix): kind for prefix, kind in UNIT_PREFIXES.items()}
