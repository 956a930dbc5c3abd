"""An archive of two provinces over four years, small enough to be reckoned by hand; province 99 is invented."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd

from archive.folders import OURS, place_of, put_round
from archive.rows import Source
from opendata.published import PublishedRound
from scoring import Answers, score
from store import (
    Access,
    NewRound,
    OpenRound,
    Results,
    Round,
    Status,
    create_round,
    edition_of,
    set_status,
)
from store.ratings.publication import document_of, sha256_of
from tests.desk import ASIDE
from tests.editions import BOOLEAN, COUNT, Said, edition_text, frame_of, indicator, units_of
from units import load_units

TAIL = """
verdicts:
  - {id: incomplete, name: {vi: Chưa đủ số liệu}, tone: unknown, when: [{type: any_missing}]}
  - {id: completed, name: {vi: Hoàn thành}, tone: good, when: [{type: share_passed, at_least: 100%}]}
  - {id: nearly, name: {vi: Cơ bản hoàn thành}, tone: near, when: [{type: failed_at_most, number: 1}]}
  - {id: not_completed, name: {vi: Chưa hoàn thành}, tone: bad}
grades: [{id: a, name: {vi: Tốt}, from_score: 80}, {id: b, name: {vi: Khá}, from_score: 0}]
"""


def _edition(id: str, level: str, mountain: str, source: str) -> str:
    text = edition_text(
        indicator("A.1", level=level, mountain=mountain, points=40),
        indicator("A.2", input=COUNT, level="4", mountain="2", points=30),
        indicator("B.1", "boolean", BOOLEAN, level="Có", points=30, group="B", more=ASIDE),
        groups="AB",
        tail=TAIL,
        head="notice: {vi: Bộ tiêu chí để thử., en: An edition for tests.}",
    )
    return text.replace("id: thu\n", f"id: {id}\n").replace("{provenance: proposed}}", f"{source}}}", 1)


FIRST = _edition("thu-1", "60%", "50%", "{provenance: proposed}")
SECOND = _edition("thu-2", "70%", "60%", "{provenance: reported, text: Bản tin thử}")
ABSENT = "14764"
INVENTED = "99"
"""The province that there is not: its units are invented as well."""
INVENTED_UNITS = units_of({"90001": "D1 lowland", "90002": "D1 mountain", "90003": "D1 lowland"})

Answered = Mapping[str, tuple[Said, Said, Said]]
"""What each unit says of A.1, A.2 and B.1."""


@dataclass(frozen=True)
class Made:
    """A round: what counts of each unit, and what the units had said where that was something else.

    Of those that said something, `outside` are not assigned.
    """

    id: int
    year: int
    edition: str
    said: Answered
    self_said: Answered = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    era: str = "2022"
    demonstration: bool = False

    def published(self, units: pd.DataFrame | None = None) -> PublishedRound:
        """The round as it is published; without `units`, they are those of its era."""
        edition, units = edition_of(self.edition), load_units(self.era) if units is None else units
        cohort = [code for code in (*self.said, *self.absent) if code not in self.outside]
        submissions: Any = {code: SimpleNamespace(revision=1) for code in self.said}
        counts, own = (
            score(edition, Answers.of(edition, _frame(said), pd.Index(list(said))), units, pd.Index(cohort))
            for said in (self.said, {**self.said, **self.self_said})
        )
        round_: Any = SimpleNamespace(edition_text=self.edition, era=self.era, cohort=cohort)
        document = document_of(Results(round_, edition, units, submissions, pd.DataFrame(), {}, own, counts))
        return PublishedRound(self._head(edition.id, sha256_of(document)), json.loads(document))

    def _head(self, edition: str, sha256: str) -> OpenRound:
        return OpenRound(
            id=self.id,
            name=f"Kỳ {self.year}",
            era=self.era,
            edition_id=edition,
            edition_text=self.edition,
            demonstration=self.demonstration,
            opens_on=date(self.year, 11, 1),
            deadline=date(self.year, 12, 25),
            published_at=datetime(self.year + 1, 1, 15, 2, tzinfo=UTC),
            sha256=sha256,
        )


def _frame(said: Answered) -> pd.DataFrame:
    return frame_of({unit: dict(zip(("A.1", "A.2", "B.1"), one, strict=True)) for unit, one in said.items()})


OF_2022 = Made(
    1,
    2022,
    FIRST,
    {
        "14755": ("6/10", 4, 1),
        "14758": ("9/10", 5, 1),
        "14761": ("5/10", 5, 1),
        "14845": ("5/10", 2, 1),
        "14848": ("4/10", 1, "x"),
    },
    self_said={"14761": ("7/10", 5, 1)},
    absent=(ABSENT,),
)
"""Two communes of the mountains, 14845 and 14848; an appraiser took A.1 from 14761; ABSENT handed in nothing."""
OF_2023 = Made(
    2,
    2023,
    FIRST,
    {
        "14755": ("8/10", 5, 1),
        "14758": ("9/10", 6, 1),
        "14761": ("7/10", 5, None),
        "14845": ("6/10", 3, 1),
        "14848": ("5/10", 2, "x"),
    },
    absent=(ABSENT,),
)
OF_2024 = Made(
    3,
    2024,
    SECOND,
    {
        "14755": ("8/10", 5, 1),
        "14758": ("9/10", 6, 1),
        "14761": ("7/10", 5, 1),
        "14764": ("2/10", 1, 0),
        "14845": ("7/10", 3, 1),
        "14848": ("6/10", 1, "x"),
    },
)
OF_2025 = Made(
    4,
    2025,
    SECOND,
    {
        "14758": ("9/10", 5, 1),
        "14797": ("5/10", 5, 1),
        "14845": ("7/10", 3, 1),
        "14848": ("7/10", 2, 1),
    },
    era="2025",
)
"""After the reorganisation: 14845 and 14848 are the communes they were, 14758 is made of five others."""
SHOWN = Made(5, 2025, FIRST, {"14755": ("10/10", 9, 1)}, demonstration=True)
ROUNDS = (OF_2022, OF_2023, OF_2024, OF_2025, SHOWN)
INVENTED_ROUNDS = (
    Made(
        1,
        2022,
        FIRST,
        {"90001": ("6/10", 4, 1), "90002": ("3/10", 1, 0), "90003": ("1/10", 0, 0)},
        outside=("90003",),
    ),
    Made(2, 2023, FIRST, {"90001": ("5/10", 5, 1), "90002": ("5/10", 2, 1)}),
)


def fill(folder: Path) -> None:
    """Writes the rounds of both provinces to an archive."""
    for province, rounds, units in ((OURS, ROUNDS, None), (INVENTED, INVENTED_ROUNDS, INVENTED_UNITS)):
        for made in rounds:
            source = Source(province, made.published(units))
            put_round(source, folder / place_of(source.counts.head, province))


def published_without_results(access: Access) -> Round:
    """A demonstration that was published though nobody handed anything in: all that its folder needs, in no time."""
    new = NewRound("Không ai nộp", "thu-1", FIRST, "2022", ("14755",), date(2022, 12, 1), demonstration=True)
    round_ = create_round(access, new)
    for status in (Status.OPEN, Status.CLOSED, Status.APPRAISED, Status.PUBLISHED):
        round_ = set_status(access, round_.id, status)
    return round_
