"""The colours around what is shown, on light and on dark; what outcomes and verdicts look like is `scoring.Look`."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Palette:
    """Colours as hex texts, each legible on `ground` or, for what fills an area, told apart from it.

    `inks` and `fills` are what a colour of the light palette becomes as text and as area.
    """

    ground: str
    surface: str
    ink: str
    quiet: str
    muted: str
    line: str
    track: str
    accent: str
    on_accent: str
    inks: dict[str, str] = field(default_factory=dict)
    fills: dict[str, str] = field(default_factory=dict)

    def text(self, colour: str) -> str:
        """A colour of the light palette as a colour for text."""
        return self.inks.get(colour, colour)

    def fill(self, colour: str) -> str:
        """A colour of the light palette as the colour of an area."""
        return self.fills.get(colour, colour)


LIGHT = Palette(
    ground="#FFFFFF",
    surface="#F5F7FA",
    ink="#111827",
    quiet="#374151",
    muted="#4B5563",
    line="#DDE2EA",
    track="#E5E9F0",
    accent="#1D4ED8",
    on_accent="#FFFFFF",
)
DARK = Palette(
    ground="#0F1420",
    surface="#1A2130",
    ink="#F3F5F9",
    quiet="#D5DBE5",
    muted="#B3BCCA",
    line="#333D4F",
    track="#2A3345",
    accent="#8FB2FF",
    on_accent="#0F1420",
    inks={
        "#0F766E": "#4FD1C0",
        "#2F7A73": "#8FD0CA",
        "#B45309": "#F4A95B",
        "#6B7280": "#B3BCCA",
        "#4B5563": "#C6CDD8",
        "#1D4ED8": "#8FB2FF",
    },
    fills={"#0F766E": "#14958B", "#B45309": "#D9700F", "#CBD5E1": "#465266", "#1D4ED8": "#6E9BFF"},
)
