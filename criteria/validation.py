"""Pydantic's errors as problems of the catalogue: with their place, in words, with a suggestion."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from criteria import catalogue, inputs, levels, rules, skeleton, verdicts
from criteria.document import Document, Path
from wording.language import Lang, Text
from wording.nearness import near
from wording.numbers import number
from wording.problems import Fact, Kind, Problem

_EXPECTED = {
    "float": Text(vi="một số, một tỷ lệ như 60% hoặc một phân số như 4/5", en="a number, 60% or 4/5"),
    "int": Text(vi="một số nguyên", en="a whole number"),
    "finite_number": Text(vi="một số hữu hạn", en="a finite number"),
    "greater_than_equal": Text(vi="từ {ge} trở lên", en="{ge} or more"),
    "greater_than": Text(vi="lớn hơn {gt}", en="more than {gt}"),
    "less_than_equal": Text(vi="không quá {le}", en="at most {le}"),
    "pattern": Text(
        vi="chữ không dấu, số, dấu chấm, gạch nối", en="letters without marks, digits, dots, hyphens"
    ),
    "string": Text(vi="một đoạn chữ", en="a text"),
    "too_short": Text(vi="ít nhất {min_length} mục", en="at least {min_length} items"),
    "tuple": Text(vi="một danh sách", en="a list"),
    "model": Text(vi="một nhóm khóa: giá trị", en="a group of key: value"),
    "dict": Text(vi="một nhóm khóa: giá trị", en="a group of key: value"),
}
"""What is expected, by a part of pydantic's error type; the first that fits is taken."""


def own_errors(error: ValidationError) -> list[ErrorDetails]:
    """Leave out "too short" where it only follows from a wrong item of the list."""
    told = error.errors()
    inner = [e["loc"] for e in told]
    return [
        e
        for e in told
        if e["type"] != "too_short" or not any(loc[:-1][: len(e["loc"])] == e["loc"] for loc in inner)
    ]


def problem_of(error: ErrorDetails, document: Document) -> Problem:
    """Return the problem that tells one error, with its place in the document and a suggestion."""
    path: Path = _in_document(error["loc"], document)
    if error["type"] == "extra_forbidden":
        key = document.key(path)
        facts: dict[str, Fact | Path] = {"found": key, "path": path[:-1], "near": near(key, _known_keys())}
        return document.problem(document.unknown_key, path, facts)
    if error["type"] == "missing":
        return document.problem(document.missing_key, path, {"found": document.key(path)})
    if error["type"] == "union_tag_not_found":
        tag: Path = (*path, "type")
        facts = {"found": document.key(tag), "path": tag if tag in document.places else path}
        return document.problem(document.missing_key, tag, facts)
    return document.problem(Kind.CATALOGUE_BAD_VALUE, *_bad_value(error, path, document))


def _bad_value(error: ErrorDetails, path: Path, document: Document) -> tuple[Path, Mapping[str, Fact | Path]]:
    """The path of the value itself (a union's is its tag), and what a message says of it."""
    context = error.get("ctx", {})
    if error["type"] == "union_tag_invalid":
        path = (*path, "type")
    allowed = str(context.get("expected_tags") or context.get("expected") or "")
    words = [document.word(path, w.strip(" '\"")) for w in allowed.replace(" or ", ",").split(",")]
    given = context.get("tag", error["input"])
    found = document.word(path, str(given))[:80]
    return path, {
        "found": Text(vi=f"{len(given)} mục", en=f"{len(given)} items") if isinstance(given, list) else found,
        "expected": _expected(error, words, document),
        "near": near(found, words) if allowed else Text(vi=""),
    }


def _expected(error: ErrorDetails, allowed: list[str], document: Document) -> Text:
    """Say what stands there in a valid file; pydantic's own English where nothing better is known."""
    kind, context = error["type"], error.get("ctx", {})
    if kind in ("literal_error", "union_tag_invalid", "enum"):
        return Text(vi=f"một trong: {', '.join(allowed)}", en=f"one of: {', '.join(allowed)}")
    if "bool" in kind:
        return document.yes_or_no
    for part, said in _EXPECTED.items():
        if part in kind:
            return Text(vi=_filled_in(said, context, "vi"), en=_filled_in(said, context, "en"))
    return Text(vi=error["msg"])


def _filled_in(said: Text, context: Mapping[str, object], lang: Lang) -> str:
    facts = {k: number(v, lang) if isinstance(v, int | float) else v for k, v in context.items()}
    return said.say(lang).format(**facts)


def _in_document(loc: tuple[int | str, ...], document: Document) -> Path:
    """Drop the names of union members that pydantic puts between real keys; one may be called like a key.

    What is dropped is as little as leads to something that stands in the document, and as far in as can be.
    """
    inner = [at for at in reversed(range(len(loc) - 1)) if isinstance(loc[at], str)]
    for known in (lambda path: path in document.places, lambda path: path[:-1] in document.places):
        for count in range(len(inner) + 1):
            for dropped in combinations(inner, count):
                path = tuple(step for at, step in enumerate(loc) if at not in dropped)
                if known(path):
                    return path
    return loc


@cache
def _known_keys() -> tuple[str, ...]:
    return tuple(sorted(set(_fields())))


def _fields() -> Iterator[str]:
    for module in (catalogue, inputs, levels, rules, skeleton, verdicts):
        for model in vars(module).values():
            if isinstance(model, type) and issubclass(model, BaseModel):
                yield from model.model_fields
