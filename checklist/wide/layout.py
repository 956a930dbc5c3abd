"""The layout of the wide form: its sheets, its columns and their keys. The writer and the reader both use it.

Every column that a person fills has a key such as `XHS.02 · Tử số` in one row above the communes. The reader goes by
these keys alone, so that columns may be moved, added or deleted, and the headers above them may be changed.
"""

from dataclasses import dataclass
from enum import Enum

from checklist.layout import Column, Head

FIGURES_SHEET = "Phiếu tổng hợp"
EVIDENCE_SHEET = "Tài liệu kiểm chứng"

SEPARATOR = "·"
"""Between the Mã and the column's name in a key."""

ROW_HEIGHT = 20
"""Points that the row of a commune takes; it grows with its texts."""


def key_of(slot: str, column: Column) -> str:
    """The key of a column: `XHS.02 · Tử số`."""
    return f"{slot} {SEPARATOR} {column.title}"


@dataclass(frozen=True)
class LeadLook:
    """A column on the left: its header and its width in characters."""

    title: str
    width: float


class Lead(Enum):
    """The columns that tell the commune. The reader knows code, name and district by the labels of `Head`."""

    NUMBER = LeadLook("STT", 5)
    CODE = LeadLook(Head.UNIT_CODE.value.label, 11)
    NAME = LeadLook("Tên đơn vị", 24)
    DISTRICT = LeadLook(Head.DISTRICT.value.label, 20)
    """Only where the communes are of several districts; else the head block tells it."""
    ZONE = LeadLook("Vùng", 11)


class Summary(Enum):
    """The live columns beside them: how far the commune's row is filled, and what it comes to."""

    ANSWERED = LeadLook("Có số liệu", 8)
    PASSED = LeadLook("Đạt", 6)
    FAILED = LeadLook("Chưa đạt", 7)
    TO_CHECK = LeadLook("Kiểm tra lại", 9)
    SCORE = LeadLook("Điểm", 9)
    VERDICT = LeadLook("Kết luận", 24)
