"""Readiness waits for its check only a moment, and with one thread at most."""

import asyncio
import threading

from store import DatabaseUnavailable
from telemetry import Readiness


def waiting() -> int:
    return sum(thread.name == "readiness" for thread in threading.enumerate())


def test_a_check_that_hangs_is_given_up_and_asked_once_however_many_ask() -> None:
    gate, calls = threading.Event(), [0]

    def hangs() -> None:
        calls[0] += 1
        gate.wait(20)

    async def ask() -> tuple[list[str], int, str]:
        one = Readiness(hangs, patience=0.05, fresh=0)
        told = [*await asyncio.gather(*(one.reason() for _ in range(20))), await one.reason()]
        threads = waiting()
        gate.set()
        return told, threads, await Readiness(hangs, patience=5).reason()

    told, threads, after = asyncio.run(ask())
    assert told == ["NO_ANSWER"] * 21
    assert (threads, after, calls[0]) == (1, "", 2)


def test_an_answer_counts_for_a_moment_only() -> None:
    reasons: list[Exception | None] = [None, DatabaseUnavailable("gone"), None]

    def check() -> None:
        if error := reasons.pop(0):
            raise error

    async def ask() -> list[str]:
        one = Readiness(check, fresh=0.2)
        told = [await one.reason(), await one.reason()]
        for _ in range(2):
            await asyncio.sleep(0.25)
            told.append(await one.reason())
        return told

    assert asyncio.run(ask()) == ["", "", "DATABASE_UNAVAILABLE", ""]


def test_what_is_no_refusal_of_the_store_is_told_by_its_kind() -> None:
    def check() -> None:
        raise ZeroDivisionError

    assert asyncio.run(Readiness(check).reason()) == "ZeroDivisionError"
