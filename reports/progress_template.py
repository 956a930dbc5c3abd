"""The templates of the reports of monthly progress: of an area (the province, a district), and of a commune."""

from docx.document import Document as Word

from reports.official_form import RIGHT, body, head, heading, new_document, picture, tag, title
from reports.official_tables import Column, repeated
from reports.shared_parts import addressee, demonstration, notices, signature

_OWN_WORDS = "Số liệu do các đơn vị tự báo cáo, chưa thẩm định; không phải kết quả của kỳ đánh giá."


def area_template() -> Word:
    """The template of the progress of the province or a district."""
    document = _begun("Tiến độ thực hiện các tiêu chí chuyển đổi số cấp xã {{ thoi_gian }}")
    heading(document, "I. TÌNH HÌNH CHUNG")
    body(
        document,
        "{{ pham_vi }} có {{ so_don_vi }} đơn vị phải báo cáo tiến độ {{ thoi_gian }} của kỳ “{{ ky_danh_gia }}”: "
        "{{ so_da_bao_cao }} đơn vị đã báo cáo, {{ so_chua_bao_cao }} đơn vị chưa báo cáo (trong đó {{ so_qua_han }} đã quá "
        "hạn). Theo số tự báo cáo, {{ so_hoan_thanh }} đơn vị hoàn thành; {{ so_cham_nhip }} đơn vị chậm so với nhịp cần để "
        "kịp ngày {{ ngay_dich }}. Tỷ lệ chỉ tiêu đạt là {{ ty_le_dat }}, nhịp cần là {{ ty_le_nhip }}.",
    )
    body(document, _OWN_WORDS + " {{ cach_tinh_nhip }}")
    picture(document, "{{ anh_tien_do }}", "Biểu đồ 1. Tỷ lệ chỉ tiêu đạt theo tháng, so với nhịp")
    _places(document)
    _moved(document)
    _behind(document)
    _silent(document)
    notices(document, keep=True)
    signature(document)
    return document


def unit_template() -> Word:
    """The template of the progress of a commune."""
    document = _begun("Tiến độ thực hiện các tiêu chí chuyển đổi số {{ thoi_gian }}")
    heading(document, "I. TIẾN ĐỘ CHUNG")
    body(
        document,
        "{{ ten_don_vi }}{% if huyen %}, {{ huyen }}{% endif %} báo cáo tiến độ {{ thoi_gian }} theo {{ bo_tieu_chi }}, kỳ “"
        "{{ ky_danh_gia }}”:",
    )
    body(
        document,
        "- Kết luận: {{ ket_luan }}{% if ket_luan_truoc %} ({{ so_voi }}: {{ ket_luan_truoc }}){% endif %}.",
    )
    body(document, "- Tổng điểm: {{ diem }}{% if diem_truoc %} ({{ so_voi }}: {{ diem_truoc }}){% endif %}.")
    body(
        document,
        "- Đạt {{ so_dat }}/{{ so_ap_dung }} chỉ tiêu áp dụng; theo nhịp cần đạt {{ nhip }}{% if cham %}, chậm {{ cham }} chỉ "
        "tiêu{% endif %}{% if moi_thang %}; cần đạt thêm {{ moi_thang }} chỉ tiêu mỗi tháng để đạt mọi chỉ tiêu vào "
        "{{ ngay_dich }}{% endif %}.",
    )
    tag(document, "{%p if thang_thieu %}")
    body(document, "- Chưa báo cáo: {{ thang_thieu }}; số liệu trên là số gần nhất đã có.")
    tag(document, "{%p endif %}")
    body(document, "Số liệu do đơn vị tự báo cáo, chưa thẩm định. {{ cach_tinh_nhip }}")
    heading(document, "II. CHỈ TIÊU ĐỔI KẾT QUẢ")
    tag(document, "{%p if thay_doi %}")
    repeated(
        document,
        "dong in thay_doi",
        (
            Column("Mã", 19, "{{ dong.ma }}"),
            Column("Chỉ tiêu", 75, "{{ dong.ten }}"),
            Column("Trước", 33, "{{ dong.truoc }}"),
            Column("Nay", 33, "{{ dong.nay }}"),
        ),
        size=11,
    )
    tag(document, "{%p else %}")
    body(document, "Không có chỉ tiêu nào đổi kết quả.")
    tag(document, "{%p endif %}")
    notices(document, keep=True)
    signature(document)
    return document


def _begun(subject: str) -> Word:
    document = new_document()
    head(document)
    title(document, "BÁO CÁO", [subject, "{{ ky_danh_gia }}"])
    demonstration(document)
    addressee(document)
    return document


def _places(document: Word) -> None:
    tag(document, "{%p if dia_ban %}")
    body(document, "Theo huyện:", keep=True)
    repeated(
        document,
        "dong in dia_ban",
        (
            Column("Huyện", 48, "{{ dong.ten }}"),
            Column("Số đơn vị", 20, "{{ dong.so_don_vi }}", RIGHT),
            Column("Đã báo cáo", 22, "{{ dong.da_bao_cao }}", RIGHT),
            Column("Chậm nhịp", 22, "{{ dong.cham_nhip }}", RIGHT),
            Column("Hoàn thành", 24, "{{ dong.hoan_thanh }}", RIGHT),
            Column("Tỷ lệ chỉ tiêu đạt", 24, "{{ dong.ty_le }}", RIGHT),
        ),
        size=11,
    )
    tag(document, "{%p endif %}")


def _moved(document: Word) -> None:
    heading(document, "II. NHỮNG THAY ĐỔI{% if so_voi %} SO VỚI {{ so_voi|upper }}{% endif %}")
    tag(document, "{%p if doi_ket_luan %}")
    body(document, "Đơn vị đổi kết luận:", keep=True)
    repeated(
        document,
        "dong in doi_ket_luan",
        (
            Column("Đơn vị", 42, "{{ dong.ten }}"),
            Column("Huyện", 42, "{{ dong.huyen }}"),
            Column("Trước", 38, "{{ dong.truoc }}"),
            Column("Nay", 38, "{{ dong.nay }}"),
        ),
        size=11,
    )
    tag(document, "{%p else %}")
    body(document, "Không ghi nhận đơn vị nào đổi kết luận.")
    tag(document, "{%p endif %}")
    tag(document, "{%p if chi_tieu %}")
    body(document, "Chỉ tiêu có thay đổi, tính theo số đơn vị:", keep=True)
    repeated(
        document,
        "dong in chi_tieu",
        (
            Column("Mã", 20, "{{ dong.ma }}"),
            Column("Chỉ tiêu", 92, "{{ dong.ten }}"),
            Column("Mới đạt", 22, "{{ dong.moi_dat }}", RIGHT),
            Column("Không còn đạt", 26, "{{ dong.khong_con_dat }}", RIGHT),
        ),
        size=11,
    )
    tag(document, "{%p endif %}")


def _behind(document: Word) -> None:
    heading(document, "III. ĐƠN VỊ CHẬM SO VỚI NHỊP")
    tag(document, "{%p if cham_nhip %}")
    repeated(
        document,
        "dong in cham_nhip",
        (
            Column("Đơn vị", 40, "{{ dong.ten }}"),
            Column("Huyện", 40, "{{ dong.huyen }}"),
            Column("Chỉ tiêu đạt", 20, "{{ dong.so_dat }}", RIGHT),
            Column("Nhịp", 18, "{{ dong.nhip }}", RIGHT),
            Column("Chậm", 16, "{{ dong.cham }}", RIGHT),
            Column("Cần thêm mỗi tháng", 26, "{{ dong.moi_thang }}", RIGHT),
        ),
        size=11,
    )
    tag(document, "{%p else %}")
    body(document, "Không có đơn vị nào đã báo cáo mà chậm nhịp.")
    tag(document, "{%p endif %}")


def _silent(document: Word) -> None:
    heading(document, "IV. ĐƠN VỊ CHƯA BÁO CÁO")
    tag(document, "{%p if chua_bao_cao %}")
    repeated(
        document,
        "dong in chua_bao_cao",
        (
            Column("Đơn vị", 45, "{{ dong.ten }}"),
            Column("Huyện", 45, "{{ dong.huyen }}"),
            Column("Tháng chưa báo cáo", 45, "{{ dong.thang }}"),
            Column("Quá hạn", 25, "{{ dong.qua_han }}", RIGHT),
        ),
        size=11,
    )
    tag(document, "{%p else %}")
    body(document, "Tất cả các đơn vị đã báo cáo.")
    tag(document, "{%p endif %}")
