"""What a report of monthly progress can tell, as `reports.contents` says: fields are the tags of the templates."""

from dataclasses import dataclass
from typing import Annotated

from reports.contents import Head, Picture


@dataclass(frozen=True)
class Told(Head):
    """What both reports of progress say of their period."""

    thoi_gian: Annotated[str, "Tháng hoặc quý được báo cáo, như “tháng 9/2022”"]
    so_voi: Annotated[str, "Thời điểm đem so sánh, như “tháng 8/2022”; trống nếu trước đó chưa có số liệu"]
    ngay_dich: Annotated[str, "Ngày mà nhịp tiến độ hướng tới"]
    cach_tinh_nhip: Annotated[str, "Nhịp được tính thế nào, trong một câu"]


@dataclass(frozen=True)
class VerdictMoved:
    """A unit whose verdict changed."""

    ten: Annotated[str, "Tên đơn vị"]
    huyen: Annotated[str, "Tên huyện"]
    truoc: Annotated[str, "Kết luận trước"]
    nay: Annotated[str, "Kết luận nay"]


@dataclass(frozen=True)
class IndicatorMoved:
    """An indicator that units newly pass, or no longer."""

    ma: Annotated[str, "Mã chỉ tiêu"]
    ten: Annotated[str, "Tên chỉ tiêu"]
    moi_dat: Annotated[str, "Số đơn vị mới đạt"]
    khong_con_dat: Annotated[str, "Số đơn vị không còn đạt"]


@dataclass(frozen=True)
class PlaceProgress:
    """One district."""

    ten: Annotated[str, "Tên huyện"]
    so_don_vi: Annotated[str, "Số đơn vị phải báo cáo"]
    da_bao_cao: Annotated[str, "Số đã báo cáo"]
    cham_nhip: Annotated[str, "Số chậm nhịp"]
    hoan_thanh: Annotated[str, "Số hoàn thành"]
    ty_le: Annotated[str, "Tỷ lệ chỉ tiêu đạt"]


@dataclass(frozen=True)
class Behind:
    """A unit that is behind the pace."""

    ten: Annotated[str, "Tên đơn vị"]
    huyen: Annotated[str, "Tên huyện"]
    so_dat: Annotated[str, "Chỉ tiêu đạt trên chỉ tiêu áp dụng"]
    nhip: Annotated[str, "Số chỉ tiêu cần đạt theo nhịp"]
    cham: Annotated[str, "Còn thiếu bao nhiêu chỉ tiêu so với nhịp"]
    moi_thang: Annotated[str, "Cần đạt thêm mỗi tháng để kịp ngày đích"]


@dataclass(frozen=True)
class Silent:
    """A unit that has not reported."""

    ten: Annotated[str, "Tên đơn vị"]
    huyen: Annotated[str, "Tên huyện"]
    thang: Annotated[str, "Các tháng chưa báo cáo"]
    qua_han: Annotated[str, "Số ngày quá hạn; “–” nếu chưa đến hạn"]


@dataclass(frozen=True)
class AreaProgress(Told):
    """The progress of the province or of a district."""

    pham_vi: Annotated[str, "“Toàn bộ danh sách” hoặc tên huyện"]
    so_don_vi: Annotated[str, "Số đơn vị phải báo cáo"]
    so_da_bao_cao: Annotated[str, "Số đơn vị đã báo cáo"]
    so_chua_bao_cao: Annotated[str, "Số đơn vị chưa báo cáo"]
    so_qua_han: Annotated[str, "Trong đó đã quá hạn"]
    so_cham_nhip: Annotated[str, "Số đơn vị chậm nhịp, chỉ trong các đơn vị đã báo cáo"]
    so_hoan_thanh: Annotated[str, "Số đơn vị hoàn thành, theo số tự báo cáo"]
    ty_le_dat: Annotated[str, "Tỷ lệ chỉ tiêu đạt của mọi đơn vị có số liệu"]
    ty_le_nhip: Annotated[str, "Tỷ lệ cần đạt theo nhịp"]
    anh_tien_do: Annotated[Picture, "Biểu đồ tỷ lệ đạt theo tháng và nhịp"]
    doi_ket_luan: Annotated[tuple[VerdictMoved, ...], "Đơn vị đổi kết luận"]
    chi_tieu: Annotated[tuple[IndicatorMoved, ...], "Chỉ tiêu có đơn vị mới đạt hoặc không còn đạt"]
    dia_ban: Annotated[tuple[PlaceProgress, ...], "Theo huyện; trống nếu báo cáo của một huyện"]
    cham_nhip: Annotated[tuple[Behind, ...], "Đơn vị chậm nhịp"]
    chua_bao_cao: Annotated[tuple[Silent, ...], "Đơn vị chưa báo cáo"]


@dataclass(frozen=True)
class CellMoved:
    """An indicator of the commune whose outcome changed."""

    ma: Annotated[str, "Mã chỉ tiêu"]
    ten: Annotated[str, "Tên chỉ tiêu"]
    truoc: Annotated[str, "Kết quả trước"]
    nay: Annotated[str, "Kết quả nay"]


@dataclass(frozen=True)
class UnitProgress(Told):
    """The progress of one commune."""

    ten_don_vi: Annotated[str, "Tên đơn vị"]
    huyen: Annotated[str, "Tên huyện; trống nếu thời kỳ không có cấp huyện"]
    thang_thieu: Annotated[str, "Các tháng chưa báo cáo trong thời gian này; trống nếu đã báo cáo đủ"]
    ket_luan: Annotated[str, "Kết luận theo số tự báo cáo"]
    ket_luan_truoc: Annotated[str, "Kết luận trước đó; trống nếu chưa có số liệu"]
    diem: Annotated[str, "Tổng điểm theo số tự báo cáo"]
    diem_truoc: Annotated[str, "Tổng điểm trước đó; trống nếu chưa có số liệu"]
    so_dat: Annotated[str, "Số chỉ tiêu đạt"]
    so_ap_dung: Annotated[str, "Số chỉ tiêu áp dụng"]
    nhip: Annotated[str, "Số chỉ tiêu cần đạt theo nhịp"]
    cham: Annotated[str, "Chậm bao nhiêu chỉ tiêu so với nhịp; trống nếu không chậm"]
    moi_thang: Annotated[str, "Cần đạt thêm mỗi tháng để kịp ngày đích; trống nếu không cần thêm"]
    thay_doi: Annotated[tuple[CellMoved, ...], "Chỉ tiêu đổi kết quả"]
