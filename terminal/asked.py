"""What the options of commands name: eras, units and cohorts."""

from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from checklist.cohort_file import read_cohort
from terminal.speaking import FAILED, Stop, language, tell
from units import ERAS, Cohort, Matcher, demonstration, load_units
from wording.language import Text
from wording.nearness import near
from wording.problems import Fact, Kind, Problem, errors

REFERENCE = "tham-chieu-2022"

Paths = Annotated[list[Path], typer.Argument(help="Files, folders or .zip archives.", metavar="PATH...")]
EditionName = Annotated[str, typer.Option("--edition", help="Edition id, or its file.")]
Era = Annotated[str, typer.Option("--era", help="Administrative units of 2022 or 2025.")]
CohortName = Annotated[str | None, typer.Option("--cohort", help="FILE, demo (the default for 2022) or all.")]
JsonFile = Annotated[Path | None, typer.Option("--json", help="Write the results there as JSON.")]


def known_units(era: str) -> pd.DataFrame:
    """The units of an era."""
    if era not in ERAS:
        raise Stop(FAILED, [Problem(Kind.ERA_UNKNOWN, facts={"found": era, "known": ", ".join(ERAS)})])
    return load_units(era)


def known_code(code: str, units: pd.DataFrame) -> str:
    """A unit code that exists."""
    if code not in units.index:
        facts: dict[str, Fact] = {"found": code, "near": near(code, units.index)}
        raise Stop(FAILED, [Problem(Kind.UNIT_UNKNOWN, facts=facts)])
    return code


def cohort_of(name: str | None, era: str) -> Cohort:
    """The cohort by name (`demo`, `all`) or from a file."""
    units = known_units(era)
    name = name or ("demo" if era == "2022" else "all")
    if name == "demo" and era == "2022":
        return demonstration()
    if name == "all":
        return Cohort(Text(vi="mọi đơn vị", en="all units").say(language()), era, tuple(units.index))
    file = Path(name)
    if not file.is_file():
        raise Stop(FAILED, [Problem(Kind.COHORT_UNKNOWN, facts={"found": name})])
    codes, problems = read_cohort(file.read_bytes(), file.name, Matcher(units))
    if errors(list(problems)):
        raise Stop(FAILED, problems)
    tell(problems)
    return Cohort(file.stem, era, tuple(codes))
