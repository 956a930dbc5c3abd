"""What is asked, and how a question is put: as a question, with the figures that it is about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from wording.language import LANGUAGES, Lang, Text

SAID = 4
"""So many figures are told in a question; the others are counted."""


class Check(Enum):
    """What may be unusual about figures: a key that addresses carry, its name, and when it is asked."""

    ALL_FULL = (
        "all_full",
        Text(vi="Tỷ lệ đều đúng 100%", en="Ratios exactly 100%"),
        Text(
            vi="từ 8 tỷ lệ trở lên, ít nhất 90% trong số đó đúng 100%",
            en="eight ratios or more, at least 90% of them exactly 100%",
        ),
    )
    ROUND = (
        "round",
        Text(vi="Các số đều tròn chục", en="All numbers are round"),
        Text(
            vi="từ 6 số khác nhau trở lên (không kể số dưới 20), tất cả đều tròn chục",
            en="six different numbers or more (those under 20 apart), all of them multiples of ten",
        ),
    )
    DENOMINATORS = (
        "denominators",
        Text(vi="Mẫu số không khớp nhau", en="Denominators differ"),
        Text(
            vi="các dòng có mẫu số cùng tên nhưng ghi số khác nhau",
            en="rows whose denominator has the same name, given differently",
        ),
    )
    SAME = (
        "same",
        Text(vi="Trùng số liệu với đơn vị khác", en="Equal to another unit's"),
        Text(
            vi="từ 3 cặp tử số và mẫu số khác nhau (mẫu số từ 50) trùng với một đơn vị cùng huyện (không còn huyện: bất kỳ)",
            en="three different pairs of numerator and denominator (from 50 on) equal to a neighbour's (no districts: anybody's)",
        ),
    )
    FAR = (
        "far",
        Text(vi="Khác xa các đơn vị cùng vùng", en="Far from others of the zone"),
        Text(
            vi="khác trung vị của vùng hơn 20 điểm phần trăm và hơn hẳn mức khác nhau thường thấy",
            en="more than 20 percentage points from the zone's median, and far more than units usually differ",
        ),
    )
    CHANGED = (
        "changed",
        Text(vi="Mẫu số đổi nhiều so với kỳ trước", en="Denominators changed since the last round"),
        Text(
            vi="mẫu số tăng hoặc giảm từ 1,3 lần trở lên, khác hẳn mức đổi chung của các đơn vị",
            en="a denominator grew or shrank 1.3 times or more, unlike the others",
        ),
    )
    JUMP = (
        "jump",
        Text(vi="Tăng, giảm mạnh so với kỳ trước", en="A jump since the last round"),
        Text(
            vi="tỷ lệ tăng hoặc giảm từ 30 điểm phần trăm trở lên, khác hẳn mức đổi chung của các đơn vị",
            en="a ratio rose or fell by 30 percentage points or more, unlike the others",
        ),
    )

    def __init__(self, key: str, title: Text, how: Text) -> None:
        self.key, self.title, self.how = key, title, how


@dataclass(frozen=True)
class Question:
    """One question to one unit: which rows of the checklist it is about, and other units that it names.

    `worded` puts it into words; that waits until somebody reads it, because a bad round raises thousands.
    """

    check: Check
    unit: str
    slots: tuple[str, ...]
    worded: Callable[[], Text] = field(compare=False, repr=False)
    others: tuple[str, ...] = ()

    @cached_property
    def text(self) -> Text:
        """The question as it is put."""
        return self.worded()


def put(vi: str, en: str, figures: Sequence[Text] = (), **facts: Text | int | str) -> Text:
    """Fill a question's words in both languages; `{figures}` are told one after the other, at most `SAID` of them."""
    said = {"vi": vi, "en": en}
    return Text(
        **{
            lang: said[lang].format(
                figures=_listed(figures, lang),
                **{name: fact.say(lang) if isinstance(fact, Text) else fact for name, fact in facts.items()},
            )
            for lang in LANGUAGES
        }
    )


def _listed(figures: Sequence[Text], lang: Lang) -> str:
    told = "; ".join(one.say(lang) for one in figures[:SAID])
    rest = len(figures) - SAID
    if rest <= 0:
        return told
    return f"{told}; " + (f"và {rest} dòng khác" if lang == "vi" else f"and {rest} more")
