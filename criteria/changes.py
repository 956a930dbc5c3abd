"""Changes: where two models of the catalogue hold something else, found by walking their fields.

Fields are walked by name, so that one that is added to a model later is compared too.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from criteria.catalogue import Source
from criteria.change_words import EN_ONLY, ZONE_LABELS, Given, Words, item_label, label_of, said
from criteria.inputs import Input
from criteria.levels import ByZone
from wording.language import Lang, Text
from wording.spelling import canonical

Item = TypeVar("Item", bound=BaseModel)


@dataclass(frozen=True)
class Change:
    """One value that is another, at a path of field names; None stands for a value that is not there.

    `labels` say the path to a reader. `given` are the old and the new input, which know how levels are said.
    """

    path: tuple[str, ...]
    labels: tuple[Text, ...]
    old: object
    new: object
    given: tuple[Given, Given]

    @property
    def sentence(self) -> Text:
        """Say it: "ngưỡng đạt đổi từ 60% thành 65%"."""
        return Text(vi=self._say("vi"), en=self._say("en"))

    def _say(self, lang: Lang) -> str:
        where = ", ".join(label.say(lang) for label in self.labels)
        old, new = said((self.old, self.new), self.given, self.path[-1] if self.path else "", lang)
        words = Words.of(lang)
        if not old:
            return words.begun.format(where=where, new=new)
        return (words.changed if new else words.ended).format(where=where, old=old, new=new)


Place = tuple[tuple[str, ...], tuple[Text, ...]]
NOWHERE: Place = ((), ())


def changes(old: object, new: object, given: tuple[Given, Given], at: Place = NOWHERE) -> Iterator[Change]:
    """Yield what is another between two values, as deep as both have the same shape."""
    path, labels = at
    if old == new:
        return
    if isinstance(old, Text) and isinstance(new, Text):
        yield from _of_texts(old, new, given, at)
    elif isinstance(old, ByZone) and isinstance(new, ByZone):
        yield from _of_levels(old, new, given, at)
    elif isinstance(old, BaseModel) and isinstance(new, BaseModel) and _alike(old, new):
        yield from _of_models(old, new, given, at)
    elif isinstance(old, tuple) and isinstance(new, tuple) and _have_keys(old + new):
        yield from _of_items(old, new, given, at)
    else:
        yield Change(path, labels, old, new, given)


def fields_of(*models: BaseModel) -> list[str]:
    """The fields of all the models, each once, in their order."""
    return list(dict.fromkeys(field for model in models for field in type(model).model_fields))


def step(at: Place, field: str) -> Place:
    """The place of a field below another place."""
    return (*at[0], field), (*at[1], label_of(field))


def keyed(items: Sequence[Item]) -> dict[tuple[Hashable, int], Item]:
    """Items by id (a fact by its text) and by how many of that id stood before."""
    found: dict[tuple[Hashable, int], Item] = {}
    for item in items:
        key, nth = _key(item), 0
        while (key, nth) in found:
            nth += 1
        found[key, nth] = item
    return found


def _of_texts(old: Text, new: Text, given: tuple[Given, Given], at: Place) -> Iterator[Change]:
    """A text counts as one thing; where only the English is another, that is said."""
    path, labels = at
    if old.vi != new.vi:
        yield Change(path, labels, old if old.vi else None, new if new.vi else None, given)
    else:
        yield Change(path, (*labels, EN_ONLY), old.en or None, new.en or None, given)


def _of_levels(old: ByZone, new: ByZone, given: tuple[Given, Given], at: Place) -> Iterator[Change]:
    """The levels, once where they are the same in both zones, else zone by zone; then what else there is."""
    path, labels = at
    if old.lowland == old.mountain and new.lowland == new.mountain:
        if old.lowland != new.lowland:
            yield Change((*path, "lowland"), labels, old.lowland, new.lowland, given)
    else:
        for zone, label in ZONE_LABELS.items():
            if old.at(zone) != new.at(zone):
                yield Change((*path, zone), (*labels, label), old.at(zone), new.at(zone), given)
    rest = [field for field in fields_of(old, new) if field not in ZONE_LABELS]
    for field in rest:
        yield from changes(getattr(old, field, None), getattr(new, field, None), given, step(at, field))


def _of_models(old: BaseModel, new: BaseModel, given: tuple[Given, Given], at: Place) -> Iterator[Change]:
    inner = _input_of(old) or given[0], _input_of(new) or given[1]
    for field in fields_of(old, new):
        yield from changes(getattr(old, field), getattr(new, field), inner, step(at, field))


def _of_items(
    old: tuple[BaseModel, ...], new: tuple[BaseModel, ...], given: tuple[Given, Given], at: Place
) -> Iterator[Change]:
    """Items with an id: those that went, those that came, what changed in the others, and their order."""
    path, labels = at
    before, after = keyed(old), keyed(new)
    for key, item in before.items():
        if key not in after:
            yield Change(path, labels, item, None, given)
    for key, item in after.items():
        if key not in before:
            yield Change(path, labels, None, item, given)
        else:
            yield from changes(before[key], item, given, (path, (*labels, item_label(item))))
    kept = [key for key in before if key in after]
    if kept != [key for key in after if key in before]:
        yield Change((*path, "order"), (*labels, label_of("order")), old, new, given)


def _alike(old: BaseModel, new: BaseModel) -> bool:
    """True where both are the same model and worth walking: a source is said as a whole."""
    return type(old) is type(new) and not isinstance(old, Source)


def _have_keys(items: tuple[object, ...]) -> bool:
    return all(isinstance(item, BaseModel) and _key(item) is not None for item in items)


def _key(item: BaseModel) -> Hashable:
    text = getattr(item, "text", None)
    return getattr(item, "id", None) or (canonical(text.vi) if isinstance(text, Text) else None)


def _input_of(model: BaseModel) -> Input | None:
    given = getattr(model, "input", None)
    return given if isinstance(given, Input) else None
