"""The time that is left: none before it can be told, calm after."""

from checklist.reading.pace import Pace


def lefts(times: list[float], total: int) -> list[float | None]:
    ticking = iter(times)
    pace = Pace(total, lambda: next(ticking))
    return [pace.left(done) for done in range(1, len(times) + 1)]


def test_the_time_left_is_unknown_at_first() -> None:
    assert lefts([50.0, 50.4, 50.9, 51.0], 100) == [None, None, None, 32.0]


def test_the_time_to_start_up_is_no_part_of_the_pace() -> None:
    assert lefts([7.0, 9.0, 11.0], 3) == [None, 2.0, 0.0]


def test_one_slow_file_among_many_hardly_moves_the_time_left() -> None:
    even = [i / 10 for i in range(100)]
    slow = [*even[:50], *(t + 1 for t in even[50:])]
    before, after = lefts(even, 200)[60], lefts(slow, 200)[60]
    assert before and after and after < before * 1.2


def test_files_done_at_one_moment_tell_nothing() -> None:
    assert lefts([0.0, 0.0, 0.0], 5) == [None, None, None]
