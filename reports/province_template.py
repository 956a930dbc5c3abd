"""The template of the province's report, part by part."""

from docx.document import Document as Word

from reports.official_form import (
    CENTRE,
    RIGHT,
    body,
    head,
    heading,
    line,
    new_document,
    page_break,
    picture,
    rule_below,
    tag,
    title,
)
from reports.official_tables import Column, across, repeated
from reports.shared_parts import addressee, demonstration, notices, signature


def province_template() -> Word:
    """The template of the province's report."""
    document = new_document()
    head(document)
    title(document, "BÁO CÁO", ["Kết quả đánh giá các tiêu chí chuyển đổi số cấp xã", "{{ ky_danh_gia }}"])
    demonstration(document)
    addressee(document)
    _province_in_general(document)
    _province_by_place(document)
    _province_missed(document)
    _province_lacking(document)
    _province_method(document)
    signature(document)
    page_break(document)
    _province_ranking(document)
    return document


def _province_in_general(document: Word) -> None:
    heading(document, "I. KẾT QUẢ CHUNG")
    body(
        document,
        "Kỳ đánh giá “{{ ky_danh_gia }}” áp dụng {{ bo_tieu_chi }}. Danh sách giao chỉ tiêu có {{ so_duoc_giao }} đơn vị; "
        "{{ so_da_nop }} đơn vị đã nộp phiếu đánh giá.{% if ngoai_danh_sach %} Có {{ ngoai_danh_sach }} đơn vị ngoài danh "
        "sách cũng được chấm điểm, không tính vào các bảng tổng hợp.{% endif %} Kết quả như sau:",
        keep=True,
    )
    repeated(
        document,
        "dong in ket_luan",
        (
            Column("Kết luận", 80, "{{ dong.ten }}"),
            Column("Số đơn vị", 35, "{{ dong.so_don_vi }}", RIGHT),
            Column("Tỷ lệ", 35, "{{ dong.ty_le }}", RIGHT),
        ),
        size=13,
    )


def _province_by_place(document: Word) -> None:
    heading(document, "II. KẾT QUẢ THEO {{ dia_ban_goi_la|upper }}")
    body(document, "Số đơn vị theo từng kết luận, trên số đơn vị được giao chỉ tiêu:", keep=True)
    across(
        document,
        ("cot in ket_luan", "dong in dia_ban", "so in dong.theo_ket_luan"),
        (
            Column("{{ dia_ban_goi_la }}", 38, "{{ dong.ten }}"),
            Column("{{ cot.ten }}", 16.5, "{{ so }}", RIGHT),
            Column("Được giao", 17, "{{ dong.duoc_giao }}", RIGHT),
            Column("Tỷ lệ hoàn thành", 22, "{{ dong.ty_le }}", RIGHT),
        ),
    )
    picture(document, "{{ anh_ket_luan }}", "Biểu đồ 1. Kết luận theo {{ dia_ban_goi_la|lower }}")


def _province_missed(document: Word) -> None:
    heading(document, "III. CHỈ TIÊU NHIỀU ĐƠN VỊ CHƯA ĐẠT NHẤT")
    tag(document, "{%p if hay_chua_dat %}")
    body(
        document,
        "Tỷ lệ tính trên số đơn vị có số liệu và thuộc diện áp dụng chỉ tiêu; đơn vị chưa có số liệu không bị tính là "
        "chưa đạt.",
        keep=True,
    )
    repeated(
        document,
        "dong in hay_chua_dat",
        (
            Column("Mã", 20, "{{ dong.ma }}"),
            Column("Chỉ tiêu", 96, "{{ dong.ten }}"),
            Column("Số đơn vị chưa đạt", 24, "{{ dong.so_don_vi }}", RIGHT),
            Column("Tỷ lệ", 20, "{{ dong.ty_le }}", RIGHT),
        ),
    )
    picture(document, "{{ anh_chua_dat }}", "Biểu đồ 2. Các chỉ tiêu nhiều đơn vị chưa đạt nhất")
    tag(document, "{%p else %}")
    body(document, "Chưa ghi nhận chỉ tiêu nào chưa đạt.")
    tag(document, "{%p endif %}")


def _province_lacking(document: Word) -> None:
    heading(document, "IV. ĐƠN VỊ CHƯA ĐỦ SỐ LIỆU, CHƯA NỘP PHIẾU")
    for name, has, has_not in (
        (
            "thieu_so_lieu",
            "1. Đã nộp phiếu nhưng chưa đủ số liệu (chưa có số liệu không phải là 0 và không phải là chưa đạt):",
            "1. Không có đơn vị nào đã nộp phiếu mà chưa đủ số liệu.",
        ),
        ("chua_nop", "2. Chưa nộp phiếu:", "2. Không có đơn vị nào chưa nộp phiếu."),
    ):
        tag(document, f"{{%p if {name} %}}")
        body(document, has, keep=True)
        tag(document, f"{{%p for dong in {name} %}}")
        body(document, "- {% if dong.huyen %}{{ dong.huyen }}: {% endif %}{{ dong.ten_don_vi }}.")
        tag(document, "{%p endfor %}")
        tag(document, "{%p else %}")
        body(document, has_not)
        tag(document, "{%p endif %}")


def _province_method(document: Word) -> None:
    heading(document, "V. CÁCH ĐÁNH GIÁ VÀ LƯU Ý")
    body(
        document,
        "Kết luận của mỗi đơn vị là kết luận đầu tiên có điều kiện thỏa mãn, theo thứ tự:",
        keep=True,
    )
    tag(document, "{%p for dong in phuong_phap %}")
    body(document, "- {{ dong.ten }}: {{ dong.noi_dung }}.")
    tag(document, "{%p endfor %}")
    body(
        document,
        "Tổng điểm bằng điểm chia cho điểm tối đa áp dụng, quy về thang điểm của bộ tiêu chí. Chỉ tiêu không áp dụng ra khỏi "
        "cả điểm lẫn điểm tối đa. Đơn vị chưa đủ số liệu được xếp sau các đơn vị đủ số liệu; đơn vị bằng điểm cùng thứ hạng.",
    )
    notices(document, keep=True)  # the signature does not stand alone on a page


def _province_ranking(document: Word) -> None:
    line(document, "PHỤ LỤC", bold=True)
    line(document, "BẢNG XẾP HẠNG", bold=True)
    line(
        document,
        "(Kèm theo Báo cáo số {{ so_ky_hieu }}, {{ ngay_thang }} của {{ co_quan }})",
        italic=True,
    )
    rule_below(document, 60)
    repeated(
        document,
        "dong in xep_hang",
        (
            Column("Hạng", 15, "{{ dong.hang }}", CENTRE),
            Column("Đơn vị", 39, "{{ dong.ten }}"),
            Column("Huyện", 40, "{{ dong.huyen }}"),
            Column("Điểm", 18, "{{ dong.diem }}", RIGHT),
            Column("Chỉ tiêu đạt", 15, "{{ dong.so_dat }}", CENTRE),
            Column("Kết luận", 33, "{{ dong.ket_luan }}"),
        ),
        size=11,
    )
