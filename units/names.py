"""Vietnamese names: one spelling to keep, looser ones to compare by, and a key to sort by."""

from functools import lru_cache
from unicodedata import category, normalize

from wording.spelling import LOOKALIKES, TONES, canonical, folded

__all__ = ["canonical", "folded", "sort_key", "unaccented"]

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
CAPITAL_LOOKALIKES = str.maketrans("ÐƉ", "ĐĐ")


def unaccented(name: str) -> str:
    """The name without any mark, capitals kept (Đồng Tiến -> Dong Tien): to suggest by, never to match by."""
    bare = "".join(char for char in normalize("NFD", canonical(name)) if category(char) != "Mn")
    return bare.translate(CAPITAL_LOOKALIKES).translate(str.maketrans("đĐðɖ", "dDdd"))


@lru_cache(maxsize=65536)
def sort_key(name: str) -> str:
    """A key that sorts as a Vietnamese dictionary does: all letters (a ă â b c d đ e ê ...) before any tone.

    Tones decide only between names of the same letters: ngang, huyền, hỏi, ngã, sắc, nặng. A space comes
    before a digit, a digit before a letter. The spelling comes last: equal keys mean equal names.
    """
    spelling = canonical(name)
    letters, tones = "", ""
    for char in spelling.casefold().translate(LOOKALIKES):
        letter, tone = _letter_and_tone(char)
        letters += _rank(letter)
        tones += tone
    return f"{letters}\t{tones}\t{spelling}"


def _letter_and_tone(char: str) -> tuple[str, str]:
    marks = normalize("NFD", char)
    tone = next((mark for mark in marks if mark in TONES), "")
    return normalize("NFC", marks.replace(tone, "", 1)), str(TONES.find(tone) + 1) if tone else "0"


def _rank(letter: str) -> str:
    """Characters in the order wanted: space, signs and digits as they are, the alphabet, anything else."""
    if letter <= "9":
        return letter
    place = ALPHABET.find(letter)
    return chr(ord("A") + place) if place >= 0 else "z" + letter
