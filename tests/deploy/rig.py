"""Several servers behind nginx on this machine, set up from the files in deploy/ as they are."""

import os
import re
import shlex
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import psutil

from tests.deploy.certificate import write_certificate
from tests.load.address import Address
from tests.load.people import SECRET

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
WRITE_SERVERS, ROLLING_RESTART = DEPLOY / "nginx/write-servers.sh", DEPLOY / "rolling-restart.sh"
START_SECONDS = 240
MAIN = """
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 2048; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {conf};
}}
"""
"""What Debian's own nginx.conf is for the file in conf.d, with everything in one folder."""


class Nginx:
    """nginx with deploy/nginx/xaso.conf in front of some addresses; its files lie in `folder`."""

    def __init__(self, folder: Path, program: str, addresses: list[str]) -> None:
        self.folder, self.port, self.plain_port = folder, free_port(), free_port()
        self.servers, self.log = folder / "xaso/servers.conf", folder / "access.log"
        self.origin = f"https://127.0.0.1:{self.port}"
        (folder / "xaso").mkdir(parents=True)
        write_certificate(folder / "xaso.pem", folder / "xaso.key")
        user = "user root;" if os.geteuid() == 0 else ""
        main = MAIN.format(folder=folder, conf=DEPLOY / "nginx/xaso.conf", user=user)
        (folder / "nginx.conf").write_text(main, encoding="utf-8")
        (folder / "xaso/http.conf").write_text(f"listen 127.0.0.1:{self.plain_port};\n")
        https = [
            f"listen 127.0.0.1:{self.port} ssl http2;",
            f"ssl_certificate {folder}/xaso.pem;",
            f"ssl_certificate_key {folder}/xaso.key;",
            f"access_log {self.log} xaso;",
        ]
        (folder / "xaso/https.conf").write_text("\n".join(https) + "\n")
        written = subprocess.run([WRITE_SERVERS, *addresses], check=True, capture_output=True, text=True)
        self.servers.write_text(written.stdout)
        self.command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]

    def check(self) -> str:
        """What nginx says of its configuration."""
        done = subprocess.run([*self.command, "-t"], capture_output=True, text=True, check=False)
        return f"{done.returncode} {done.stderr}"

    @contextmanager
    def running(self) -> Iterator["Nginx"]:
        """The server, until the end."""
        started = subprocess.Popen([*self.command, "-g", "daemon off;"])
        try:
            _wait_for_port(self.port)
            yield self
        finally:
            started.terminate()
            started.wait(20)


class Servers:
    """Processes of the app, each started as deploy/systemd/xaso@.service starts it, and again whenever it ends."""

    def __init__(self, folder: Path, count: int, environment: dict[str, str]) -> None:
        self.folder, self.ports = folder, [free_port() for _ in range(count)]
        self._environment = os.environ | {"XASO_LOG": "json", "XASO_LANG": "vi"} | environment
        self._running: dict[int, subprocess.Popen[bytes]] = {}
        self._ending = threading.Event()
        self._keepers = [threading.Thread(target=self._keep, args=(port,)) for port in self.ports]
        stop = folder / "restart.sh"
        stop.write_text(_RESTART.format(folder=folder))
        stop.chmod(0o755)
        self.restart_command = f"{stop} "

    @property
    def addresses(self) -> list[str]:
        """As nginx knows them."""
        return [f"127.0.0.1:{port}" for port in self.ports]

    @contextmanager
    def running(self, origin: str) -> Iterator["Servers"]:
        """All of them, ready, until the end; people come to `origin`."""
        (self.folder / "secrets.toml").write_text(_secrets(origin), encoding="utf-8")
        for keeper in self._keepers:
            keeper.start()
        try:
            for port in self.ports:
                self.wait_ready(port)
            yield self
        finally:
            self._ending.set()
            for process in list(self._running.values()):
                with suppress(ProcessLookupError):
                    process.terminate()
            for keeper in self._keepers:
                keeper.join(30)

    def kill(self, port: int) -> None:
        """Ends a process with SIGKILL, as a machine that fails would."""
        self._running[port].kill()

    def process(self, port: int) -> psutil.Process:
        """The process at a port."""
        return psutil.Process(self._running[port].pid)

    def wait_ready(self, port: int) -> None:
        """Waits until a process says that it can serve; raises RuntimeError."""
        give_up = time.monotonic() + START_SECONDS
        while time.monotonic() < give_up:
            with suppress(httpx.TransportError):
                if httpx.get(f"http://127.0.0.1:{port}/readyz", timeout=5).status_code == 200:
                    return
            time.sleep(0.2)
        raise RuntimeError(f"the server at {port} did not become ready: {self.log(port)[-2000:]}")

    def log(self, port: int) -> str:
        """What a process told."""
        return (self.folder / f"server-{port}.log").read_text(encoding="utf-8")

    def _keep(self, port: int) -> None:
        """As systemd does with Restart=always."""
        command = [*_as_in_unit(port), "--secrets.files", str(self.folder / "secrets.toml")]
        with (self.folder / f"server-{port}.log").open("a") as log:
            while not self._ending.is_set():
                process = subprocess.Popen(
                    command, cwd=ROOT, env=self._environment, stdout=log, stderr=subprocess.STDOUT
                )
                self._running[port] = process
                (self.folder / f"{port}.pid").write_text(str(process.pid))
                process.wait()
                self._ending.wait(0.3)


_RESTART = """#!/bin/sh
# What `systemctl restart` is for the processes of a test: ends one gracefully; who keeps it starts it again.
pid=$(cat {folder}/$1.pid)
kill -TERM $pid
while kill -0 $pid 2>/dev/null; do sleep 0.1; done
"""


def rolling_restart(nginx: Nginx, servers: Servers, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs deploy/rolling-restart.sh over them."""
    environment = {
        "XASO_SERVERS": " ".join(servers.addresses),
        "XASO_SERVERS_CONF": str(nginx.servers),
        "XASO_NGINX": " ".join(nginx.command),
        "XASO_RESTART": servers.restart_command,
    }
    return subprocess.run(
        [ROLLING_RESTART], env=os.environ | environment | more, capture_output=True, text=True, check=False
    )


@contextmanager
def several(folder: Path, program: str, count: int, url: str) -> Iterator[tuple[Nginx, Servers]]:
    """nginx and `count` processes on one database, ready."""
    servers = Servers(folder, count, {"DATABASE_URL": url, "XASO_DATA_DIR": str(folder)})
    nginx = Nginx(folder / "nginx", program, servers.addresses)
    with servers.running(nginx.origin), nginx.running():
        yield nginx, servers


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def address(nginx: Nginx) -> Address:
    """Where people reach the servers, as the load driver takes it."""
    return Address(nginx.origin)


def _as_in_unit(port: int) -> list[str]:
    unit = (DEPLOY / "systemd/xaso@.service").read_text(encoding="utf-8")
    found = re.search(r"^ExecStart=\S+/streamlit (.+)$", unit, re.MULTILINE)
    assert found
    return [sys.executable, "-m", "streamlit", *shlex.split(found[1].replace("%i", str(port)))]


def _secrets(origin: str) -> str:
    section = {
        "redirect_uri": f"{origin}/oauth2callback",
        "cookie_secret": SECRET,
        "client_id": "xa-so",
        "client_secret": "khong-dung-den",
        "server_metadata_url": "http://127.0.0.1:9/.well-known/openid-configuration",
    }
    return "\n".join(["[auth]", *(f'{key} = "{value}"' for key, value in section.items())])


def _wait_for_port(port: int) -> None:
    give_up = time.monotonic() + 20
    while time.monotonic() < give_up:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise RuntimeError("nginx did not start")
