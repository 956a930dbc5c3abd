"""The formulas of the sheet `Tổng hợp`, over the named columns of the table.

They make the same totals as `scoring.score`, under the same keys (see `criteria.verdicts.Totals`). A row that needs
checking counts as one without data; what does not apply leaves both the points and their maximum.
"""

from dataclasses import dataclass

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


@dataclass(frozen=True)
class Ranges:
    """Where the totals look for what they add up, each range with one cell an indicator; by default the named columns.

    `which` stands for some of the indicators, as criteria of COUNTIFS and SUMIFS; what comes back are expressions.
    """

    group: str = COLUMN_NAMES[Column.GROUP]
    mandatory: str = COLUMN_NAMES[Column.MANDATORY]
    outcome: str = COLUMN_NAMES[Column.OUTCOME]
    points_max: str = COLUMN_NAMES[Column.POINTS_MAX]
    earned: str = COLUMN_NAMES[Column.POINTS]

    def in_subset(self, subset: Subset) -> str:
        """The indicators of a subset."""
        condition = {"applicable": '">=0"', "mandatory": "1", "optional": "0"}[subset]
        return f"{self.mandatory},{condition}"

    def in_group(self, group: str) -> str:
        """The indicators of a group that count for the base scale, or of what else the hidden column `GROUP` says."""
        return f"{self.group},{xl_text(group)}"

    def applicable(self, which: str) -> str:
        """How many apply."""
        return f"COUNTIFS({which})-COUNTIFS({which},{self.outcome},{_ASIDE})"

    def passed(self, which: str) -> str:
        """How many pass."""
        return f"COUNTIFS({which},{self.outcome},{_PASSED})"

    def missing(self, which: str) -> str:
        """How many have no figures, or figures that need checking."""
        return f"COUNTIFS({which},{self.outcome},{_MISSING})+COUNTIFS({which},{self.outcome},{_CHECK})"

    def to_check(self) -> str:
        """How many of all have figures that need checking."""
        return f'COUNTIFS({self.group},"?*",{self.outcome},{_CHECK})'

    def points(self, which: str) -> str:
        """What they earn."""
        return f"ROUND(SUMIFS({self.earned},{which}),3)"

    def most(self, which: str) -> str:
        """What those that apply could earn."""
        aside = f"SUMIFS({self.points_max},{which},{self.outcome},{_ASIDE})"
        return f"ROUND(SUMIFS({self.points_max},{which})-{aside},3)"

    def bonus(self, cap: float | None) -> str:
        """Points on top of the base scale, at most the edition's cap."""
        total = self.points(self.in_group(BONUS_KEY))
        return total if cap is None else f"MIN({cap!r},{total})"

    def penalty(self) -> str:
        """Points taken off the score."""
        return self.points(self.in_group(PENALTY_KEY))


NAMED = Ranges()
"""The columns of the ordinary checklist, by their defined names."""

ROWS_TO_CHECK = f"={NAMED.to_check()}"
UNEXPLAINED = f"=SUMPRODUCT((KetQua={_ASIDE})*(LEN(TRIM(GiaiTrinh))=0))"
WITHOUT_EVIDENCE = f"=SUMPRODUCT(((KetQua={_PASSED})+(KetQua={_FAILED}))*(LEN(TRIM(KiemChung))=0))"


def counts(which: str, row: int) -> dict[str, str]:
    """How many apply, pass, fail and are missing, by the column of the totals table."""
    return {
        "E": f"={NAMED.applicable(which)}",
        "F": f"={NAMED.passed(which)}",
        "G": f"=E{row}-F{row}-H{row}",
        "H": f"={NAMED.missing(which)}",
    }


def sums(which: str, row: int) -> dict[str, str]:
    """Points, their applicable maximum and the share, by the column of the totals table."""
    return {
        "B": f"={NAMED.points(which)}",
        "C": f"={NAMED.most(which)}",
        "D": f'=IF(C{row}>0,B{row}/C{row},"")',
    }


def score(points_cell: str, most_cell: str, scale: float, bonus_cell: str, penalty_cell: str) -> str:
    """Points over their applicable maximum on the edition's scale, with bonus and penalty; "" where nothing applies."""
    return f'=IF({most_cell}>0,{points_cell}*{scale!r}/{most_cell}+{bonus_cell}-{penalty_cell},"")'


def completeness(total_row: int) -> str:
    """The share of the applicable indicators that are answered."""
    return f"=IF(E{total_row}>0,1-H{total_row}/E{total_row},1)"
