"""YAML text to plain data, remembering the line of every key and refusing duplicate keys."""

import yaml

from criteria.document import Document, Path, Place
from wording.problems import Fact, Kind, Problem

_MAP, _SEQUENCE = "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"
_MOST_NODES = 100_000


def read_yaml(text: str, file: str) -> Document:
    """Read one YAML document with the safe tags only. Never raises: problems are in the result."""
    document = Document(file)
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        if root is not None:
            document.data = _plain(root, (), document, frozenset())
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        found = getattr(error, "problem", None) or getattr(error, "reason", None) or "?"
        line = mark.line + 1 if mark else 1
        _tell(document, Kind.CATALOGUE_NOT_YAML, line, found=found)
    except RecursionError:
        _tell(document, Kind.CATALOGUE_NOT_YAML, 1, found="nested too deeply")
    return document


def _plain(node: yaml.Node, path: Path, document: Document, above: frozenset[int]) -> object:
    if len(document.places) >= _MOST_NODES:
        raise _malformed(node, "aliases expand too far")
    line = node.start_mark.line + 1
    document.places[path] = Place(line)
    if id(node) in above:  # an alias to an enclosing node would never end
        _tell(document, Kind.CATALOGUE_NOT_YAML, line, found="alias")
        return None
    if isinstance(node, yaml.MappingNode) and node.tag == _MAP:
        return _mapping(node, path, document, above | {id(node)})
    if isinstance(node, yaml.SequenceNode) and node.tag == _SEQUENCE:
        return [_plain(n, (*path, i), document, above | {id(node)}) for i, n in enumerate(node.value)]
    if not isinstance(node, yaml.ScalarNode):
        raise _malformed(node, f"unknown tag {node.tag}")
    return _scalar(node)


def _tell(document: Document, kind: Kind, line: int, **facts: Fact) -> None:
    document.problems.append(Problem(kind, document.file, line=line, facts=facts))


def _scalar(node: yaml.ScalarNode) -> object:
    try:
        return yaml.SafeLoader("").construct_object(node)
    except ValueError as error:  # looks like a date or a number, and is none
        raise _malformed(node, f"“{node.value[:40]}”: {error}") from error


def _malformed(node: yaml.Node, found: str) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=found, problem_mark=node.start_mark)


def _mapping(
    node: yaml.MappingNode, path: Path, document: Document, above: frozenset[int]
) -> dict[str, object]:
    plain: dict[str, object] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise _malformed(key_node, "a key must be one word")
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in plain:
            first = document.places[(*path, key)].line or 1
            _tell(document, Kind.CATALOGUE_DUPLICATE_KEY, line, found=key, first=first)
            continue
        plain[key] = _plain(value_node, (*path, key), document, above)
        document.places[(*path, key)] = Place(line)
    return plain
