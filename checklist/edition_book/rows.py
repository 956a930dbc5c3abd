"""An edition as rows: for each sheet the things that stand on it, with the Mã of what each belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from checklist.edition_book.columns import Layout
from checklist.edition_book.layout import BANDS, CONDITIONS, OPTIONS, PARTS
from checklist.edition_book.uses import uses
from criteria import Edition, Skeleton
from criteria.document import Path
from criteria.rules import CompositeRule
from criteria.written_levels import Style, style_of


@dataclass(frozen=True)
class Row:
    """One thing of the catalogue; `style` is how its levels are written."""

    thing: BaseModel
    owner: str = ""
    style: Style = "percent"

    def values(self, layout: Layout) -> Iterator[object]:
        """What stands in each column; None where the thing has no such key, or where it goes without saying."""
        for column, use in zip(layout.columns, uses(layout), strict=True):
            value = value_at(self.thing, column.path)
            decider = use.decider
            only_way = value == "higher" and decider and not use.allows(value_at(self.thing, decider.path))
            yield None if only_way else value


def rows_of(edition: Edition | Skeleton, layout: Layout) -> list[Row]:
    """The rows of one sheet, in the order of the edition."""
    if layout is CONDITIONS:
        verdicts = edition.verdicts if isinstance(edition, Edition) else ()
        return [Row(condition, verdict.id) for verdict in verdicts for condition in verdict.when]
    if layout is OPTIONS:
        return [
            Row(o, owner) for owner, thing, _ in _owners(edition) for o in value_at(thing, OPTIONS.path) or ()
        ]
    if layout is BANDS:
        return [
            Row(b, owner, style)
            for owner, thing, style in _owners(edition)
            for b in value_at(thing, BANDS.path) or ()
        ]
    if layout is PARTS:
        return [
            Row(part, indicator.id, style_of(part.input))
            for indicator in edition.indicators
            if isinstance(indicator.rule, CompositeRule)
            for part in indicator.rule.items
        ]
    listed = value_at(edition, layout.path) or ()
    return [Row(thing, style=_style(thing)) for thing in listed]


def value_at(thing: object, path: Path) -> Any:
    """What the model holds at a path, None where it has no such key."""
    for step in path:
        thing = getattr(thing, str(step), None)
    return thing


def _style(thing: BaseModel) -> Style:
    return style_of(getattr(thing, "input", None))


def _owners(edition: Edition | Skeleton) -> Iterator[tuple[str, BaseModel, Style]]:
    """Whatever may have bands or options: indicators, and parts of them, by their Mã."""
    for indicator in edition.indicators:
        yield indicator.id, indicator, _style(indicator)
        if isinstance(indicator.rule, CompositeRule):
            for part in indicator.rule.items:
                yield f"{indicator.id}.{part.id}", part, _style(part)
