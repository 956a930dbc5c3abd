"""Heirs: which unit of the other era is the very same commune, so that what is known of one is true of the other."""

from units.successions import predecessors, successors


def heir(code: str) -> str | None:
    """The 2025 unit that consists of this 2022 unit alone, unchanged or renamed; None after a split or a merger.

    Raises KeyError for a code that is not of 2022.
    """
    sole = successors(code).sole
    return sole if sole is not None and len(predecessors(sole)) == 1 else None


def forebear(code: str) -> str | None:
    """The 2022 unit that alone and whole became this 2025 unit; None where it was made of several, or of a part.

    Raises KeyError for a code that is not of 2025.
    """
    before = predecessors(code)
    return before[0].old_code if len(before) == 1 and not before[0].is_split else None


def counterpart(code: str, era: str) -> str | None:
    """The same commune in the other era, as `heir` and `forebear` tell."""
    return heir(code) if era == "2022" else forebear(code)
