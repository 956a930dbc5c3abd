"""Measures both engines from the demonstration's size to a country's ten years, in time and memory.

    python -m tests.batch.measure --out DIR [--sizes 94x1,559x12,...] [--kill] [--json FILE]

Each run is a program of its own, `cli.py score-batch`; memory is that of it and of all it starts, shared pages counted
once. The engines are compared file by file. `--kill` adds a run on a cluster of one master and two workers, one of
which is killed (-9) as soon as it has kept a part of the work. Samples stay in DIR and are used again.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from batch.output import medians_file
from batch.sample import ANSWERS_FOLDER, UNITS_FILE
from bench import family_mb

SIZES = "94x1,94x12,559x12,559x120,3321x12,3321x120,10598x12,10598x120"
ROOT = Path(__file__).resolve().parents[2]
ENGINES = {"pandas": ["--engine", "pandas"], "spark": ["--engine", "spark", "--master", "local[2]"]}
ON_THIS_MACHINE = ("spark.driver.host=127.0.0.1", "spark.driver.bindAddress=127.0.0.1")
Figures = dict[str, float]


def program(*arguments: object, watched: Callable[[], None] = lambda: None) -> Figures:
    """Runs `cli.py` to its end: seconds, the most MB held at once. `watched` is called while it runs."""
    began, peak = time.monotonic(), 0.0
    command = [sys.executable, "cli.py", *map(str, arguments)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as running:
        while running.poll() is None:
            peak = max(peak, family_mb(running.pid))
            watched()
            time.sleep(0.2)
        if running.returncode:
            raise RuntimeError(running.stderr.read().decode() if running.stderr else "")
    return {"seconds": round(time.monotonic() - began, 1), "mb": round(peak)}


def sample(place: Path, units: int, months: int) -> Path:
    """The invented answers of that size; made where they are not there yet."""
    if not place.exists():
        program("score-batch-sample", "--out", place, "--units", units, "--months", months)
    return place


def scored(place: Path, out: Path, *more: object, watched: Callable[[], None] = lambda: None) -> Figures:
    """Scores a sample."""
    given = (place / ANSWERS_FOLDER, "--units", place / UNITS_FILE, "--out", out, *more)
    return program("score-batch", *given, watched=watched)


def same(one: Path, other: Path) -> bool:
    """Tells whether two results are the same to the last bit."""
    pairs = ((one, other), (medians_file(one), medians_file(other)))
    return all(a.read_bytes() == b.read_bytes() for a, b in pairs)


def with_a_worker_killed(place: Path, folder: Path) -> Figures:
    """Scores on a cluster, one worker of which is killed on the way; the result is compared with that of pandas."""
    from tests.batch.cluster import cluster  # it needs PySpark

    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    killed: list[float] = []
    began = time.monotonic()
    with cluster(folder / f"cluster-{os.getpid()}", memory="3g") as running:
        doomed = running.workers[0]

        def kill_when_it_has_worked() -> None:
            if not killed and doomed.has_kept_something():
                doomed.kill()
                killed.append(round(time.monotonic() - began, 1))

        settings = [
            word for one in (*ON_THIS_MACHINE, "spark.executor.memory=2g") for word in ("--spark", one)
        ]
        engine = ("--engine", "spark", "--master", running.master, *settings)
        figures = scored(place, folder / "killed.parquet", *engine, watched=kill_when_it_has_worked)
    if not killed:
        raise RuntimeError("the work was over before a worker could be killed")
    return figures | {
        "killed_after": killed[0],
        "same": same(folder / "killed.parquet", folder / "pandas.parquet"),
    }


def growth(sizes: list[int], figures: list[float]) -> float:
    """The exponent with which figures grow with the number of answers."""
    return round(float(np.polyfit(np.log(sizes), np.log(figures), 1)[0]), 2)


def measured(folder: Path, sizes: list[tuple[int, int]], kill: bool) -> dict[str, Figures]:
    """All sizes with both engines, growth, and the largest with a worker killed."""
    told: dict[str, Figures] = {}
    folder.mkdir(parents=True, exist_ok=True)
    for units, months in sizes:
        place = sample(folder / f"{units}x{months}", units, months)
        for engine, given in ENGINES.items():
            name = f"{units}x{months} {engine}"
            told[name] = scored(place, folder / f"{engine}.parquet", *given)
            print(name, told[name], flush=True)
        told[f"{units}x{months} same"] = {"same": same(folder / "pandas.parquet", folder / "spark.parquet")}
        print(told[f"{units}x{months} same"], flush=True)
    if kill:
        told["killed"] = with_a_worker_killed(place, folder)
        print("killed", told["killed"], flush=True)
    many = [units * months for units, months in sizes]
    for engine in ENGINES if len(sizes) > 1 else ():
        of = [told[f"{units}x{months} {engine}"] for units, months in sizes]
        told[f"growth {engine}"] = {key: growth(many, [one[key] for one in of]) for key in ("seconds", "mb")}
        print(f"growth {engine}", told[f"growth {engine}"], flush=True)
    return told


def main() -> None:
    """Measures what is asked."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--sizes", default=SIZES)
    asked.add_argument("--kill", action="store_true")
    asked.add_argument("--json", type=Path)
    given = asked.parse_args()
    sizes = [
        (int(units), int(months))
        for units, _, months in (one.partition("x") for one in given.sizes.split(","))
    ]
    told = measured(given.out.absolute(), sizes, given.kill)
    if given.json:
        given.json.write_text(json.dumps(told, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
