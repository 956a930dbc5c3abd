"""What a cell says: a number, Có or Không, an option, a mark, a text; or why it cannot be told.

Nothing here knows where the cell stands. Problems come back as notes; the reader adds place and indicator.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Generic, TypeVar

from checklist.layout import NOT_APPLICABLE_MARK
from checklist.reading.numbers import plain, read_written
from checklist.reading.old_fonts import in_old_font
from checklist.reading.sheets import Cell, CellError, Content
from criteria.inputs import LARGEST, NO, YES, Option
from units import folded
from wording.cleaning import cleaned as cleaned
from wording.language import Text
from wording.moments import said_day, said_moment
from wording.nearness import near
from wording.numbers import number as in_words
from wording.problems import Fact, Kind

MAX_TEXT = 2_000
_SHOWN = 80
"""Characters of a cell that a message repeats."""
_LONG_NUMBER = 1e15
"""From here on a number is told as 1e+308, not with all its digits."""
_AS_GOOD_AS_WHOLE = 1e-9
"""What adding and dividing in Excel leaves of a whole number."""

_YES_WORDS = frozenset({"có", "x", "✓", "✔", "☑", "1", "true", "yes"})
_NO_WORDS = frozenset({"không", "0", "false", "no"})
_MARKS = _YES_WORDS | {"v"}
_MARKED = Text(vi=NOT_APPLICABLE_MARK, en=NOT_APPLICABLE_MARK)
_NOT_MARKED = Text(vi="không đánh dấu", en="not marked")

T = TypeVar("T")


@dataclass(frozen=True)
class Note:
    """A problem or a warning about one cell, without its place."""

    kind: Kind
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True)
class Said(Generic[T]):
    """What a cell says: None where it says nothing or cannot be told; the notes tell the two apart."""

    value: T | None = None
    notes: tuple[Note, ...] = ()


def is_blank(cell: Cell) -> bool:
    """True where a person sees nothing in it: no content, or a formula with an empty result."""
    content = cell.content
    return not plain(content) if isinstance(content, str) else content is None and cell.formula is None


def number(cell: Cell, *, share: bool = False) -> Said[float]:
    """Read a number from 0 up; where a `share` is asked for, "97,93%" is one too."""
    result = _result(cell)
    if result.value is None:
        return Said(None, result.notes)
    said = _number_in(result.value, share)
    if said.value is None:
        return said
    if said.value < 0:
        return _refused(Kind.NEGATIVE_NUMBER, result.value)
    if said.value > LARGEST:
        facts: dict[str, Fact] = {"found": shown(result.value), "limit": said_number(LARGEST)}
        return Said(None, (Note(Kind.NUMBER_TOO_LARGE, facts),))
    return Said(said.value + 0.0, (*result.notes, *said.notes))  # + 0.0 makes 0 of -0


def count(cell: Cell) -> Said[float]:
    """Read a whole number from 0 up."""
    said = number(cell)
    if said.value is None:
        return said
    whole = float(round(said.value))
    if abs(said.value - whole) > _AS_GOOD_AS_WHOLE:
        return _refused(Kind.NOT_A_WHOLE_NUMBER, said.value)
    return Said(whole, said.notes)


def yes_no(cell: Cell) -> Said[float]:
    """Read Có as 1 and Không as 0, also as ticks, 1 and 0, TRUE and FALSE, yes and no."""
    result = _result(cell)
    if result.value is None:
        return Said(None, result.notes)
    word = _word(result.value)
    if word not in _YES_WORDS | _NO_WORDS:
        return _refused(Kind.NOT_YES_OR_NO, result.value)
    answer = YES if word in _YES_WORDS else NO
    return Said(float(answer is YES), (*result.notes, *_read_as(result.value, answer)))


def option(cell: Cell, options: Iterable[Option]) -> Said[str]:
    """Read an option's label, Vietnamese or English, as the option's id."""
    result, options = _result(cell), tuple(options)
    if result.value is None:
        return Said(None, result.notes)
    word = _word(result.value)
    for one in options:
        if word in (folded(one.label.vi), folded(one.label.say("en"))):
            return Said(one.id, (*result.notes, *_read_as(result.value, one.label)))
    vi, en = [o.label.vi for o in options], [o.label.say("en") for o in options]
    facts: dict[str, Fact] = {
        "found": shown(result.value),
        "known": Text(vi="; ".join(vi), en="; ".join(en)),
        "near": near(str(shown(result.value)), [*vi, *en]) if isinstance(result.value, str) else Text(vi=""),
    }
    return Said(None, (Note(Kind.NOT_AN_OPTION, facts),))


def mark(cell: Cell) -> Said[bool]:
    """Read a mark under Không áp dụng; a blank cell or a no is False."""
    result = _result(cell)
    if result.value is None:
        return Said(None if result.notes else False, result.notes)
    word = _word(result.value)
    if word not in _MARKS | _NO_WORDS:
        return _refused(Kind.MARK_UNKNOWN, result.value)
    meaning = _MARKED if word in _MARKS else _NOT_MARKED
    return Said(meaning is _MARKED, (*result.notes, *_read_as(result.value, meaning)))


def text(cell: Cell) -> Said[str]:
    """Read a text as it is kept: NFC, no control characters but line feeds; a date or number as written."""
    if cell.content is None:
        return Said("", (Note(Kind.FORMULA_NOT_CALCULATED),) if cell.formula is not None else ())
    if isinstance(cell.content, CellError):
        return Said("", (Note(Kind.ERROR_CELL, {"found": str(cell.content)}),))
    said = cleaned(spoken(cell.content))
    if len(said) > MAX_TEXT:
        return Said("", (Note(Kind.TEXT_TOO_LONG, {"found": len(said), "limit": MAX_TEXT}),))
    return Said(said, (Note(Kind.TEXT_IN_OLD_FONT, {"found": shown(said)}),) if in_old_font(said) else ())


def spoken(content: Content | None) -> str:
    """Say a content as a person would write it: 14758, 25/12/2022, TRUE, or the text itself."""
    if content is None:
        return ""
    if isinstance(content, bool):
        return str(content).upper()
    if isinstance(content, float):
        return str(int(content)) if content.is_integer() else repr(content)
    if isinstance(content, datetime) and content.time() != time():
        return said_moment(content)
    if isinstance(content, date):
        return said_day(content)
    if isinstance(content, time | timedelta):
        return str(content)
    return content


def shown(content: Content) -> Fact:
    """What a message repeats of a content: numbers in the reader's own way, texts cut short."""
    if isinstance(content, float) and math.isfinite(content):
        return said_number(content) if abs(content) < _LONG_NUMBER else f"{content:.6g}"
    said = cleaned(spoken(content))
    return said if len(said) <= _SHOWN else said[: _SHOWN - 1] + "…"


def said_number(value: float) -> Text:
    """A number in both languages."""
    return Text(vi=in_words(value, "vi", 9), en=in_words(value, "en", 9))


def said_share(share: float) -> Text:
    """A share as a percentage with all its decimals, in both languages."""
    said = said_number(round(share * 100, 9))
    return Text(vi=f"{said.vi}%", en=f"{said.say('en')}%")


def ungrouped(value: float) -> Text:
    """A number without separators of thousands, where these are what is in doubt: 1525 or 1,525."""
    said = f"{value:.9f}".rstrip("0").rstrip(".")
    return Text(vi=said.replace(".", ","), en=said)


def _result(cell: Cell) -> Said[Content]:
    """What stands in the cell, or a note that it is no result; a formula's result comes with a warning."""
    if isinstance(cell.content, CellError):
        return Said(None, (Note(Kind.ERROR_CELL, {"found": str(cell.content)}),))
    if is_blank(cell):
        return Said()
    if cell.content is None:
        return Said(None, (Note(Kind.FORMULA_NOT_CALCULATED),))
    if cell.formula is not None:
        return Said(cell.content, (Note(Kind.RESULT_OF_A_FORMULA, {"found": shown(cell.content)}),))
    return Said(cell.content)


def _number_in(content: Content, share: bool) -> Said[float]:
    if isinstance(content, str):
        return _number_in_text(content, share)
    if isinstance(content, bool) or content != content:  # the latter is NaN
        return _refused(Kind.NOT_A_NUMBER, content)
    return Said(content) if isinstance(content, float) else _refused(Kind.DATE_IN_A_NUMBER, content)


def _number_in_text(content: str, share: bool) -> Said[float]:
    read = read_written(content)
    if read is None or (read.percent and not share):
        return _refused(Kind.NOT_A_NUMBER, content)
    facts: dict[str, Fact] = {"found": shown(content)}
    if read.other is not None:
        either = {"one": ungrouped(read.value), "other": ungrouped(read.other)}
        return Said(None, (Note(Kind.AMBIGUOUS_NUMBER, facts | either),))
    facts["expected"] = said_share(read.value) if read.percent else said_number(read.value)
    return Said(read.value, (Note(Kind.NUMBER_READ_FROM_TEXT, facts),))


def _refused(kind: Kind, content: Content) -> Said:
    return Said(None, (Note(kind, {"found": shown(content)}),))


def _word(content: Content) -> str:
    return folded(plain(spoken(content)))


def _read_as(content: Content, answer: Text) -> tuple[Note, ...]:
    """A warning where we understand what the live cells of the checklist do not."""
    if _word(content) == folded(answer.vi):
        return ()
    return (Note(Kind.ANSWER_READ_AS, {"found": shown(content), "expected": answer}),)
