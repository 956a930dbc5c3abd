"""Which edition and which era a checklist belongs to: what the file tells, and what the round asks for."""

from collections.abc import Callable, Iterable

from checklist.cells import spoken
from checklist.layout import META_SHEET, Head, Meta
from checklist.reading.findings import Findings
from checklist.reading.numbers import plain
from checklist.reading.tables import HeadValue
from checklist.reading.workbook import Workbook
from criteria import Edition, EditionError, load_edition
from units import ERAS
from wording.language import Text
from wording.problems import Kind


def kept_facts(book: Workbook) -> dict[Meta, str]:
    """What the template wrote into the file: its custom properties, else the hidden sheet beside them."""
    told = dict(book.properties)
    if META_SHEET in book.names and any(fact.value not in told for fact in Meta):
        for row in book.sheet(META_SHEET).rows.values():
            if 1 in row and 2 in row:
                told.setdefault(plain(spoken(row[1].content)), spoken(row[2].content))
    return {fact: said for fact in Meta if (said := plain(told.get(fact.value, "")))}


def edition_of(
    kept: str | None,
    asked: Edition | None,
    findings: Findings,
    known: Callable[[str], Edition] = load_edition,
) -> Edition | None:
    """Return the edition to read by; None with a problem where there is none.

    `known` gives an edition by its id, or raises `EditionError`. A checklist of another edition than asked for is
    told of, and read by its own where that is known, so that what else is wrong can be told too.
    """
    if asked is not None:
        return asked if kept in (None, asked.id) else _other_edition(str(kept), asked, findings, known)
    if kept is None:
        findings.tell(Kind.EDITION_MISSING)
        return None
    try:
        return known(kept)
    except EditionError as error:
        findings.problems.extend(problem.in_file(findings.file) for problem in error.problems)
        return None


def _other_edition(
    kept: str, asked: Edition, findings: Findings, known: Callable[[str], Edition]
) -> Edition | None:
    try:
        own = known(kept)
    except EditionError:
        own = None
    found = _called(own) if own else kept
    findings.tell(Kind.EDITION_DIFFERS, found=found, expected=_called(asked))
    return own


def _called(edition: Edition) -> Text:
    """An edition by its title, and by its id, because two may have one title."""
    return Text(vi=f"{edition.title.vi} ({edition.id})", en=f"{edition.title.say('en')} ({edition.id})")


def era_of(
    kept: str | None, heads: Iterable[dict[Head, HeadValue]], asked: str | None, findings: Findings
) -> str | None:
    """Return the era whose units are meant, by the file's facts or its head block; None with a problem."""
    if kept is None:
        shown = (spoken(head[Head.ERA].content) for head in heads if Head.ERA in head)
        kept = next((said for said in map(plain, shown) if said in ERAS), None)
    if asked is not None:
        if kept is not None and kept != asked:
            findings.tell(Kind.ERA_DIFFERS, found=kept, expected=asked)
            return None
        return asked
    if kept is None:
        findings.tell(Kind.ERA_MISSING)
        return None
    if kept not in ERAS:
        findings.tell(Kind.ERA_UNKNOWN, found=kept, known=", ".join(ERAS))
        return None
    return kept
