"""The layout of the checklist workbook: sheets, head block and columns. The writer and the reader both use it."""

from dataclasses import dataclass
from enum import Enum

TEMPLATE_VERSION = "1"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""What a browser is told that an .xlsx is."""

CHECKLIST_SHEET = "Phiếu đánh giá"
TOTALS_SHEET = "Tổng hợp"
GUIDE_SHEET = "Hướng dẫn"
META_SHEET = "_xaso"
"""Hidden: key in column A, value in column B; the same facts as the custom document properties."""


EXPORT_FORMAT = "xaso_export"
"""The fact that a ranked export tells of itself, beside those of `Meta`."""


class Meta(Enum):
    """Facts about the workbook, kept as custom document properties and in the hidden sheet under these names."""

    EDITION = "xaso_edition"
    ERA = "xaso_era"
    UNIT = "xaso_unit"
    TEMPLATE = "xaso_template"
    ROUND = "xaso_round"


@dataclass(frozen=True)
class HeadField:
    """One line of the head block: a label on the left, what is filled in on its right."""

    label: str
    aliases: tuple[str, ...] = ()


class Head(Enum):
    """The head block, in order."""

    UNIT_NAME = HeadField("Đơn vị", ("Tên đơn vị", "Xã, phường, thị trấn", "Unit"))
    UNIT_CODE = HeadField("Mã đơn vị", ("Mã ĐVHC", "Mã xã", "Unit code"))
    DISTRICT = HeadField("Huyện", ("Huyện, thị xã, thành phố", "Quận, huyện", "District"))
    ERA = HeadField("Thời kỳ", ("Danh mục đơn vị hành chính", "Era"))
    ROUND = HeadField("Kỳ đánh giá", ("Kỳ", "Round"))
    FILLED_BY = HeadField("Người điền", ("Họ tên người điền", "Người lập", "Filled by"))
    FILLED_ON = HeadField("Ngày điền", ("Ngày lập", "Date"))


@dataclass(frozen=True)
class ColumnLook:
    """A column of the table: its header, other headers it is known by, and its width in characters."""

    title: str
    width: float
    aliases: tuple[str, ...] = ()
    hidden: bool = False


class Column(Enum):
    """The columns of the table, in the order of the blank checklist."""

    NUMBER = ColumnLook("STT", 5, ("TT", "Số TT", "Số thứ tự"))
    CODE = ColumnLook("Mã", 9, ("Mã chỉ tiêu", "Mã số", "Code"))
    NAME = ColumnLook("Chỉ tiêu", 36, ("Tên chỉ tiêu", "Chỉ số", "Nội dung", "Indicator"))
    METHOD = ColumnLook("Cách tính", 50, ("Cách xác định", "Cách xác định và tính điểm", "Method"))
    NUMERATOR = ColumnLook("Tử số", 11, ("Numerator",))
    DENOMINATOR = ColumnLook("Mẫu số", 11, ("Denominator",))
    VALUE = ColumnLook("Giá trị", 13, ("Kết quả thực hiện", "Value"))
    NOT_APPLICABLE = ColumnLook("Không áp dụng", 8, ("KAD", "Không áp dụng (x)", "Not applicable"))
    THRESHOLD = ColumnLook("Ngưỡng đạt", 13, ("Ngưỡng", "Mức đạt", "Threshold"))
    OUTCOME = ColumnLook("Kết quả", 17, ("Đánh giá", "Outcome"))
    POINTS_MAX = ColumnLook("Điểm tối đa", 9, ("Điểm chuẩn", "Maximum"))
    POINTS = ColumnLook("Điểm", 9, ("Điểm tự chấm", "Điểm đạt", "Points"))
    EVIDENCE = ColumnLook("Tài liệu kiểm chứng", 28, ("Minh chứng", "Tài liệu chứng minh", "Evidence"))
    EXPLANATION = ColumnLook("Giải trình", 28, ("Giải trình kết quả", "Ghi chú", "Explanation"))
    NUMERIC = ColumnLook("Giá trị tính", 10, hidden=True)
    """Hidden: the value as a number, "" where not answered, `NEEDS_CHECKING` where it cannot be understood."""
    MANDATORY = ColumnLook("Bắt buộc", 8, hidden=True)
    GROUP = ColumnLook("Nhóm", 8, hidden=True)
    BEST = ColumnLook("Đơn vị tốt nhất", 10, hidden=True)
    FRACTION = ColumnLook("Phần điểm", 10, hidden=True)
    """Hidden: the share of the points earned, "" where not answered; of a part, the share of that part."""

    @property
    def title(self) -> str:
        """The header."""
        return self.value.title


FIGURE_COLUMNS = (Column.NUMERATOR, Column.DENOMINATOR, Column.VALUE)
FILLED_COLUMNS = (*FIGURE_COLUMNS, Column.NOT_APPLICABLE, Column.EVIDENCE, Column.EXPLANATION)
"""What a person fills in, on the rows that ask for it."""

NEEDED_TO_RECOGNISE = (Column.CODE, *FIGURE_COLUMNS)
"""A row that holds these headers is the table's header row."""

NEEDED_TO_READ = (Column.CODE, *FILLED_COLUMNS)
"""Headers without which figures could be lost."""

AS_TYPED = 0.000050001
"""How far a percentage typed beside its counts may be from them: it may be rounded to two decimals (of a percent),
so half of the last one, and a hair for floating point. The reader and the live cells allow the same."""

NOT_APPLICABLE_MARK = "x"
NEEDS_CHECKING = "Kiểm tra lại"
"""What the live outcome says where a figure cannot be understood (a text where a number belongs, say)."""
