"""The fields of a what-if: one for each slot, fit for the kind of figure, starting from what stands there now."""

from dataclasses import dataclass, replace
from math import isnan, nan

import streamlit as st

from analysis.way.what_if import Given
from criteria import Slot
from criteria.inputs import NO, YES, BooleanInput, CountInput, OptionInput, RatioInput
from ui.blocks import plain
from ui.language import said, say
from wording.numbers import whole

_SLIDABLE = 200
"""A count is slid up to so much; above it, it is typed."""

Shown = float | int | str | None
"""What a widget holds; None where there is no figure."""


@dataclass(frozen=True)
class Field:
    """One slot of a what-if; `start` is what stands there now."""

    slot: Slot
    start: Given
    key: str

    @property
    def slides(self) -> bool:
        """Whether it is slid: counts that are known now."""
        if isinstance(self.slot.input, RatioInput):
            return self.start.denominator > 0 and not isnan(self.start.numerator)
        return isinstance(self.slot.input, CountInput) and 0 <= self.start.value <= _SLIDABLE / 2

    def shown(self, given: Given) -> Shown:
        """A figure as the widget holds it."""
        asked = self.slot.input
        if isinstance(asked, OptionInput):
            return given.choice
        if isinstance(asked, RatioInput):
            if self.slides:
                return None if isnan(given.numerator) else round(min(given.numerator, self._most()))
            share = given.numerator / given.denominator if given.denominator > 0 else nan
            share = given.value if isnan(share) else share
            return None if isnan(share) else share * 100
        if isnan(given.value):
            return None
        return round(given.value) if isinstance(asked, CountInput) else given.value

    def given(self, shown: Shown) -> Given:
        """The figure that a widget holds; what was not touched stays exactly as it was."""
        if shown == self.shown(self.start):
            return self.start
        if shown is None:
            return Given()
        if isinstance(shown, str):
            return Given(choice=shown)
        if not isinstance(self.slot.input, RatioInput):
            return Given(value=float(shown))
        if self.slides:
            return replace(self.start, numerator=float(shown))
        return Given(value=shown / 100)

    def _most(self) -> int:
        if isinstance(self.slot.input, RatioInput):
            return round(max(self.start.denominator, self.start.numerator))
        return max(10, round(self.start.value * 2))

    def ask(self) -> Given:
        """Draw the widget; the figure it holds."""
        asked, label = self.slot.input, f"{self.slot.id} · {plain(said(self.slot.name))}"
        if self.key not in st.session_state:
            st.session_state[self.key] = self.shown(self.start)
        if isinstance(asked, BooleanInput):
            words = {1.0: said(YES), 0.0: said(NO)}
            return self.given(
                st.segmented_control(label, list(words), format_func=words.__getitem__, key=self.key)
            )
        if isinstance(asked, OptionInput):
            names = {option.id: said(option.label) for option in asked.options}
            return self.given(
                st.selectbox(label, list(names), format_func=names.__getitem__, key=self.key, placeholder="–")
            )
        if self.slides and isinstance(asked, RatioInput):
            of = say(
                f"trên {whole(self.start.denominator, 'vi')}", f"of {whole(self.start.denominator, 'en')}"
            )
            label += f": {plain(said(asked.numerator))} ({of} {plain(said(asked.unit))})"
            return self.given(st.slider(label, 0, self._most(), format="localized", key=self.key))
        return self.given(self._typed(label))

    def _typed(self, label: str) -> Shown:
        asked = self.slot.input
        if isinstance(asked, RatioInput):
            return st.number_input(f"{label} (%)", 0.0, 100.0, step=0.01, format="%.2f", key=self.key)
        if isinstance(asked, CountInput):
            label += f" ({plain(said(asked.unit))})"
            if self.slides:
                return st.slider(label, 0, self._most(), format="localized", key=self.key)
            return st.number_input(label, min_value=0, step=1, key=self.key)
        return st.number_input(label, step=0.1, format="%.2f", key=self.key)
