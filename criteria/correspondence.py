"""Correspondence: which rows of one edition ask the same as which rows of another.

An id alone never proves that the same is asked: two rows correspond where the wording is the same, whatever
their ids. What is not certain is not taken but listed, with the reason.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from criteria.catalogue import Edition, Slot
from criteria.inputs import Input, OptionInput
from wording.language import Lang, Text
from wording.spelling import folded


class Why(Enum):
    """Why an answer cannot be taken for the answer to another row."""

    NOT_ASKED = Text(vi="phiên bản mới không hỏi", en="the new edition does not ask it")
    KIND = Text(vi="kiểu số liệu khác", en="another kind of figure")
    NAME = Text(vi="tên khác", en="another name")
    WHOLE = Text(vi="chỉ tiêu mẹ khác", en="a part of another indicator")
    NUMERATOR = Text(vi="tử số khác", en="another numerator")
    DENOMINATOR = Text(vi="mẫu số khác", en="another denominator")
    QUESTION = Text(vi="câu hỏi khác", en="another question")
    UNIT = Text(vi="đơn vị tính khác", en="another unit of measure")
    OPTIONS = Text(vi="các lựa chọn khác", en="other options")
    PARTS = Text(vi="các mục thành phần khác", en="other parts")
    SEVERAL = Text(vi="nhiều dòng hỏi giống nhau", en="several rows ask the same")

    @property
    def text(self) -> Text:
        """The reason in both languages."""
        return self.value


@dataclass(frozen=True)
class Dropped:
    """A row of the old edition without a counterpart: why, and the new row that is nearest, if any."""

    slot: Slot
    why: tuple[Why, ...]
    nearest: Slot | None = None

    def say(self, lang: Lang) -> str:
        """Say the reason, such as "tên khác, tử số khác so với XHS.02"."""
        said = ", ".join(why.text.say(lang) for why in self.why)
        if self.nearest is None:
            return said
        return f"{said} {'so với' if lang == 'vi' else 'than'} {self.nearest.id}"


@dataclass(frozen=True)
class Correspondence:
    """`same` maps old slot ids to new ones, one to one; `dropped` and `added` are the rows left on each side."""

    old: Edition
    new: Edition
    same: Mapping[str, str]
    dropped: tuple[Dropped, ...]
    added: tuple[Slot, ...]


Asked = Mapping[Why, object]
"""What a row asks, by the reason that a difference in it would be; texts folded."""


def correspondence(old: Edition, new: Edition) -> Correspondence:
    """Tell which rows ask the same: kind of figure, name, and every text of what is filled in.

    Texts are compared by their Vietnamese wording, blind to case, spaces and tone style. Where several rows of
    one edition ask the same, only equal ids are taken.
    """
    here, there = _by_question(old), _by_question(new)
    same: dict[str, str] = {}
    for question, slots in here.items():
        facing = there.get(question, [])
        if len(slots) == len(facing) == 1:
            same[slots[0].id] = facing[0].id
        else:
            same |= {s.id: s.id for s in slots if any(s.id == other.id for other in facing)}
    taken = set(same.values())
    return Correspondence(
        old,
        new,
        same={s.id: same[s.id] for s in old.slots if s.id in same},
        dropped=tuple(_dropped(s, new, taken) for s in old.slots if s.id not in same),
        added=tuple(s for s in new.slots if s.id not in taken),
    )


def asked(slot: Slot) -> Asked:
    """What a row asks; equal for two rows that ask the same."""
    given, indicator = slot.input, slot.indicator
    whole = (indicator.name, getattr(indicator.input, "question", Text(vi=""))) if slot.part else ()
    return {
        Why.KIND: given.type,  # type: ignore[attr-defined]  # every input has one
        Why.NAME: folded(slot.name.vi),
        Why.WHOLE: tuple(folded(text.vi) for text in whole),
        Why.NUMERATOR: _said(given, "numerator"),
        Why.DENOMINATOR: _said(given, "denominator"),
        Why.QUESTION: _said(given, "question"),
        Why.UNIT: _said(given, "unit"),
        Why.OPTIONS: _options(given),
        Why.PARTS: () if slot.part else _parts(slot),
    }


def _said(given: Input, field: str) -> str:
    text: Text | None = getattr(given, field, None)
    return folded(text.vi) if text else ""


def _options(given: Input) -> tuple[tuple[str, str], ...]:
    """The options by id and label, in no order: an answer is kept by the option's id."""
    options = given.options if isinstance(given, OptionInput) else ()
    return tuple(sorted((option.id, folded(option.label.vi)) for option in options))


def _parts(slot: Slot) -> tuple[tuple[object, ...], ...]:
    """What the parts of an indicator ask, in no order."""
    parts = slot.indicator.parts
    rows = [Slot.model_construct(id=part.id, indicator=slot.indicator, part=part) for part in parts]
    return tuple(sorted((tuple(asked(row).values()) for row in rows), key=repr))


def _by_question(edition: Edition) -> dict[tuple[object, ...], list[Slot]]:
    found: dict[tuple[object, ...], list[Slot]] = defaultdict(list)
    for slot in edition.slots:
        found[tuple(asked(slot).values())].append(slot)
    return found


def _dropped(slot: Slot, new: Edition, taken: Iterable[str]) -> Dropped:
    """Find the nearest new row, by wording, then by id, and say in what it differs."""
    questions = {other.id: asked(other) for other in new.slots}
    own = asked(slot)
    if any(dict(question) == dict(own) for question in questions.values()):
        return Dropped(slot, (Why.SEVERAL,))
    named = [i for i, question in questions.items() if question[Why.NAME] == own[Why.NAME]]
    free = [i for i in named if i not in taken]
    nearest = slot.id if slot.id in (free or named) else next(iter(free or named), None)
    if nearest is None and slot.id in questions and slot.id not in taken:
        nearest = slot.id
    if nearest is None:
        return Dropped(slot, (Why.NOT_ASKED,))
    why = [w for w, said in own.items() if said != questions[nearest][w]]
    if Why.KIND in why:  # then the other texts differ because of it
        why = [w for w in why if w in (Why.KIND, Why.NAME, Why.WHOLE)]
    return Dropped(slot, tuple(why), new.slot_by_id[nearest])
