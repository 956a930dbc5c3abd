"""Writes the list of problems for people from their catalogue: `python -m docs.problems`. A test keeps both equal."""

import re
from collections.abc import Iterator
from pathlib import Path

from wording.problems import Kind, Severity

PAGE = Path(__file__).parent / "cac-loi.md"

SECTIONS = {
    Kind.FILE_NOT_FOUND: "Cả tệp",
    Kind.NO_CHECKLIST_SHEET: "Trang tính và dòng tiêu đề",
    Kind.EDITION_MISSING: "Phiên bản, kỳ và đơn vị",
    Kind.ACCOUNT_COLUMN_MISSING: "Danh sách tài khoản",
    Kind.INDICATOR_UNKNOWN: "Dòng chỉ tiêu",
    Kind.NOT_A_NUMBER: "Từng ô",
    Kind.NOT_A_RANKING: "Kết quả đã xuất",
    Kind.CATALOGUE_NOT_YAML: "Bộ tiêu chí (YAML hoặc Excel)",
    Kind.OPEN_DATA_NOT_FOUND: "Dữ liệu mở",
    Kind.REPORT_TEMPLATE_BROKEN: "Mẫu báo cáo (Word)",
    Kind.MAIL_SETTING_MISSING: "Thư nhắc việc",
    Kind.EVENT_CHANGED: "Nhật ký (kiểm tra chuỗi sự kiện)",
    Kind.COPY_EXISTS: "Sao lưu và thư mục của kỳ",
    Kind.ARCHIVE_PROVINCE_INVALID: "Kho dữ liệu",
    Kind.BATCH_NO_FILES: "Số liệu nhiều tháng (Parquet) và Spark",
    Kind.BOUNDARIES_TOO_LARGE: "Tệp ranh giới (bản đồ)",
}
"""The first member of each part of the catalogue."""

_HEAD = """# Các lỗi và lưu ý

Mọi thông báo mà Xã Số có thể nêu khi đọc một tệp, theo mã lỗi in kèm thông báo. **Lỗi** thì tệp chưa được nhận; **lưu ý** thì
tệp vẫn được nhận. Chỗ có dấu … là tên, ô hoặc giá trị trong tệp của bạn. Trang này được viết ra từ danh mục lỗi của chương
trình (`python -m docs.problems`), nên không thiếu lỗi nào.
"""
_MARKS = {Severity.ERROR: "✕ Lỗi", Severity.WARNING: "! Lưu ý"}
_FACT = re.compile(r"\{\w+\}")


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join([_HEAD, *_lines()]).strip() + "\n"


def _lines() -> Iterator[str]:
    for kind in Kind:
        if kind in SECTIONS:
            yield f"\n## {SECTIONS[kind]}\n\n| Mã | Mức | Thông báo | Cách sửa |\n|---|---|---|---|"
        cells = (f"`{kind.name}`", _MARKS[kind.severity], _said(kind.message.vi), _said(kind.remedy.vi))
        yield f"| {' | '.join(cells)} |"


def _said(text: str) -> str:
    """A text whose facts are open; one that is nothing but a fact depends on the file alone."""
    said = _FACT.sub("…", text.replace("{near}", "")).replace("|", "\\|")
    return "Tùy trường hợp; thông báo nói rõ." if said == "…" else said


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
