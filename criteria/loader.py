"""Reading editions: YAML to a checked `Edition` or `Skeleton`; problems tell file, line and suggestion."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from criteria import catalogue, inputs, levels, rules, skeleton, verdicts
from criteria.catalogue import Edition
from criteria.consistency import findings
from criteria.skeleton import Skeleton
from criteria.yaml_text import Document, Path, read_yaml
from wording.language import Text
from wording.nearness import near
from wording.problems import Fact, Kind, Problem

EDITIONS = FilePath(__file__).parent / "editions"


class EditionError(Exception):
    """An edition that cannot be used; `problems` says why, all at once."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(p.line_for_people("en") for p in problems))
        self.problems = problems


def read_catalogue(text: str, file: str) -> Edition | Skeleton:
    """Read an edition or a skeleton from YAML text; `file` names it in problems. Raises `EditionError`."""
    document = read_yaml(text, file)
    if document.problems:
        raise EditionError(document.problems)
    status = document.data.get("status") if isinstance(document.data, dict) else None
    model = Skeleton if status == "skeleton" else Edition
    try:
        read = model.model_validate(document.data)
    except ValidationError as error:
        raise EditionError([_problem(e, document, file) for e in _own_errors(error)]) from error
    if isinstance(read, Edition):
        problems = [
            Problem(kind, file, line=document.line_of(path), facts={"path": _said(path), **facts})
            for kind, path, facts in findings(read)
        ]
        if problems:
            raise EditionError(problems)
    return read


def edition_ids() -> tuple[str, ...]:
    """The ids of the editions and skeletons that ship, the reference edition first."""
    return tuple(
        sorted((p.stem for p in EDITIONS.glob("*.yaml")), key=lambda i: (not i.startswith("tham"), i))
    )


@cache
def load_any(edition_id: str) -> Edition | Skeleton:
    """Load a shipped edition or skeleton by id. Raises `EditionError`, with a suggestion, for any other."""
    known = edition_ids()
    if edition_id not in known:
        facts: dict[str, Fact] = {
            "found": edition_id,
            "known": ", ".join(known),
            "near": near(edition_id, known),
        }
        raise EditionError([Problem(Kind.EDITION_UNKNOWN, facts=facts)])
    path = EDITIONS / f"{edition_id}.yaml"
    return read_catalogue(path.read_text(encoding="utf-8"), path.name)


def load_edition(edition_id: str) -> Edition:
    """Load a shipped edition that can be scored. Raises `EditionError`, for a skeleton too."""
    loaded = load_any(edition_id)
    if isinstance(loaded, Skeleton):
        raise EditionError([Problem(Kind.EDITION_IS_SKELETON, facts={"found": edition_id})])
    return loaded


def _own_errors(error: ValidationError) -> list[ErrorDetails]:
    """Leave out "too short" where it only follows from a wrong item of the list."""
    told = error.errors()
    inner = [e["loc"] for e in told]
    return [
        e
        for e in told
        if e["type"] != "too_short" or not any(loc[:-1][: len(e["loc"])] == e["loc"] for loc in inner)
    ]


def _problem(error: ErrorDetails, document: Document, file: str) -> Problem:
    path: Path = _in_document(error["loc"], document)
    key, line = str(error["loc"][-1]) if error["loc"] else "", document.line_of(path)
    context = error.get("ctx", {})
    if error["type"] == "extra_forbidden":
        facts: dict[str, Fact] = {"found": key, "path": _said(path[:-1]), "near": near(key, _known_keys())}
        return Problem(Kind.CATALOGUE_UNKNOWN_KEY, file, line=line, facts=facts)
    if error["type"] == "missing":
        return Problem(Kind.CATALOGUE_MISSING_KEY, file, line=line, facts={"found": key, "path": _said(path)})
    if error["type"] == "union_tag_not_found":
        facts = {"found": "type", "path": _said(path)}
        return Problem(Kind.CATALOGUE_MISSING_KEY, file, line=line, facts=facts)
    found = context.get("tag", error["input"])
    allowed = str(context.get("expected_tags") or context.get("expected") or "")
    words = [w.strip(" '\"") for w in allowed.replace(" or ", ",").split(",")]
    facts = {
        "found": str(found)[:80],
        "path": _said(path),
        "expected": error["msg"],
        "near": near(str(found), words) if allowed else Text(vi=""),
    }
    return Problem(Kind.CATALOGUE_BAD_VALUE, file, line=line, facts=facts)


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


def _said(path: Path) -> str:
    said = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return said.lstrip(".") or "/"
