"""Bản in: one A4 page of a commune in light colours, whatever the theme, with the longest names and 37 indicators."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from store import open_database
from tests.editions import RATIO, edition_text, indicator
from tests.ui.apps import opened, round_of, shown
from tests.ui.conftest import ROOT, served
from ui.reporting.print_style import SIZES, letter_size
from units import load_units

UNITS = load_units("2022")
LONGEST = str(UNITS["name"].str.len().idxmax())
NAME = "Tỷ lệ cán bộ, công chức, viên chức và người dân trong độ tuổi lao động được phổ cập kỹ năng số cơ bản, số "
A4 = (595, 842)


def edition() -> str:
    """37 indicators, every name two lines long."""
    lines = [
        indicator(f"A.{i:02d}", input=RATIO, points=10).replace(f"name: Tên A.{i:02d}", f'name: "{NAME}{i}"')
        for i in range(37)
    ]
    return edition_text(*lines, scale=370)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app with a round in which the unit with the longest name fails everything."""
    data: Path = tmp_path_factory.mktemp("var")
    db = open_database(f"sqlite:///{data / 'xaso.db'}")
    answers = {f"A.{i:02d}": f"{10000 + i}/123456" for i in range(37)}
    round_of(db, "thu", edition(), {LONGEST: answers})
    db.close()
    with served(ROOT / "app.py", data) as address:
        yield address


def test_a_commune_is_printed_on_one_page_in_light_colours_in_the_dark_theme_too(
    office: str, browser: Browser
) -> None:
    context = browser.new_context(color_scheme="dark", locale="vi-VN")
    page = context.new_page()
    page.goto(f"{office}/ho-so-xa?unit={LONGEST}&view=print")
    expect(page.locator(".xs-sheet tbody tr")).to_have_count(38, timeout=30_000)
    page.emulate_media(media="print")
    colour = page.locator(".xs-sheet").evaluate("one => getComputedStyle(one).backgroundColor")
    assert colour == "rgb(255, 255, 255)"
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    context.close()
    assert len(printed.pages) == 1
    assert tuple(round(float(one)) for one in printed.pages[0].mediabox[2:]) == A4
    said = printed.pages[0].extract_text()
    assert "A.36" in said and "In lúc" in said and "Ctrl" not in said


def test_letters_are_as_large_as_the_page_allows() -> None:
    short, long = [[("a", 100.0)]] * 20, [[("a" * 300, 100.0)]] * 60
    assert letter_size(short) == SIZES[0] and letter_size(long) == SIZES[-1]
    sizes = [letter_size([[("a" * 60, 250.0)]] * rows) for rows in (20, 35, 45, 60)]
    assert sizes == sorted(sizes, reverse=True) and len(set(sizes)) > 1


def sheet() -> None:
    import streamlit as st

    from ui.rating import current_rating
    from ui.reporting.print_view import show_print_view

    show_print_view(current_rating(), st.query_params["unit"])


def test_a_unit_without_results_has_no_sheet(db: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.reporting.print_view.link", lambda *_, **__: None)
    other = str(UNITS.index[0])
    round_of(db, "thu", edition(), {LONGEST: {"A.00": "1/2"}}, [LONGEST, other])  # type: ignore[arg-type]
    assert "chưa có phiếu được tính" in shown(opened(sheet, unit=other))
    said = shown(opened(sheet, unit=LONGEST))
    assert str(UNITS.at[LONGEST, "name"]) in said and "○ Chưa có số liệu" in said
