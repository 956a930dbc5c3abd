"""Takes the screenshots of the guide from a running app: `python docs/screenshots.py http://127.0.0.1:8501`.

The app must have an empty store: the first picture is of the welcome page, the others of the demonstration.
Needs the development requirements and Chromium; the checklist's picture needs LibreOffice and pdftoppm.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

IMAGES = Path(__file__).parent / "images"
WIDTH, HEIGHT = 1280, 800


def main(address: str) -> None:
    """Take every picture."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(address)
        page.get_by_role("button", name="Mở bản minh họa").wait_for()
        picture(page, "bat-dau")
        page.get_by_role("button", name="Mở bản minh họa").click()
        page.get_by_text("Cần để ý").wait_for()
        picture(page, "tong-quan", height=1050)
        page.goto(f"{address}/xep-hang")
        page.get_by_role("button", name="Xuất kết quả").wait_for()
        picture(page, "xep-hang")
        page.goto(f"{address}/ho-so-xa?unit=15064&show=open")
        page.get_by_text("Từng chỉ tiêu").wait_for()
        picture(page, "ho-so-xa", height=1100)
        checklist = download(page, Path(folder))
        page.goto(f"{address}/nop-phieu")
        page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(checklist)
        page.get_by_role("button", name="Nộp 1 phiếu").wait_for()
        picture(page, "nop-phieu", height=1000)
        browser.close()
        picture_of_workbook(checklist, Path(folder))


def picture(page: Page, name: str, height: int = HEIGHT) -> None:
    """Save what the page shows, once it has settled."""
    page.set_viewport_size({"width": WIDTH, "height": height})
    page.wait_for_timeout(1500)
    page.screenshot(path=IMAGES / f"{name}.png")


def download(page: Page, folder: Path) -> Path:
    """Get the commune's prefilled checklist."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải phiếu của đơn vị").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def picture_of_workbook(workbook: Path, folder: Path) -> None:
    """Save the checklist's first page as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    printed = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(workbook),
    ]
    subprocess.run(printed, check=True, capture_output=True)
    pdf = folder / f"{workbook.stem}.pdf"
    subprocess.run(
        ["pdftoppm", "-r", "95", "-l", "1", "-singlefile", "-png", str(pdf), str(IMAGES / "phieu")],
        check=True,
    )


if __name__ == "__main__":
    main(sys.argv[1])
