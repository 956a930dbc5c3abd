"""Writes the tables of the archive into the page about it: `python -m docs.archive_tables`. A test keeps both equal."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from archive import TABLES, Column

PAGE = Path(__file__).parent / "kho-du-lieu.md"
MARK = "<!-- Từ đây trở xuống do `python -m docs.archive_tables` viết. -->"

_TYPES = {
    pa.string(): "chữ",
    pa.bool_(): "đúng/sai",
    pa.int32(): "số nguyên",
    pa.float64(): "số thực",
    pa.date32(): "ngày",
    pa.timestamp("us"): "ngày giờ",
}


def page() -> str:
    """The page as it is, with the part below the mark written anew."""
    by_hand = PAGE.read_text(encoding="utf-8").split(MARK)[0]
    return "\n".join([by_hand + MARK, *_lines()]) + "\n"


def _lines() -> Iterator[str]:
    yield "\n## Các bảng và cột"
    yield "\nTên cột và kiểu giống nhau ở mọi kỳ. “Trống” là cột có thể không có giá trị."
    for table in TABLES:
        yield f"\n### `{table.file}`\n\n{table.meaning.vi}. / {table.meaning.en}.\n"
        yield "| cột | kiểu | đơn vị | trống | nghĩa | meaning |\n|---|---|---|---|---|---|"
        yield from map(_row, table.columns)


def _row(one: Column) -> str:
    cells = (
        *(f"`{one.name}`", _TYPES[one.type], one.unit.vi, "có" if one.nullable else ""),
        *(one.meaning.vi, one.meaning.en),
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
