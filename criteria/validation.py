"""Pydantic's errors as problems of the catalogue: with the line, in words, with a suggestion."""

from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from criteria import catalogue, inputs, levels, rules, skeleton, verdicts
from criteria.yaml_text import Document, Path
from wording.language import Lang, Text
from wording.nearness import near
from wording.numbers import number
from wording.problems import Fact, Kind, Problem

_EXPECTED = {
    "float": Text(vi="một số, một tỷ lệ như 60% hoặc một phân số như 4/5", en="a number, 60% or 4/5"),
    "int": Text(vi="một số nguyên", en="a whole number"),
    "bool": Text(vi="true hoặc false", en="true or false"),
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


def problem_of(error: ErrorDetails, document: Document, file: str) -> Problem:
    """Return the problem that tells one error, with the line it stands on and a suggestion."""
    path: Path = _in_document(error["loc"], document)
    key, line = str(error["loc"][-1]) if error["loc"] else "", document.line_of(path)
    context = error.get("ctx", {})
    if error["type"] == "extra_forbidden":
        facts: dict[str, Fact] = {
            "found": key,
            "path": said_path(path[:-1]),
            "near": near(key, _known_keys()),
        }
        return Problem(Kind.CATALOGUE_UNKNOWN_KEY, file, line=line, facts=facts)
    if error["type"] == "missing":
        return Problem(
            Kind.CATALOGUE_MISSING_KEY, file, line=line, facts={"found": key, "path": said_path(path)}
        )
    if error["type"] == "union_tag_not_found":
        facts = {"found": "type", "path": said_path(path)}
        return Problem(Kind.CATALOGUE_MISSING_KEY, file, line=line, facts=facts)
    found = context.get("tag", error["input"])
    allowed = str(context.get("expected_tags") or context.get("expected") or "")
    words = [w.strip(" '\"") for w in allowed.replace(" or ", ",").split(",")]
    facts = {
        "found": str(found)[:80],
        "path": said_path(path),
        "expected": _expected(error, words),
        "near": near(str(found), words) if allowed else Text(vi=""),
    }
    return Problem(Kind.CATALOGUE_BAD_VALUE, file, line=line, facts=facts)


def _expected(error: ErrorDetails, allowed: list[str]) -> Text:
    """Say what stands there in a valid file; pydantic's own English where nothing better is known."""
    kind, context = error["type"], error.get("ctx", {})
    if kind in ("literal_error", "union_tag_invalid", "enum"):
        return Text(vi=f"một trong: {', '.join(allowed)}", en=f"one of: {', '.join(allowed)}")
    for part, said in _EXPECTED.items():
        if part in kind:
            return Text(vi=_filled_in(said, context, "vi"), en=_filled_in(said, context, "en"))
    return Text(vi=error["msg"])


def _filled_in(said: Text, context: Mapping[str, object], lang: Lang) -> str:
    facts = {k: number(v, lang) if isinstance(v, int | float) else v for k, v in context.items()}
    return said.say(lang).format(**facts)


def _in_document(loc: tuple[int | str, ...], document: Document) -> Path:
    """Drop the names of union members that pydantic puts between real keys."""
    path: Path = ()
    for position, step in enumerate(loc):
        if (*path, step) in document.lines or position == len(loc) - 1:
            path = (*path, step)
    return path


@cache
def _known_keys() -> tuple[str, ...]:
    return tuple(sorted(set(_fields())))


def _fields() -> Iterator[str]:
    for module in (catalogue, inputs, levels, rules, skeleton, verdicts):
        for model in vars(module).values():
            if isinstance(model, type) and issubclass(model, BaseModel):
                yield from model.model_fields


def said_path(path: Path) -> str:
    """Say a path: `indicators[3].rule`."""
    said = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return said.lstrip(".") or "/"
