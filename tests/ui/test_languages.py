"""Every page speaks one language at a time: an English page holds no Vietnamese but names and what people wrote."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from criteria import Indicator, edition_ids, load_any
from demonstration import NOTE
from store import Database, list_rounds, local_access, results
from tests.ui.tour import OTHER, UNIT
from ui.routes import Route
from units import load_districts, load_units

VIETNAMESE = re.compile(
    r"[^\n<>\"]*[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ][^\n<>\"]*",
    re.IGNORECASE,
)
"""A piece of text with a letter that no English word has."""

OWN_NAMES = ("Xã Số", "Máy này", "QĐ-UBND", "QĐ", "NĐ-CP", "Nghệ An", "Hòa Bình", "Sơn La", "Ninh Bình")
"""The program, who acts where nobody signs in, the numbers of decisions, the neighbours of the province."""

IN_A_REPORT = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Như trên", "Lưu: VT")
"""What is proposed for a report, which is in Vietnamese."""


def texts_of(app: AppTest) -> Iterator[str]:
    """Every text that a page sends to the browser: of its elements, and the heads and texts of its tables."""
    for element in _elements(app._tree):
        yield from _texts(element.proto)
    for table in app.dataframe:
        frame = table.value
        yield from map(str, frame.columns)
        yield from (one for one in frame.to_numpy().ravel() if isinstance(one, str))


def _elements(node: object) -> Iterator[object]:
    children = getattr(node, "children", None)
    if children is None:
        yield node
        return
    if getattr(node, "proto", None) is not None:
        yield node
    for child in children.values():
        yield from _elements(child)


def _texts(message: object) -> Iterator[str]:
    if isinstance(message, str):
        yield message
    elif isinstance(message, Message):
        for field, value in message.ListFields():
            if field.is_repeated:
                values = value.values() if hasattr(value, "values") else value
                for one in values:
                    yield from _texts(one)
            else:
                yield from _texts(value)


@pytest.fixture
def beginning(demonstration_store: Path) -> Path:
    """Pages of the demonstration are read."""
    return demonstration_store


@pytest.fixture
def names(db: Database) -> list[str]:
    """What keeps its Vietnamese on an English page: names of places and of rounds, and what people wrote."""
    access, written = local_access(db), {NOTE}
    for round_ in list_rounds(access):
        found = results(access, round_.id)
        written |= {*found.answers["evidence"], *found.answers["explanation"], round_.name}
        written.add(round_.name.upper())  # a heading of a letter
    sources = {
        indicator.threshold.source.text.vi
        for edition in map(load_any, edition_ids())
        for indicator in edition.indicators
        if isinstance(indicator, Indicator) and indicator.threshold
    }
    places = {*load_units("2022")["name"], *load_districts("2022")["name"], "Thanh Hóa"}
    short = {re.sub("^(Huyện|Thị xã|Thành phố) ", "", place) for place in places}
    return sorted(
        {*written, *places, *short, *sources, *OWN_NAMES, *IN_A_REPORT} - {""}, key=len, reverse=True
    )


@pytest.mark.parametrize("route", list(Route), ids=lambda route: route.module)
def test_an_english_page_has_no_vietnamese_but_names(names: list[str], route: Route) -> None:
    app = AppTest.from_string(f"from ui.{route.module} import show\nshow()", default_timeout=60)
    app.session_state["lang"] = "en"
    app.query_params["unit"] = UNIT
    app.query_params["units"] = [UNIT, OTHER]
    app.run()
    assert not app.exception
    left = []
    for text in texts_of(app):
        left += VIETNAMESE.findall(_without(names, text.replace("\\", "")))
    assert left == []


def _without(names: list[str], text: str) -> str:
    for name in names:
        text = text.replace(name, "")
    return text
