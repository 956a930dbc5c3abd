"""Writes the page about templates of reports with all their tags: `python -m docs.report_tags`. A test keeps both equal."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from reports.contents import Head, Picture
from reports.template_files import FOLDER, Template
from wording.tags import FILTERS

PAGE = Path(__file__).parent / "mau-bao-cao.md"

TITLES = {
    Template.PROVINCE: "Báo cáo tổng hợp của tỉnh",
    Template.COMMUNE: "Báo cáo của xã",
    Template.AREA_PROGRESS: "Báo cáo tiến độ của tỉnh, của huyện",
    Template.UNIT_PROGRESS: "Báo cáo tiến độ của xã",
}

_HEAD = f"""# Mẫu báo cáo Word

Báo cáo được ghép từ một mẫu Word có các thẻ. Cơ quan có thể dùng mẫu riêng:

1. Ở trang **Báo cáo** (mẫu tiến độ: trang **Tiến độ tháng**, phần **Báo cáo Word**), mở mục **Mẫu Word**, nhấn **Tải mẫu
   đang dùng**.
2. Sửa trong Word: câu chữ, phông, cỡ chữ, thêm bớt phần. Giữ những thẻ cần dùng.
3. Đặt tệp, giữ nguyên tên, vào thư mục `{FOLDER}` trong thư mục dữ liệu của máy chủ (`XASO_DATA_DIR`, mặc định `var/`).
   Xóa tệp đi là trở về mẫu của phần mềm.

Mẫu riêng có lỗi thì trang Báo cáo nói rõ lỗi gì, ở đoạn nào; trong lúc chờ sửa, báo cáo được lập theo mẫu của phần mềm.

## Cách viết thẻ

| Viết | Để |
|---|---|
| `{{{{ ten_don_vi }}}}` | in một giá trị |
| `{{%p if minh_hoa %}}` … `{{%p else %}}` … `{{%p endif %}}` | có hay không một số đoạn; mỗi thẻ một đoạn riêng |
| `{{% if huyen %}}` … `{{% endif %}}` | có hay không một phần của câu |
| `{{%p for cau in luu_y %}}` … `{{{{ cau }}}}` … `{{%p endfor %}}` | lặp các đoạn |
| `{{%tr for dong in xep_hang %}}` … `{{%tr endfor %}}` | lặp một dòng của bảng; mỗi thẻ một dòng riêng |
| `{{%tc for cot in ket_luan %}}` … `{{%tc endfor %}}` | lặp một cột của bảng |
| `{{{{ co_quan\\|lower }}}}` | đổi chữ; có {", ".join(f"`{name}`" for name in FILTERS)} |
| `{{{{ kinh_gui or 'cấp có thẩm quyền' }}}}` | in giá trị thứ hai khi thẻ trống |

Đoạn và dòng chỉ có thẻ `p`, `tr` thì không được in. Trong vòng lặp, `loop.first`, `loop.last`, `loop.index` cho biết đang ở
đâu. Ngoài những thứ này mẫu không làm được gì khác: không tính toán, không gọi hàm, không đọc tệp.

Mọi con số đã được viết sẵn theo cách viết tiếng Việt. Thông tin chưa nhập là dòng chấm. Báo cáo lập từ dữ liệu minh họa phải nói
rõ điều đó: giữ phần `minh_hoa` trong mẫu.
"""


def page() -> str:
    """The whole page as Markdown."""
    lines = [_HEAD, "## Thẻ chung của các mẫu\n", *tag_table(Head)]
    for template, title in TITLES.items():
        lines += [
            f"\n## {title} (`{template.file}`)\n",
            *tag_table(template.record, set(get_type_hints(Head))),
        ]
    return "\n".join(lines) + "\n"


def tag_table(record: type, without: set[str] | None = None) -> Iterator[str]:
    """The tags of a record with what they say, as the lines of a Markdown table."""
    yield "| Thẻ | Nội dung |\n|---|---|"
    for name, hint in get_type_hints(record, include_extras=True).items():
        if name not in (without or set()):
            yield from _rows(name, hint)


def _rows(name: str, hint: Any) -> Iterator[str]:
    """A tag's row, and below it those of what stands in its list."""
    assert get_origin(hint) is Annotated, name
    kind, said = get_args(hint)
    listed = get_origin(kind) is tuple
    inner = get_args(kind)[0] if listed else None
    note = " (danh sách)" if listed else " (hình)" if kind is Picture else ""
    yield f"| `{name}` | {said}{note} |"
    if isinstance(inner, type) and inner is not str:
        for field, of in get_type_hints(inner, include_extras=True).items():
            yield from _rows(f"{name}[].{field}", of)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
