"""What a report can tell: frozen records whose fields are the tags of its template, in Vietnamese without marks.

An office writes these names into Word (`{{ ten_don_vi }}`), so that they stay as they are; `docs/mau-bao-cao.md` lists
them from here. All texts are ready to be read: numbers are said, what is not known is a dotted line.
Beside each type stands what the tag tells those who write templates.
"""

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True)
class Picture:
    """A chart as a picture: bytes of a PNG, what it shows in words, and its width on paper."""

    png: bytes
    described: str
    width_cm: float


@dataclass(frozen=True)
class Head:
    """The frame that all reports share."""

    co_quan_chu_quan: Annotated[str, "Cơ quan chủ quản, cấp trên trực tiếp"]
    co_quan: Annotated[str, "Cơ quan ban hành báo cáo"]
    so_ky_hieu: Annotated[str, "Số, ký hiệu, như “12/BC-UBND”"]
    dia_danh: Annotated[str, "Địa danh ghi trước ngày"]
    ngay_thang: Annotated[str, "“ngày … tháng … năm …”"]
    kinh_gui: Annotated[str, "Nơi báo cáo gửi đến; trống thì không in"]
    quyen_han: Annotated[str, "Quyền hạn ký, như “TM. ỦY BAN NHÂN DÂN”; trống thì không in"]
    chuc_vu: Annotated[str, "Chức vụ người ký"]
    nguoi_ky: Annotated[str, "Họ tên người ký"]
    noi_nhan: Annotated[tuple[str, ...], "Các dòng dưới “Nơi nhận”"]
    ky_danh_gia: Annotated[str, "Tên kỳ đánh giá"]
    bo_tieu_chi: Annotated[str, "Tên bộ tiêu chí"]
    luu_y: Annotated[tuple[str, ...], "Các câu lưu ý phải đi kèm: bộ tham chiếu, nguồn ngưỡng đạt"]
    minh_hoa: Annotated[bool, "Đúng nếu là dữ liệu minh họa; mẫu phải nói rõ điều đó"]


@dataclass(frozen=True)
class VerdictLine:
    """One verdict of the round."""

    ten: Annotated[str, "Tên kết luận"]
    so_don_vi: Annotated[str, "Số đơn vị"]
    ty_le: Annotated[str, "Tỷ lệ trong danh sách"]


@dataclass(frozen=True)
class PlaceLine:
    """One district, or one zone where the era has no districts."""

    ten: Annotated[str, "Tên huyện (vùng)"]
    duoc_giao: Annotated[str, "Số đơn vị được giao"]
    theo_ket_luan: Annotated[tuple[str, ...], "Số đơn vị theo từng kết luận, cùng thứ tự với `ket_luan`"]
    ty_le: Annotated[str, "Tỷ lệ hoàn thành"]


@dataclass(frozen=True)
class MissedLine:
    """One of the indicators that most units miss."""

    ma: Annotated[str, "Mã chỉ tiêu"]
    ten: Annotated[str, "Tên chỉ tiêu"]
    so_don_vi: Annotated[str, "Số đơn vị chưa đạt"]
    ty_le: Annotated[str, "Tỷ lệ trong số đơn vị có số liệu"]


@dataclass(frozen=True)
class RankLine:
    """One unit of the ranked list."""

    hang: Annotated[str, "Thứ hạng"]
    ten: Annotated[str, "Tên đơn vị"]
    huyen: Annotated[str, "Tên huyện"]
    diem: Annotated[str, "Tổng điểm"]
    so_dat: Annotated[str, "Chỉ tiêu đạt trên chỉ tiêu áp dụng"]
    ket_luan: Annotated[str, "Kết luận"]


@dataclass(frozen=True)
class NamedUnits:
    """Units of one district, named."""

    huyen: Annotated[str, "Tên huyện"]
    ten_don_vi: Annotated[str, "Tên các đơn vị, cách nhau bằng dấu phẩy"]


@dataclass(frozen=True)
class Rule:
    """One sentence of the method."""

    ten: Annotated[str, "Nội dung"]
    noi_dung: Annotated[str, "Quy tắc"]


@dataclass(frozen=True)
class ProvinceReport(Head):
    """The round's summary."""

    so_duoc_giao: Annotated[str, "Số đơn vị trong danh sách giao chỉ tiêu"]
    so_da_nop: Annotated[str, "Số đơn vị trong danh sách đã nộp phiếu"]
    ngoai_danh_sach: Annotated[str, "Số đơn vị ngoài danh sách cũng được chấm; trống nếu không có"]
    ket_luan: Annotated[tuple[VerdictLine, ...], "Các kết luận, từ tốt nhất; cuối cùng là chưa nộp phiếu"]
    dia_ban_goi_la: Annotated[str, "“Huyện” hoặc “Vùng”"]
    dia_ban: Annotated[tuple[PlaceLine, ...], "Kết quả theo huyện (vùng)"]
    anh_ket_luan: Annotated[Picture, "Biểu đồ kết luận theo huyện (vùng)"]
    hay_chua_dat: Annotated[tuple[MissedLine, ...], "Các chỉ tiêu nhiều đơn vị chưa đạt nhất"]
    anh_chua_dat: Annotated[Picture, "Biểu đồ các chỉ tiêu nhiều đơn vị chưa đạt nhất"]
    xep_hang: Annotated[tuple[RankLine, ...], "Bảng xếp hạng, theo thứ hạng"]
    thieu_so_lieu: Annotated[tuple[NamedUnits, ...], "Đơn vị đã nộp nhưng chưa đủ số liệu"]
    chua_nop: Annotated[tuple[NamedUnits, ...], "Đơn vị chưa nộp phiếu"]
    phuong_phap: Annotated[tuple[Rule, ...], "Điều kiện của từng kết luận và cách tính"]


@dataclass(frozen=True)
class IndicatorLine:
    """One indicator of the commune."""

    ma: Annotated[str, "Mã chỉ tiêu"]
    ten: Annotated[str, "Tên chỉ tiêu"]
    gia_tri: Annotated[str, "Giá trị, kèm số đếm"]
    nguong: Annotated[str, "Ngưỡng đạt của vùng"]
    ket_qua: Annotated[str, "Kết quả"]
    diem: Annotated[str, "Điểm"]
    toi_da: Annotated[str, "Điểm tối đa"]


@dataclass(frozen=True)
class GroupLine:
    """One group of the commune, with its indicators."""

    ten: Annotated[str, "Tên nhóm"]
    so_dat: Annotated[str, "Chỉ tiêu đạt trên chỉ tiêu áp dụng"]
    diem: Annotated[str, "Điểm của nhóm"]
    toi_da: Annotated[str, "Điểm tối đa áp dụng"]
    chi_tieu: Annotated[tuple[IndicatorLine, ...], "Các chỉ tiêu của nhóm"]


@dataclass(frozen=True)
class ToMend:
    """An indicator that is failed or has no data, and what it lacks."""

    ma: Annotated[str, "Mã chỉ tiêu"]
    ten: Annotated[str, "Tên chỉ tiêu"]
    con_thieu: Annotated[str, "Còn thiếu gì để đạt, bằng số người, hộ, hồ sơ…"]


@dataclass(frozen=True)
class CommuneReport(Head):
    """One commune's report on its criteria."""

    ten_don_vi: Annotated[str, "Tên đơn vị"]
    huyen: Annotated[str, "Tên huyện; trống nếu thời kỳ không có cấp huyện"]
    vung: Annotated[str, "Đồng bằng hoặc miền núi"]
    ket_luan: Annotated[str, "Kết luận"]
    vi_sao: Annotated[str, "Vì sao có kết luận này"]
    hoan_thanh: Annotated[bool, "Đúng nếu đơn vị hoàn thành; chỉ khi đó mới có phần đề nghị công nhận"]
    chua_du_so_lieu: Annotated[bool, "Đúng nếu còn chỉ tiêu chưa có số liệu"]
    diem: Annotated[str, "Tổng điểm được tính"]
    thang_diem: Annotated[str, "Thang điểm"]
    da_tham_dinh: Annotated[bool, "Đúng nếu tỉnh đã chấp nhận kết quả thẩm định"]
    diem_tu_cham: Annotated[str, "Tổng điểm tự chấm"]
    hang: Annotated[str, "Thứ hạng"]
    xep_loai: Annotated[str, "Xếp loại; trống nếu chưa đủ số liệu"]
    so_dat: Annotated[str, "Số chỉ tiêu đạt"]
    so_ap_dung: Annotated[str, "Số chỉ tiêu áp dụng"]
    so_chua_dat: Annotated[str, "Số chỉ tiêu chưa đạt"]
    so_chua_co: Annotated[str, "Số chỉ tiêu chưa có số liệu"]
    nhom: Annotated[tuple[GroupLine, ...], "Các nhóm với chỉ tiêu của nhóm"]
    can_bo_sung: Annotated[tuple[ToMend, ...], "Chỉ tiêu chưa đạt hoặc chưa có số liệu"]
