"""The frame of an official report: who issues it, where and when, who signs; what is not told stays a dotted line."""

from dataclasses import dataclass
from datetime import date

DOTS = "……………"
FEW_DOTS = "……"


@dataclass(frozen=True)
class Letterhead:
    """What the office itself knows of its report; every text may be empty.

    `number` and `symbol` make "Số: 12/BC-UBND". `authority` is who the signer signs for ("TM. ỦY BAN NHÂN DÂN"),
    `position` what the signer is. `recipients` are the lines below "Nơi nhận".
    """

    superior: str = ""
    agency: str = ""
    number: str = ""
    symbol: str = ""
    place: str = ""
    day: date | None = None
    addressee: str = ""
    authority: str = ""
    position: str = ""
    signer: str = ""
    recipients: tuple[str, ...] = ()


def dotted(text: str) -> str:
    """The text, or dots to be filled in by hand."""
    return text.strip() or DOTS


def said_date(day: date | None) -> str:
    """Say a date as a report does: "ngày 05 tháng 01 năm 2022", the first months with a zero that nobody can add to."""
    if day is None:
        return f"ngày {FEW_DOTS} tháng {FEW_DOTS} năm {FEW_DOTS}"
    month = f"{day.month:02d}" if day.month in (1, 2) else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"
