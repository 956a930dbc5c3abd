"""What a tab shows and holds: the elements of the last run, the values of its widgets, and the messages it has kept.

As Streamlit 1.67's frontend keeps them (its AppRoot, WidgetStateManager and ForwardMessageCache).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.load.first_values import FIRST

Place = tuple[int, ...]
Drawn = dict[Place, tuple[Element, str]]
"""Elements by their place, each with the hash of the script that drew it."""


@dataclass
class Screen:
    """The elements, the values of widgets by id, and the messages that need not be sent again with their last use."""

    elements: Drawn = field(default_factory=dict)
    values: dict[str, WidgetState] = field(default_factory=dict)
    kept: dict[str, tuple[ForwardMsg, int]] = field(default_factory=dict)
    runs: int = 0
    _drawing: Drawn = field(default_factory=dict)
    _blocks: set[Place] = field(default_factory=set)

    def begin(self, of_fragment: bool) -> None:
        """A run begins: of a fragment it draws over what is there, else it draws all anew."""
        self._drawing = dict(self.elements) if of_fragment else {}
        self._blocks.clear()

    def whole(self, message: ForwardMsg) -> ForwardMsg:
        """The message itself, where a reference to one came; raises KeyError for one that was never kept."""
        if message.WhichOneof("type") != "ref_hash":
            if message.metadata.cacheable:
                self.kept[message.hash] = (message, self.runs)
            return message
        original, _ = self.kept[message.ref_hash]
        self.kept[message.ref_hash] = (original, self.runs)
        found = ForwardMsg()
        found.CopyFrom(original)
        found.metadata.CopyFrom(message.metadata)
        return found

    def draw(self, message: ForwardMsg) -> None:
        """One delta: a block or an element at its place."""
        place, delta = tuple(message.metadata.delta_path), message.delta
        if delta.WhichOneof("type") == "add_block":
            self._drawing.pop(place, None)
            self._blocks.add(place)
        elif delta.WhichOneof("type") == "new_element":
            if place in self._blocks:  # what stood in the block goes with it
                self._blocks.discard(place)
                self._drawing = {at: e for at, e in self._drawing.items() if at[: len(place)] != place}
            self._drawing[place] = (delta.new_element, message.metadata.active_script_hash)

    def end(self, oldest: int) -> None:
        """The run has ended: what it did not draw is gone; messages not met for `oldest` runs are forgotten."""
        self.elements, self._drawing = self._drawing, {}
        self.runs += 1
        self.kept = {h: (m, met) for h, (m, met) in self.kept.items() if self.runs - met <= oldest}
        there = {}
        for kind, widget, _ in self.widgets():
            value = self.values.get(widget.id)
            if kind in FIRST and (value is None or widget.set_value):
                value = FIRST[kind](widget)
                value.id = widget.id
            if value is not None:
                there[widget.id] = value
        self.values = there

    def of(self, kind: str) -> list[Any]:
        """The elements of a kind, from the top to the bottom."""
        shown = sorted(self.elements.items())
        return [getattr(e, kind) for _, (e, _) in shown if e.WhichOneof("type") == kind]

    def widgets(self) -> Iterator[tuple[str, Any, str]]:
        """The kind, the widget and the hash of the script that drew it, of all that have an id."""
        for element, script in self.elements.values():
            kind = element.WhichOneof("type")
            widget = getattr(element, kind) if kind else None
            if kind and widget is not None and getattr(widget, "id", ""):
                yield kind, widget, script

    def drawn_by(self, script: str) -> list[WidgetState]:
        """The values of the widgets that one script drew: those a change of page takes along are the main script's."""
        ids = {widget.id for _, widget, by in self.widgets() if by == script}
        return [value for id, value in self.values.items() if id in ids]
