"""Takes the screenshots of the guides from a running app: `python -m docs.screenshots http://127.0.0.1:8501`.

The app must have an empty store: the first picture is of the welcome page, the others of the demonstration.
Needs the development requirements and Chromium; the pictures of workbooks need LibreOffice and pdftoppm.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image, ImageChops
from playwright.sync_api import Page, sync_playwright

IMAGES = Path(__file__).parent / "images"
WIDTH, HEIGHT = 1280, 800
UNIT, OTHER, DISTRICT = "15064", "14755", "Huyện Triệu Sơn"
SLIPS = (("XHS.02", "Tử số", "9o"), ("XHS.03", "Tử số", "1.525"), ("XHS.04", "Mẫu số", None))
"""What a person gets wrong in the picture of a refused checklist."""
STRICTER = (("XHS.02", "Ngưỡng đồng bằng", 0.45), ("HTS.05", "Ngưỡng đồng bằng", 0.85))
RENAMED = (
    ("Mã bộ tiêu chí", "Nội dung", "tham-chieu-2023"),
    ("Tên bộ tiêu chí", "Nội dung", "Bộ sửa thử, 2023"),
)
"""What an official changes in the picture of a comparison."""
MARGIN = 12


def main(address: str) -> None:
    """Take every picture."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page, folder = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}), Path(name)
        page.goto(address)
        _results(page, address)
        checklist = _saved(page, "Tải phiếu của đơn vị", folder)
        wide = _forms(page, address, folder)
        marked = _submitting(page, address, checklist, folder)
        front = _export(page, address, folder)
        _desk(page, address)
        _province(page, address)
        _editions(page, address, folder)
        browser.close()
        pages = _printed([checklist, wide, marked, front], folder)
        for picture, shown in (
            ("phieu", pages[checklist][0]),
            ("phieu-tong-hop", pages[wide][0]),
            ("phieu-danh-dau", pages[marked][1]),
            ("loi-can-sua", pages[marked][-1]),
            ("tom-tat", pages[front][0]),
        ):
            _kept(shown, picture)


def _results(page: Page, address: str) -> None:
    """The welcome page, the overview, the ranking, and one commune, on which it ends."""
    start = page.get_by_role("button", name="Mở bản minh họa")
    start.wait_for()
    _picture(page, "bat-dau")
    start.click()
    page.get_by_text("Cần để ý").wait_for()
    _picture(page, "tong-quan", height=1050)
    page.goto(f"{address}/xep-hang")
    page.get_by_role("button", name="Xuất kết quả").wait_for()
    _picture(page, "xep-hang")
    page.goto(f"{address}/ho-so-xa?unit={UNIT}&show=open")
    page.get_by_text("Từng chỉ tiêu").wait_for()
    _picture(page, "ho-so-xa", height=1100)


def _forms(page: Page, address: str, folder: Path) -> Path:
    """The choice of a district's form; returns the form with the figures of the demonstration."""
    page.goto(f"{address}/nop-phieu?form=district&district_form={DISTRICT}")
    page.get_by_role("button", name="Tải phiếu tổng hợp").wait_for()
    _picture(page, "lay-phieu", height=560)
    return _saved(page, "Tải phiếu tổng hợp", folder)


def _submitting(page: Page, address: str, checklist: Path, folder: Path) -> Path:
    """A checklist that is accepted and one that is refused; returns the marked copy of the second."""
    wrong = _changed(checklist, folder / "phieu-sai.xlsx", "Phiếu đánh giá", "Mã", SLIPS)
    for file, told, name, height in (
        (checklist, "Nhận được: 1 phiếu", "nop-phieu", 1000),
        (wrong, "Chưa nhận: 1 tệp", "nop-phieu-chua-nhan", 1150),
    ):
        page.goto(f"{address}/nop-phieu")
        page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
        page.get_by_text(told).wait_for()
        _picture(page, name, height)
    return _saved(page, "Tải tệp đã đánh dấu", folder)


def _export(page: Page, address: str, folder: Path) -> Path:
    page.goto(f"{address}/xep-hang")
    return _saved(page, "Xuất kết quả", folder)


def _desk(page: Page, address: str) -> None:
    """One unit on the desk of appraisal, the administration of rounds, and the events."""
    for path, told, name in (
        (f"tham-dinh?unit={UNIT}", "Điểm thẩm định", "tham-dinh"),
        ("quan-tri", "Thời gian nộp phiếu", "quan-tri"),
        ("nhat-ky", "Xuất Excel", "nhat-ky"),
    ):
        page.goto(f"{address}/{path}")
        page.get_by_text(told).first.wait_for()
        _picture(page, name, height=900)


def _province(page: Page, address: str) -> None:
    """The desk of the province."""
    for path, told, name in (
        (f"so-sanh?units={UNIT}&units={OTHER}", "Từng chỉ tiêu", "so-sanh"),
        ("ban-do-nhiet", "Theo hạng", "ban-do-nhiet"),
        ("hay-chua-dat", "Từng chỉ tiêu", "hay-chua-dat"),
        (f"do-vung-thu-hang?unit={UNIT}", "Khoảng hạng của từng đơn vị", "do-vung-thu-hang"),
        ("qua-cac-ky", "Cả danh sách so với lộ trình", "qua-cac-ky"),
        ("cap-huyen", "Xếp hạng các huyện", "cap-huyen"),
        ("bao-cao", "Thông tin của văn bản", "bao-cao"),
    ):
        page.goto(f"{address}/{path}")
        page.get_by_text(told).first.wait_for()
        _picture(page, name, height=1000)


def _editions(page: Page, address: str, folder: Path) -> None:
    """An edition changed in Excel, brought back and published, beside the one of the round."""
    page.goto(f"{address}/bo-tieu-chi?view=exchange")
    book = _saved(page, "Xuất ra Excel", folder)
    changed = _changed(book, folder / "sua.xlsx", "Chỉ tiêu", "Mã", STRICTER)
    changed = _changed(changed, changed, "Bộ tiêu chí", "Mục", RENAMED)
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(changed)
    publish = page.get_by_role("button", name="Công bố phiên bản")
    publish.wait_for()
    _picture(page, "nhap-bo-tieu-chi", height=1150)
    publish.click()
    page.get_by_text("Đã công bố phiên bản").wait_for()
    page.goto(f"{address}/bo-tieu-chi?view=compare&edition=tham-chieu-2022&other=tham-chieu-2023")
    page.get_by_text("đổi kết luận").first.wait_for()
    _picture(page, "so-sanh-bo-tieu-chi", height=1150)


def _picture(page: Page, name: str, height: int = HEIGHT) -> None:
    """Save what the page shows, once it has settled."""
    page.set_viewport_size({"width": WIDTH, "height": height})
    page.wait_for_timeout(1500)
    path = IMAGES / f"{name}.png"
    page.screenshot(path=path)
    _small(Image.open(path)).save(path, optimize=True)


def _saved(page: Page, button: str, folder: Path) -> Path:
    """Press a button that downloads, and keep the file."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).first.click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def _changed(
    book: Path, into: Path, sheet: str, key: str, cells: tuple[tuple[str, str, object], ...]
) -> Path:
    """Save a workbook with cells changed, each found by the key of its row and the header of its column."""
    workbook = openpyxl.load_workbook(book)
    table = workbook[sheet]
    header = _row(table, lambda values: key in values and cells[0][1] in values)
    at = {cell.value: cell.column for cell in table[header]}
    for name, column, value in cells:
        row = _row(table, lambda values, name=name: values[at[key] - 1] == name)
        table.cell(row, at[column]).value = value
    workbook.save(into)
    return into


def _row(table: Worksheet, wanted: Callable[[tuple[object, ...]], bool]) -> int:
    return next(n for n, values in enumerate(table.iter_rows(values_only=True), start=1) if wanted(values))


def _printed(workbooks: list[Path], folder: Path) -> dict[Path, list[Path]]:
    """The pages of workbooks as LibreOffice prints them."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, *map(str, workbooks)], check=True, capture_output=True)
    return {
        book: _pages(folder / f"{book.stem}.pdf", folder / f"trang-{i}") for i, book in enumerate(workbooks)
    }


def _pages(pdf: Path, stem: Path) -> list[Path]:
    subprocess.run(["pdftoppm", "-r", "100", "-png", str(pdf), str(stem)], check=True)
    found = stem.parent.glob(f"{stem.name}-*.png")
    return sorted(found, key=lambda path: int(re.findall(r"\d+", path.stem)[-1]))


def _kept(page: Path, name: str) -> None:
    """Keep a printed page without its empty margins."""
    image = Image.open(page).convert("RGB")
    footer = image.height - image.height // 14
    left, top, right, bottom = ImageChops.invert(image.crop((0, 0, image.width, footer))).getbbox() or (
        0,
        0,
        1,
        1,
    )
    box = (max(left - MARGIN, 0), max(top - MARGIN, 0), right + MARGIN, bottom + MARGIN)
    _small(image.crop(box)).save(IMAGES / f"{name}.png", optimize=True)


def _small(image: Image.Image) -> Image.Image:
    """The same with few colours: a third of the bytes, and nothing that the eye misses."""
    return image.convert("RGB").quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main(sys.argv[1])
