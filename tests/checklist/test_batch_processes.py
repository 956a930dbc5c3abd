"""Reading by other processes: each may die, hang or grow, and none of them stays."""

import os
import pickle
import sys
from functools import partial
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from checklist.reading import side_by_side as module
from checklist.reading import worker
from checklist.reading.side_by_side import Read, side_by_side
from checklist.reading.sources import Source
from checklist.readings import Reading
from tests.checklist import unruly_reader
from wording.problems import Kind, Problem


@pytest.fixture
def unruly(tmp_path: Path) -> Read:
    return partial(unruly_reader.read, pids=str(tmp_path))


@pytest.fixture(autouse=True)
def one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "processes", lambda: 1)


def load(source: Source, read: Read) -> Reading:
    return read(source.load(), source.file)


def all_of(names: list[str], read: Read) -> dict[str, Reading]:
    sources = [Source(name, 1, lambda: b"x") for name in names]
    return {reading.file: reading for _, reading in side_by_side(sources, load, read)}


def alive(pids: Path) -> list[str]:
    return [file.name for file in pids.iterdir() if Path("/proc", file.name).exists()]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_a_file_that_ends_its_process_is_told_and_the_others_are_read(
    unruly: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = "from checklist.reading import worker; worker.SECONDS = 2; worker.serve()"
    monkeypatch.setattr(module, "_COMMAND", (sys.executable, "-c", short))
    heavy = ["endless.xlsx", "killed.xlsx", "vast.xlsx"]
    read = all_of(["a.xlsx", *heavy, "b.xlsx"], unruly)
    assert {file: r.problems for file, r in read.items() if r.problems} == {
        file: (Problem(Kind.TOO_HEAVY_TO_READ, file),) for file in heavy
    }
    assert [read[file].content for file in ("a.xlsx", "b.xlsx")] == [b"x", b"x"]
    assert str(os.getpid()) not in {path.name for path in tmp_path.iterdir()}
    assert alive(tmp_path) == []


@pytest.mark.parametrize("raised", [KeyboardInterrupt, RuntimeError])
def test_no_process_is_left_when_the_caller_is_stopped(
    unruly: Read, tmp_path: Path, raised: type[BaseException]
) -> None:
    sources = [Source(name, 1, lambda: b"x") for name in ("a.xlsx", "endless.xlsx", "b.xlsx")]
    readings = side_by_side(sources, load, unruly)
    with pytest.raises(raised):
        try:
            for _ in readings:
                assert alive(tmp_path) != []
                raise raised
        finally:
            readings.close()
    assert alive(tmp_path) == []


@pytest.mark.parametrize("command", [("/no/such/program",), (sys.executable, "-c", "pass")])
def test_where_no_process_can_be_had_the_files_are_read_here(
    unruly: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setattr(module, "_COMMAND", command)
    assert sorted(all_of(["a.xlsx", "b.xlsx"], unruly)) == ["a.xlsx", "b.xlsx"]
    assert [path.name for path in tmp_path.iterdir()] == [str(os.getpid())]


def test_a_process_ends_with_the_one_that_asked(unruly: Read) -> None:
    with Popen([sys.executable, "-m", worker.__name__], stdin=PIPE, stdout=PIPE) as process:
        assert process.stdin and process.stdout
        pickle.dump(unruly, process.stdin)
        process.stdin.flush()
        pickle.load(process.stdout)
        process.stdin.close()
        assert process.wait(10) == 0


def test_there_are_no_more_processes_than_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert 1 <= module.processes() <= min(os.cpu_count() or 1, module.MOST_PROCESSES)
