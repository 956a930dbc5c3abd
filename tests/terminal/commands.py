"""What the tests of commands share: what a command gave back, and the checklists that it reads."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checklist.layout import Column
from checklist.template import Template
from checklist.template.plan import plan_of
from criteria import load_edition
from demonstration import EDITION, plausible_answers
from units import demonstration_cohort, load_units
from wording.problems import Kind

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = load_edition(EDITION)
UNITS = load_units("2022")
FIRST, SECOND = demonstration_cohort()[:2]
OUTSIDE = next(code for code in UNITS.index if code not in demonstration_cohort())
BAD_SLOT = "XHS.02"
BAD_CELL = plan_of(REFERENCE).row_of[BAD_SLOT].cell(Column.NUMERATOR)


@dataclass(frozen=True)
class Said:
    """What a command gave back."""

    code: int
    out: str
    err: str

    def line_of(self, kind: Kind) -> str:
        """The one line of standard error that tells this problem."""
        [line] = [line for line in self.err.splitlines() if kind.name in line.split(" · ")]
        return line


Run = Callable[..., Said]
Folder = Callable[..., Path]


def filled_checklist(code: str) -> bytes:
    unit = UNITS.loc[code]
    answers = plausible_answers(REFERENCE, UNITS.loc[[code]], seed=int(code))
    return Template(REFERENCE, unit["zone"]).for_unit(
        code, unit["name"], unit["district_name"], "2022", answers
    )


def document_in(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def codes_of(document: dict[str, Any]) -> set[str]:
    return {unit["code"] for unit in document["units"]}
