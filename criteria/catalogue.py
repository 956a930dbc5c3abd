"""The catalogue: an edition with its groups and indicators. WHAT is asked, with sources.

Everything here is frozen. A complete edition can be scored; a `Skeleton` holds only what is known of a
decision.
"""

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from criteria.inputs import AnyInput, Input
from criteria.levels import ByZone
from criteria.measures import Measure
from criteria.rules import AnyRule, CompositeRule, Part
from criteria.verdicts import Grade, Verdict
from wording.language import Text

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]


class Provenance(StrEnum):
    """How well a fact is known: read in the decision, read elsewhere, or ours."""

    OFFICIAL = "official"
    REPORTED = "reported"
    PROPOSED = "proposed"


class Closed(BaseModel):
    """A frozen model that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Source(Closed):
    """Where a fact comes from, and how well it is known."""

    provenance: Provenance
    text: Text = Text(vi="")


class KnownFact(Closed):
    """One sentence that is known of the decision, with its source."""

    text: Text
    source: Source


class Threshold(ByZone):
    """Ngưỡng đạt: the level from which an indicator passes, by zone, with its source."""

    source: Source


class Group(Closed):
    """Nhóm: the first level of the catalogue."""

    id: Id
    name: Text


class Indicator(Closed):
    """Chỉ tiêu thành phần: what is measured, how it is filled in, and how it is scored.

    `counts` says whether its points belong to the base scale or stand outside it (a bonus is added to the
    score, a penalty taken off). `not_applicable` says when a unit may mark it so; without it, nobody may.
    `source` and `note` keep what was known of it before the edition was complete. `computed` says what of the
    communes' results is its figure, in an edition that rates districts.
    """

    id: Id
    group: Id
    name: Text
    input: AnyInput
    computed: Measure | None = None
    rule: AnyRule
    points: float = Field(ge=0)
    threshold: Threshold | None = None
    mandatory: bool = False
    counts: Literal["base", "bonus", "penalty"] = "base"
    not_applicable: Text | None = None
    evidence: Text = Text(vi="")
    help: Text = Text(vi="")
    motivated_by: Text = Text(vi="")
    source: Source | None = None
    note: Text | None = None

    @property
    def in_base(self) -> bool:
        """True where it counts for completeness, verdict and the base scale."""
        return self.rule.scored and self.counts == "base"

    @property
    def is_wanted(self) -> bool:
        """True where its points are to the good; who stays below the threshold of a penalty misses nothing."""
        return self.counts != "penalty"

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of a composite rule, else none."""
        return self.rule.items if isinstance(self.rule, CompositeRule) else ()

    def part_slot(self, part: Part) -> str:
        """The Mã of a part's row, such as `CQS.10.a`."""
        return f"{self.id}.{part.id}"


class Slot(Closed):
    """One row of the checklist that takes figures: an indicator's own, or one part of it."""

    id: str
    indicator: Indicator
    part: Part | None = None

    @property
    def input(self) -> Input:
        """What is filled in there."""
        return self.part.input if self.part else self.indicator.input

    @property
    def name(self) -> Text:
        """What the row is called."""
        return self.part.name if self.part else self.indicator.name


class Edition(Closed):
    """Phiên bản bộ tiêu chí: the complete, scorable set of indicators of one decision or proposal.

    One that `rates` districts asks nobody: all its figures are computed from the results of communes.
    """

    status: Literal["complete"] = "complete"
    id: Id
    title: Text
    notice: Text = Text(vi="")
    source: Source
    rates: Literal["commune", "district"] = "commune"
    scale: float = Field(default=1000, gt=0)
    bonus_cap: float | None = Field(default=None, gt=0)
    groups: tuple[Group, ...] = Field(min_length=1)
    facts: tuple[KnownFact, ...] = ()
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    verdicts: tuple[Verdict, ...] = Field(min_length=1)
    grades: tuple[Grade, ...] = ()

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every row that a person can fill, in the order of the checklist."""
        return tuple(
            slot
            for indicator in self.indicators
            for slot in (
                Slot.model_construct(id=indicator.id, indicator=indicator, part=None),
                *(
                    Slot.model_construct(id=indicator.part_slot(part), indicator=indicator, part=part)
                    for part in indicator.parts
                ),
            )
        )

    @cached_property
    def slot_by_id(self) -> dict[str, Slot]:
        """The rows by their Mã."""
        return {slot.id: slot for slot in self.slots}

    @cached_property
    def indicator_by_id(self) -> dict[str, Indicator]:
        """The indicators by id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def verdict_by_id(self) -> dict[str, Verdict]:
        """The verdicts by id."""
        return {verdict.id: verdict for verdict in self.verdicts}

    @cached_property
    def group_by_id(self) -> dict[str, Group]:
        """The groups by id."""
        return {group.id: group for group in self.groups}

    def of_group(self, group: str) -> tuple[Indicator, ...]:
        """The indicators of one group, in order."""
        return tuple(i for i in self.indicators if i.group == group)
