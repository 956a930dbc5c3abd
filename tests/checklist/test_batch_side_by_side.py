"""Many files are read by several processes, and nobody can tell it from the outcome."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from checklist import batch as module
from checklist import reader
from checklist.batch import Batch, read_all
from checklist.reader import read_checklist
from tests.checklist.test_batch import ROW, archive, checklist
from tests.checklist.workbooks import EDITION, filled
from units import Cohort
from wording.problems import Kind

ROOT = Path(__file__).resolve().parents[2]
FIRST, SECOND, THIRD = (checklist(code) for code in ("14755", "14758", "14761"))
FILES = [
    ("a.xlsx", FIRST),
    ("b.xlsx", SECOND),
    ("c.xlsx", FIRST),
    ("d.xlsx", b"x"),
    ("d.xlsx", b"xin chao"),
    ("e.zip", archive({"f.xlsx": THIRD, "g.xlsx": filled(ROW.replace("| 1 |", "| 9o |"))})),
    ("gone.zip", b""),
]


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few, files are read side by side."""
    monkeypatch.setattr(module, "FEW", 0)
    monkeypatch.setattr(module, "processes", lambda: 2)


def batch(**more: object) -> Batch:
    cohort = Cohort("giao", "2022", ("14755",))
    return read_all(FILES, edition=EDITION, era="2022", cohort=cohort, **more)  # type: ignore[arg-type]


def test_side_by_side_gives_what_one_after_another_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = batch()
    monkeypatch.setattr(module, "FEW", 0)
    monkeypatch.setattr(module, "processes", lambda: 2)
    steps: list[tuple[int, int, str, float | None]] = []
    threads = set()

    def progress(*step: object) -> None:
        steps.append(step)  # type: ignore[arg-type]
        threads.add(threading.get_ident())

    read = batch(progress=progress)
    assert read.readings == expected.readings
    assert [r.content for r in read.readings] == [r.content for r in expected.readings]
    assert read.answers.equals(expected.answers) and len(read.answers)
    assert {Kind.UNIT_TWICE, Kind.NOT_A_NUMBER} <= {p.kind for r in read.refused for p in r.errors}
    assert Kind.UNIT_OUTSIDE_COHORT in {p.kind for p in read.warnings}
    assert [step[:2] for step in steps] == [(i, 8) for i in range(1, 9)]
    assert sorted(step[2] for step in steps) == sorted(r.file for r in read.readings)
    assert threads == {threading.get_ident()}


def test_few_files_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "processes", lambda: 2)
    monkeypatch.setattr(module, "side_by_side", lambda *_: pytest.fail("started a process"))
    assert len(batch().readings) == 8


def test_one_core_starts_no_process(monkeypatch: pytest.MonkeyPatch, many: None) -> None:
    monkeypatch.setattr(module, "processes", lambda: 1)
    monkeypatch.setattr(module, "side_by_side", lambda *_: pytest.fail("started a process"))
    assert len(batch().readings) == 8


def test_a_wrong_era_is_the_callers_mistake_whatever_the_files() -> None:
    with pytest.raises(ValueError):
        read_all([], era="1954")


def test_a_program_without_a_guard_is_not_run_again_by_its_processes(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(FIRST)
    (tmp_path / "b.xlsx").write_bytes(SECOND)
    program = tmp_path / "program.py"
    program.write_text(
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from checklist import batch\n"
        "batch.FEW, batch.processes = 0, lambda: 2\n"
        f"print(len(batch.read_all([{str(tmp_path)!r}]).readings), 'read')\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("2 read\n", "")


def test_a_file_for_which_there_is_no_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def workbook(content: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr(reader, "Workbook", workbook)
    read = read_checklist(FIRST, "a.xlsx", edition=EDITION, era="2022")
    assert [p.kind for p in read.problems] == [Kind.TOO_HEAVY_TO_READ]
