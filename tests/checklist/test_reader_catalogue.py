"""Each problem that the Excel boundary can tell is provoked by a test of this room."""

import re
from pathlib import Path

from wording.problems import Kind

HERE = Path(__file__).resolve()
ROOM = HERE.parents[2] / "checklist"


def test_every_problem_that_reading_can_tell_is_provoked_here() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py"))
    tests = "\n".join(path.read_text(encoding="utf-8") for path in HERE.parent.rglob("*.py") if path != HERE)
    told = {kind.name for kind in Kind if re.search(rf"\bKind\.{kind.name}\b", source)}
    assert len(told) > 50
    assert {name for name in told if not re.search(rf"\b{name}\b", tests)} == set()


def test_what_no_file_can_provoke_is_told_by_another_room() -> None:
    """Editions as text, names of cohorts, copies, audits, boundaries, templates, open data are not read here."""
    told_by = (
        "archive",
        "batch",
        "checklist",
        "criteria",
        "mail",
        "opendata",
        "reports",
        "store",
        "terminal",
        "units",
    )
    files = [path for room in told_by for path in (ROOM.parent / room).rglob("*.py")]
    files.append(ROOM.parent / "wording" / "tags.py")
    source = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert {kind.name for kind in Kind if not re.search(rf"\b{kind.name}\b", source)} == set()
