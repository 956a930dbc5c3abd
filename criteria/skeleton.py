"""Skeletons: what is known of a decision whose text was not found. Nothing can be scored with one.

Completing a skeleton gives an `Edition`; until then its blanks stay blanks ("chưa có văn bản gốc").
"""

from typing import Literal

from pydantic import Field

from criteria.catalogue import Closed, Group, Id, KnownFact, Source, Threshold
from criteria.inputs import AnyInput
from criteria.rules import AnyRule
from wording.language import Text


class KnownIndicator(Closed):
    """An indicator of which only some things are known; what is not known is absent."""

    id: Id
    group: Id | None = None
    name: Text | None = None
    input: AnyInput | None = None
    rule: AnyRule | None = None
    points: float | None = Field(default=None, ge=0)
    threshold: Threshold | None = None
    source: Source | None = None
    note: Text | None = None

    @property
    def is_blank(self) -> bool:
        """True where not even the name is known."""
        return self.name is None


class Skeleton(Closed):
    """Khung của một quyết định: its header, its size, and the rows known so far."""

    status: Literal["skeleton"]
    id: Id
    title: Text
    notice: Text
    source: Source
    scale: float | None = Field(default=None, gt=0)
    groups: tuple[Group, ...] = ()
    facts: tuple[KnownFact, ...] = ()
    indicators: tuple[KnownIndicator, ...]
