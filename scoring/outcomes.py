"""Outcomes of an indicator and how they look: one word, one mark, one colour, the same everywhere."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

from wording.language import Text


@dataclass(frozen=True)
class Look:
    """How an outcome or a verdict shows itself on screen, in charts and in Excel; never by colour alone."""

    word: Text
    mark: str
    colour: str

    @property
    def ink(self) -> str:
        """The colour for text: the same, or a darker one where the colour alone is too light to be read."""
        return _INKS.get(self.colour, self.colour)


_INKS = {"#5EA59F": "#2F7A73", "#CBD5E1": "#4B5563"}


class Outcome(IntEnum):
    """What became of one indicator of one unit. Missing is neither zero nor a fail."""

    MISSING = 0
    PASSED = 1
    FAILED = 2
    NOT_APPLICABLE = 3
    UNSCORED = 4

    @property
    def key(self) -> str:
        """The name in `results.json`."""
        return self.name.lower()

    @property
    def look(self) -> Look:
        """Word, mark and colour."""
        return _LOOKS[self]


_LOOKS = {
    Outcome.MISSING: Look(Text(vi="Chưa có số liệu", en="No data"), "○", "#6B7280"),
    Outcome.PASSED: Look(Text(vi="Đạt", en="Passed"), "✓", "#0F766E"),
    Outcome.FAILED: Look(Text(vi="Chưa đạt", en="Not passed"), "✕", "#B45309"),
    Outcome.NOT_APPLICABLE: Look(Text(vi="Không áp dụng", en="Not applicable"), "–", "#CBD5E1"),
    Outcome.UNSCORED: Look(Text(vi="Không tính điểm", en="Not scored"), "·", "#CBD5E1"),
}

Tone = Literal["good", "near", "bad", "unknown"]
_TONES: dict[Tone, tuple[str, str]] = {
    "good": ("✓", "#0F766E"),
    "near": ("◐", "#5EA59F"),
    "bad": ("✕", "#B45309"),
    "unknown": ("○", "#6B7280"),
}


def look_of_tone(tone: Tone, word: Text) -> Look:
    """Return how a verdict of this tone looks."""
    mark, colour = _TONES[tone]
    return Look(word, mark, colour)
