"""Which columns a row needs, may fill and does not use, by its kind of figure and its rule: told by the models."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import get_args

from pydantic import BaseModel

from checklist.edition_book.columns import Column, Layout
from checklist.edition_book.layout import (
    BANDS,
    CONDITIONS,
    FACTS,
    GRADES,
    GROUPS,
    INDICATORS,
    OPTIONS,
    PARTS,
    VERDICTS,
)
from checklist.edition_book.words import members
from criteria.catalogue import Group, Indicator, KnownFact
from criteria.document import Path
from criteria.inputs import AnyInput, Option
from criteria.rules import AnyRule, Band, Part, Rule
from criteria.verdicts import AnyCondition, Grade, Verdict
from wording.language import Text

_ROWS: dict[str, type[BaseModel]] = {
    GROUPS.name: Group,
    INDICATORS.name: Indicator,
    PARTS.name: Part,
    BANDS.name: Band,
    OPTIONS.name: Option,
    VERDICTS.name: Verdict,
    GRADES.name: Grade,
    FACTS.name: KnownFact,
}
_UNIONS = {"input": AnyInput, "rule": AnyRule}


@dataclass(frozen=True)
class Use:
    """`needed` in every row; or, where the word under the header `decider` decides, in which rows.

    `by` tells for each code that uses the column whether the column must be filled there.
    """

    needed: bool
    decider: Column | None = None
    by: Mapping[str, bool] = field(default_factory=dict)

    def allows(self, code: object) -> bool:
        """True where a row with this code may fill the column."""
        return self.decider is None or code in self.by


@cache
def uses(layout: Layout) -> tuple[Use, ...]:
    """The use of each column of a sheet, in order."""
    return tuple(_use(layout, column) for column in layout.columns)


def _use(layout: Layout, column: Column) -> Use:
    first, *rest = column.path
    if layout is CONDITIONS:
        return _decided(layout, ("type",), members(AnyCondition), column.path)
    if first in _UNIONS:
        if rest == ["type"]:
            return Use(_ROWS[layout.name].model_fields[str(first)].is_required())
        return _decided(layout, (first, "type"), members(_UNIONS[str(first)]), tuple(rest))
    if layout is INDICATORS and first == "threshold":
        needed = rest != ["source", "text", "vi"] and not column.english
        scored = {
            code: needed for code, rule in members(AnyRule).items() if issubclass(rule, Rule) and rule.scored
        }
        return Use(False, _decider(layout, ("rule", "type")), scored)
    return Use(_is_needed(_ROWS[layout.name], column.path))


def _decided(layout: Layout, decider: Path, models: Mapping[str, type[BaseModel]], path: Path) -> Use:
    by, name = {}, str(path[0])
    if path == decider:
        return Use(True)
    for code, model in models.items():
        one = model.model_fields.get(name)
        if one is not None and len(get_args(one.annotation)) != 1:  # a literal with one value is no choice
            by[code] = _is_needed(model, path)
    return Use(False, _decider(layout, decider), by)


def _decider(layout: Layout, path: Path) -> Column:
    return next(column for column in layout.columns if column.path == path)


def _is_needed(model: type[BaseModel], path: Path) -> bool:
    one = model.model_fields[str(path[0])]
    if not one.is_required():
        return False
    inner = one.annotation
    if len(path) > 1 and isinstance(inner, type) and issubclass(inner, BaseModel):
        return _is_needed(inner, path[1:])
    return inner is not Text
