"""The cases on a desk: every unit of the round with its latest checklist, who it waits for, and what can be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from scoring import NOT_SUBMITTED_LOOK, Look
from store import (
    Person,
    Right,
    Role,
    State,
    Step,
    Submission,
    assignments,
    has_districts,
    possible_steps,
    reviewed_groups,
)
from ui.language import said
from ui.rating import Rating, latest
from ui.who import access
from ui.words import STATE_LOOKS
from wording.language import Text

_FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Case:
    """One unit of the round.

    `waits_for_me`: it is on the reader's desk. An administrator may check on behalf of a district, whose desk it is.
    `submission` is what was handed in last, a draft only where there is nothing else. `open_groups` are those with
    appraisers of their own that are not done, `my_groups` those of them that are the reader's.
    """

    unit: str
    submission: Submission | None
    steps: frozenset[Step]
    open_groups: tuple[str, ...] = ()
    my_groups: tuple[str, ...] = ()
    waits_for_me: bool = False

    @property
    def state(self) -> State | None:
        """Where it stands, None for a unit that handed in nothing."""
        return self.submission.state if self.submission else None

    @property
    def acceptable(self) -> bool:
        """Whether the reader can accept it now."""
        return Step.ACCEPT in self.steps and not self.open_groups


@dataclass(frozen=True)
class Desk:
    """All cases that the reader sees, those that wait for the reader first, the longest waiting on top."""

    person: Person
    cases: tuple[Case, ...]
    assigned: Mapping[str, list[str]]
    districts: bool

    @cached_property
    def by_unit(self) -> dict[str, Case]:
        """The cases by their unit."""
        return {case.unit: case for case in self.cases}

    @property
    def of_the_province(self) -> bool:
        """Whether the reader appraises; else checks for a district."""
        return self.person.may(Right.APPRAISE)

    @property
    def my_groups(self) -> frozenset[str]:
        """The groups that the reader was given."""
        return frozenset(group for group, emails in self.assigned.items() if self.person.email in emails)

    def may_appraise(self, group: str) -> bool:
        """Whether the reader may appraise a group: one without appraisers of its own is everybody's."""
        open_to_all = group not in self.assigned or self.person.role is Role.ADMINISTRATOR
        return self.of_the_province and (open_to_all or group in self.my_groups)


def read_desk(rating: Rating, person: Person) -> Desk:
    """The desk of one person in the round that is looked at."""
    newest, standing = latest(rating), rating.submissions
    of_the_province = person.may(Right.APPRAISE)
    assigned = assignments(access(), rating.round.id) if of_the_province else {}
    done = reviewed_groups(access(), rating.round.id) if of_the_province else {}
    cases = []
    for code in dict.fromkeys((*rating.listed, *newest)):
        one = newest.get(code)
        if one is None or one.state is State.DRAFT:
            one = standing.get(code, one)
        if one is None:
            cases.append(Case(code, None, frozenset()))
            continue
        steps = possible_steps(person, rating.round.era, rating.round.status, one)
        with_us = Step.ACCEPT in steps
        left = tuple(group for group in assigned if with_us and group not in done.get(one.id, ()))
        mine = tuple(group for group in left if person.email in assigned[group])
        waits = (
            bool(mine) or not left
            if of_the_province and with_us
            else Step.CHECK in steps and not of_the_province
        )
        cases.append(Case(code, one, steps, left, mine, waits))
    return Desk(person, tuple(sorted(cases, key=_urgency)), assigned, has_districts(rating.round.era))


def place_of(state: State | None, districts: bool) -> Look:
    """Who a checklist waits for, and how that looks."""
    if state is None:
        return NOT_SUBMITTED_LOOK
    looks = STATE_LOOKS[state]
    words = {
        State.SUBMITTED: _DISTRICT if districts else _PROVINCE,
        State.CHECKED: _PROVINCE,
        State.RETURNED: Text(vi="Đã trả lại, chờ xã", en="Returned to the unit"),
    }
    return Look(words.get(state, looks.word), looks.mark, looks.colour)


def place_in_words(state: State | None, districts: bool) -> str:
    """The same as one text: mark and words."""
    look = place_of(state, districts)
    return f"{look.mark} {said(look.word)}"


_DISTRICT = Text(vi="Chờ huyện kiểm tra", en="Waits for the district")
_PROVINCE = Text(vi="Chờ tỉnh thẩm định", en="Waits for the province")


def _urgency(case: Case) -> tuple[bool, bool, datetime]:
    one = case.submission
    waiting = one is not None and one.state in (State.SUBMITTED, State.CHECKED)
    return not case.waits_for_me, not waiting, one.state_at if one else _FAR
