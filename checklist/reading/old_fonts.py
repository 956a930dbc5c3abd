"""Text typed in the fonts of before Unicode: TCVN3 (.VnTime) and VNI keep Vietnamese letters as other characters.

Such a text shows as "QuyÕt ®Þnh" or "Quyeát ñònh" in every other font. It is told and never converted: the two are
not told apart with certainty, nor is what was typed in several fonts.
"""

import re

_QUOTED = re.compile(r"«([^»]*)»")
_SIGN_FOR_A_LETTER = re.compile(r"[®§¨©ª«¬¶¸¹»][^\W\d_]")
_FOREIGN_LETTER = re.compile("[øûïöñäëæåßçîÆËÎÏÑÖØÜ]|[oea]â|aê")
_CERTAIN = 2
"""Words with letters that Vietnamese does not have; one may be a foreign name."""


def in_old_font(text: str) -> bool:
    """True where the text shows the marks of TCVN3 or VNI: signs in the place of letters, or several odd words."""
    if text.isascii():
        return False
    said = _QUOTED.sub(r"\1", text)
    return bool(_SIGN_FOR_A_LETTER.search(said)) or _foreign_words(said) >= _CERTAIN


def _foreign_words(text: str) -> int:
    return sum(_FOREIGN_LETTER.search(word) is not None for word in text.split())
