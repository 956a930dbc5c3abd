"""Reading editions: YAML to a checked `Edition` or `Skeleton`; problems tell file, line and suggestion."""

from functools import cache
from pathlib import Path as FilePath

from pydantic import ValidationError

from criteria.catalogue import Edition
from criteria.consistency import findings
from criteria.document import Document
from criteria.skeleton import Skeleton
from criteria.texts import with_clean_texts
from criteria.validation import own_errors, problem_of
from criteria.yaml_text import read_yaml
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
    return checked(document)


def checked(document: Document) -> Edition | Skeleton:
    """Make the edition or skeleton of plain data; raises `EditionError` with every problem in its place.

    Where the document itself has problems, those that only follow from them in the same cell are left out.
    """
    data = with_clean_texts(document.data)
    status = data.get("status") if isinstance(data, dict) else None
    model = Skeleton if status == "skeleton" else Edition
    problems = list(document.problems)
    try:
        read = model.model_validate(data)
    except ValidationError as error:
        told = {(p.sheet, p.cell) for p in problems if p.cell}
        found = [problem_of(one, document) for one in own_errors(error)]
        raise EditionError([*problems, *(p for p in found if (p.sheet, p.cell) not in told)]) from error
    if not problems:
        problems = [document.problem(kind, path, facts) for kind, path, facts in findings(read)]
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
    return read_catalogue(edition_text(edition_id), f"{edition_id}.yaml")


def edition_text(edition_id: str) -> str:
    """The YAML text of a shipped edition, as a round keeps it."""
    return (EDITIONS / f"{edition_id}.yaml").read_text(encoding="utf-8")


def load_edition(edition_id: str) -> Edition:
    """Load a shipped edition that communes answer. Raises `EditionError`, for a skeleton and a district edition too."""
    return for_communes(load_any(edition_id))


def for_communes(edition: Edition | Skeleton) -> Edition:
    """Give back an edition that communes answer. Raises `EditionError` for a skeleton, and for one of districts."""
    if isinstance(edition, Edition) and edition.rates == "commune":
        return edition
    kind = Kind.EDITION_IS_SKELETON if isinstance(edition, Skeleton) else Kind.EDITION_RATES_DISTRICTS
    raise EditionError([Problem(kind, facts={"found": edition.id})])
