"""Everybody hands in at once: a checklist of every commune from fifty people while twenty read; what is kept of them."""

import asyncio
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

import httpx

from store import history, local_access, open_database
from tests.load.actions import CHANGE, FILTER, Log, Worker, at_work
from tests.load.address import Address
from tests.load.crowd import Pace
from tests.load.line import http_client
from tests.load.people import Somebody
from tests.load.province import Province
from tests.load.report import Numbers, errors, timings
from tests.load.server import Servers
from tests.load.tab import Tab

READERS = 20
ALONE = 60.0
"""Seconds for which the readers are alone before the uploads begin."""
AFTERWARDS = 4
"""Times as long they are alone again at the end: a percentile of what is seldom done takes many of it."""
WARM = 15.0
"""Seconds before that in which they read in haste: what is made once for all is then there."""
SHARE_OF_TIME = 0.9
"""The last upload begins so far into the time there is for all."""


@dataclass
class HandedIn:
    """What was told as submitted, by unit, with the SHA-256 of the file; and what the readers met before, when the round
    was empty, meanwhile, and afterwards, when it was full."""

    told: dict[str, str] = field(default_factory=dict)
    alone: Log = field(default_factory=Log)
    meanwhile: Log = field(default_factory=Log)
    afterwards: Log = field(default_factory=Log)
    handing_in: Log = field(default_factory=Log)
    seconds: float = 0.0
    processor: float = 0.0
    driver_processor: float = 0.0


async def hand_in_all(
    servers: Servers, province: Province, url: str, count: int, within: float, alone: float = ALONE
) -> dict[str, Any]:
    """Hand in `count` checklists within so many seconds; figures with what was lost or kept twice of the accepted ones."""
    codes = list(province.of_all.cohort)[:count]
    files = province.checklists(codes, province.of_all)
    own = shares(province.officers, codes)
    found = HandedIn()
    async with http_client() as http:
        readers = [
            _worker(http, servers.address(n), who, {}) for n, who in enumerate(province.people[:READERS])
        ]
        officers = [
            _worker(http, servers.address(n), who, {code: files[code] for code in mine})
            for n, (who, mine) in enumerate(own.items())
        ]
        for worker in (*readers, *officers):
            worker.log = found.alone if worker in readers else found.handing_in
            await worker.open(query=f"round={province.of_all.id}")
        await _read(readers, WARM, Pace(0.0, 1.0))
        found.alone.all.clear()
        await _read(readers, alone, Pace())
        for worker in readers:
            worker.log = found.meanwhile
        began, used, own_use = time.perf_counter(), servers.processor(), time.process_time()
        reading = asyncio.create_task(_read(readers, within, Pace()))
        await asyncio.gather(*(_hand_in(worker, found, within) for worker in officers))
        found.seconds = time.perf_counter() - began
        found.processor, found.driver_processor = servers.processor() - used, time.process_time() - own_use
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
        for worker in readers:
            worker.log = found.afterwards
        await _read(readers, AFTERWARDS * alone, Pace())
        await asyncio.gather(*(worker.tab.close() for worker in (*readers, *officers)))
    return _said(found, province, url, count)


def _worker(http: httpx.AsyncClient, place: Address, who: Somebody, files: Mapping[str, bytes]) -> Worker:
    tab = Tab(http, place, who.cookies(place.origin))
    return Worker(who, tab, Log(), random.Random(who.email), files)


def shares(officers: list[Somebody], codes: list[str]) -> dict[Somebody, list[str]]:
    """Each unit to one of the officers of its district, the next in turn."""
    shares: dict[Somebody, list[str]] = {who: [] for who in officers}
    for code in codes:
        least = min((who for who in officers if code in who.units), key=lambda who: len(shares[who]))
        shares[least].append(code)
    return {who: mine for who, mine in shares.items() if mine}


async def _read(readers: list[Worker], seconds: float, pace: Pace) -> None:
    """Read only: change pages, filter, export."""
    until = time.perf_counter() + seconds
    await asyncio.gather(*(at_work(one, until, pace.pause(one.chance)) for one in readers))


async def _hand_in(worker: Worker, found: HandedIn, within: float) -> None:
    """One checklist after the other, evenly over the time there is."""
    each = SHARE_OF_TIME * within / len(worker.files)
    for code, content in worker.files.items():
        await asyncio.sleep(each * worker.chance.uniform(0.2, 0.8))
        next_one = time.perf_counter() + 0.2 * each
        if await worker.hand_in(code, content):
            found.told[code] = sha256(content).hexdigest()
        await asyncio.sleep(max(0.0, next_one - time.perf_counter()))


def _said(found: HandedIn, province: Province, url: str, count: int) -> dict[str, Any]:
    db = open_database(url)
    try:
        access, round_id = local_access(db), province.of_all.id
        kept = {code: [one.file_sha256 for one in history(access, round_id, code)] for code in found.told}
    finally:
        db.close()
    logs = found.alone, found.meanwhile, found.afterwards
    alone, meanwhile, afterwards = (timings(log.all) for log in logs)
    return {
        "uploads": count,
        "seconds": found.seconds,
        "told as submitted": len(found.told),
        "lost": sorted(code for code, sha in found.told.items() if sha not in kept[code]),
        "kept twice": sorted(code for code, files in kept.items() if len(files) > 1),
        "handing in": timings(found.handing_in.all),
        "readers alone": alone,
        "readers meanwhile": meanwhile,
        "pages meanwhile": timings(replace(took, action=took.where) for took in found.meanwhile.all),
        "readers afterwards": afterwards,
        "slower than before": _slower(meanwhile, alone),
        "slower than afterwards": _slower(meanwhile, afterwards),
        "processor_share": found.processor / max(found.seconds, 1e-9),
        "driver_processor_share": found.driver_processor / max(found.seconds, 1e-9),
        "errors": errors(Log([took for log in (found.handing_in, *logs) for took in log.all])),
    }


def _slower(meanwhile: Numbers, than: Numbers) -> dict[str, float]:
    """How many times as long readers waited as at another time."""
    return {
        f"{action} {at}": meanwhile[action][at] / than[action][at]
        for action in (CHANGE, FILTER)
        for at in ("p50", "p95")
        if action in than and action in meanwhile and than[action][at] and meanwhile[action][at]
    }
