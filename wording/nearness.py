"""Suggestions: "có phải ý bạn là …?" where a name is close to a known one."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process, utils

from wording.language import Text

_CLOSE_ENOUGH = 70


def closest(found: str, known: Iterable[str]) -> str | None:
    """Return the known name nearest to what was found, or None where nothing is near."""
    hit = process.extractOne(
        found, list(known), scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=_CLOSE_ENOUGH
    )
    return hit[0] if hit else None


def near(found: str, known: Iterable[str]) -> Text:
    """Return " Có phải ý bạn là “…”?" to follow a message, or nothing."""
    hit = closest(found, known)
    return offer([] if hit is None else [hit])


def offer(names: Iterable[str]) -> Text:
    """Return " Có phải ý bạn là “…” hoặc “…”?" to follow a message, or nothing where no name is given."""
    quoted = [f"“{name}”" for name in names]
    if not quoted:
        return Text(vi="")
    return Text(vi=f" Có phải ý bạn là {' hoặc '.join(quoted)}?", en=f" Did you mean {' or '.join(quoted)}?")
