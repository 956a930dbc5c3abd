"""Steps of a share: six tints of one colour, from none to all, for maps on light and on dark."""

from dataclasses import dataclass

from charts.palette import Palette
from wording.language import Text

TEAL = "#0F766E"
_HALVES = (0.25, 0.5, 0.75)
_TINTS = (0.0, 0.16, 0.36, 0.58, 0.8, 1.0)
_WORDS = ("0%", "> 0 – 25%", "> 25 – 50%", "> 50 – 75%", "> 75 – < 100%", "100%")


@dataclass(frozen=True)
class Shade:
    """One step: its limits in words, its area, and the text that is legible on it; hex colours."""

    word: Text
    fill: str
    ink: str


def shades(palette: Palette) -> tuple[Shade, ...]:
    """The six steps on a palette, from none to all; `step_of` gives the place of a share among them."""
    fills = [_mixed(palette.surface, palette.fill(TEAL), tint) for tint in _TINTS]
    return tuple(Shade(_said(word), fill, _legible(fill)) for word, fill in zip(_WORDS, fills, strict=True))


def step_of(share: float) -> int:
    """The step of a share (0 to 1): nothing and everything have steps of their own."""
    if share <= 0:
        return 0
    if share >= 1:
        return len(_WORDS) - 1
    return 1 + sum(share > limit for limit in _HALVES)


def _said(word: str) -> Text:
    return Text(vi=word, en=word)


def _mixed(ground: str, full: str, share: float) -> str:
    mixed = (round(a + (b - a) * share) for a, b in zip(_channels(ground), _channels(full), strict=True))
    return "#" + "".join(f"{channel:02X}" for channel in mixed)


def _legible(fill: str) -> str:
    """White or near black, whichever stands out more (contrast of WCAG 2)."""
    light = _luminance(fill)
    dark_ink = "#111827"
    on_dark, on_light = 1.05 / (light + 0.05), (light + 0.05) / (_luminance(dark_ink) + 0.05)
    return "#FFFFFF" if on_dark > on_light else dark_ink


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in
              (channel / 255 for channel in _channels(colour))]  # fmt: skip
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
