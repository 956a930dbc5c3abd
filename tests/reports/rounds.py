"""A small round for reports: its edition, its answers, and a report as it comes out."""

from dataclasses import replace

from reports import Letterhead, ProvinceReport, Template, commune_report, ours, rendered
from store import Results
from tests.editions import BOOLEAN, COUNT, Said, edition_text, indicator
from units import load_units

UNITS = load_units("2022")
DONE, FAILED, LACKING, LATE = (
    str(UNITS.index[UNITS["district_name"] == name][0])
    for name in ("Huyện Hậu Lộc", "Huyện Nga Sơn", "Huyện Hà Trung", "Huyện Quan Hóa")
)
EDITION = edition_text(
    indicator("A.1", level="60%", mountain="50%"),
    indicator("A.2", input=COUNT, level="4"),
    indicator(
        "B.1", input=BOOLEAN, rule="boolean", level="Có", group="B", more="not_applicable: Khi không có"
    ),
    scale=300,
    groups="AB",
)
ANSWERS: dict[str, dict[str, Said]] = {
    DONE: {"A.1": "3/5", "A.2": 5.0, "B.1": "x"},
    FAILED: {"A.1": "1123/2000", "A.2": 1.0, "B.1": 1.0},
    LACKING: {"A.1": "4/5", "A.2": None, "B.1": 0.0},
}


def province(told: ProvinceReport) -> bytes:
    """The province's report by our template."""
    return rendered(ours(Template.PROVINCE), told, "Báo cáo")


def commune(rated: Results, code: str, letterhead: Letterhead | None = None) -> bytes:
    """A commune's report by our template."""
    return rendered(
        ours(Template.COMMUNE), commune_report(rated, code, letterhead or Letterhead()), "Báo cáo"
    )


def named(rated: Results, name: str) -> Results:
    """The same results of a round with another name."""
    return replace(rated, round=replace(rated.round, name=name))
