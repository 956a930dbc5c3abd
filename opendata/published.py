"""The published rounds, read from the store and kept as long as they are asked for."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Any, TypeVar, cast

from criteria import Edition
from opendata.models import (
    GroupTotals,
    IndicatorResult,
    OutcomeKey,
    RoundDetail,
    RoundHead,
    Unit,
    UnitDetail,
    UnitName,
    VerdictName,
)
from scoring import Outcome
from store import Database, OpenRound, ResultNotFound, open_document, open_rounds
from store.rounds.editions import edition_of
from wording.language import Text

KEPT = 4
"""Rounds that stay read: at 3,321 units one takes some 100 MB."""
THOUSANDTHS = 1000
"""Points are added up in whole thousandths, as the engine does, so that a sum is exact."""
INVENTED = Text(
    vi="Số liệu minh họa: tên đơn vị có thật, mọi con số đều không có thật.",
    en="Demonstration data: the units are real, every figure is invented.",
)
_OUTCOMES = {int(one): cast(OutcomeKey, one.key) for one in Outcome}
_PARTS_OF_A_UNIT = frozenset({"value", "points", "outcome"})


Made = TypeVar("Made")


@dataclass(frozen=True)
class PublishedRound:
    """A published round: its head and the document frozen with it."""

    head: OpenRound
    document: dict[str, Any]
    _made: dict[str, Any] = field(default_factory=dict)

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What `make` makes of this round, made once: a whole table takes its time."""
        if name not in self._made:
            self._made[name] = make()
        return cast(Made, self._made[name])

    @cached_property
    def edition(self) -> Edition:
        """The edition as it was frozen."""
        return edition_of(self.head.edition_text)

    @cached_property
    def detail(self) -> RoundDetail:
        """What the address of the round gives."""
        rated = {str(one["code"]) for one in self.document["appraised"]}
        absent = [code for code in self.document["cohort"] if code not in rated]
        return RoundDetail(
            **head_of(self.head).model_dump(),
            scale=self.edition.scale,
            verdicts=[VerdictName(id=one.id, name=one.name) for one in self.edition.verdicts],
            units=len(rated),
            absent=[UnitName(code=code, name=self._places[code]["name"]) for code in absent],
        )

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The results that count of every unit, in rank order."""
        return tuple(self._unit(one) for one in self.document["appraised"])

    @cached_property
    def _places(self) -> dict[str, dict[str, Any]]:
        return {str(one["code"]): one for one in self.document["units"]}

    @cached_property
    def _rated(self) -> dict[str, dict[str, Any]]:
        return {str(one["code"]): one for one in self.document["appraised"]}

    @cached_property
    def _in_thousandths(self) -> tuple[tuple[str, str, int], ...]:
        """Id, group and most points of every indicator of the base scale."""
        base = (one for one in self.edition.indicators if one.in_base)
        return tuple((one.id, one.group, round(one.points * THOUSANDTHS)) for one in base)

    def detail_of(self, code: str) -> UnitDetail | None:
        """One unit with its groups and indicators; None for a unit without results."""
        rated = self._rated.get(code)
        if rated is None:
            return None
        return UnitDetail(
            **self._unit(rated).model_dump(),
            round=self.head.id,
            demonstration=self.head.demonstration,
            groups=self.groups_of(code),
            indicators=self.indicators_of(code),
        )

    def groups_of(self, code: str) -> dict[str, GroupTotals]:
        """The groups of a unit that has results, by id, in the edition's order."""
        return {group.id: self._group(self._rated[code], group.id) for group in self.edition.groups}

    def indicators_of(self, code: str) -> list[IndicatorResult]:
        """Every indicator of a unit that has results, in the edition's order."""
        return [
            IndicatorResult(id=one.id, value=value, outcome=outcome, points=points, max=one.points)
            for one, (value, outcome, points) in zip(
                self.edition.indicators, self.figures_of(code), strict=True
            )
        ]

    def figures_of(self, code: str) -> list[tuple[float | None, OutcomeKey, float | None]]:
        """Value, outcome and points of each indicator of a unit that has results, in the edition's order."""
        rated = self._rated[code]
        values, outcomes, points = rated["value"], rated["outcome"], rated["points"]
        return [
            (values[one.id], _OUTCOMES[outcomes[one.id]], points[one.id]) for one in self.edition.indicators
        ]

    def _unit(self, rated: dict[str, Any]) -> Unit:
        """The document holds the points of each indicator, not their sum."""
        names = {grade.id: grade.name.vi for grade in self.edition.grades}
        figures = {name: value for name, value in rated.items() if name not in _PARTS_OF_A_UNIT}
        place = self._places[str(rated["code"])]
        points = sum(round((rated["points"][id] or 0) * THOUSANDTHS) for id, _, _ in self._in_thousandths)
        return Unit(**place | figures | {"points": points / THOUSANDTHS, "grade": names.get(rated["grade"])})

    def _group(self, rated: dict[str, Any], group: str) -> GroupTotals:
        outcomes = rated["outcome"]
        applies = [
            (id, most)
            for id, of, most in self._in_thousandths
            if of == group and outcomes[id] != Outcome.NOT_APPLICABLE
        ]
        return GroupTotals(
            points=sum(round((rated["points"][id] or 0) * THOUSANDTHS) for id, _ in applies) / THOUSANDTHS,
            applicable_max=sum(most for _, most in applies) / THOUSANDTHS,
            passed=sum(outcomes[id] == Outcome.PASSED for id, _ in applies),
            applicable=len(applies),
        )


class Shelf:
    """The published rounds of a store; safe to share among threads. Each method raises DatabaseUnavailable."""

    def __init__(self, database: Callable[[], Database]) -> None:
        self._database = database
        self._kept: OrderedDict[OpenRound, PublishedRound] = OrderedDict()
        self._lock = Lock()

    def heads(self) -> list[OpenRound]:
        """The rounds published now, the newest first."""
        return open_rounds(self._database())

    def round(self, asked: str) -> PublishedRound:
        """The round of an id as an address has it; raises ResultNotFound, ResultChanged.

        The head is asked for at every call: a round that is no longer there is not given from memory.
        """
        head = next((one for one in self.heads() if str(one.id) == asked), None)
        if head is None:
            raise ResultNotFound(f"Round {asked} is not published.", round_id=asked)
        with self._lock:
            if head in self._kept:
                self._kept.move_to_end(head)
                return self._kept[head]
        made = PublishedRound(head, open_document(self._database(), head.id))
        with self._lock:
            self._kept[head] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made


def head_of(round_: OpenRound) -> RoundHead:
    """What the list tells of a round; a demonstration's notice says so first."""
    edition = edition_of(round_.edition_text)
    notices = [INVENTED, edition.notice] if round_.demonstration else [edition.notice]
    return RoundHead(
        id=round_.id,
        name=round_.name,
        era=round_.era,
        edition=round_.edition_id,
        edition_title=edition.title,
        provenance=edition.source.provenance,
        notice=Text(
            vi=" ".join(filter(None, (one.vi for one in notices))),
            en=" ".join(filter(None, (one.say("en") for one in notices))),
        ),
        demonstration=round_.demonstration,
        published_at=round_.published_at,
        sha256=round_.sha256,
    )
