"""A PostgreSQL server for tests alone: `python -m tests.postgres COMMAND ...` starts one, runs the command, stops it.

The command finds the server in the environment variable `XASO_TEST_POSTGRES`, a URL of its superuser.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.memory import memory

VARIABLE = "XASO_TEST_POSTGRES"
BINARIES = "/usr/lib/postgresql/15/bin"  # Debian keeps them out of PATH
OWNER = "postgres"
SETTINGS = {
    "listen_addresses": "",  # a socket in the server's own folder: no port that another program could take
    # A server that is killed loses nothing without fsync; only the machine's own fall would.
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "64MB",
}


class Server:
    """A server in a temporary folder of its own; made and started at once, `remove` takes both away."""

    def __init__(self) -> None:
        # A database is some 300 files: made in 20 ms in memory, in 200 ms on a disk.
        self.folder = Path(tempfile.mkdtemp(prefix="xaso-postgres-", dir=memory()))
        self._given: dict[str, Any] = {
            "cwd": self.folder,
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.DEVNULL,
        }
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(self.folder, OWNER, OWNER)
            self._given |= {"user": OWNER, "group": OWNER, "extra_groups": []}
        try:
            self._run("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
            with (self.folder / "data/postgresql.conf").open("a") as file:
                file.writelines(f"{name} = '{value}'\n" for name, value in SETTINGS.items())
                file.write(f"unix_socket_directories = '{self.folder}'\n")
            self.start()
        except BaseException:
            self.remove()
            raise

    def url(self, database: str = "postgres") -> str:
        """Where a database of the server is, for its superuser."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def start(self) -> None:
        """Starts it and waits until it answers."""
        self._run("pg_ctl", "start", "--wait", f"--log={self.folder / 'log'}")

    def stop(self, mode: str = "fast") -> None:
        """Stops it and waits; `immediate` leaves everything as a killed server would."""
        self._run("pg_ctl", "stop", "--wait", "--timeout=20", f"--mode={mode}")

    def remove(self) -> None:
        """Stops it where it runs and deletes its folder."""
        if (self.folder / "data/postmaster.pid").exists():
            with suppress(subprocess.CalledProcessError):  # it was killed
                self.stop("immediate")
        shutil.rmtree(self.folder)

    def _run(self, name: str, *arguments: str) -> None:
        path = binary(name)
        if path is None:
            raise FileNotFoundError(f"{name} is neither in {BINARIES} nor in PATH")
        command = [path, *arguments, f"--pgdata={self.folder / 'data'}"]
        subprocess.run(command, check=True, **self._given)


def binary(name: str) -> str | None:
    """The path of one of the server's programs, where it is installed."""
    return shutil.which(name, path=os.pathsep.join([BINARIES, os.environ.get("PATH", "")]))


def main(command: list[str]) -> int:
    """Runs a command beside a server of its own; gives the command's exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    server = Server()
    try:
        return subprocess.run(command, env=os.environ | {VARIABLE: server.url()}, check=False).returncode
    finally:
        server.remove()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [os.environ.get("SHELL", "/bin/sh")]))
