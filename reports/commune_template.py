"""The template of a commune's report, part by part."""

from docx.document import Document as Word

from reports.official_form import RIGHT, body, head, heading, new_document, tag, title
from reports.official_tables import Column, in_groups, repeated
from reports.shared_parts import addressee, demonstration, notices, signature


def commune_template() -> Word:
    """The template of a commune's report."""
    document = new_document()
    head(document)
    title(document, "BÁO CÁO", ["Kết quả thực hiện các tiêu chí chuyển đổi số", "{{ ky_danh_gia }}"])
    demonstration(document)
    addressee(document)
    _commune_in_general(document)
    _commune_by_indicator(document)
    _commune_to_mend(document)
    _commune_request(document)
    signature(document)
    return document


def _commune_in_general(document: Word) -> None:
    heading(document, "I. KẾT QUẢ CHUNG")
    body(
        document,
        "{{ ten_don_vi }}{% if huyen %}, {{ huyen }}{% endif %} (vùng {{ vung|lower }}) báo cáo kết quả thực hiện theo "
        "{{ bo_tieu_chi }}, kỳ “{{ ky_danh_gia }}”:",
    )
    body(document, "- Kết luận: {{ vi_sao }}")
    body(
        document,
        "- Tổng điểm{% if da_tham_dinh %} sau thẩm định{% endif %}: {{ diem }}/{{ thang_diem }} (điểm tự chấm "
        "{{ diem_tu_cham }}){% if xep_loai %}; xếp loại: {{ xep_loai }}{% endif %}; thứ hạng: {{ hang }}.",
    )
    notices(document)


def _commune_by_indicator(document: Word) -> None:
    heading(document, "II. KẾT QUẢ TỪNG CHỈ TIÊU")
    in_groups(
        document,
        (
            "nhom_chi_tieu in nhom",
            "{{ nhom_chi_tieu.ten }}: đạt {{ nhom_chi_tieu.so_dat }} chỉ tiêu áp dụng",
            ["{{ nhom_chi_tieu.diem }}/{{ nhom_chi_tieu.toi_da }}"],
        ),
        "dong in nhom_chi_tieu.chi_tieu",
        (
            Column("Mã", 17, "{{ dong.ma }}"),
            Column("Chỉ tiêu", 50, "{{ dong.ten }}"),
            Column("Giá trị", 27, "{{ dong.gia_tri }}", RIGHT),
            Column("Ngưỡng đạt", 21, "{{ dong.nguong }}", RIGHT),
            Column("Kết quả", 20, "{{ dong.ket_qua }}"),
            Column("Điểm", 25, "{{ dong.diem }}/{{ dong.toi_da }}", RIGHT),
        ),
        size=11,
    )


def _commune_to_mend(document: Word) -> None:
    heading(document, "III. CHỈ TIÊU CHƯA ĐẠT, CHƯA CÓ SỐ LIỆU")
    tag(document, "{%p if can_bo_sung %}")
    repeated(
        document,
        "dong in can_bo_sung",
        (
            Column("Mã", 17, "{{ dong.ma }}"),
            Column("Chỉ tiêu", 81, "{{ dong.ten }}"),
            Column("Còn thiếu", 62, "{{ dong.con_thieu }}"),
        ),
        size=11,
    )
    tag(document, "{%p else %}")
    body(document, "Không có: mọi chỉ tiêu áp dụng đều có số liệu và đều đạt.")
    tag(document, "{%p endif %}")


def _commune_request(document: Word) -> None:
    tag(document, "{%p if hoan_thanh %}")
    heading(document, "IV. ĐỀ NGHỊ")
    body(
        document,
        "Căn cứ kết quả trên (kết luận “{{ ket_luan }}”), đề nghị {{ kinh_gui or 'cấp có thẩm quyền' }} xem xét, công nhận "
        "{{ ten_don_vi }} hoàn thành các tiêu chí chuyển đổi số của kỳ “{{ ky_danh_gia }}”.",
    )
    tag(document, "{%p endif %}")
