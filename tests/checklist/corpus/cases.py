"""A case: one thing done to the filled checklist, and what the reader must answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import pandas as pd

from checklist.layout import CHECKLIST_SHEET
from checklist.readings import Reading
from checklist.template import Template
from tests.checklist.corpus.parts import Parts
from tests.checklist.workbooks import EDITION
from tests.editions import frame_of

ANSWERS = {
    "A.1": "97/100 · QĐ 12",
    "A.2": "x ·  · Không có hộ nào",
    "A.3": "3",
    "A.4": "2.5",
    "A.5": "1",
    "A.6": "a",
    "A.7.a": "1 · BC 7",
    "A.7.b": "0",
}
"""What the untouched checklist answers: figures, evidence, explanation. The rows are 10 to 18 (A.1 to A.7.b)."""

REFUSED: Mapping[str, str] = {}
Made = Callable[[Parts], bytes | None]


@dataclass(frozen=True)
class Case:
    """`told` are all problems as "CODE cell" or "CODE sheet!cell"; `answers` what is read, nothing of a refused file."""

    make: Made
    told: tuple[str, ...]
    answers: Mapping[str, str]

    @property
    def name(self) -> str:
        """The function's name."""
        return self.make.__name__

    def content(self) -> bytes:
        """The file."""
        parts = Parts.of(untouched())
        made = self.make(parts)
        return parts.packed() if made is None else made


CASES: list[Case] = []


def case(*told: str, answers: Mapping[str, str] | None = None, **changed: str) -> Callable[[Made], Made]:
    """Add a case. `answers` defaults to those of the untouched file; A_1="5/100" changes one, "" takes it away."""

    def add(make: Made) -> Made:
        assert make.__doc__, "a case says who did what"
        read = dict(ANSWERS if answers is None else answers)
        read |= {slot.replace("_", "."): said for slot, said in changed.items()}
        CASES.append(Case(make, told, {slot: said for slot, said in read.items() if said}))
        return make

    return add


def refused(*told: str) -> Callable[[Made], Made]:
    """Add a case of which nothing is taken."""
    return case(*told, answers=REFUSED)


@cache
def untouched() -> bytes:
    """The checklist of Phường Đông Thọ, filled in as the template asks."""
    said = {
        "A.1": "97/100",
        "A.2": "x",
        "A.3": 3.0,
        "A.4": 2.5,
        "A.5": 1.0,
        "A.6": "a",
        "A.7.a": 1.0,
        "A.7.b": 0.0,
    }
    answers = frame_of({"14758": said}).set_index("slot", drop=False)
    answers.loc["A.1", "evidence"], answers.loc["A.7.a", "evidence"] = "QĐ 12", "BC 7"
    answers.loc["A.2", "explanation"] = "Không có hộ nào"
    template = Template(EDITION, "lowland")
    return template.for_unit("14758", "Phường Đông Thọ", "Thành phố Thanh Hóa", "2022", answers, "Lê Thị B")


def told_by(reading: Reading) -> list[str]:
    """All problems, in the short form of `Case.told`."""
    sheet = {CHECKLIST_SHEET: ""}
    places = [(p.code, f"{sheet.get(p.sheet, p.sheet)}!{p.cell}".strip("!")) for p in reading.problems]
    return sorted(f"{code} {place}".strip() for code, place in places)


def said_by(frame: pd.DataFrame) -> dict[str, str]:
    """Answers in the short form of `ANSWERS`."""
    said = {}
    for a in frame.itertuples():
        figures = "x" if a.not_applicable else a.choice or ""
        if a.numerator == a.numerator:
            figures = f"{a.numerator:g}/{a.denominator:g}"
        elif a.value == a.value:
            figures = f"{a.value:g}"
        said[a.slot] = " · ".join([figures, a.evidence, a.explanation]).rstrip(" ·")
    return said
