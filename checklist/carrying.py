"""Carrying over: an older edition's or an older era's checklist, made into a new one for its unit.

Nothing is submitted by it: a person gets the new checklist with what could be taken, looks at it and uploads it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pandas as pd

from checklist.answer_words import answer_in_words
from checklist.heirs import heir_of
from checklist.reader import read_checklist
from checklist.reading.units import matcher_of, unit_label
from checklist.readings import Filled, Reading
from checklist.template import Templates, file_name
from criteria import Edition, Slot, load_edition
from criteria.correspondence import Correspondence, correspondence
from criteria.inputs import PartsInput
from scoring import answers_as
from units import Matcher
from wording.language import Lang, Text
from wording.problems import Kind, Problem

ANOTHER = frozenset({Kind.EDITION_DIFFERS, Kind.ERA_DIFFERS})
"""The problems of a file whose figures may be carried over."""

_MARK_REFUSED = Text(
    vi="phiên bản mới không cho đánh dấu Không áp dụng", en="the new edition allows no mark “not applicable”"
)
_ASKED_NOW = Text(vi="phiên bản mới hỏi thêm", en="asked by the new edition")
_NO_FIGURE = Text(vi="chưa có số liệu", en="no figure yet")


@dataclass(frozen=True)
class Line:
    """One line of the list for people: the row, what stands there, and why it is listed."""

    slot: Slot
    what: Text
    reason: Text

    def say(self, lang: Lang) -> str:
        """Say it as `indicator · what · reason`."""
        return " · ".join(
            [f"{self.slot.id} {self.slot.name.say(lang)}", self.what.say(lang), self.reason.say(lang)]
        )


@dataclass(frozen=True)
class Carried:
    """One unit's answers as answers to the round's edition.

    `filled` is the checklist as it was read, `unit` its code in the round's era, `answers` a long frame of
    `scoring.ANSWER_COLUMNS` for that unit. `left` are the answers that were not taken (rows of the old edition),
    `added` the rows that the new edition asks beyond them. `content` is a new checklist with the answers in it, to
    be saved as `file`.
    """

    filled: Filled
    unit: str
    label: str
    answers: pd.DataFrame
    left: tuple[Line, ...]
    added: tuple[Line, ...]
    content: bytes
    file: str

    @property
    def summary(self) -> Text:
        """Say how many answers were taken."""
        taken, given, added = len(self.answers), len(self.filled.answers), len(self.added)
        return Text(
            vi=f"{self.label}: chuyển được {taken} trên {given} dòng đã điền; phiên bản mới hỏi thêm {added} dòng.",
            en=f"{self.label}: {taken} of {given} rows carried over; the new edition asks {added} more.",
        )

    def lines(self, lang: Lang) -> list[str]:
        """The summary, then what was left and what is asked in addition, a line each."""
        return [self.summary.say(lang), *(line.say(lang) for line in (*self.left, *self.added))]


@dataclass(frozen=True)
class Carrying:
    """One file: how it was read by its own edition and era, what was carried over, and units that could not be."""

    reading: Reading
    carried: tuple[Carried, ...]
    refused: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems of the file, in the order of reading."""
        return (*self.reading.problems, *self.refused)

    def lines(self, lang: Lang) -> list[str]:
        """Everything for people, a line each: the problems first."""
        said = [problem.line_for_people(lang) for problem in self.problems]
        return [*said, *(line for carried in self.carried for line in carried.lines(lang))]


def carry_over(
    content: bytes,
    file: str,
    *,
    edition: Edition,
    era: str,
    units: Matcher | None = None,
    known: Callable[[str], Edition] = load_edition,
    round_name: str = "",
) -> Carrying:
    """Read a checklist by its own edition and take what maps one to one to the round's `edition` and `era`.

    `units` are the round's units, by default the shipped ones of the era; `known` gives an edition by its id or
    raises `EditionError`. A file with errors gives nothing but its problems. Raises ValueError for an unknown era.
    """

    def own(edition_id: str) -> Edition:
        return edition if edition_id == edition.id else known(edition_id)

    units = units or matcher_of(era)
    reading = read_checklist(content, file, era=era, units=units, known=own)
    if any(problem.kind is Kind.ERA_DIFFERS for problem in reading.problems):
        reading = read_checklist(content, file, known=own)
    if not reading.filled:
        return Carrying(reading, (), ())
    mapping = correspondence(own(reading.filled[0].edition_id), edition)
    maker = _Maker(mapping, era, units, round_name)
    carried, refused = [], []
    for filled in reading.filled:
        heir = heir_of(filled.unit, filled.era, era, units)
        if isinstance(heir, Problem):
            refused.append(replace(heir, file=file, sheet=filled.sheet))
        else:
            carried.append(maker.carried(filled, heir))
    return Carrying(reading, tuple(carried), tuple(refused))


class _Maker:
    """Makes the new checklists of one round."""

    def __init__(self, mapping: Correspondence, era: str, units: Matcher, round_name: str) -> None:
        self._mapping, self._units = mapping, units
        self._templates = Templates(mapping.new, units.units, era, round_name)

    def carried(self, filled: Filled, unit: str) -> Carried:
        """One unit's answers, and its new checklist with them."""
        mapping = self._mapping
        answers = answers_as(filled.answers, mapping)
        answers["unit"] = pd.Series(unit, answers.index, dtype=object)
        return Carried(
            filled,
            unit,
            unit_label(self._units, unit),
            answers,
            left=tuple(_left(filled.answers, set(answers["slot"]), mapping)),
            added=tuple(Line(slot, _NO_FIGURE, _ASKED_NOW) for slot in mapping.added if _takes_figures(slot)),
            content=self._templates.for_unit(unit, answers),
            file=file_name(unit),
        )


def _takes_figures(slot: Slot) -> bool:
    """False for an indicator whose figures stand in the rows of its parts."""
    return not isinstance(slot.input, PartsInput)


def _left(answers: pd.DataFrame, taken: set[str], mapping: Correspondence) -> Iterator[Line]:
    """Every answer that has no row in the new frame, with the reason."""
    dropped = {each.slot.id: each for each in mapping.dropped}
    for answer in answers.to_dict("records"):
        slot = mapping.old.slot_by_id[answer["slot"]]
        if mapping.same.get(slot.id) in taken:
            continue
        what = Text(vi=answer_in_words(slot, answer, "vi"), en=answer_in_words(slot, answer, "en"))
        why = dropped.get(slot.id)
        yield Line(slot, what, Text(vi=why.say("vi"), en=why.say("en")) if why else _MARK_REFUSED)
