"""Which edition a command means: one in a file, one that ships, or one that was published in the store."""

from pathlib import Path

from checklist.edition_book import read_edition
from criteria import Edition, Skeleton, edition_ids, for_communes, load_any, read_catalogue
from criteria.known import KnownEditions
from store import database_exists, known_editions, open_database, operator_access
from terminal.speaking import FAILED, Stop
from wording.problems import Kind, Problem

_WORKBOOK, _FILES = ".xlsx", (".xlsx", ".yaml", ".yml")


def any_edition(name: str) -> Edition | Skeleton:
    """An edition or a skeleton by its file or its id. Raises `EditionError`."""
    return edition_in_file(Path(name)) if name.lower().endswith(_FILES) else _by_id(name)


def complete_edition(name: str) -> Edition:
    """An edition that communes answer, by its file or its id. Raises `EditionError` for any other."""
    return for_communes(any_edition(name))


def editions_here() -> KnownEditions:
    """The editions that checklists may name: the shipped and the published ones."""
    return known_editions(operator_access(open_database())) if database_exists() else KnownEditions()


def edition_in_file(file: Path) -> Edition | Skeleton:
    """An edition or a skeleton written as YAML or as a workbook. Raises `EditionError`."""
    if not file.is_file():
        raise Stop(FAILED, [Problem(Kind.FILE_NOT_FOUND, str(file))])
    if file.suffix.lower() == _WORKBOOK:
        return read_edition(file.read_bytes(), str(file))
    return read_catalogue(file.read_text(encoding="utf-8", errors="replace"), str(file))


def _by_id(edition_id: str) -> Edition | Skeleton:
    ships = load_any(edition_id) if edition_id in edition_ids() else None
    if isinstance(ships, Edition):
        return ships
    return editions_here().published.get(edition_id) or load_any(edition_id)
