"""Progress from month to month: what moved, who has not reported, who falls behind the pace to the deadline."""

from analysis.progress.changes import Change, ChangeKind, Given, changes
from analysis.progress.months import Month
from analysis.progress.moves import MOVES, Moved, moved
from analysis.progress.pace import months_left, pace
from analysis.progress.quarters import Quarter

__all__ = [
    "MOVES",
    "Change",
    "ChangeKind",
    "Given",
    "Month",
    "Moved",
    "Quarter",
    "changes",
    "months_left",
    "moved",
    "pace",
]
