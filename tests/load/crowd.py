"""Many people at one server or several: they come, work with pauses, and leave; what was done and what these held meanwhile."""

import asyncio
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.load.actions import Log, Visitor, Worker, at_work
from tests.load.line import http_client
from tests.load.people import Somebody
from tests.load.server import Servers
from tests.load.tab import Tab

ARRIVALS_A_SECOND = 10
SETTLING = 3.0
"""Seconds until what arrivals left half-done is done."""
BACK = 1.05
"""Times the memory of the start: what counts as back at it."""


@dataclass(frozen=True)
class Pace:
    """How long people look at a page (uniformly between two numbers of seconds), for how long they work, and for how
    long at most it is watched how the memory comes back afterwards."""

    shortest: float = 5.0
    longest: float = 15.0
    seconds: float = 60.0
    after: float = 180.0

    def pause(self, chance: random.Random) -> Callable[[], float]:
        """What gives the next pause of one person."""
        return lambda: chance.uniform(self.shortest, self.longest)


@dataclass
class Stay:
    """What one crowd did, and what the servers held: MB at each moment, processor seconds while they worked."""

    sessions: int
    start_mb: float
    log: Log = field(default_factory=Log)
    idle_mb: float = 0.0
    work_mb: float = 0.0
    after_mb: float = 0.0
    after_seconds: float = 0.0
    seconds: float = 0.0
    processor: float = 0.0
    driver_processor: float = 0.0


Maker = Callable[[Somebody, Tab, Log, random.Random], Worker | Visitor]


def worker_with(checklists: Mapping[str, bytes]) -> Maker:
    """People of the province, with the checklists they may hand in."""
    return lambda who, tab, log, chance: Worker(who, tab, log, chance, checklists)


def visitor(who: Somebody, tab: Tab, log: Log, chance: random.Random) -> Visitor:
    """The same person at the empty page."""
    return Visitor(tab, log)


async def stay(servers: Servers, people: Sequence[Somebody], make: Maker, pace: Pace, seed: int = 1) -> Stay:
    """Let people come, stand still, work and leave; then wait until the memory is back, `pace.after` seconds at most."""
    found = Stay(len(people), servers.memory())
    async with http_client() as http:
        each = [
            _at(Tab(http, place, who.cookies(place.origin)), who, make, found.log, seed)
            for who, place in ((who, servers.address(number)) for number, who in enumerate(people))
        ]
        await _arrive([worker for worker, _ in each])
        found.idle_mb = servers.memory()
        before, own, began = servers.processor(), time.process_time(), time.perf_counter()
        until = began + pace.seconds
        await asyncio.gather(*(at_work(worker, until, pace.pause(chance)) for worker, chance in each))
        found.seconds = time.perf_counter() - began
        found.processor, found.driver_processor = servers.processor() - before, time.process_time() - own
        found.work_mb = servers.memory()
        await asyncio.gather(*(worker.tab.close() for worker, _ in each))
    await _watch(servers, found, pace.after)
    return found


def _at(tab: Tab, who: Somebody, make: Maker, log: Log, seed: int) -> tuple[Worker | Visitor, random.Random]:
    chance = random.Random(f"{seed} {who.email}")
    return make(who, tab, log, chance), chance


async def _arrive(workers: Sequence[Worker | Visitor]) -> None:
    """One after the other, and not all at once: some a second, and no more than the server has let in."""
    door = asyncio.Semaphore(ARRIVALS_A_SECOND)

    async def come(number: int, worker: Worker | Visitor) -> None:
        await asyncio.sleep(number / ARRIVALS_A_SECOND)
        async with door:
            await worker.open()

    await asyncio.gather(*(come(number, worker) for number, worker in enumerate(workers)))
    await asyncio.sleep(SETTLING)


async def _watch(servers: Servers, found: Stay, at_most: float) -> None:
    """Note when the memory was back at the start, or what it was at the end of the wait."""
    left = time.perf_counter()
    while True:
        found.after_mb, found.after_seconds = servers.memory(), time.perf_counter() - left
        if found.after_mb <= BACK * found.start_mb or found.after_seconds >= at_most:
            return
        await asyncio.sleep(min(2.0, at_most))
