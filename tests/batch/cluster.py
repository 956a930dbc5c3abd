"""A standalone Spark cluster on this machine: one master, two workers, started by PySpark's own classes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import create_server

import pyspark

HOST = "127.0.0.1"
PATIENCE = 120
"""Seconds until the cluster must stand."""


@dataclass(frozen=True)
class Worker:
    """A worker with the folder of the programs it starts and of what they keep between two steps."""

    process: subprocess.Popen[bytes]
    place: Path

    def has_kept_something(self) -> bool:
        """True once it has done a part of the work that others wait for."""
        return any(self.place.rglob("shuffle_*.data"))

    def kill(self) -> None:
        """End it at once, with all that it started."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@dataclass(frozen=True)
class Cluster:
    """Its address, and its workers."""

    master: str
    workers: tuple[Worker, ...]


@contextmanager
def cluster(place: Path, workers: int = 2, memory: str = "2g") -> Iterator[Cluster]:
    """A cluster with one core a worker; ends with the block."""
    port = _free_port()
    master = f"spark://{HOST}:{port}"
    with _program("master.Master", place / "master", "--host", HOST, "--port", str(port)) as first:
        _wait_for(first, place / "master", "I have been elected leader")
        with _workers(master, place, workers, memory) as started:
            for worker in started:
                _wait_for(worker.process, worker.place, "Successfully registered with master")
            yield Cluster(master, started)


@contextmanager
def _workers(master: str, place: Path, left: int, memory: str) -> Iterator[tuple[Worker, ...]]:
    if not left:
        yield ()
        return
    own = place / f"worker-{left}"
    given = ("--host", HOST, "--cores", "1", "--memory", memory, "--work-dir", str(own / "work"), master)
    with _program("worker.Worker", own, *given) as process, _workers(master, place, left - 1, memory) as more:
        yield (*more, Worker(process, own))


@contextmanager
def _program(of: str, place: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A Java program of Spark's in a process group of its own, which ends with the block."""
    place.mkdir(parents=True)
    started = Path(pyspark.__file__).parent / "bin" / "spark-class"
    (place / "log4j2.properties").write_text(_LOG)
    own = {
        "SPARK_LOCAL_IP": HOST,
        "SPARK_LOCAL_DIRS": str(place / "local"),
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_DAEMON_JAVA_OPTS": f"-XX:TieredStopAtLevel=1 -Dlog4j2.configurationFile={place}/log4j2.properties",
        "PYSPARK_PYTHON": sys.executable,
    }
    command = [str(started), f"org.apache.spark.deploy.{of}", "--webui-port", "0", *arguments]
    with (place / "log").open("wb") as log:
        process = subprocess.Popen(
            command, env=os.environ | own, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


_LOG = """rootLogger.level = info
rootLogger.appenderRef.out.ref = out
appender.out.type = Console
appender.out.name = out
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = %m%n
"""


def _wait_for(process: subprocess.Popen[bytes], place: Path, said: str) -> None:
    until = time.monotonic() + PATIENCE
    while said not in (place / "log").read_text(errors="replace"):
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError((place / "log").read_text(errors="replace")[-2000:])
        time.sleep(0.1)


def _free_port() -> int:
    with create_server((HOST, 0)) as taken:
        return int(taken.getsockname()[1])
