"""What Streamlit's frontend says of a widget that nobody has touched, by kind of element.

Widgets of kinds that are not here, buttons and tables above all, say nothing until somebody does something.
"""

from collections.abc import Callable, Iterable
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState


def _one_of(box: Any) -> WidgetState:
    if box.set_value:
        return WidgetState(string_value=box.raw_value) if box.HasField("raw_value") else WidgetState()
    return WidgetState(string_value=box.options[box.default]) if box.HasField("default") else WidgetState()


def texts(values: Iterable[str]) -> WidgetState:
    """The value of a widget of several choices."""
    state = WidgetState()
    state.string_array_value.data.extend(values)
    return state


def _field(kind: str) -> Callable[[Any], WidgetState]:
    """The value of a widget that holds one plain value, under its field of WidgetState; none where none is given."""

    def first(widget: Any) -> WidgetState:
        name = "value" if widget.set_value else "default"
        given = any(field.name == name for field, _ in widget.ListFields()) or kind == "bool_value"
        return WidgetState(**{kind: getattr(widget, name)}) if given else WidgetState()

    return first


FIRST: dict[str, Callable[[Any], WidgetState]] = {
    "selectbox": _one_of,
    "radio": _one_of,
    "multiselect": lambda w: texts(w.raw_values if w.set_value else [w.options[i] for i in w.default]),
    "button_group": lambda w: texts(
        w.raw_values if w.set_value else [w.options[i].content for i in w.default]
    ),
    "checkbox": _field("bool_value"),
    "text_input": _field("string_value"),
    "text_area": _field("string_value"),
    "number_input": _field("double_value"),
}
