"""The ground the page stands on, light or dark: colours for charts and tables, and for HTML that follows by itself."""

import streamlit as st

from charts.palette import DARK, LIGHT, Palette


def palette() -> Palette:
    """The colours of the reader's theme, for what is drawn on a canvas; light where the browser has not told yet."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def text_css(colour: str) -> str:
    """A colour of the light palette as CSS for text: it follows the theme without another run of the page."""
    return f"light-dark({LIGHT.text(colour)}, {DARK.text(colour)})"


def fill_css(colour: str) -> str:
    """The same for an area."""
    return f"light-dark({LIGHT.fill(colour)}, {DARK.fill(colour)})"


def variables() -> str:
    """The CSS variables that all styles of the pages use: `--xs-ink`, `--xs-muted` and so on."""
    names = ("ground", "surface", "ink", "quiet", "muted", "line", "track", "accent", "on_accent")
    return " ".join(
        f"--xs-{n.replace('_', '-')}: light-dark({getattr(LIGHT, n)}, {getattr(DARK, n)});" for n in names
    )
