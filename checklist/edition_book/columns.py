"""What a sheet of the edition's workbook is made of: columns, each of which holds one key of the catalogue."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from checklist.edition_book.words import Vocabulary
from criteria.document import Path
from criteria.written_levels import Style


class Holds(Enum):
    """What the cells of a column hold."""

    TEXT = auto()
    ID = auto()
    WORD = auto()
    YES_NO = auto()
    NUMBER = auto()
    LEVEL = auto()


@dataclass(frozen=True)
class Column:
    """A column: its header, and the path of what it holds from the thing that its row stands for.

    `style` is how levels are written, None where that follows from the kind of figure of the row. `band` is the
    caption above the header; `prompt` is shown to who chooses a cell. A `late` one was added to the workbook later: files
    written before lack it, and then hold its default.
    """

    title: str
    path: Path
    holds: Holds
    width: float
    prompt: str = ""
    band: str = ""
    words: Vocabulary | None = None
    style: Style | None = None
    english: bool = False
    late: bool = False

    @property
    def may_lack(self) -> bool:
        """True where a workbook without the column lacks nothing."""
        return self.english or self.late


@dataclass(frozen=True)
class Layout:
    """A sheet: one row for each thing of a list. The list stands at `path` of the edition, or of its owner.

    `owner` is the header of the first column of a list that belongs to something on another sheet; that column
    is no key of the catalogue.
    """

    name: str
    path: Path
    hint: str
    columns: tuple[Column, ...]
    owner: str = ""
    owner_prompt: str = ""
    spare: int = 12
    """Formatted blank rows under the last one."""

    @property
    def headers(self) -> tuple[str, ...]:
        """All headers in order."""
        own = tuple(column.title for column in self.columns)
        return (self.owner, *own) if self.owner else own

    @property
    def may_lack(self) -> frozenset[str]:
        """The headers without which a sheet is whole."""
        return frozenset(column.title for column in self.columns if column.may_lack)

    @property
    def shift(self) -> int:
        """How many columns stand before the first of `columns`."""
        return 1 if self.owner else 0


ENGLISH_BAND = "Bản tiếng Anh (không bắt buộc)"


def with_english(*columns: Column) -> tuple[Column, ...]:
    """Columns where every text in Vietnamese has its English one, all of them together at the end."""
    texts = [c for c in columns if c.holds is Holds.TEXT]
    vietnamese = tuple(replace(c, path=(*c.path, "vi")) if c in texts else c for c in columns)
    english = (
        replace(
            c,
            title=f"{c.title} (tiếng Anh)",
            path=(*c.path, "en"),
            band=ENGLISH_BAND,
            prompt=f"{c.title}, bằng tiếng Anh. Không bắt buộc.",
            english=True,
        )
        for c in texts
    )
    return (*vietnamese, *english)


def text(title: str, path: Path, width: float, prompt: str = "", band: str = "") -> Column:
    """A column of texts."""
    return Column(title, path, Holds.TEXT, width, prompt, band)


def code(title: str, path: Path, width: float, prompt: str = "", band: str = "") -> Column:
    """A column of ids."""
    return Column(title, path, Holds.ID, width, prompt, band)


def word(title: str, path: Path, width: float, words: Vocabulary, prompt: str = "", band: str = "") -> Column:
    """A column of words from a closed list."""
    return Column(title, path, Holds.WORD, width, prompt, band, words)


def number(title: str, path: Path, width: float, prompt: str = "", band: str = "") -> Column:
    """A column of numbers."""
    return Column(title, path, Holds.NUMBER, width, prompt, band)


def level(
    title: str, path: Path, width: float, prompt: str = "", band: str = "", style: Style | None = None
) -> Column:
    """A column of levels: 60%, 4/5, Có, 2."""
    return Column(title, path, Holds.LEVEL, width, prompt, band, style=style)
