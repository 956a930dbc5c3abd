"""Every single change of a field of a catalogue: copies that differ from it in one field each."""

import types
import typing
from collections.abc import Iterator

from pydantic import BaseModel

from criteria.catalogue import Source, Threshold
from criteria.inputs import CountInput
from criteria.rules import UnscoredRule
from wording.language import Text

Field = tuple[type[BaseModel], str]

_SOURCE = Source(provenance="official", text=Text(vi="Văn bản khác"))
_OTHER: dict[type, object] = {
    str: "khac",
    float: 0.125,
    Text: Text(vi="Chữ khác"),
    Threshold: Threshold(lowland=0.125, mountain=0.25, source=_SOURCE),
    Source: _SOURCE,
}


def variants(model: BaseModel) -> Iterator[tuple[tuple[Field, ...], BaseModel]]:
    """Yield (path of fields, changed copy) for every field below `model` that can hold something else."""
    for field, info in type(model).model_fields.items():
        value, own = getattr(model, field), (type(model), field)
        for other in _others(value, info.annotation):
            yield (own,), model.model_copy(update={field: other})
        if isinstance(value, BaseModel):
            for changed, inner in variants(value):
                yield (own, *changed), model.model_copy(update={field: inner})
        if isinstance(value, tuple):
            for position, item in enumerate(value):
                for changed, inner in variants(item) if isinstance(item, BaseModel) else ():
                    items = (*value[:position], inner, *value[position + 1 :])
                    yield (own, *changed), model.model_copy(update={field: items})


def _others(value: object, annotation: object) -> Iterator[object]:
    """Other values that the field could hold; none for one that can only hold what it does."""
    allowed = _choices(annotation)
    if allowed:
        yield from allowed - {value}
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, int | float):
        yield value + 1
    elif isinstance(value, str):
        yield value + "x"
    elif isinstance(value, tuple):
        yield value[:-1] if value else ("mới",)
        if len(value) > 1:
            yield (*value[1:], value[0])
    elif value is None:
        yield next((other for kind, other in _OTHER.items() if kind in _options(annotation)), "khác")
    elif "input" in str(annotation).lower() and not isinstance(value, CountInput):
        yield CountInput(question=Text(vi="Bao nhiêu"), unit=Text(vi="cái"))
    elif "rule" in str(annotation).lower() and not isinstance(value, UnscoredRule):
        yield UnscoredRule()


def _choices(annotation: object) -> set[object]:
    """The values of a `Literal` or of an enumeration."""
    if typing.get_origin(annotation) is typing.Literal:
        return set(typing.get_args(annotation))
    if isinstance(annotation, type) and hasattr(annotation, "__members__"):
        return set(annotation)  # type: ignore[call-overload]
    return set()


def _options(annotation: object) -> tuple[object, ...]:
    if typing.get_origin(annotation) in (types.UnionType, typing.Union):
        return tuple(o for arg in typing.get_args(annotation) for o in (arg, *typing.get_args(arg)))
    return (annotation,)
