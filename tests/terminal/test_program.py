"""`demo`, `bench`, wrong use, and the program as others start it. Nothing ever prints a traceback."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import cli
from demonstration import EDITION
from store import current_answers, current_submissions, list_rounds, open_database, operator_access
from tests.terminal.commands import FIRST, REFERENCE, ROOT, Folder, Run, document_in


def test_demo_fills_the_store_each_time_it_is_called(run: Run) -> None:
    for count in (1, 2):
        assert run("demo", "--seed", "7").code == cli.OK
        access = operator_access(open_database())
        rounds = list_rounds(access)
        assert [r.demonstration for r in rounds] == [True] * count
        assert all(len(r.cohort) == 94 for r in rounds)
    kept = [current_answers(access, r.id) for r in rounds]
    assert kept[0].equals(kept[1])
    assert 80 < len(current_submissions(access, rounds[0].id)) < 94
    access.db.close()


@pytest.mark.parametrize("url", ["nowhere", "sqlite:///{folder}/note.txt/xaso.db", "oracle://db"])
def test_a_store_that_cannot_be_opened_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str
) -> None:
    (tmp_path / "note.txt").touch()
    monkeypatch.setenv("DATABASE_URL", url.format(folder=tmp_path))
    said = run("demo")
    assert said.code == cli.FAILED
    assert re.match(r"DATABASE_\w+ · ", said.err)


def test_bench_prints_and_writes_the_same_object(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli.bench_module, "run", lambda told: told("94 units") or {"peak_mb": 1.5})
    said = run("bench", "--json", tmp_path / "bench.json")
    assert (said.code, said.err) == (cli.OK, "94 units\n")
    assert json.loads(said.out) == document_in(tmp_path / "bench.json") == {"peak_mb": 1.5}


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nothing"],
        ["catalogue"],
        ["catalogue", "nothing"],
        ["score"],
        ["check"],
        ["template"],
        ["score", ".", "--nothing"],
        ["demo", "--seed", "x"],
        ["demo", "--seed", "-1"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_1(run: Run, arguments: list[str]) -> None:
    said = run(*arguments)
    assert said.code == cli.FAILED
    assert said.out + said.err


@pytest.mark.parametrize("command", ["", "template", "check", "score", "catalogue", "demo", "bench"])
def test_help_is_no_failure(run: Run, command: str) -> None:
    said = run(*command.split(), "--help")
    assert said.code == cli.OK
    assert "Usage" in said.out


def _started(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)],
        capture_output=True,
        env=os.environ | {"XASO_LANG": "vi"} | environment,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("names", "expected"), [((FIRST,), cli.OK), ((FIRST, "bad"), cli.SOME_REFUSED)], ids=["taken", "refused"]
)
def test_the_process_ends_with_the_exit_code(folder: Folder, names: tuple[str, ...], expected: int) -> None:
    done = _started("score", folder(*names))
    assert done.returncode == expected
    assert [line.split("\t")[1] for line in done.stdout.decode().splitlines()] == [FIRST]
    assert b"Traceback" not in done.stderr
    assert (b"NOT_A_NUMBER" in done.stderr) == (expected == cli.SOME_REFUSED)


def test_wrong_use_of_the_process_is_1() -> None:
    done = _started("nothing")
    assert (done.returncode, done.stdout) == (cli.FAILED, b"")
    assert b"Traceback" not in done.stderr


def test_output_is_utf_8_where_the_system_has_an_old_code_page() -> None:
    done = _started("catalogue", "show", EDITION, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (cli.OK, b"")
    assert REFERENCE.title.vi in done.stdout.decode("utf-8")
