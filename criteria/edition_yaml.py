"""An edition as YAML text, as a person would write it: what is given only, in the order of the shipped files."""

from collections.abc import Iterator

import yaml
from pydantic import BaseModel

from criteria.catalogue import Edition
from criteria.levels import ByZone
from criteria.skeleton import Skeleton
from criteria.written_levels import Style, as_number, style_of, written
from wording.language import Text

_WIDTH = 110
_TAGS = ("status", "type")
"""Keys that say what a thing is. They are always written, and before all others."""
_OF_THE_INPUT = ("lowland", "mountain", "at", "full_at", "zero_below")
_SHARES: dict[str, Style] = {"share": "share", "at_least": "percent"}


def as_yaml(edition: Edition | Skeleton) -> str:
    """Return the text from which `read_catalogue` reads the same edition; keys at their default are left out."""
    return yaml.dump(
        _plain(edition, "number"), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH
    )


def _plain(value: object, style: Style) -> object:
    """Plain data of a part of an edition; `style` is that of the levels that belong to its input."""
    if isinstance(value, Text) and not value.en:
        return value.vi
    if type(value) is ByZone and value.lowland == value.mountain:
        return written(value.lowland, style)
    if isinstance(value, BaseModel):
        inner = style_of(value.input) if hasattr(value, "input") else style
        return {name: _field(name, one, inner) for name, one in _given(value)}
    if isinstance(value, tuple):
        return [_plain(one, style) for one in value]
    return as_number(value) if isinstance(value, float) else value


def _given(model: BaseModel) -> Iterator[tuple[str, object]]:
    fields = type(model).model_fields
    for name in sorted(fields, key=lambda name: name not in _TAGS):
        value = getattr(model, name)
        if name in _TAGS or fields[name].is_required() or value != fields[name].get_default():
            yield name, value


def _field(name: str, value: object, style: Style) -> object:
    if isinstance(value, float) and name in _OF_THE_INPUT:
        return written(value, style)
    if isinstance(value, float) and name in _SHARES:
        return written(value, _SHARES[name])
    return _plain(value, style)


class _Dumper(yaml.SafeDumper):
    """Lists stand further in than their key; texts of several lines stand as they are read."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
_Dumper.add_multi_representer(str, _text)
