"""Writes the page about templates of letters with all their tags: `python -m docs.letter_tags`. A test keeps both equal."""

from pathlib import Path
from typing import get_type_hints

from docs.report_tags import tag_table
from mail.contents import DeskDigest, Head, UnitDigest
from mail.template_files import FOLDER, Template
from wording.tags import FILTERS

PAGE = Path(__file__).parent / "mau-thu.md"

_HEAD = f"""# Mẫu thư nhắc việc

Thư nhắc việc được viết từ mẫu văn bản thuần (UTF-8) có các thẻ. Cơ quan có thể dùng mẫu riêng:

1. Chép mẫu của phần mềm trong `mail/templates/` vào thư mục `{FOLDER}` trong thư mục dữ liệu của máy chủ (`XASO_DATA_DIR`,
   mặc định `var/`), giữ nguyên tên tệp: {", ".join(f"`{one.file('vi')}`" for one in Template)} (thư cho xã, cho huyện, cho tỉnh);
   bản tiếng Anh có đuôi `.en.txt`.
2. Sửa câu chữ. Dòng đầu là tiêu đề thư, dòng thứ hai để trống, rồi đến nội dung. Thư phải in `dia_chi_ngung`, nơi người nhận
   ngừng nhận thư.
3. Chạy `python cli.py remind --check`: mọi lỗi của mọi mẫu được nêu một lần. Mẫu riêng có lỗi thì chưa thư nào được gửi; phần
   mềm không tự lấy mẫu khác thay vào. Xóa tệp đi là trở về mẫu của phần mềm.

## Cách viết thẻ

| Viết | Để |
|---|---|
| `{{{{ ten_nguoi }}}}` | in một giá trị |
| `{{% if mot.chua_nop %}}` … `{{% else %}}` … `{{% endif %}}` | có hay không một phần |
| `{{% for mot in viec %}}` … `{{{{ mot.don_vi }}}}` … `{{% endfor %}}` | lặp một danh sách |
| `{{{{ mot.ky\\|upper }}}}` | đổi chữ; có {", ".join(f"`{name}`" for name in FILTERS)} |
| `{{{{ ten_nguoi or 'anh/chị' }}}}` | in giá trị thứ hai khi thẻ trống |

Dòng chỉ có thẻ `if`, `for`… thì không để lại dòng trống. Ngoài những thứ này mẫu không làm được gì khác: không tính toán, không
gọi hàm, không đọc tệp. Tên thẻ giống nhau trong mẫu tiếng Việt và tiếng Anh; giá trị in ra theo ngôn ngữ người nhận đã chọn.

Số đếm bằng không thì thẻ để trống, nên `{{% if mot.so_cho %}}` là “nếu có hồ sơ chờ”. Kỳ minh họa phải được nói rõ: giữ phần
`minh_hoa`. Tiến độ tháng là số xã tự báo cáo, chưa thẩm định: giữ câu nói điều đó.
"""


def page() -> str:
    """The whole page as Markdown."""
    shared = set(get_type_hints(Head))
    lines = [_HEAD, "## Thẻ chung của các mẫu\n", *tag_table(Head)]
    for title, record in (("Thư cho xã", UnitDigest), ("Thư cho huyện và cho tỉnh", DeskDigest)):
        lines += [f"\n## {title}\n", *tag_table(record, shared)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
