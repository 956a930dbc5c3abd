"""Free texts as they are kept: cleaned, and not longer than is useful."""

from store.errors import TextMissing, TextTooLong
from wording.cleaning import cleaned

LONGEST = 4_000
"""Characters of a remark, a reason or an explanation."""
LONGEST_LINE = 300
"""Characters of a name, a title, a number of a document."""


def kept_text(text: str, field: str, limit: int = LONGEST, *, required: bool = False) -> str:
    """The text without what cannot be seen or stored; raises TextTooLong, and TextMissing for a required one."""
    kept = cleaned(text)
    if not any(char.isprintable() and not char.isspace() for char in kept):
        kept = ""  # marks without width alone say nothing
    if len(kept) > limit:
        raise TextTooLong(
            f"{field} has {len(kept)} characters, {limit} are kept.",
            field=field,
            limit=limit,
            found=len(kept),
        )
    if required and not kept:
        raise TextMissing(f"{field} is empty.", field=field)
    return kept
