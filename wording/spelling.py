"""Vietnamese spelling: the one way a text is kept, and the looser one that texts are compared by."""

import re
from functools import lru_cache
from unicodedata import category, normalize

SHAPES = "\u0306\u0302\u031b"  # marks that make another letter: ă, â ê ô, ơ ư
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of dictionaries

# What keyboards, fonts and conversions leave in the place of a Vietnamese letter, in lower case.
LOOKALIKES = str.maketrans("ðɖ" + "аеорсухі" + "‐‑‒–—−", "đđ" + "aeopcyxi" + "------")

_MARKS = re.compile(f"[{SHAPES}{TONES}]{{2,}}")
# The three vowel pairs on which two styles of writing the tone exist, and the letter after them, if any.
_PAIR = re.compile(
    rf"(?P<q>[Qq]?)(?P<first>[Oo](?=[{TONES}]?[AaEe])|[Uu](?=[{TONES}]?[Yy]))(?P<early>[{TONES}]?)"
    rf"(?P<second>[AaEeYy])(?P<late>[{TONES}]?)(?![{SHAPES}{TONES}])(?=(?P<after>[^\W\d_]?))"
)
_I_FOR_Y = re.compile(r"(?<!\w)(h|k|l|m|qu|s|t|v)([iìỉĩíị])(?!\w)")
_Y_OF_I = str.maketrans("iìỉĩíị", "yỳỷỹýỵ")


def canonical(name: str) -> str:
    """The one spelling a name is kept in: composed (NFC), tones placed as in Hòa and Thủy, single spaces.

    Letters and capitals stay as they are. The tone goes on the first vowel of an open oa, oe, uy (Hòa, Khỏe,
    Thủy), on the second in a closed one (Hoàng, Huỳnh) and after q (Quý). Invisible characters are dropped;
    no-break and thin spaces count as spaces.
    """
    visible = "".join(char for char in name if category(char) != "Cf")
    ordered = _MARKS.sub(_shapes_first, normalize("NFD", visible))
    placed = _PAIR.sub(_place_tone, ordered)
    return normalize("NFC", " ".join(placed.split()))


def _shapes_first(marks: re.Match[str]) -> str:
    return "".join(sorted(marks[0], key=TONES.__contains__))


def _place_tone(pair: re.Match[str]) -> str:
    early, late = pair["early"], pair["late"]
    if early and late:
        return pair[0]
    on_second = pair["q"] or pair["after"]
    tones = ("", early + late) if on_second else (early + late, "")
    return pair["q"] + pair["first"] + tones[0] + pair["second"] + tones[1]


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """The name for comparing: blind to case, tone style, width and look-alike letters, never to a mark.

    Ð (eth) counts as Đ, full-width letters as plain ones, Quí as Quý; "Đông Tiến" and "Đồng Tiến" stay two.
    """
    plain = canonical(normalize("NFKC", name).casefold().translate(LOOKALIKES))
    return _I_FOR_Y.sub(lambda syllable: syllable[1] + syllable[2].translate(_Y_OF_I), plain)
