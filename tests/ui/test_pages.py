"""Every page in English (the tour in `test_accessibility.py` is Vietnamese), links, and a round of one's own from a list."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.ui.conftest import open_demonstration, settled
from ui.routes import Route


@pytest.fixture(scope="module")
def window(windows: BrowserContext, address: str) -> Iterator[Page]:
    """A window that goes from page to page of the demonstration."""
    page = windows.new_page()
    open_demonstration(page, address)
    yield page
    page.close()


@pytest.mark.parametrize("route", list(Route), ids=lambda route: route.module)
def test_a_page_shows_its_title_and_no_error_in_english_too(window: Page, address: str, route: Route) -> None:
    window.goto(f"{address}/{route.path}?lang=en")
    expect(window.get_by_role("heading", level=1)).to_contain_text(route.title.say("en").split()[0])
    settled(window)
    expect(window.get_by_test_id("stException")).to_have_count(0)
    assert "lang=en" in window.url


def test_the_overview_answers_at_its_own_address(window: Page, address: str) -> None:
    window.goto(f"{address}/tong-quan")
    expect(window.get_by_text("danh sách 94 đơn vị")).to_be_visible()
    expect(window.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize(
    "query",
    [
        "ho-so-xa?unit=99999",
        "xep-hang?verdict=none&zone=<b>",
        "tong-quan?round=77&lang=xx",
        "bo-tieu-chi?edition=?",
    ],
)
def test_a_forged_link_shows_the_page_all_the_same(window: Page, address: str, query: str) -> None:
    window.goto(f"{address}/{query}")
    expect(window.get_by_role("heading", level=1)).to_be_visible()
    expect(window.get_by_test_id("stException")).to_have_count(0)


def test_filters_of_the_ranking_travel_in_the_link(window: Page, address: str) -> None:
    window.goto(f"{address}/xep-hang?verdict=not_completed&zone=mountain")
    expect(window.get_by_text("Chưa hoàn thành").first).to_be_visible()
    expect(window.get_by_text("/ 91 đơn vị đã nộp")).to_be_visible()
    assert "verdict=not_completed" in window.url
    assert "zone=mountain" in window.url


def test_a_list_with_a_doubtful_name_makes_no_round(demonstrated: Page, address: str, tmp_path: Path) -> None:
    _new_round(
        demonstrated,
        address,
        tmp_path,
        "Tên,Huyện\nXã Quang Trung,\nXã Hoằng Gian,Hoằng Hóa\n",
        "Kỳ hỏng",
        makes=False,
    )
    expect(demonstrated.get_by_text("UNIT_", exact=False).first).to_be_visible()
    expect(demonstrated.get_by_role("button", name="Lập và mở")).to_be_disabled()


def test_a_round_of_ones_own_opens_on_its_list(demonstrated: Page, address: str, tmp_path: Path) -> None:
    _new_round(
        demonstrated, address, tmp_path, "Mã,Tên\n14755,Phường Hàm Rồng\n14758,Phường Đông Thọ\n", "Kỳ thử"
    )
    expect(demonstrated.get_by_role("heading", name="Tổng quan")).to_be_visible()
    expect(demonstrated.get_by_text("danh sách 2 đơn vị")).to_be_visible()
    expect(demonstrated.get_by_text("mọi con số đều do phần mềm tạo ra")).to_have_count(0)


def test_a_commune_is_not_carried_into_another_round(
    demonstrated: Page, address: str, tmp_path: Path
) -> None:
    _new_round(
        demonstrated, address, tmp_path, "Mã,Tên\n14758,Phường Đông Thọ\n14761,Phường Nam Ngạn\n", "Kỳ khác"
    )
    expect(demonstrated.get_by_text("danh sách 2 đơn vị")).to_be_visible()
    demonstrated.goto(f"{address}/ho-so-xa?round=1&unit=14758")
    expect(demonstrated.get_by_role("heading", name="Phường Đông Thọ")).to_be_visible()
    demonstrated.get_by_role("combobox", name="Kỳ đánh giá").click()
    demonstrated.get_by_role("option", name="Kỳ khác").click()
    expect(demonstrated.get_by_text("Chọn một đơn vị để xem hồ sơ")).to_be_visible()
    assert "unit=" not in demonstrated.url


def _new_round(page: Page, address: str, folder: Path, cohort: str, name: str, *, makes: bool = True) -> None:
    file = folder / "danh-sach.csv"
    file.write_text(cohort, encoding="utf-8")
    page.goto(f"{address}/quan-tri?work=new")
    page.get_by_label("Tên kỳ").fill(name)
    page.get_by_text("Danh sách từ tệp").click()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    expect(page.get_by_text("danh-sach.csv")).to_be_visible()
    if makes:
        page.get_by_role("button", name="Lập và mở").click()
