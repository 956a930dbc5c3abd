"""How far long work is: `123/559 · còn khoảng 15 giây`."""

import math

from wording.language import Text

_STEP = 5


def said_progress(done: int, total: int, seconds_left: float | None) -> Text:
    """Say how many are done of how many, and the time left where it is known."""
    count = f"{done}/{total}"
    if seconds_left is None or done == total:
        return Text(vi=count, en=count)
    left = said_left(seconds_left)
    return Text(vi=f"{count} · {left.vi}", en=f"{count} · {left.en}")


def said_left(seconds: float) -> Text:
    """Say the time left, rounded up: steps of five seconds, from a minute and a half on minutes."""
    if seconds <= _STEP:
        return Text(vi="còn vài giây", en="a few seconds left")
    if (shown := math.ceil(seconds / _STEP) * _STEP) < 90:
        return Text(vi=f"còn khoảng {shown} giây", en=f"about {shown} seconds left")
    minutes = math.ceil(seconds / 60)
    return Text(vi=f"còn khoảng {minutes} phút", en=f"about {minutes} minutes left")
