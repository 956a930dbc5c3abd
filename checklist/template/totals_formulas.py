"""The formulas of the sheet `Tổng hợp`, over the named columns of the table.

They make the same totals as `scoring.score`, under the same keys (see `criteria.verdicts.Totals`). A row that needs
checking counts as one without data; what does not apply leaves both the points and their maximum.
"""

from checklist.layout import NEEDS_CHECKING, Column
from checklist.template.live_cells import BONUS_KEY, PENALTY_KEY, word
from criteria.inputs import xl_text
from criteria.verdicts import Subset
from scoring import Outcome

COLUMN_NAMES = {
    Column.GROUP: "Nhom",
    Column.MANDATORY: "BatBuoc",
    Column.OUTCOME: "KetQua",
    Column.POINTS_MAX: "DiemToiDa",
    Column.POINTS: "Diem",
    Column.EVIDENCE: "KiemChung",
    Column.EXPLANATION: "GiaiTrinh",
}
"""Defined names of the table's columns."""

_ASIDE, _PASSED, _FAILED = word(Outcome.NOT_APPLICABLE), word(Outcome.PASSED), word(Outcome.FAILED)
_MISSING, _CHECK = word(Outcome.MISSING), xl_text(NEEDS_CHECKING)

IN_SUBSET: dict[Subset, str] = {
    "applicable": 'BatBuoc,">=0"',
    "mandatory": "BatBuoc,1",
    "optional": "BatBuoc,0",
}
"""The indicators of a subset, as criteria of COUNTIFS and SUMIFS."""

ROWS_TO_CHECK = f'=COUNTIFS(Nhom,"?*",KetQua,{_CHECK})'
UNEXPLAINED = f"=SUMPRODUCT((KetQua={_ASIDE})*(LEN(TRIM(GiaiTrinh))=0))"
WITHOUT_EVIDENCE = f"=SUMPRODUCT(((KetQua={_PASSED})+(KetQua={_FAILED}))*(LEN(TRIM(KiemChung))=0))"


def in_group(group: str) -> str:
    """The indicators of a group that count for the base scale, as criteria of COUNTIFS and SUMIFS."""
    return f"Nhom,{xl_text(group)}"


def counts(which: str, row: int) -> dict[str, str]:
    """How many apply, pass, fail and are missing, by the column of the totals table."""
    return {
        "E": f"=COUNTIFS({which})-COUNTIFS({which},KetQua,{_ASIDE})",
        "F": f"=COUNTIFS({which},KetQua,{_PASSED})",
        "G": f"=E{row}-F{row}-H{row}",
        "H": f"=COUNTIFS({which},KetQua,{_MISSING})+COUNTIFS({which},KetQua,{_CHECK})",
    }


def sums(which: str, row: int) -> dict[str, str]:
    """Points, their applicable maximum and the share, by the column of the totals table."""
    return {
        "B": f"=ROUND(SUMIFS(Diem,{which}),3)",
        "C": f"=ROUND(SUMIFS(DiemToiDa,{which})-SUMIFS(DiemToiDa,{which},KetQua,{_ASIDE}),3)",
        "D": f'=IF(C{row}>0,B{row}/C{row},"")',
    }


def bonus(cap: float | None) -> str:
    """Points on top of the base scale, at most the edition's cap."""
    total = f'ROUND(SUMIFS(Diem,Nhom,"{BONUS_KEY}"),3)'
    return f"={total}" if cap is None else f"=MIN({cap!r},{total})"


def penalty() -> str:
    """Points taken off the score."""
    return f'=ROUND(SUMIFS(Diem,Nhom,"{PENALTY_KEY}"),3)'


def score(total_row: int, scale: float, bonus_cell: str, penalty_cell: str) -> str:
    """Points over their applicable maximum on the edition's scale, with bonus and penalty; "" where nothing applies."""
    return f'=IF(C{total_row}>0,B{total_row}*{scale!r}/C{total_row}+{bonus_cell}-{penalty_cell},"")'


def completeness(total_row: int) -> str:
    """The share of the applicable indicators that are answered."""
    return f"=IF(E{total_row}>0,1-H{total_row}/E{total_row},1)"
