"""A published round in which everything happens: an appraised change, what does not apply, what is missing, who is absent."""

from datetime import date

from store import (
    Access,
    Figure,
    NewRound,
    Round,
    Status,
    Step,
    appraise,
    create_round,
    set_status,
    take_step,
)
from tests.desk import ASIDE, HALVES, checked
from tests.editions import BOOLEAN, COUNT, NUMBER, OPTION, PARTS, Said, edition_text, indicator

TAIL = """
verdicts:
  - {id: incomplete, name: {vi: Chưa đủ số liệu, en: Not enough data}, tone: unknown, when: [{type: any_missing}]}
  - {id: completed, name: {vi: Hoàn thành, en: Completed}, tone: good, when: [{type: share_passed, at_least: 100%}]}
  - {id: nearly, name: {vi: Cơ bản hoàn thành, en: Nearly}, tone: near, when: [{type: failed_at_most, number: 2}]}
  - {id: not_completed, name: {vi: Chưa hoàn thành, en: Not completed}, tone: bad}
grades: [{id: a, name: {vi: Tốt, en: Good}, from_score: 500}, {id: b, name: {vi: Khá, en: Fair}, from_score: 0}]
"""
FORMULA = '=HYPERLINK("http://x.invalid";"y")'
"""The name of A.2, which no spreadsheet may take for a formula."""
EDITION = edition_text(
    indicator("A.1", "proportional", level="100%", points=33.333, more=ASIDE),
    indicator("A.2", input=COUNT, level="4", mountain="2").replace("Tên A.2", f"'{FORMULA}'"),
    indicator("A.3", input=NUMBER, level="10"),
    indicator("B.1", "boolean", BOOLEAN, level="Có", group="B"),
    indicator("B.2", "options", OPTION, level="1/2", group="B"),
    indicator("B.3", HALVES, PARTS, level="1/2", group="B", points=166.667, more=ASIDE),
    indicator("B.4", "boolean", BOOLEAN, level="Có", group="B", points=7, more="counts: bonus"),
    groups="AB",
    scale=600,
    tail=TAIL,
    head="notice: {vi: Bộ tiêu chí để thử., en: An edition for tests.}",
)
BEST: dict[str, Said] = {
    "A.1": "10/10",
    "A.2": 5.0,
    "A.3": 12.0,
    "B.1": 1.0,
    "B.2": "a",
    "B.3": None,
    "B.3.a": 1.0,
    "B.3.b": 1.0,
    "B.4": 1.0,
}
SAID: dict[str, dict[str, Said]] = {
    "14755": BEST,
    "14758": BEST | {"A.1": "2/3", "B.3.b": 0.0, "B.4": 0.0},
    "14761": BEST | {"A.1": "x", "B.1": 0.0},
    "14809": BEST | {"A.2": None, "B.4": None},
    "14863": BEST | {"A.2": 3.0, "A.3": 9.5, "B.1": 0.0, "B.2": "c"},
}
"""What the units report; 14809 and 14863 are of other districts, 14863 in the mountains."""
ABSENT = "14764"
CHANGED = "14758"
"""The unit whose number of meetings was 5 and is 1 for the appraiser."""


def published_round(
    access: Access, *, demonstration: bool = False, until: Status = Status.PUBLISHED
) -> Round:
    """The round, one step after the other up to `until`."""
    cohort = (*SAID, ABSENT)
    new = NewRound("Kỳ thử", "thu", EDITION, "2022", cohort, date(2022, 11, 1), demonstration=demonstration)
    round_ = set_status(access, create_round(access, new).id, Status.OPEN)
    for unit, said in SAID.items():
        submission = checked(access, round_.id, unit, said)
        if unit == CHANGED:
            appraise(access, submission.id, "A.2", Figure(value=1), "Biên bản ghi một cuộc", "BB 1")
        take_step(access, submission.id, Step.ACCEPT)
    for status in (Status.CLOSED, Status.APPRAISED, Status.PUBLISHED):
        if round_.status != until:
            round_ = set_status(access, round_.id, status)
    return round_
