"""`python -m tests.load`: measures the app with 1 to 200 people on this machine, beside an empty page.

`python -m tests.postgres python -m tests.load --postgres` does it on PostgreSQL. Nobody else's server is ever asked.
"""

import argparse
import asyncio
import json
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.databases import PostgresDatabases
from tests.load.crowd import Pace, stay, visitor, worker_with
from tests.load.province import Province, prepare
from tests.load.report import lines, told
from tests.load.server import APP, EMPTY, Servers, mishaps, several
from tests.load.uploads import hand_in_all

MOST_SESSIONS, MOST_SECONDS = 500, 3600


def main() -> int:
    """Measure what is asked; 1 where something failed."""
    asked = _asked()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the servers end too
    with tempfile.TemporaryDirectory() as name, _database(Path(name), asked.postgres) as url:
        folder = Path(name)
        province = prepare(url, max([*asked.sessions, 70]))
        found = asyncio.run(_measure(asked, province, folder, url))
        if any(one["errors"] for one in found["runs"]):
            _say(mishaps(folder))  # their logs end with the folder
    if asked.json:
        asked.json.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    return 1 if any(one["errors"] for one in found["runs"]) else 0


async def _measure(asked: argparse.Namespace, province: Province, folder: Path, url: str) -> dict[str, Any]:
    pace = Pace(*asked.pause, asked.seconds, asked.after)
    kind = "PostgreSQL" if asked.postgres else "SQLite"
    _say([f"pauses {pace.shortest:g} to {pace.longest:g} s, {kind}, servers: {asked.servers}"])
    about = {"pause": asked.pause, "postgres": asked.postgres, "servers": asked.servers}
    found: dict[str, Any] = {**about, "runs": []}
    environment = {"DATABASE_URL": url, "XASO_DATA_DIR": str(folder), "XASO_LANG": "vi"}
    count = asked.servers
    with (
        several(APP, folder, environment, count) as ours,
        several(EMPTY, folder, environment, count) as empty,
    ):
        if asked.uploads:
            said = await hand_in_all(ours, province, url, asked.uploads, asked.within)
            found["runs"].append(said)
            _say([json.dumps(said, ensure_ascii=False, indent=1)])
            return found
        await _warm(ours, empty, province)
        for people in asked.sessions:
            said = await _one_size(ours, empty, province, people, pace)
            found["runs"].append(said)
            _say(lines(said))
    return found


async def _one_size(
    ours: Servers, empty: Servers, province: Province, count: int, pace: Pace
) -> dict[str, Any]:
    people = province.people[:count]
    codes = {code for who in people for code in who.units}
    make = worker_with(province.checklists(codes, province.demonstration))
    baseline = await stay(empty, people, visitor, Pace(pace.shortest, pace.longest, pace.seconds, 0))
    return told(await stay(ours, people, make, pace), baseline)


async def _warm(ours: Servers, empty: Servers, province: Province) -> None:
    """Ten people for twenty seconds without pauses: what is made once for all is not counted as anybody's."""
    pace = Pace(0, 0.2, 20, 0)
    await stay(ours, province.people[:10], worker_with({}), pace, seed=0)
    await stay(empty, province.people[:10], visitor, Pace(0, 0.2, 3, 0), seed=0)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument(
        "--sessions", type=_counts, default=[1, 10, 50, 100, 200], help="numbers of people, as 1,10,50"
    )
    parser.add_argument("--seconds", type=_seconds, default=60.0, help="how long each crowd works")
    parser.add_argument(
        "--pause", type=_pause, default=(5.0, 15.0), help="seconds between actions, as 5-15; 0-0: none"
    )
    parser.add_argument(
        "--after", type=_seconds, default=180.0, help="how long the memory is watched after they left"
    )
    parser.add_argument(
        "--uploads", type=int, default=0, help="instead: so many checklists from 50 people, 20 read"
    )
    parser.add_argument("--within", type=_seconds, default=600.0, help="seconds that all uploads shall take")
    parser.add_argument(
        "--servers", type=int, choices=range(1, 5), default=1, help="so many of the app on one database"
    )
    parser.add_argument("--postgres", action="store_true", help="on the server of XASO_TEST_POSTGRES")
    parser.add_argument("--json", type=Path, help="write all figures to this file")
    return parser.parse_args()


def _counts(text: str) -> list[int]:
    counts = [int(one) for one in text.split(",")]
    if not all(0 < one <= MOST_SESSIONS for one in counts):
        raise argparse.ArgumentTypeError(f"from 1 to {MOST_SESSIONS} sessions")
    return counts


def _seconds(text: str) -> float:
    if not 0 <= float(text) <= MOST_SECONDS:
        raise argparse.ArgumentTypeError(f"from 0 to {MOST_SECONDS} seconds")
    return float(text)


def _pause(text: str) -> tuple[float, float]:
    low, _, high = text.partition("-")
    return _seconds(low), _seconds(high or low)


@contextmanager
def _database(folder: Path, postgres: bool) -> Iterator[str]:
    if not postgres:
        yield f"sqlite:///{folder / 'xaso.db'}"
        return
    databases = PostgresDatabases(os.environ["XASO_TEST_POSTGRES"])
    url = databases.new()
    try:
        yield url
    finally:
        databases.drop(url)
        databases.close()


def _say(what: list[str]) -> None:
    print("\n".join(what), flush=True)


if __name__ == "__main__":
    sys.exit(main())
