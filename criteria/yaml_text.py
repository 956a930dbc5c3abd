"""YAML text to plain data, remembering the line of every key and refusing duplicate keys."""

from dataclasses import dataclass, field

import yaml

from wording.problems import Kind, Problem

Path = tuple[str | int, ...]


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
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        found = getattr(error, "problem", None) or "?"
        line = mark.line + 1 if mark else 1
        document.problems.append(Problem(Kind.CATALOGUE_NOT_YAML, file, line=line, facts={"found": found}))
        return document
    if root is not None:
        document.data = _plain(root, (), document, file, frozenset())
    return document


def _plain(node: yaml.Node, path: Path, document: Document, file: str, above: frozenset[int]) -> object:
    document.lines[path] = node.start_mark.line + 1
    if id(node) in above:  # an alias to an enclosing node would never end
        facts = {"found": "alias"}
        document.problems.append(Problem(Kind.CATALOGUE_NOT_YAML, file, line=document.lines[path], facts=facts))
        return None
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, document, file, above | {id(node)})
    if isinstance(node, yaml.SequenceNode):
        return [_plain(n, (*path, i), document, file, above | {id(node)}) for i, n in enumerate(node.value)]
    return yaml.SafeLoader("").construct_object(node)


def _mapping(
    node: yaml.MappingNode, path: Path, document: Document, file: str, above: frozenset[int]
) -> dict[str, object]:
    plain: dict[str, object] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in plain:
            facts = {"found": key, "first": document.lines[(*path, key)]}
            document.problems.append(Problem(Kind.CATALOGUE_DUPLICATE_KEY, file, line=line, facts=facts))
            continue
        plain[key] = _plain(value_node, (*path, key), document, file, above)
        document.lines[(*path, key)] = line
    return plain
