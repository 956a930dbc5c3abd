"""The guide for operators in both languages: the same content, every command run or said why not, every name a real one."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli import OK, main
from store import local_access, open_database
from telemetry import metrics
from tests import needed
from tests.docs.blocks import Block, blocks, headings
from tests.postgres import BINARIES, Server
from tests.store.full_store import published_round

ROOT = Path(__file__).resolve().parents[2]
GUIDES = [ROOT / "docs/van-hanh.md", ROOT / "docs/operations.md"]
VIETNAMESE, ENGLISH = (guide.read_text(encoding="utf-8") for guide in GUIDES)
RUN = "run"
ONLY_XASO = re.compile(r"(sudo xaso (?!account).*\n)+")
"""Commands that need no process of their own each; one of them and `cli.py` itself are run as they are written."""

STUBS = {
    "sudo": 'while [[ "$1" == -* ]]; do [[ "$1" == -u ]] && shift; shift; done\nexec "$@"',
    # What deploy/xaso gives to systemd: options, then Python and cli.py of the machine.
    "systemd-run": f'while [[ "$1" == -* ]]; do shift; done\nshift 2\nexec "{sys.executable}" "{ROOT}/cli.py" "$@"',
}
"""Programs of a machine that a test cannot have: they do what is asked, as whoever runs the test."""


def test_both_languages_have_the_same_headings() -> None:
    assert headings(VIETNAMESE) == headings(ENGLISH)


def test_both_languages_have_the_same_blocks() -> None:
    assert blocks(VIETNAMESE) == blocks(ENGLISH)


def test_every_block_of_commands_is_run_or_says_why_not() -> None:
    unsaid = [block.text for block in blocks(ENGLISH) if block.language == "sh" and not _is_said(block)]
    assert unsaid == []


def _is_said(block: Block) -> bool:
    named = re.findall(r"(?:tests/|\.ci/)[\w./]*\w", block.mark)
    exist = all((ROOT / name).exists() for name in named)
    return exist and (block.mark.startswith((RUN, "none, because ")) or bool(named))


@pytest.mark.parametrize("text", [VIETNAMESE, ENGLISH], ids=["vi", "en"])
def test_every_file_and_page_it_names_exists(text: str) -> None:
    named = re.findall(r"(?<![\w/])((?:deploy|tests|docs)/[\w./@*-]*[\w*])", text)
    linked = [f"docs/{name}" for name in re.findall(r"\]\(([\w-]+\.md)\)", text)]
    assert named and linked
    assert [name for name in (*named, *linked) if not any(ROOT.glob(name))] == []


@pytest.mark.parametrize("text", [VIETNAMESE, ENGLISH], ids=["vi", "en"])
def test_every_variable_metric_and_refusal_it_names_is_one(text: str) -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for room in ("store", "ui", "opendata", "mail", "telemetry", "deploy")
        for path in (ROOT / room).rglob("*")
        if path.suffix in (".py", ".sh", ".example")
    )
    names = set(re.findall(r"\b(?:XASO|DATABASE|DEADLINE)_[A-Z_]+\b", text))
    assert [name for name in names if name not in code] == []
    counted = metrics().decode()
    measured = {name.removesuffix("_total") for name in re.findall(r"\bxaso_[a-z_]+\b", text)} - {"xaso_may"}
    assert [name for name in measured if name not in counted] == []


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Folders of a machine in a temporary one, and a PostgreSQL server of its own; the environment of its commands."""
    needed.postgres()
    for folder in ("bin", "backups", "etc/nginx/xaso", "etc/ssl/private"):
        (tmp_path / folder).mkdir(parents=True)
    for name, script in STUBS.items():
        (tmp_path / "bin" / name).write_text(f"#!/usr/bin/env bash\n{script}\n", encoding="utf-8")
        (tmp_path / "bin" / name).chmod(0o755)
    (tmp_path / "bin/xaso").symlink_to(ROOT / "deploy/xaso")
    server = Server()
    path = os.pathsep.join(
        [str(tmp_path / "bin"), str(Path(sys.executable).parent), BINARIES, os.environ["PATH"]]
    )
    yield os.environ | {
        "PATH": path,
        "PGHOST": str(server.folder),
        "PGUSER": "postgres",
        "DATABASE_URL": _url(server, "xaso"),
        "XASO_DATA_DIR": str(tmp_path),
    }
    server.remove()


def _url(server: Server, database: str) -> str:
    return server.url(database).replace("//postgres@", "//xaso@")


def test_the_commands_do_what_the_guide_says_one_after_the_other(
    machine: dict[str, str], tmp_path: Path
) -> None:
    asked = [block for block in blocks(ENGLISH) if block.mark.startswith(RUN)]
    for block in asked:
        other = re.search(r"DATABASE_URL of (\w+)", block.mark)
        url = machine["DATABASE_URL"]
        environment = machine | ({"DATABASE_URL": url.replace("/xaso?", f"/{other[1]}?")} if other else {})
        do = _run_here if ONLY_XASO.fullmatch(block.text) else _run
        do(_here(block.text, tmp_path), environment)
        if "createdb" in block.text and "xaso2" not in block.text:
            _something_to_keep(url)
    kept = {path.name for path in (tmp_path / "backups").iterdir()}
    assert kept == {"truoc-nang-cap.zip", "xaso.zip", "ky-1"}
    assert "8503" in (tmp_path / "etc/nginx/xaso/servers.conf").read_text(encoding="utf-8")


def _something_to_keep(url: str) -> None:
    database = open_database(url)
    published_round(local_access(database))
    database.close()


def _here(commands: str, folder: Path) -> str:
    """Commands of the guide's machine with the places of this one."""
    places = {
        "/opt/xaso/.venv/bin/python": sys.executable,
        "/opt/xaso/cli.py": f"{ROOT}/cli.py",
        "/var/backups/xaso": f"{folder}/backups",
        "/etc/": f"{folder}/etc/",
    }
    for there, here in places.items():
        commands = commands.replace(there, here)
    return commands


def _run_here(commands: str, environment: dict[str, str]) -> None:
    for command in commands.splitlines():
        with pytest.MonkeyPatch.context() as patched:
            for name in ("DATABASE_URL", "XASO_DATA_DIR"):
                patched.setenv(name, environment[name])
            assert main(shlex.split(command)[2:]) == OK, command


def _run(commands: str, environment: dict[str, str]) -> None:
    # Without a terminal a program that asks for a password reads it here.
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        cwd=ROOT,
        env=environment,
        input="mat-khau\nmat-khau\n",
        capture_output=True,
        text=True,
        start_new_session=True,
    )
    assert done.returncode == 0, f"{commands}\n{done.stdout}{done.stderr}"
