"""A server that is measured: started on a free port of this machine, with its memory and its processor time."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.load.address import Address
from tests.load.people import SECRET

ROOT = Path(__file__).resolve().parents[2]
APP, EMPTY = ROOT / "app.py", Path(__file__).with_name("empty_page.py")
START_SECONDS = 60
LONGEST_MISHAP = 8000


@dataclass(frozen=True)
class Server:
    """A running server."""

    address: Address
    process: psutil.Process

    def memory(self) -> float:
        """What it and the processes that it started hold in memory (RSS), in MB of 10^6 bytes."""
        return sum(float(one.memory_info().rss) for one in self._family()) / 1e6

    def processor(self) -> float:
        """The seconds of processor time that they have used, with those that have ended."""
        own = (one.cpu_times() for one in self._family())
        return sum(float(t.user + t.system + t.children_user + t.children_system) for t in own)

    def _family(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]


@dataclass(frozen=True)
class Servers:
    """Servers on one database: people go to one after the other, and stay there, as behind a proxy."""

    each: tuple[Server, ...]

    def address(self, number: int) -> Address:
        """Where the person of that number goes."""
        return self.each[number % len(self.each)].address

    def memory(self) -> float:
        """What all hold in memory, in MB."""
        return sum(one.memory() for one in self.each)

    def processor(self) -> float:
        """The seconds of processor time that all have used."""
        return sum(one.processor() for one in self.each)


@contextmanager
def several(script: Path, folder: Path, environment: Mapping[str, str], count: int) -> Iterator[Servers]:
    """Run a Streamlit script so many times on one database."""
    with ExitStack() as stack:
        yield Servers(tuple(stack.enter_context(served(script, folder, environment)) for _ in range(count)))


@contextmanager
def served(script: Path, folder: Path, environment: Mapping[str, str], port: int = 0) -> Iterator[Server]:
    """Run a Streamlit script with sign-in; its log and its secrets lie in `folder`. Raises RuntimeError."""
    port = port or _free_port()
    address = Address(f"http://127.0.0.1:{port}")
    secrets = folder / f"secrets-{port}.toml"
    secrets.write_text(_secrets(address), encoding="utf-8")
    options = ["--server.port", str(port), "--server.headless", "true", "--server.fileWatcherType", "none"]
    with (folder / f"server-{port}.log").open("w") as log:
        started = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "streamlit",
                "run",
                str(script),
                *options,
                "--secrets.files",
                str(secrets),
            ],
            cwd=ROOT,
            env=os.environ | environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(address, started)
            yield Server(address, psutil.Process(started.pid))
        finally:
            started.terminate()
            started.wait(30)


def mishaps(folder: Path) -> list[str]:
    """What the logs of the servers in a folder say from the first page that broke on; nothing where none did."""
    logs = (
        file.read_text(encoding="utf-8", errors="replace") for file in sorted(folder.glob("server-*.log"))
    )
    return [log[at : at + LONGEST_MISHAP] for log in logs if (at := log.find("Mishap")) >= 0]


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _secrets(address: Address) -> str:
    section = {
        "redirect_uri": f"{address.origin}/oauth2callback",
        "cookie_secret": SECRET,
        "client_id": "xa-so",
        "client_secret": "khong-dung-den",
        "server_metadata_url": "http://127.0.0.1:9/.well-known/openid-configuration",
    }
    return "\n".join(["[auth]", *(f'{key} = "{value}"' for key, value in section.items())])


def _wait(address: Address, started: "subprocess.Popen[bytes]") -> None:
    give_up = time.monotonic() + START_SECONDS
    while started.poll() is None and time.monotonic() < give_up:
        try:
            with urllib.request.urlopen(f"{address.origin}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the server at {address.origin} did not start")
