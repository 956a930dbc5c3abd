"""A case: a mutated file and how it is given to whom. Its seed and number repeat it exactly."""

from dataclasses import dataclass
from enum import StrEnum
from random import Random

from tests.fuzz import nasty
from tests.fuzz.mutations import broken, mutated
from tests.fuzz.originals import Original, checklists, edition_books, rankings
from tests.fuzz.package_mutations import change_members
from tests.fuzz.parts import packed


class Subject(StrEnum):
    """Who reads the case."""

    CHECKLIST = "checklist"
    ARCHIVE = "archive"
    EDITION = "edition"
    RANKING = "ranking"


_OFTEN = {Subject.CHECKLIST: 86, Subject.ARCHIVE: 5, Subject.EDITION: 5, Subject.RANKING: 4}
_HEAVY = ("template", "saved by openpyxl", "wide form")
"""Our own forms with all their looks: mutated less often, for they take long to open twice."""


@dataclass(frozen=True)
class Case:
    """`made_by` tells original and mutations; the rest is what the reader is asked."""

    seed: int
    number: int
    subject: Subject
    made_by: str
    content: bytes
    file: str
    edition_given: bool
    era_given: bool


def case_of(seed: int, number: int) -> Case:
    """The case of that number."""
    rng = Random(f"{seed}:{number}")
    subject = rng.choices(list(_OFTEN), list(_OFTEN.values()))[0]
    content, made_by = _made(subject, rng)
    file = "hồ sơ.zip" if subject is Subject.ARCHIVE else rng.choice(nasty.FILES)
    return Case(seed, number, subject, made_by, content, file, rng.random() < 0.9, rng.random() < 0.8)


def _made(subject: Subject, rng: Random) -> tuple[bytes, str]:
    if subject is Subject.ARCHIVE:
        return _archive(rng)
    original = _checklist(rng) if subject is Subject.CHECKLIST else _other(subject, rng)
    content, done = mutated(original, rng)
    return content, f"{original.name}: {done}"


def _checklist(rng: Random) -> Original:
    weights = [0.5 if one.name in _HEAVY else 1 for one in checklists()]
    return rng.choices(checklists(), weights)[0]


def _other(subject: Subject, rng: Random) -> Original:
    return rng.choice(edition_books() if subject is Subject.EDITION else rankings())


def _archive(rng: Random) -> tuple[bytes, str]:
    """A .zip of sound and mutated checklists in folders, at times broken itself."""
    members, names = [], []
    for number in range(rng.choice((1, 2, 3))):
        original = _checklist(rng)
        content, done = mutated(original, rng) if rng.random() < 0.5 else (original.content, "untouched")
        names.append(f"{original.name}: {done}")
        folder = rng.choice(("", "Đông Thọ/", "a/b/", "../", "__MACOSX/", ".ẩn/"))
        members.append(
            (
                f"{folder}phieu {number}.{rng.choice(('xlsx', 'xlsx', 'xlsx', 'XLSX', 'csv', 'zip', 'txt'))}",
                content,
            )
        )
    if rng.random() < 0.2:
        change_members(members, rng)
        names.append(change_members.__name__)
    content, made_by = packed(members), " / ".join(names)
    return broken(content, made_by, rng) if rng.random() < 0.3 else (content, made_by)
