"""One checklist on the desk, with all that its rows are drawn from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checklist.answer_words import Answer
from criteria import Indicator, Slot
from scoring import without_evidence
from store import Appraisal, Step, appraisals_of, history
from ui.appraisal.cases import Case, Desk
from ui.papers import Papers, read_papers
from ui.rating import Rating
from ui.who import access

OPEN_KEY = "open"
"""What the address calls the indicator that is opened."""


@dataclass(frozen=True)
class Sheet:
    """One checklist that counts.

    `own` are the unit's answers by slot, `appraised` what counts of appraisers' words, `said` all their words by
    revision. `lacking` are the indicators without any evidence, written or named.
    """

    rating: Rating
    case: Case
    desk: Desk
    own: Mapping[str, Answer]
    appraised: Mapping[str, Appraisal]
    said: Mapping[int, Sequence[Appraisal]]
    lacking: frozenset[str]
    papers: Papers | None
    may_change: bool

    @property
    def unit(self) -> str:
        """The code of the unit."""
        return self.case.unit

    @property
    def submission_id(self) -> int:
        """The submission that is looked at."""
        return self.rating.submissions[self.unit].id

    def slots(self, indicator: Indicator) -> list[Slot]:
        """The indicator's own row and those of its parts."""
        ids = (indicator.id, *(indicator.part_slot(part) for part in indicator.parts))
        return [self.rating.edition.slot_by_id[slot] for slot in ids]

    def changed(self, indicator: Indicator) -> list[Appraisal]:
        """What counts of appraisers' words on an indicator or its parts."""
        return [self.appraised[slot.id] for slot in self.slots(indicator) if slot.id in self.appraised]


def open_key(sheet: Sheet, indicator: Indicator) -> str:
    """Under what it is remembered whether a row is open."""
    return f"{OPEN_KEY}-{sheet.submission_id}-{indicator.id}"


def read_sheet(rating: Rating, desk: Desk, case: Case) -> Sheet:
    """Read what counts of a unit and what was said of it."""
    answers = rating.answers[rating.answers["unit"] == case.unit]
    papers = read_papers(rating, case.unit)
    lacking = without_evidence(rating.self_assessed).loc[case.unit]
    named = {i for i in lacking.index if papers is not None and papers.live(str(i))}
    return Sheet(
        rating=rating,
        case=case,
        desk=desk,
        own={row["slot"]: row for row in answers.to_dict("records")},
        appraised=rating.appraised(case.unit),
        said={
            one.revision: appraisals_of(access(), one.id)
            for one in history(access(), rating.round.id, case.unit)
        },
        lacking=frozenset(str(i) for i in lacking.index[lacking] if i not in named),
        papers=papers,
        may_change=Step.ACCEPT in case.steps,
    )
