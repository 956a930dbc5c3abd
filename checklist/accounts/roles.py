"""The roles of accounts as they are called on screen and in lists, by their code."""

from units import folded, unaccented
from wording.code_words import ROLES

ROLE_WORDS = ROLES
OF_DISTRICTS, OF_UNITS = "district_officer", "commune_officer"
"""The two roles that are of places."""

_MORE_WORDS = {
    "administrator": ("Quản trị viên", "Quản trị", "Quản trị viên tỉnh", "Admin"),
    "appraiser": ("Cán bộ thẩm định", "Thẩm định viên", "Thẩm định"),
    "district_officer": ("Cán bộ cấp huyện", "Huyện"),
    "commune_officer": ("Cán bộ cấp xã", "Cán bộ phường", "Cán bộ thị trấn", "Xã"),
    "viewer": ("Xem", "Chỉ xem"),
}


def read_role(text: str) -> str | None:
    """The code of the role that a text names, with marks or without any, or as its code; None for no role."""
    return _KNOWN.get(_key(text))


def _key(text: str) -> str:
    return folded(text.replace("_", " "))


def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for role, words in ROLE_WORDS.items():
        for word in (role, words.vi, words.en, *_MORE_WORDS[role]):
            known[_key(word)] = known[unaccented(_key(word))] = role
    return known


_KNOWN = _known()
