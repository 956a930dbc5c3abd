"""What is exported: the scores, and what the head of every sheet says of them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

import pandas as pd

from criteria.words import RATED
from scoring import Scores, empty_answers
from wording.language import Lang, Text
from wording.moments import in_vietnam, said_moment

DEMONSTRATION = Text(vi="DỮ LIỆU MINH HỌA", en="DEMONSTRATION DATA")
_NOT_REAL = Text(
    vi="Số liệu do chương trình sinh ra, không phải kết quả của đơn vị nào.",
    en="The figures are generated; they are no unit's results.",
)
_MADE = Text(vi="lập lúc", en="made at")


@dataclass(frozen=True)
class Noted:
    """Units to be marked in a column of their own, under its title."""

    title: Text
    units: Collection[str]


@dataclass(frozen=True)
class Request:
    """One export. `made_at` is shown in Vietnam's time; one without a zone is taken as it stands.

    `absent` are the units of the cohort without a checklist (rows of `load_units`), None where nobody told.
    `answers` is the long frame of what the units reported, for the sheets of single units.
    """

    scores: Scores
    title: str
    cohort_name: str
    lang: Lang
    demonstration: bool
    made_at: datetime
    era: str = "2022"
    absent: pd.DataFrame | None = None
    answers: pd.DataFrame = field(default_factory=empty_answers)
    noted: Noted | None = None

    def say(self, text: Text) -> str:
        """The text in the reader's language."""
        return text.say(self.lang)

    @property
    def rated(self) -> str:
        """What the edition rates, in one word."""
        return self.say(RATED[self.scores.edition.rates])

    @property
    def has_districts(self) -> bool:
        """True where any of the units lies in a district: not in an era without them, nor where districts are rated."""
        named = [of["district_name"] for of in (self.scores.units, self.absent) if of is not None]
        return any((names != "").any() for names in named)

    @property
    def banner(self) -> str:
        """What marks demonstration data, "" for real data."""
        return f"{self.say(DEMONSTRATION)}. {self.say(_NOT_REAL)}" if self.demonstration else ""

    @property
    def subtitle(self) -> str:
        """The cohort, the edition and the moment."""
        edition = self.scores.edition
        moment = f"{self.say(_MADE)} {said_moment(self.made_at)}"
        return " · ".join([self.cohort_name, f"{self.say(edition.title)} ({edition.id})", moment])


def local(moment: datetime) -> datetime:
    """The moment on a clock in Vietnam, without a zone, because Excel's dates have none."""
    return in_vietnam(moment).replace(tzinfo=None)
