"""A figure that cannot be understood says so in the live cells, and counts as one that is missing."""

import io

import openpyxl
import pytest

from checklist.layout import CHECKLIST_SHEET, NEEDS_CHECKING, Column
from checklist.template import Template
from checklist.template.plan import LETTER, plan_of
from criteria import Edition
from scoring import Outcome
from tests.checklist.libreoffice import recalculated
from tests.checklist.live_comparison import Seen, seen_in
from tests.editions import BOOLEAN, COUNT, NUMBER, OPTION, PARTS, edition_of, indicator

AGAIN = NEEDS_CHECKING
PASSED, FAILED, MISSING, ASIDE = (
    outcome.look.word.vi
    for outcome in (Outcome.PASSED, Outcome.FAILED, Outcome.MISSING, Outcome.NOT_APPLICABLE)
)

# What is typed into Tử số, Mẫu số, Giá trị and Không áp dụng of A.1 (a ratio, 60%, may be not applicable).
RATIO_CASES = [
    ("3", None, None, None, AGAIN),
    ("9o", 5, None, None, AGAIN),
    (3, "năm", None, None, AGAIN),
    (3, None, None, None, AGAIN),
    (None, 5, None, None, AGAIN),
    (6, 5, None, None, AGAIN),
    (-1, 5, None, None, AGAIN),
    (0, 0, None, None, AGAIN),
    (2.5, 5, None, None, AGAIN),
    ("#N/A", 5, None, None, AGAIN),
    (3, 5, 0.7, None, AGAIN),
    (2, 3, 0.6667, None, PASSED),
    (3, 5, 0.6, None, PASSED),
    (None, None, 97.93, None, AGAIN),
    (None, None, -0.1, None, AGAIN),
    (None, None, "60%", None, AGAIN),
    (None, None, 0.6, None, PASSED),
    (None, None, 0.5999, None, FAILED),
    ("  ", " ", None, None, MISSING),
    (None, None, None, "x", ASIDE),
    (None, None, None, " X ", ASIDE),
    (None, None, None, "không", AGAIN),
    (3, 5, None, "x", AGAIN),
    (3, 5, None, None, PASSED),
]

# What is typed into one column of an indicator's row, or of the row of its part a.
OTHER_CASES = [
    ("boolean", "", Column.VALUE, "Có", PASSED),
    ("boolean", "", Column.VALUE, " không ", FAILED),
    ("boolean", "", Column.VALUE, "Rồi", AGAIN),
    ("boolean", "", Column.NOT_APPLICABLE, "x", AGAIN),
    ("count", "", Column.VALUE, 2, PASSED),
    ("count", "", Column.VALUE, 1.5, AGAIN),
    ("count", "", Column.VALUE, -2, AGAIN),
    ("count", "", Column.VALUE, "hai", AGAIN),
    ("count", "", Column.NUMERATOR, 2, AGAIN),
    ("number", "", Column.VALUE, 2.5, PASSED),
    ("number", "", Column.VALUE, "2,5 điểm", AGAIN),
    ("number", "", Column.VALUE, -1, AGAIN),
    ("option", "", Column.VALUE, "Phó", PASSED),
    ("option", "", Column.VALUE, "Ông A", AGAIN),
    ("parts", ".a", Column.VALUE, "Có", MISSING),
    ("parts", ".a", Column.VALUE, "Đúng", AGAIN),
    ("parts", "", Column.VALUE, 0.5, AGAIN),
    ("unscored", "", Column.VALUE, "Ông A", AGAIN),
    ("unscored", "", Column.VALUE, None, Outcome.UNSCORED.look.word.vi),
]
KINDS = {
    "boolean": ("boolean", BOOLEAN, "Có"),
    "count": ("threshold", COUNT, "2"),
    "number": ("threshold", NUMBER, "2"),
    "option": ("options", OPTION, "1/2"),
    "parts": (
        "{type: parts, parts: [{id: a, name: Một, share: 1/2}, {id: b, name: Hai, share: 1/2}]}",
        PARTS,
        "1/2",
    ),
    "unscored": ("unscored", OPTION, ""),
}
DOUBTFUL_PART = OTHER_CASES.index(("parts", ".a", Column.VALUE, "Đúng", AGAIN))
TYPED = (Column.NUMERATOR, Column.DENOMINATOR, Column.VALUE, Column.NOT_APPLICABLE)

Typed = tuple[str, Column, object]


@pytest.fixture(scope="module")
def edition() -> Edition:
    """One indicator for each case: R.0, R.1, … for ratios, O.0, O.1, … for the others."""
    ratios = [
        indicator(f"R.{i}", points=0 if i else 100, more="not_applicable: Không có hộ nào")
        for i in range(len(RATIO_CASES))
    ]
    others = []
    for i, case in enumerate(OTHER_CASES):
        rule, asked, level = KINDS[case[0]]
        others.append(indicator(f"O.{i}", rule, asked, 0, level))
    return edition_of(*ratios, *others)


@pytest.fixture(scope="module")
def seen(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> list[Seen]:
    """Three workbooks typed into as a person does: every case; only the first ratio; only the doubtful part."""
    folder = tmp_path_factory.mktemp("typed")
    blank = Template(edition, "lowland").for_unit("1", "Xã Thử", "Huyện Thử", "2022")
    ratios = [
        [(f"R.{i}", column, value) for column, value in zip(TYPED, case, strict=False)]
        for i, case in enumerate(RATIO_CASES)
    ]
    others = [[(f"O.{i}{part}", column, value)] for i, (_, part, column, value, _) in enumerate(OTHER_CASES)]
    paths = []
    for name, cells in (
        ("all", [one for case in ratios + others for one in case]),
        ("ratio", ratios[0]),
        ("part", others[DOUBTFUL_PART]),
    ):
        paths.append(folder / f"{name}.xlsx")
        paths[-1].write_bytes(_with(edition, blank, cells))
    return [seen_in(path) for path in recalculated(paths, folder / "recalculated")]


def _with(edition: Edition, blank: bytes, cells: list[Typed]) -> bytes:
    book, rows = openpyxl.load_workbook(io.BytesIO(blank)), plan_of(edition).row_of
    for code, column, value in cells:
        if value is not None:
            book[CHECKLIST_SHEET][f"{LETTER[column]}{rows[code].row}"] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("case", range(len(RATIO_CASES)), ids=lambda i: str(RATIO_CASES[i][:4]))
def test_a_ratio_says_whether_it_is_understood(seen: list[Seen], case: int) -> None:
    assert seen[0].outcome[f"R.{case}"] == RATIO_CASES[case][4]


@pytest.mark.parametrize("case", range(len(OTHER_CASES)), ids=lambda i: str(OTHER_CASES[i][:4]))
def test_other_figures_say_whether_they_are_understood(seen: list[Seen], case: int) -> None:
    assert seen[0].outcome[f"O.{case}"] == OTHER_CASES[case][4]


def test_a_figure_to_check_counts_as_missing_and_is_told(edition: Edition, seen: list[Seen]) -> None:
    one, count = seen[1], sum(i.in_base for i in edition.indicators)
    assert one.points["R.0"] in (None, "")
    assert one.results["SoDongKiemTraLai"] == 1
    assert one.results["KetLuan"] == "Chưa đủ số liệu"
    applicable, passed, failed, missing = one.totals["Cộng các chỉ tiêu áp dụng"][3:7]
    assert (applicable, passed, failed, missing) == (count, 0, 0, count)


def test_a_doubtful_part_is_told_on_its_own_row_and_counted_once(seen: list[Seen]) -> None:
    doubtful, code = seen[2], f"O.{DOUBTFUL_PART}"
    assert doubtful.outcome[f"{code}.a"] == AGAIN
    assert doubtful.outcome[f"{code}.b"] in (None, "")
    assert doubtful.results["SoDongKiemTraLai"] == 1


def test_the_totals_name_the_unit_with_its_district(seen: list[Seen]) -> None:
    assert "Xã Thử, Huyện Thử · 2022" in seen[0].totals
