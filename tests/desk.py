"""A round on the desks of district and province: an edition with every kind of input, and checklists handed in."""

from collections.abc import Mapping
from datetime import date

from store import (
    Access,
    Figure,
    NewRound,
    NewSubmission,
    Round,
    Step,
    Submission,
    create_round,
    set_status,
    submit,
    take_step,
)
from tests.editions import (
    BOOLEAN,
    COUNT,
    NUMBER,
    OPTION,
    PARTS,
    Said,
    edition_text,
    frame_of,
    indicator,
)

HALVES = "{type: parts, parts: [{id: a, name: Mục a, share: 1/2}, {id: b, name: Mục b, share: 1/2}]}"
ASIDE = "not_applicable: Nơi không có"
EDITION = edition_text(
    indicator("A.1", more=ASIDE),
    indicator("A.2", input=COUNT, level="4"),
    indicator("A.3", input=NUMBER, level="10"),
    indicator("B.1", "boolean", BOOLEAN, level="Có", group="B"),
    indicator("B.2", "options", OPTION, level="1/2", group="B"),
    indicator("B.3", HALVES, PARTS, level="1/2", group="B", more=ASIDE),
    groups="AB",
    scale=600,
)
FULL: dict[str, Said] = {
    "A.1": "6/10",
    "A.2": 5.0,
    "A.3": 12.0,
    "B.1": 1.0,
    "B.2": "a",
    "B.3": None,
    "B.3.a": 1.0,
    "B.3.b": 0.0,
}
"""A checklist that passes everything: 550 of 600 points, because one half of B.3 is missing."""
UNITS = ("14755", "14758", "14761")
"""Three communes of district 380."""


def desk_round(access: Access, cohort: tuple[str, ...] = UNITS, era: str = "2022") -> Round:
    """An open round on `EDITION`."""
    new = NewRound("Kỳ thử", "thu", EDITION, era, cohort, date(2022, 11, 1))
    return set_status(access, create_round(access, new).id, "open")


def handed_in(
    access: Access,
    round_id: int,
    unit: str,
    said: Mapping[str, Said] = FULL,
    evidence: str = "Công văn 12/CV",
) -> Submission:
    """A submitted checklist of one unit."""
    frame = frame_of({unit: said}).assign(evidence=evidence)
    return submit(access, round_id, NewSubmission(unit, frame, unit.encode(), f"{unit}.xlsx", "Hòa"))


def checked(
    access: Access,
    round_id: int,
    unit: str,
    said: Mapping[str, Said] = FULL,
    evidence: str = "Công văn 12/CV",
) -> Submission:
    """The same, passed on by the district."""
    return take_step(access, handed_in(access, round_id, unit, said, evidence).id, Step.CHECK)


def share(numerator: float | None, denominator: float | None) -> Figure:
    """The figure of a ratio."""
    return Figure(numerator=numerator, denominator=denominator)
