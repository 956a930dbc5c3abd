"""Several servers under load, while processes are killed or restarted: what was told as submitted, who came back and when.

`python -m tests.postgres python -m tests.load.rolling --servers 2 --uploads 559 --readers 20 --seconds 600`
sets them up behind nginx from the files in deploy/, restarts one after the other twice, and kills one in between.
"""

import argparse
import asyncio
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx

from store import history, local_access, open_database
from tests.databases import PostgresDatabases
from tests.deploy.rig import Nginx, Servers, address, rolling_restart, several
from tests.load.actions import COME_BACK, Log, Worker, at_work
from tests.load.address import Address
from tests.load.crowd import Pace
from tests.load.line import http_client
from tests.load.people import Somebody
from tests.load.province import Province, prepare
from tests.load.report import errors, timings
from tests.load.tab import Tab
from tests.load.uploads import shares

PATIENCE = 120.0
"""Seconds for which an officer tries again to hand in one checklist."""


@dataclass
class Endured:
    """What was done meanwhile; `told` are the units told as submitted, with the SHA-256 of the file, `gone` readers cut off."""

    told: dict[str, str] = field(default_factory=dict)
    reading: Log = field(default_factory=Log)
    handing_in: Log = field(default_factory=Log)
    gone: int = 0
    seconds: float = 0.0


async def endure(
    at: Address,
    province: Province,
    codes: Sequence[str],
    readers: int,
    seconds: float,
    disturb: Callable[[], object],
    pause: tuple[float, float] = (5.0, 15.0),
) -> Endured:
    """Hand in the checklists of these units within so many seconds while others read and `disturb` runs in a thread."""
    files = province.checklists(codes, province.of_all)
    found = Endured()
    query = f"round={province.of_all.id}"
    async with http_client() as http:
        reading = [_worker(http, at, who, {}, found.reading) for who in province.people[:readers]]
        handing_in = [
            _worker(http, at, who, {code: files[code] for code in mine}, found.handing_in)
            for who, mine in shares(province.officers, list(codes)).items()
        ]
        for worker in (*reading, *handing_in):
            await worker.open(query=query)
        began = time.perf_counter()
        until, pace = began + seconds, Pace(*pause)
        disturbance = asyncio.create_task(asyncio.to_thread(disturb))
        await asyncio.gather(
            *(_hand_in_all(worker, found, seconds) for worker in handing_in),
            *(_read(worker, until, pace, disturbance) for worker in reading),
        )
        for worker in reading:
            if not worker.tab.connected:
                async with found.reading.timed(COME_BACK):
                    await worker.tab.come_back()
        found.gone = sum(not worker.tab.connected for worker in reading)
        found.seconds = time.perf_counter() - began
        await asyncio.gather(*(worker.tab.close() for worker in (*reading, *handing_in)))
    return found


def kept(url: str, province: Province, told: Mapping[str, str]) -> dict[str, list[str | None]]:
    """The SHA-256 of every submission of the units that were told as submitted, drafts and all, by unit."""
    db = open_database(url)
    try:
        access = local_access(db)
        return {c: [one.file_sha256 for one in history(access, province.of_all.id, c)] for c in told}
    finally:
        db.close()


async def _read(worker: Worker, until: float, pace: Pace, disturbance: "asyncio.Task[object]") -> None:
    """Work until the clock says `until`, and as long as there is a disturbance."""
    await at_work(worker, until, pace.pause(worker.chance))
    while not disturbance.done():
        await at_work(worker, time.perf_counter() + 2 * pace.longest, pace.pause(worker.chance))
    await disturbance


async def _hand_in_all(worker: Worker, found: Endured, seconds: float) -> None:
    """One checklist after the other, evenly over the time there is; whoever is cut off comes back and tries again."""
    each = 0.9 * seconds / max(len(worker.files), 1)
    for code, content in worker.files.items():
        began = time.perf_counter()
        await asyncio.sleep(each * worker.chance.uniform(0.1, 0.6))
        give_up = time.perf_counter() + PATIENCE
        while code not in found.told and time.perf_counter() < give_up:
            if not worker.tab.connected:
                async with worker.log.timed(COME_BACK):
                    await worker.tab.come_back()
            if await worker.hand_in(code, content):
                found.told[code] = sha256(content).hexdigest()
        await asyncio.sleep(max(0.0, began + each - time.perf_counter()))


def _worker(
    http: httpx.AsyncClient, at: Address, who: Somebody, files: Mapping[str, bytes], log: Log
) -> Worker:
    return Worker(who, Tab(http, at, who.cookies(at.origin)), log, random.Random(who.email), files)


def _disturbance(nginx: Nginx, servers: Servers, seconds: float, said: list[str]) -> Callable[[], None]:
    """A rolling restart after a fifth of the time, a kill after a half, another restart after two thirds."""

    def disturb() -> None:
        began = time.monotonic()

        def at(share: float) -> None:
            time.sleep(max(0.0, began + share * seconds - time.monotonic()))

        for share in (0.2, 0.65):
            at(share)
            start = time.monotonic()
            done = rolling_restart(nginx, servers)
            fault = done.stderr if done.returncode else ""
            said.append(
                f"rolling restart: {done.returncode}, {time.monotonic() - start:.1f} s {fault}".strip()
            )
            if share < 0.5:
                at(0.5)
                servers.kill(servers.ports[0])
                servers.wait_ready(servers.ports[0])
                said.append("one killed")

    return disturb


def main() -> int:
    """Measure; 1 where a checklist that was told as submitted is lost or there twice, or a reader did not come back."""
    asked = _asked()
    databases = PostgresDatabases(os.environ["XASO_TEST_POSTGRES"])
    url = databases.new()
    said: list[str] = []
    try:
        with tempfile.TemporaryDirectory() as folder:
            province = prepare(url, asked.readers)
            with several(Path(folder), "/usr/sbin/nginx", asked.servers, url) as (nginx, servers):
                codes = province.of_all.cohort[: asked.uploads]
                disturb = _disturbance(nginx, servers, asked.seconds, said)
                found = asyncio.run(
                    endure(address(nginx), province, codes, asked.readers, asked.seconds, disturb)
                )
            told = _told(found, kept(url, province, found.told), len(codes), said)
    finally:
        databases.drop(url)
        databases.close()
    text = json.dumps(told, ensure_ascii=False, indent=1)
    print(text)
    if asked.json:
        asked.json.write_text(text, encoding="utf-8")
    return 1 if told["lost"] or told["kept twice"] or told["readers not back"] else 0


def _told(
    found: Endured, there: Mapping[str, list[str | None]], asked: int, said: list[str]
) -> dict[str, Any]:
    return {
        "checklists": asked,
        "told as submitted": len(found.told),
        "lost": sorted(code for code, sha in found.told.items() if sha not in there[code]),
        "kept twice": sorted(code for code, files in there.items() if len(files) > 1),
        "readers not back": found.gone,
        "seconds": found.seconds,
        "happened": said,
        "readers": timings(found.reading.all),
        "officers": timings(found.handing_in.all),
        "errors": {"readers": errors(found.reading), "officers": errors(found.handing_in)},
    }


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.load.rolling", description=__doc__)
    parser.add_argument("--servers", type=int, choices=range(2, 5), default=2)
    parser.add_argument("--uploads", type=int, choices=range(1, 560), metavar="1..559", default=559)
    parser.add_argument("--readers", type=int, choices=range(1, 101), metavar="1..100", default=20)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
