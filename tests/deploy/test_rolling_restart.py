"""The rolling restart never takes away the last server that serves, and stops where one does not come back."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.deploy.rig import ROLLING_RESTART, WRITE_SERVERS
from tests.needed import program


@dataclass
class Server:
    """Something that says whether it can serve; it is asked with these headers."""

    status: int = 200
    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        server = self

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.seen.append(f"{self.path} {self.headers.get('Authorization', '')}".strip())
                self.send_response(server.status)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self.listening = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        Thread(target=self.listening.serve_forever, daemon=True).start()
        self.address = f"127.0.0.1:{self.listening.server_port}"


@dataclass
class House:
    """Two servers, with programs in place of nginx and systemctl that note what they are asked."""

    folder: Path
    servers: list[Server]

    def __post_init__(self) -> None:
        self.conf, self.noted = self.folder / "servers.conf", self.folder / "noted"
        self.addresses = [one.address for one in self.servers]
        self.whole = subprocess.run(
            [WRITE_SERVERS, *self.addresses], capture_output=True, text=True, check=True
        ).stdout
        self.conf.write_text(self.whole)
        self.takes("nginx", "true")
        self.takes("restart", "true")

    def takes(self, name: str, answer: str) -> None:
        """Lets a program note its arguments with what nginx was told last, then do something."""
        path = self.folder / name
        out = f"$(sed -n 's/^# .*without //p' {self.conf})"
        path.write_text(f'#!/bin/sh\necho "{name} $@ [{out}]" >> {self.noted}\n{answer}\n')
        path.chmod(0o755)

    def roll(self, **more: str) -> subprocess.CompletedProcess[str]:
        """Runs the script; it waits one second for a server to come back."""
        environment = {
            "XASO_SERVERS": " ".join(self.addresses),
            "XASO_SERVERS_CONF": str(self.conf),
            "XASO_NGINX": str(self.folder / "nginx"),
            "XASO_RESTART": f"{self.folder / 'restart'} ",
            "XASO_READY_SECONDS": "1",
        }
        run = [ROLLING_RESTART]
        return subprocess.run(
            run, env=os.environ | environment | more, capture_output=True, text=True, check=False
        )

    @property
    def restarted(self) -> list[str]:
        """The ports that were restarted, each with the server that nginx had been told to leave out."""
        lines = self.noted.read_text().splitlines() if self.noted.exists() else []
        return [line.removeprefix("restart ") for line in lines if line.startswith("restart ")]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    program("curl")
    servers = [Server(), Server()]
    yield House(tmp_path, servers)
    for one in servers:
        one.listening.shutdown()


def test_each_is_out_of_nginx_while_it_is_restarted_and_in_it_afterwards(house: House) -> None:
    done = house.roll()
    assert done.returncode == 0, done.stderr
    assert house.restarted == [f"{one.rpartition(':')[2]} [{one}]" for one in house.addresses]
    assert house.conf.read_text() == house.whole
    asked = [line.split(" [")[0] for line in house.noted.read_text().splitlines() if line.startswith("nginx")]
    assert asked == ["nginx -t -q", "nginx -s reload"] * 4


def test_nothing_is_restarted_where_no_other_serves(house: House) -> None:
    house.servers[1].status = 503
    done = house.roll()
    assert (done.returncode, house.restarted) == (1, [])
    assert "no other process can serve" in done.stderr


def test_one_that_does_not_come_back_stays_out_and_the_next_is_left_alone(house: House) -> None:
    house.servers[0].status = 503
    done = house.roll()
    assert done.returncode == 1 and "stays out of nginx" in done.stderr
    assert len(house.restarted) == 1
    assert f"{house.addresses[0]} max_fails=1 fail_timeout=2s down;" in house.conf.read_text()


def test_one_that_cannot_be_restarted_stays_out(house: House) -> None:
    house.takes("restart", "exit 5")
    done = house.roll()
    assert done.returncode == 1 and "was not restarted" in done.stderr
    assert len(house.restarted) == 1


def test_what_nginx_does_not_accept_is_taken_back_before_anything_happens(house: House) -> None:
    house.takes("nginx", '[ "$1" != -t ]')
    done = house.roll()
    assert done.returncode == 1 and "does not accept" in done.stderr
    assert (house.restarted, house.conf.read_text()) == ([], house.whole)


@pytest.mark.parametrize("servers", ["", "127.0.0.1:8501"])
def test_fewer_than_two_cannot_take_turns(house: House, servers: str) -> None:
    done = house.roll(XASO_SERVERS=servers)
    assert done.returncode == 1 and "two processes or more" in done.stderr


def test_two_runs_do_not_meet(house: House) -> None:
    house.takes("restart", f"{ROLLING_RESTART} 2>> {house.folder}/inner; true")
    assert house.roll().returncode == 0
    assert "another run is at work" in (house.folder / "inner").read_text()


def test_the_token_is_shown_where_there_is_one_and_stands_in_no_argument(house: House) -> None:
    house.takes("curl", f'exec {program("curl")} "$@"')
    path = os.pathsep.join([str(house.folder), os.environ["PATH"]])
    assert house.roll(XASO_METRICS_TOKEN="mot-ma", PATH=path).returncode == 0
    assert set(house.servers[0].seen) == {"/readyz Bearer mot-ma"}
    noted = house.noted.read_text()
    assert "curl " in noted and "mot-ma" not in noted
