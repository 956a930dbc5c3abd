"""The house keeps its own rules: lint, format, types, walls between rooms, pinned dependencies."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    "tool",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["importlinter.cli", "lint"],
    ],
    ids=["lint", "format", "types", "walls"],
)
def test_the_house_rules_hold(tool: list[str]) -> None:
    module, *arguments = tool
    command = [sys.executable, "-m", module, *arguments]
    if module == "importlinter.cli":
        command = [str(Path(sys.executable).with_name("lint-imports"))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-spark.txt"])
def test_every_direct_dependency_is_pinned_with_a_reason(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    asked = [line for line in lines if line and not line.startswith(("#", "-r "))]
    assert asked
    assert [
        line for line in asked if not re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+(; [^#]+)? +# .+", line)
    ] == []


def test_the_development_requirements_begin_with_the_others() -> None:
    first = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8").splitlines()[0]
    assert first == "-r requirements.txt"


def test_no_file_is_named_after_nothing() -> None:
    vague = {"utils.py", "util.py", "helpers.py", "helper.py", "common.py", "misc.py", "manager.py"}
    assert [p for p in ROOT.rglob("*.py") if p.name in vague and ".venv" not in p.parts] == []
