"""Vietnamese words for the codes of a catalogue: what the drop-down lists offer, and what is read back."""

from collections.abc import Mapping
from typing import get_args

from checklist.reading.numbers import plain
from criteria.inputs import NO, YES, AnyInput, SimpleInput
from criteria.measures import Measure
from criteria.rules import AnyRule
from criteria.rules.composite import PartRule
from criteria.words import PROVENANCES
from units import folded, unaccented


class Vocabulary:
    """A closed list of words, each for one code.

    In an `open` one any other text stands for itself, so only the words are read as codes.
    """

    def __init__(self, words: Mapping[str, str], *, open: bool = False) -> None:
        self.words, self.open = dict(words), open
        self._codes = {} if open else {folded(code): code for code in words}
        self._codes |= {folded(word): code for code, word in words.items()}
        bare = [unaccented(word).casefold() for word in words.values()]
        for code, word in zip(words, bare, strict=True):
            if bare.count(word) == 1:
                self._codes.setdefault(word, code)

    def word(self, code: str) -> str:
        """The word for a code; what is no code is given back."""
        return self.words.get(code, code)

    def code(self, text: str) -> str:
        """The code that a text means: a word, in any case and without its marks too, or the code itself.

        Any other text is given back, to be refused where the edition is checked.
        """
        return self._codes.get(folded(plain(text)), text)


def members(union: object) -> dict[str, type]:
    """The models of a union told apart by `type`, by that type."""
    models = get_args(get_args(union)[0])
    return {model.model_fields["type"].default: model for model in models}


def _titles(union: object) -> Vocabulary:
    return Vocabulary({code: model.title.vi for code, model in members(union).items()})  # type: ignore[attr-defined]


STATUSES = Vocabulary({"complete": "Đầy đủ", "skeleton": "Khung"})
RATES = Vocabulary({"commune": "Cấp xã", "district": "Cấp huyện"})
MEASURES = Vocabulary({measure.value: measure.words.name.vi for measure in Measure})
INPUTS, RULES = _titles(AnyInput), _titles(AnyRule)
PART_INPUTS, PART_RULES = _titles(SimpleInput), _titles(PartRule)
DIRECTIONS = Vocabulary({"higher": "Cao hơn là tốt", "lower": "Thấp hơn là tốt"})
COUNTS = Vocabulary({"base": "Điểm nền", "bonus": "Điểm thưởng", "penalty": "Điểm trừ"})
YES_NO = Vocabulary({"true": YES.vi, "false": NO.vi})
PROVENANCE = Vocabulary({code.value: said.vi[0].upper() + said.vi[1:] for code, said in PROVENANCES.items()})
TONES = Vocabulary({"good": "Đạt", "near": "Gần đạt", "bad": "Chưa đạt", "unknown": "Thiếu số liệu"})
SUBSETS = Vocabulary(
    {
        "applicable": "Mọi chỉ tiêu áp dụng",
        "mandatory": "Chỉ tiêu bắt buộc",
        "optional": "Chỉ tiêu không bắt buộc",
    }
)
GROUP_OR_EACH = Vocabulary({"each": "Mỗi nhóm"}, open=True)
CONDITIONS = Vocabulary(
    {
        "any_missing": "Còn chỉ tiêu chưa có số liệu",
        "share_passed": "Tỷ lệ chỉ tiêu đạt",
        "failed_at_most": "Số chỉ tiêu chưa đạt",
        "score_at_least": "Tổng điểm",
        "group_share_at_least": "Tỷ lệ điểm của nhóm",
    }
)
