"""How far long work is, in words."""

import pytest

from wording.progress import said_left, said_progress


@pytest.mark.parametrize(
    ("seconds", "vi", "en"),
    [
        (0.0, "còn vài giây", "a few seconds left"),
        (5.0, "còn vài giây", "a few seconds left"),
        (5.1, "còn khoảng 10 giây", "about 10 seconds left"),
        (11.0, "còn khoảng 15 giây", "about 15 seconds left"),
        (85.0, "còn khoảng 85 giây", "about 85 seconds left"),
        (85.1, "còn khoảng 2 phút", "about 2 minutes left"),
        (120.1, "còn khoảng 3 phút", "about 3 minutes left"),
    ],
)
def test_the_time_left_is_rounded_up_to_calm_steps(seconds: float, vi: str, en: str) -> None:
    assert (said_left(seconds).vi, said_left(seconds).en) == (vi, en)


def test_progress_says_the_time_left_where_it_is_known() -> None:
    assert said_progress(123, 559, 12.0).vi == "123/559 · còn khoảng 15 giây"
    assert said_progress(3, 559, None).en == "3/559"
    assert said_progress(559, 559, 0.0).vi == "559/559"
