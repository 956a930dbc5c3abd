"""The main job in a real browser: demonstration, blank checklist, fill, upload, score on screen, export."""

import io
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect

from criteria import load_edition
from demonstration import EDITION, plausible_answers
from scoring import Answers, score
from tests.checklist.libreoffice import recalculated
from tests.filling import fill
from tests.ui.pace import fresh_window
from units import load_units
from wording.numbers import points

UNIT = "16012"
NAME = "Thị trấn Hậu Lộc"


def _menu(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebarNavLink").filter(has_text=name).click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


def _figures() -> pd.DataFrame:
    units = load_units("2022").loc[[UNIT]]
    return plausible_answers(load_edition(EDITION), units, seed=5)


def test_the_demonstration_says_that_it_is_one_and_shows_all_94(demonstrated: Page) -> None:
    expect(demonstrated.get_by_text("mọi con số đều do phần mềm tạo ra")).to_be_visible()
    expect(demonstrated.get_by_text("danh sách 94 đơn vị")).to_be_visible()
    shown = [int(tile.inner_text()) for tile in demonstrated.locator(".xs-tile b").all()]
    assert sum(shown) == 94


def test_from_a_blank_checklist_to_the_ranking(demonstrated: Page, tmp_path: Path) -> None:
    page, edition = demonstrated, load_edition(EDITION)
    blank = _download_blank(page, tmp_path)
    filled = _fill_in_libreoffice(blank, tmp_path)
    answers = _figures()
    expected = score(edition, Answers.of(edition, answers), load_units("2022")).units.iloc[0]

    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(filled)
    expect(page.get_by_text("Nhận được: 1 phiếu")).to_be_visible()
    said = points(expected["score"], "vi")
    expect(page.get_by_role("cell", name=said)).to_be_visible()
    page.get_by_role("button", name="Nộp 1 phiếu").click()
    expect(page.get_by_text("Đã nộp 1 phiếu")).to_be_visible()

    page.get_by_role("link", name=NAME).click()
    expect(page.get_by_role("heading", name="Hồ sơ xã")).to_be_visible()
    expect(page.locator(".xs-tile", has_text="Điểm / 1.000")).to_contain_text(said)
    assert f"unit={UNIT}" in page.url
    rank = page.locator(".xs-tile", has_text="Hạng trong tỉnh").locator("b").inner_text()

    workbook = _export(page)
    table = [list(row) for row in workbook["Xếp hạng"].iter_rows(values_only=True)]
    found = next(row for row in table if NAME in row)
    assert int(rank) in found
    assert any(isinstance(x, float) and x == pytest.approx(expected["score"], abs=1e-9) for x in found)


def _download_blank(page: Page, folder: Path) -> Path:
    _menu(page, "Nộp phiếu")
    page.get_by_role("combobox", name="Đơn vị").fill(NAME)
    page.get_by_role("option", name=NAME).click()
    page.keyboard.press("Escape")
    download = page.get_by_test_id("stDownloadButton").get_by_role("button")
    expect(download).to_be_enabled()
    with page.expect_download() as waiting:
        download.click()
    assert waiting.value.suggested_filename == f"phieu-{UNIT}.xlsx"
    blank = folder / waiting.value.suggested_filename
    waiting.value.save_as(blank)
    return blank


def _fill_in_libreoffice(blank: Path, folder: Path) -> Path:
    workbook = openpyxl.load_workbook(blank)
    fill(workbook, load_edition(EDITION), _figures())
    workbook.save(blank)
    return recalculated([blank], folder / "saved")[0]


def _export(page: Page) -> openpyxl.Workbook:
    _menu(page, "Xếp hạng")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Xuất kết quả ra Excel").click()
    return openpyxl.load_workbook(io.BytesIO(Path(waiting.value.path()).read_bytes()))


def test_a_refused_file_says_the_cell_and_what_to_do(demonstrated: Page, tmp_path: Path) -> None:
    blank = _download_blank(demonstrated, tmp_path)
    workbook = openpyxl.load_workbook(blank)
    fill(workbook, load_edition(EDITION), _figures())
    sheet = workbook.worksheets[0]
    header = next(row for row in sheet.iter_rows() if any(c.value == "Mã" for c in row))
    numerator = next(c.column for c in header if c.value == "Tử số")
    row = next(c.row for c in sheet["B"] if c.value == "XHS.02")
    sheet.cell(row, numerator).value = "9o"
    workbook.save(blank)
    demonstrated.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(blank)
    expect(demonstrated.get_by_text("Chưa nhận: 1 tệp")).to_be_visible()
    place = f"{sheet.title}!{sheet.cell(row, numerator).coordinate}"
    expect(demonstrated.get_by_text(place)).to_be_visible()
    expect(demonstrated.get_by_text("“9o” không phải là số")).to_be_visible()

    with demonstrated.expect_download() as waiting:
        demonstrated.get_by_role("button", name="Tải tệp đã đánh dấu các ô này").click()
    mended = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(mended)
    workbook = openpyxl.load_workbook(mended)
    cell = workbook[sheet.title].cell(row, numerator)
    assert "9o" in cell.comment.text
    cell.value = 9
    workbook.save(mended)
    demonstrated.reload()
    demonstrated.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(mended)
    expect(demonstrated.get_by_text("Nhận được: 1 phiếu")).to_be_visible()


def test_parts_answered_without_evidence_are_shown(demonstrated: Page, tmp_path: Path) -> None:
    blank = _download_blank(demonstrated, tmp_path)
    workbook = openpyxl.load_workbook(blank)
    figures = _figures()
    fill(workbook, load_edition(EDITION), figures[figures["slot"].str.count(r"\.") == 2])
    workbook.save(blank)
    demonstrated.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(blank)
    demonstrated.get_by_role("button", name="Nộp 1 phiếu").click()
    demonstrated.get_by_role("link", name=NAME).click()
    expect(demonstrated.get_by_text("Được đủ").first).to_be_visible()
    expect(demonstrated.get_by_text("Các lần nộp")).to_be_visible()


def test_a_link_shows_the_same_commune_in_the_same_language(demonstrated: Page, address: str) -> None:
    demonstrated.goto(f"{address}/ho-so-xa?unit=14755&lang=en&show=open")
    expect(demonstrated.get_by_role("heading", name="Phường Hàm Rồng")).to_be_visible()
    expect(demonstrated.get_by_text("Indicator by indicator")).to_be_visible()
    assert "unit=14755" in demonstrated.url


def test_nothing_is_asked_of_another_host(browser: Browser, address: str) -> None:
    asked: list[str] = []
    with fresh_window(browser) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}/tong-quan")
        expect(page.get_by_role("heading", name="Tổng quan")).to_be_visible()
        page.goto(f"{address}/ho-so-xa?unit=14755")
        expect(page.get_by_text("Từng chỉ tiêu")).to_be_visible()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
