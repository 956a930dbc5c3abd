"""The tags of a template: a closed part of Jinja that tells what a report or a letter holds, and can do nothing else.

Templates come from outside. What they may write is known beforehand: fields of a record that have words beside them
(`Annotated`), loops over its lists, conditions, and a few filters. Anything else is refused before it runs, all of it at
once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from wording.nearness import near
from wording.problems import Fact, Kind, Problem

FILTERS = ("upper", "lower", "length")
LONGEST = 100
"""Characters of a paragraph that a message repeats."""

_LOOP = {"index": int, "first": bool, "last": bool, "length": int}
_PLAIN = (
    nodes.TemplateData,
    nodes.Const,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Compare,
    nodes.Operand,
    nodes.CondExpr,
)

Shape = Any
"""What a name stands for: a type, a record (dataclass), `tuple[record, ...]`, or a mapping of names."""


def environment(*, xml: bool = True) -> ImmutableSandboxedEnvironment:
    """The Jinja environment of all templates: knows no files, no functions, `FILTERS` alone; escapes for `xml`."""
    made = ImmutableSandboxedEnvironment(autoescape=xml, undefined=StrictUndefined)
    made.filters = {name: made.filters[name] for name in FILTERS}
    made.globals.clear()
    made.tests.clear()
    return made


def problems_of(source: str, of: type, file: str) -> list[Problem]:
    """Why a template's text cannot be filled with a record of the type `of`; a line of it is a paragraph."""
    lines = source.splitlines()
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError as error:
        return [Problem(Kind.REPORT_TAG_BROKEN, file, facts={"found": _excerpt(lines, error.lineno)})]
    except (RecursionError, ValueError) as error:  # nested too deeply; a number with thousands of digits
        found = "(((" if isinstance(error, RecursionError) else "…"
        return [Problem(Kind.REPORT_TAG_BROKEN, file, facts={"found": found})]
    return list(_Reading(lines, file).of_all(tree, _members(of)))


def _members(shape: Shape) -> dict[str, Shape]:
    """What can follow a dot behind something of this shape."""
    if isinstance(shape, dict):
        return shape
    if not is_dataclass(shape):
        return {}
    told = get_type_hints(shape, include_extras=True)
    return {name: of for name, of in get_type_hints(shape).items() if get_origin(told[name]) is Annotated}


class _Reading:
    """One walk through a template; `scope` holds the names that are known at a place."""

    def __init__(self, lines: list[str], file: str) -> None:
        self._lines, self._file = lines, file

    def of_all(self, node: nodes.Node, scope: Mapping[str, Shape]) -> Iterator[Problem]:
        """The problems of what stands in a node."""
        for child in node.iter_child_nodes():
            yield from self._of(child, scope)

    def _of(self, node: nodes.Node, scope: Mapping[str, Shape]) -> Iterator[Problem]:
        if isinstance(node, nodes.For):
            yield from self._of_loop(node, scope)
        elif isinstance(node, nodes.Name | nodes.Getattr):
            _, problem = self._resolved(node, scope)
            if problem:
                yield problem
        elif isinstance(node, nodes.Output):
            yield from self.of_all(node, scope)
            yield from self._lists_printed(node, scope)
        elif isinstance(node, nodes.Filter):
            if node.name not in FILTERS or node.args or node.kwargs:
                yield self._forbidden(node, node.name)
            yield from self.of_all(node, scope)
        elif isinstance(node, (nodes.If, *_PLAIN)):
            yield from self.of_all(node, scope)
        else:
            yield self._forbidden(node, type(node).__name__.lower())

    def _lists_printed(self, node: nodes.Output, scope: Mapping[str, Shape]) -> Iterator[Problem]:
        """A list or a record has no words of its own: it is gone through, or one of its fields is printed."""
        for printed in node.nodes:
            if isinstance(printed, nodes.Name | nodes.Getattr):
                shape, _ = self._resolved(printed, scope)
                if get_origin(shape) is tuple or _members(shape):
                    yield self._forbidden(printed, _path(printed))

    def _of_loop(self, node: nodes.For, scope: Mapping[str, Shape]) -> Iterator[Problem]:
        """A loop within a loop must go over a list of the outer one's record, so that no page is written endlessly."""
        shape, problem = None, None
        if isinstance(node.iter, nodes.Name | nodes.Getattr):
            shape, problem = self._resolved(node.iter, scope)
        inner = "loop" in scope
        listed = get_origin(shape) is tuple and isinstance(node.target, nodes.Name)
        if problem:
            yield problem
        elif (
            not listed or node.recursive or node.test or (inner and not isinstance(node.iter, nodes.Getattr))
        ):
            yield self._forbidden(node, "for")
        else:
            assert isinstance(node.target, nodes.Name)
            within = {**scope, node.target.name: get_args(shape)[0], "loop": _LOOP}
            for part in (*node.body, *node.else_):
                yield from self._of(part, within)

    def _resolved(self, node: nodes.Expr, scope: Mapping[str, Shape]) -> tuple[Shape, Problem | None]:
        """The shape of a name or of a field, or why there is none."""
        if isinstance(node, nodes.Name):
            known, name, path = scope, node.name, node.name
        elif isinstance(node, nodes.Getattr):
            owner, problem = self._resolved(node.node, scope)
            if problem:
                return None, problem
            known, name, path = _members(owner), node.attr, f"{_path(node.node)}.{node.attr}"
        else:
            return None, self._forbidden(node, type(node).__name__.lower())
        if name in known:
            return known[name], None
        facts: dict[str, Fact] = {"found": path, "near": near(name, known), "where": self._excerpt_of(node)}
        return None, Problem(Kind.REPORT_TAG_UNKNOWN, self._file, facts=facts)

    def _forbidden(self, node: nodes.Node, what: str) -> Problem:
        facts = {"found": what, "where": self._excerpt_of(node), "filters": ", ".join(FILTERS)}
        return Problem(Kind.REPORT_TAG_FORBIDDEN, self._file, facts=facts)

    def _excerpt_of(self, node: nodes.Node) -> str:
        return _excerpt(self._lines, node.lineno)


def _path(node: nodes.Node) -> str:
    return f"{_path(node.node)}.{node.attr}" if isinstance(node, nodes.Getattr) else getattr(node, "name", "")


def _excerpt(lines: list[str], number: int | None) -> str:
    """The text of a paragraph without its XML; Jinja does not know the line of every kind of node."""
    if number is None or not 0 < number <= len(lines):
        return ""
    said, inside = [], False
    for char in lines[number - 1]:
        if char in "<>":
            inside = char == "<"
        elif not inside:
            said.append(char)
    return "".join(said).strip()[:LONGEST]
