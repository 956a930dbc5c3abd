"""Differences: what changed from one edition to another, each in one plain sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic_core import PydanticUndefined

from criteria.change_words import label_of
from criteria.changes import NOWHERE, Change, changes, fields_of, step
from criteria.pairing import AnyIndicator, Catalogue, pairs
from wording.language import Lang, Text
from wording.numbers import number

Model = Catalogue | AnyIndicator
_NOTHING = Text(vi="")


class DifferenceKind(StrEnum):
    """What a difference is about, to group by; in the order in which a reader wants them."""

    ADDED = "added"
    REMOVED = "removed"
    THRESHOLD = "threshold"
    POINTS = "points"
    RULE = "rule"
    INPUT = "input"
    MANDATORY = "mandatory"
    NOT_APPLICABLE = "not_applicable"
    COUNTS = "counts"
    GROUP = "group"
    ID = "id"
    WORDING = "wording"
    SOURCE = "source"
    ORDER = "order"
    EDITION = "edition"
    GROUPS = "groups"
    VERDICTS = "verdicts"
    GRADES = "grades"
    FACTS = "facts"

    @property
    def heading(self) -> Text:
        """What a list of such differences is headed."""
        return _HEADINGS[self]


_HEADINGS = {
    DifferenceKind.ADDED: Text(vi="Chỉ tiêu thêm mới", en="Indicators added"),
    DifferenceKind.REMOVED: Text(vi="Chỉ tiêu bị bỏ", en="Indicators removed"),
    DifferenceKind.THRESHOLD: Text(vi="Ngưỡng đạt", en="Thresholds"),
    DifferenceKind.POINTS: Text(vi="Điểm tối đa", en="Points"),
    DifferenceKind.RULE: Text(vi="Cách tính điểm", en="Rules"),
    DifferenceKind.INPUT: Text(vi="Kiểu số liệu", en="Kinds of figure"),
    DifferenceKind.MANDATORY: Text(vi="Bắt buộc", en="Mandatory"),
    DifferenceKind.NOT_APPLICABLE: Text(vi="Không áp dụng", en="Not applicable"),
    DifferenceKind.COUNTS: Text(vi="Điểm thưởng, điểm trừ", en="Bonus and penalty"),
    DifferenceKind.GROUP: Text(vi="Chuyển nhóm", en="Moved to another group"),
    DifferenceKind.ID: Text(vi="Đổi mã", en="Ids"),
    DifferenceKind.WORDING: Text(vi="Câu chữ", en="Wording"),
    DifferenceKind.SOURCE: Text(vi="Nguồn", en="Sources"),
    DifferenceKind.ORDER: Text(vi="Thứ tự", en="Order"),
    DifferenceKind.EDITION: Text(vi="Toàn bộ tiêu chí", en="The edition as a whole"),
    DifferenceKind.GROUPS: Text(vi="Nhóm", en="Groups"),
    DifferenceKind.VERDICTS: Text(vi="Kết luận", en="Verdicts"),
    DifferenceKind.GRADES: Text(vi="Xếp loại", en="Grades"),
    DifferenceKind.FACTS: Text(vi="Điều đã biết về quyết định", en="What is known of the decision"),
}

KIND_OF_FIELD: dict[str, DifferenceKind] = {
    "id": DifferenceKind.ID,
    "group": DifferenceKind.GROUP,
    "name": DifferenceKind.WORDING,
    "input": DifferenceKind.INPUT,
    "computed": DifferenceKind.INPUT,
    "rule": DifferenceKind.RULE,
    "points": DifferenceKind.POINTS,
    "threshold": DifferenceKind.THRESHOLD,
    "mandatory": DifferenceKind.MANDATORY,
    "counts": DifferenceKind.COUNTS,
    "not_applicable": DifferenceKind.NOT_APPLICABLE,
    "evidence": DifferenceKind.WORDING,
    "help": DifferenceKind.WORDING,
    "motivated_by": DifferenceKind.WORDING,
    "note": DifferenceKind.WORDING,
    "source": DifferenceKind.SOURCE,
}
"""The kind of a change of an indicator's field."""

KIND_OF_EDITION_FIELD: dict[str, DifferenceKind] = {
    "status": DifferenceKind.EDITION,
    "id": DifferenceKind.EDITION,
    "title": DifferenceKind.EDITION,
    "notice": DifferenceKind.EDITION,
    "source": DifferenceKind.EDITION,
    "rates": DifferenceKind.EDITION,
    "scale": DifferenceKind.EDITION,
    "bonus_cap": DifferenceKind.EDITION,
    "groups": DifferenceKind.GROUPS,
    "verdicts": DifferenceKind.VERDICTS,
    "grades": DifferenceKind.GRADES,
    "facts": DifferenceKind.FACTS,
}
"""The same for the fields of a whole edition; its indicators are compared one by one."""


@dataclass(frozen=True)
class Difference:
    """One difference. `indicator` is the id in the new edition (in the old one where it went), "" for the whole."""

    kind: DifferenceKind
    indicator: str
    name: Text
    said: Text

    def say(self, lang: Lang) -> str:
        """Say it: "XHS.02 (Chữ ký số cá nhân): ngưỡng đạt đổi từ 30% thành 50%."."""
        name = self.name.say(lang)
        of = f"{self.indicator} ({name}): " if name else f"{self.indicator}: " if self.indicator else ""
        sentence = self.said.say(lang)
        return of + (sentence if of else sentence[:1].upper() + sentence[1:]) + "."


def differences(old: Catalogue, new: Catalogue) -> list[Difference]:
    """Tell everything that changed: of the whole first, then of each indicator in the order of the new edition."""
    paired = pairs(old, new)
    here: Sequence[AnyIndicator] = old.indicators
    there: Sequence[AnyIndicator] = new.indicators
    told = [*_of_whole(old, new)]
    for position, indicator in enumerate(there):
        if position in paired:
            told += _of_indicator(old, new, here[paired[position]], indicator)
        else:
            told.append(_whole_indicator(DifferenceKind.ADDED, indicator, new))
    gone = set(range(len(here))) - set(paired.values())
    told += [_whole_indicator(DifferenceKind.REMOVED, here[i], old) for i in sorted(gone)]
    return [*told, *_of_order(new, paired)]


def _of_whole(old: Catalogue, new: Catalogue) -> Iterator[Difference]:
    for field in fields_of(old, new):
        if field == "indicators":
            continue
        kind = KIND_OF_EDITION_FIELD.get(field, DifferenceKind.EDITION)
        for change in changes(*_values(old, new, field), (None, None), step(NOWHERE, field)):
            yield Difference(kind, "", _NOTHING, change.sentence)


def _of_indicator(
    old: Catalogue, new: Catalogue, before: AnyIndicator, after: AnyIndicator
) -> Iterator[Difference]:
    name = after.name or before.name or _NOTHING
    if _only_placed(before) and not _only_placed(after) and before.id == after.id:
        yield _whole_indicator(DifferenceKind.ADDED, after, new)
        return
    if before == after:
        return
    given = before.input, after.input
    for field in fields_of(before, after):
        if field == "group" and before.group != after.group:
            yield Difference(DifferenceKind.GROUP, after.id, name, _moved(old, new, before, after))
            continue
        for change in changes(*_values(before, after, field), given, step(NOWHERE, field)):
            yield Difference(_kind_of(change), after.id, name, change.sentence)


def _kind_of(change: Change) -> DifferenceKind:
    """The kind by the field of the indicator that it lies in."""
    if "source" in change.path:
        return DifferenceKind.SOURCE
    if change.path[:2] == ("input", "options"):
        return DifferenceKind.RULE
    if change.path[0] == "input" and len(change.path) > 1:
        return DifferenceKind.WORDING
    return KIND_OF_FIELD.get(change.path[0], DifferenceKind.WORDING)


def _moved(old: Catalogue, new: Catalogue, before: AnyIndicator, after: AnyIndicator) -> Text:
    names = [
        next((g.name for g in catalogue.groups if g.id == one.group), Text(vi=one.group or "–"))
        for catalogue, one in ((old, before), (new, after))
    ]
    return Text(
        vi=f"chuyển từ nhóm “{names[0].vi}” sang nhóm “{names[1].vi}”",
        en=f"moved from group “{names[0].say('en')}” to group “{names[1].say('en')}”",
    )


def _whole_indicator(kind: DifferenceKind, indicator: AnyIndicator, of: Catalogue) -> Difference:
    """Say that an indicator came or went, with its points and group as far as they are known."""
    group = next((g.name for g in of.groups if g.id == indicator.group), None)
    came = kind is DifferenceKind.ADDED
    vi, en = ["thêm mới" if came else "bỏ"], ["added" if came else "removed"]
    if indicator.points is not None:
        vi.append(f"{number(indicator.points, 'vi')} điểm")
        en.append(f"{number(indicator.points, 'en')} points")
    if group is not None:
        vi.append(f"nhóm “{group.vi}”")
        en.append(f"group “{group.say('en')}”")
    said = Text(vi=", ".join(vi), en=", ".join(en))
    return Difference(kind, indicator.id, indicator.name or _NOTHING, said)


def _of_order(new: Catalogue, paired: dict[int, int]) -> Iterator[Difference]:
    places = [paired[position] for position in sorted(paired)]
    moved = [
        i for i, (place, sorted_) in enumerate(zip(places, sorted(places), strict=True)) if place != sorted_
    ]
    if moved:
        ids = [new.indicators[position].id for position in sorted(paired)][moved[0] : moved[-1] + 1]
        label, listed = label_of("order"), ", ".join(ids)
        said = Text(
            vi=f"{label.vi} chỉ tiêu nay là {listed}", en=f"{label.en} of the indicators is now {listed}"
        )
        yield Difference(DifferenceKind.ORDER, "", _NOTHING, said)


def _values(old: Model, new: Model, field: str) -> tuple[object, object]:
    """What a field holds on both sides, None for nothing; a side without the field holds the other's default."""
    values = []
    for model, other in ((old, new), (new, old)):
        if field not in type(model).model_fields:
            default = type(other).model_fields[field].get_default()
            values.append(None if default is PydanticUndefined else default)
        else:
            values.append(getattr(model, field))
    return _or_none(values[0]), _or_none(values[1])


def _or_none(value: object) -> object:
    return None if value in (None, (), _NOTHING) else value


def _only_placed(indicator: AnyIndicator) -> bool:
    """True where nothing but the id and the group is known."""
    return all(getattr(indicator, f) is None for f in fields_of(indicator) if f not in ("id", "group"))
