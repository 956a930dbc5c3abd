"""What a digest can tell: frozen records whose fields are the tags of its templates, in Vietnamese without marks.

An office writes these names into its own templates, so that they stay as they are, in templates of either language.
All texts are ready to be read, on one line, in the reader's language; a text without anything to tell is empty.
Beside each type stands what the tag tells those who write templates.
"""

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True)
class MonthDue:
    """A monthly report that a unit owes."""

    thang: Annotated[str, "Tháng, như “tháng 9/2022”"]
    han: Annotated[str, "Hạn báo cáo của tháng"]
    so_ngay_tre: Annotated[str, "Số ngày đã trễ; trống nếu chưa trễ"]


@dataclass(frozen=True)
class UnitDuty:
    """What one unit still has to do in one round."""

    don_vi: Annotated[str, "Tên đơn vị"]
    ky: Annotated[str, "Tên kỳ đánh giá"]
    minh_hoa: Annotated[bool, "Đúng nếu kỳ là dữ liệu minh họa; mẫu phải nói rõ điều đó"]
    han_nop: Annotated[str, "Hạn nộp của đơn vị (tính cả gia hạn); trống nếu kỳ không có hạn"]
    so_ngay_con: Annotated[str, "Số ngày còn đến hạn, “0” là hôm nay; trống nếu kỳ không có hạn"]
    chua_nop: Annotated[bool, "Đúng nếu chưa nộp phiếu nào"]
    ban_nhap: Annotated[bool, "Đúng nếu có bản nháp đã lưu mà chưa nộp"]
    bi_tra_lai: Annotated[bool, "Đúng nếu phiếu bị trả lại để sửa"]
    ly_do: Annotated[str, "Lý do trả lại"]
    so_con_thieu: Annotated[str, "Số chỉ tiêu còn thiếu số liệu trong phiếu; trống nếu không thiếu"]
    con_thieu: Annotated[str, "Mã các chỉ tiêu còn thiếu số liệu"]
    bao_cao_thang: Annotated[tuple[MonthDue, ...], "Các báo cáo tháng còn nợ"]
    so_cham: Annotated[str, "Số chỉ tiêu đạt còn kém so với tiến độ cần có; trống nếu không chậm"]
    dia_chi_nop: Annotated[str, "Địa chỉ trang Nộp phiếu"]
    dia_chi_tien_do: Annotated[str, "Địa chỉ trang Tiến độ tháng"]


@dataclass(frozen=True)
class RoundDuty:
    """What waits in one round for a district or for the province."""

    ky: Annotated[str, "Tên kỳ đánh giá"]
    minh_hoa: Annotated[bool, "Đúng nếu kỳ là dữ liệu minh họa; mẫu phải nói rõ điều đó"]
    han_nop: Annotated[str, "Hạn nộp của kỳ; trống nếu không có"]
    so_ngay_con: Annotated[str, "Số ngày còn đến hạn, “0” là hôm nay; trống nếu không có hạn hoặc đã qua"]
    so_don_vi: Annotated[str, "Số đơn vị trong danh sách giao mà người nhận phụ trách"]
    so_da_nop: Annotated[str, "Số đơn vị đã nộp phiếu"]
    so_cho: Annotated[
        str, "Số hồ sơ chờ người nhận kiểm tra (huyện) hoặc thẩm định (tỉnh); trống nếu không có"
    ]
    cho: Annotated[str, "Tên các đơn vị đó; danh sách dài thì kể vài tên đầu"]
    so_cho_huyen: Annotated[
        str, "Số hồ sơ còn chờ huyện kiểm tra (chỉ trong thư của tỉnh); trống nếu không có"
    ]
    so_tra_lai: Annotated[str, "Số hồ sơ đang bị trả lại để sửa; trống nếu không có"]
    tra_lai: Annotated[str, "Tên các đơn vị đó"]
    so_chua_nop: Annotated[str, "Số đơn vị chưa nộp; trống nếu không có hoặc chưa gần hạn"]
    chua_nop: Annotated[str, "Tên các đơn vị đó"]
    thang: Annotated[str, "Tháng phải báo cáo tiến độ; trống nếu kỳ không có báo cáo tháng"]
    han_thang: Annotated[str, "Hạn báo cáo của tháng đó"]
    so_chua_bao_cao: Annotated[str, "Số đơn vị chưa báo cáo tháng đó; trống nếu không có"]
    chua_bao_cao: Annotated[str, "Tên các đơn vị đó"]
    so_cham: Annotated[str, "Số đơn vị chậm so với tiến độ cần có, theo số tự báo cáo; trống nếu không có"]
    cham: Annotated[str, "Tên các đơn vị đó"]
    dia_chi_xu_ly: Annotated[str, "Địa chỉ trang Kiểm tra / Thẩm định"]
    dia_chi_tien_do: Annotated[str, "Địa chỉ trang Tiến độ tháng"]


@dataclass(frozen=True)
class Head:
    """The frame that all digests share."""

    ten_nguoi: Annotated[str, "Tên người nhận, như trong tài khoản"]
    ngay: Annotated[str, "Ngày lập thư"]
    dia_chi: Annotated[str, "Địa chỉ của Xã Số"]
    dia_chi_ngung: Annotated[str, "Địa chỉ trang Nhắc việc, nơi ngừng nhận thư; phải có trong thư"]


@dataclass(frozen=True)
class UnitDigest(Head):
    """The digest of a commune's officer."""

    so_viec: Annotated[str, "Số đơn vị và kỳ có việc"]
    viec: Annotated[tuple[UnitDuty, ...], "Việc của từng đơn vị trong từng kỳ"]


@dataclass(frozen=True)
class DeskDigest(Head):
    """The digest of a district's officer, an appraiser or an administrator."""

    noi: Annotated[str, "Huyện của người nhận; trống trong thư của tỉnh"]
    so_ky: Annotated[str, "Số kỳ có việc"]
    ky: Annotated[tuple[RoundDuty, ...], "Việc trong từng kỳ"]
