"""YAML text to plain data, remembering the line of every key and refusing duplicate keys."""

from dataclasses import dataclass, field

import yaml

from wording.problems import Fact, Kind, Problem

Path = tuple[str | int, ...]

_MAP, _SEQUENCE = "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"
_MOST_NODES = 100_000


@dataclass
class Document:
    """Plain data with the line (1-based) of each path in it, and the problems met on the way."""

    data: object = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line_of(self, path: Path) -> int:
        """Return the line of the nearest path that stands in the text."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(text: str, file: str) -> Document:
    """Read one YAML document with the safe tags only. Never raises: problems are in the result."""
    document = Document()
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        if root is not None:
            document.data = _plain(root, (), document, file, frozenset())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        found = getattr(error, "problem", None) or getattr(error, "reason", None) or "?"
        line = mark.line + 1 if mark else 1
        document.problems.append(Problem(Kind.CATALOGUE_NOT_YAML, file, line=line, facts={"found": found}))
    except RecursionError:
        facts = {"found": "nested too deeply"}
        document.problems.append(Problem(Kind.CATALOGUE_NOT_YAML, file, line=1, facts=facts))
    return document


def _plain(node: yaml.Node, path: Path, document: Document, file: str, above: frozenset[int]) -> object:
    if len(document.lines) >= _MOST_NODES:
        raise _malformed(node, "aliases expand too far")
    document.lines[path] = node.start_mark.line + 1
    if id(node) in above:  # an alias to an enclosing node would never end
        facts = {"found": "alias"}
        document.problems.append(
            Problem(Kind.CATALOGUE_NOT_YAML, file, line=document.lines[path], facts=facts)
        )
        return None
    if isinstance(node, yaml.MappingNode) and node.tag == _MAP:
        return _mapping(node, path, document, file, above | {id(node)})
    if isinstance(node, yaml.SequenceNode) and node.tag == _SEQUENCE:
        return [_plain(n, (*path, i), document, file, above | {id(node)}) for i, n in enumerate(node.value)]
    if not isinstance(node, yaml.ScalarNode):
        raise _malformed(node, f"unknown tag {node.tag}")
    return _scalar(node)


def _scalar(node: yaml.ScalarNode) -> object:
    try:
        return yaml.SafeLoader("").construct_object(node)
    except ValueError as error:  # looks like a date or a number, and is none
        raise _malformed(node, f"“{node.value[:40]}”: {error}") from error


def _malformed(node: yaml.Node, found: str) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=found, problem_mark=node.start_mark)


def _mapping(
    node: yaml.MappingNode, path: Path, document: Document, file: str, above: frozenset[int]
) -> dict[str, object]:
    plain: dict[str, object] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise _malformed(key_node, "a key must be one word")
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in plain:
            facts: dict[str, Fact] = {"found": key, "first": document.lines[(*path, key)]}
            document.problems.append(Problem(Kind.CATALOGUE_DUPLICATE_KEY, file, line=line, facts=facts))
            continue
        plain[key] = _plain(value_node, (*path, key), document, file, above)
        document.lines[(*path, key)] = line
    return plain
