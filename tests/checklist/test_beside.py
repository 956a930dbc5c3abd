"""What is written beside the server is what would be written in it, and whatever happens to the process is not met."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from operator import truediv

import psutil
import pytest

from checklist.beside import beside, rest_beside, writing_beside
from tests.waiting import seen


def test_work_is_done_in_another_process_and_one_is_used_again() -> None:
    with writing_beside():
        first, again = beside(os.getpid), beside(os.getpid)
    assert first == again != os.getpid()


def test_without_a_process_the_work_is_done_here() -> None:
    assert beside(os.getpid) == os.getpid()


def test_what_the_work_raises_is_raised_here() -> None:
    with writing_beside(), pytest.raises(ZeroDivisionError):
        beside(truediv, 1, 0)


def test_a_process_that_died_costs_nobody_their_file() -> None:
    with writing_beside():
        doomed = beside(os.getpid)
        os.kill(doomed, 9)
        assert beside(truediv, 6, 2) == 3
        assert beside(os.getpid) not in (doomed, os.getpid())


def test_a_process_that_nobody_needs_is_ended_and_had_again_when_it_is_needed() -> None:
    with writing_beside():
        first = beside(os.getpid)
        rest_beside(60.0)
        assert beside(os.getpid) == first
        rest_beside(0.0)
        assert not psutil.pid_exists(first)
        assert beside(os.getpid) not in (first, os.getpid())


def test_a_process_that_is_writing_is_not_ended(caplog: pytest.LogCaptureFixture) -> None:
    with writing_beside(), ThreadPoolExecutor(1) as other:
        work = other.submit(beside, time.sleep, 0.5)
        while not work.done():
            rest_beside(0.0)
            time.sleep(0.01)
    assert caplog.records == []  # else it was written in the server, because the process was gone


def test_the_process_ends_with_the_server() -> None:
    with writing_beside():
        gone = beside(os.getpid)
    assert seen(lambda: not psutil.pid_exists(gone))
