"""So sánh without a browser: what the address carries, what stands in the tables, and what cannot be compared."""

import re
from math import isnan

import pytest
from streamlit.testing.v1 import AppTest

from analysis.comparison.references import Reference
from analysis.comparison.rows import Against, Side
from analysis.comparison.side_by_side import Comparison, Order, View, compare
from criteria import Indicator
from store import (
    Access,
    Database,
    NewAccount,
    Place,
    Results,
    Role,
    Status,
    Step,
    list_rounds,
    local_access,
    results,
    save_account,
    set_status,
    take_step,
)
from tests.desk import EDITION, FULL
from tests.ui.apps import opened, round_of, shown
from ui.compare import compare_address
from units import load_units
from wording.numbers import number, points, signed

SAID = {
    "14755": FULL,
    "14758": FULL | {"A.1": "x", "A.2": None, "B.1": 0.0},
    "14761": FULL | {"A.1": "3/10", "A.2": 1.0, "B.2": "b"},
}
ALL = list(SAID)


def page() -> None:
    from ui.compare.page import show

    show()


def compared(units: list[str], **query: str) -> AppTest:
    return opened(page, units=units, **query)  # type: ignore[arg-type]  # several values under one key


def rated(db: Database, which: int = 0) -> Results:
    access = local_access(db)
    return results(access, list_rounds(access)[which].id)


def tables(app: AppTest) -> list[list[list[str]]]:
    """The texts of the cells of each table, row by row; blanks are one space."""
    found = re.findall(r"<table.*?</table>", shown(app), re.DOTALL)
    return [
        [[_text(cell) for cell in re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL)] for row in rows]
        for rows in (re.findall(r"<tr.*?</tr>", one, re.DOTALL) for one in found)
    ]


def _text(html: str) -> str:
    return " ".join(re.sub("<.*?>", " ", html).split())


def model(rating: Results, units: list[str]) -> Comparison:
    district = str(rating.units.at[units[0], "district_code"])
    held = [Reference(rating.scores), Reference(rating.scores, district)]
    return compare([Side(rating.scores, unit, rating.round.id) for unit in units], held)


def show_value(indicator: Indicator, value: float) -> str:
    return indicator.input.show(value, "vi")


@pytest.fixture
def rating(db: Database) -> Results:
    round_of(db, "thu", EDITION, SAID)
    return rated(db)


@pytest.mark.parametrize("against", Against)
@pytest.mark.parametrize(("order", "rows"), [(Order.GAPS, "all"), (Order.CATALOGUE, "different")])
def test_the_table_shows_the_model_row_by_row(
    rating: Results, against: Against, order: Order, rows: str
) -> None:
    found = model(rating, ALL)
    app = compared(ALL, against=against.value, order=order.value, rows=rows)
    assert not app.exception
    _, (head, *lines) = tables(app)
    expected = found.shown(View(against, order, rows == "different"))
    assert [line[0].split()[0] for line in lines] == [row.indicator.id for row in expected]
    assert len(head) == 1 + len(ALL) + 2
    for line, row in zip(lines, expected, strict=True):
        for text, cell, less in zip(line[1:4], row.cells, row.differences(against), strict=True):
            value = "" if isnan(cell.value) else f"{show_value(cell.indicator, cell.value)} "
            assert text.startswith(f"{value}{cell.outcome.look.mark}")
            end = "" if isnan(cell.points) else points(cell.points, "vi")
            assert text.endswith(end + (f" · {signed(less, 'vi')}" if less and not isnan(less) else ""))
        for text, middle in zip(line[4:], row.middles, strict=True):
            said = [show_value(row.indicator, n) for n in (middle.median, middle.best)]
            assert text == f"{said[0]} tốt nhất {said[1]}"


def test_the_head_shows_verdict_score_rank_and_groups_of_the_scores(rating: Results) -> None:
    lines = {line[0]: line[1:] for line in tables(compared(ALL))[0]}
    units, found = rating.scores.units.loc[ALL], model(rating, ALL)
    assert [text.split()[0] for text in lines["Điểm / 600"][:3]] == [points(n, "vi") for n in units["score"]]
    assert lines["Hạng trong tỉnh"][:3] == [str(rank) for rank in units["rank"]]
    assert lines["Kết luận"][0] == "✓ Hoàn thành"
    for group in found.groups:
        told = [
            f"{points(got, 'vi')} / {number(most, 'vi')}"
            for got, most in zip(group.points, group.maxima, strict=True)
        ]
        assert [text.split(" ", 1)[1] for text in lines[group.group.name.vi][:3]] == told


def test_missing_data_is_said_without_a_difference(rating: Results) -> None:
    lines = {line[0].split()[0]: line for line in tables(compared(["14755", "14758"]))[1]}
    assert lines["A.2"][2] == "○ Chưa có số liệu"
    assert lines["A.1"][2] == "– Không áp dụng"
    assert lines["B.1"][2] == "Không ✕ Chưa đạt 0,00 · -100,00"


def test_the_address_carries_the_units_in_their_order(rating: Results) -> None:
    app = compared(["14761", "14755"])
    assert app.multiselect[0].value == ["14761", "14755"]
    assert app.query_params["units"] == ["14761", "14755"]
    assert [cell.split(" Thành")[0] for cell in tables(app)[0][0][1:3]] == [
        "Phường Nam Ngạn",
        "Phường Hàm Rồng",
    ]
    assert compare_address(["1", "2", "3", "4", "5", "6", "7"]) == {"units": ["1", "2", "3", "4", "5", "6"]}


def test_a_unit_that_is_not_there_is_left_out_and_said(rating: Results) -> None:
    app = compared(["14755", "99999", "7:14758", "x:14758", "14761"])
    assert app.multiselect[0].value == ["14755", "14761"]
    assert "3 đơn vị trong đường dẫn" in shown(app)


def test_one_unit_is_offered_others_to_be_held_against(rating: Results) -> None:
    app = compared(["14761"])
    assert not tables(app)
    app.button[0].click().run()
    assert app.multiselect[0].value == ["14761", "14755"]
    assert tables(app)


def test_nothing_chosen_says_what_to_do(rating: Results) -> None:
    assert "Chọn từ hai đến sáu đơn vị" in shown(opened(page))


def test_a_seventh_unit_is_not_compared(db: Database) -> None:
    codes = [str(code) for code in load_units("2022").index[:7]]
    round_of(db, "thu", EDITION, dict.fromkeys(codes, FULL))
    app = compared(codes)
    assert app.multiselect[0].value == codes[:6]
    assert "tối đa 6 đơn vị" in shown(app)


def test_units_of_another_round_are_compared_by_what_is_asked_alike(db: Database) -> None:
    before = round_of(db, "thu", EDITION, {"14755": FULL})
    changed = EDITION.replace("Tên A.2", "Một tên khác")
    round_of(db, "thu", changed, {"14755": FULL, "14758": FULL})
    app = compared(["14755", f"{before.id}:14755"])
    said = shown(app)
    assert "Các kỳ dùng bộ tiêu chí khác nhau" in said
    assert "tên khác so với A.2" in said
    left_out, summary, rows = tables(app)
    assert [line[0] for line in left_out[1:]] == ["A.2"]
    assert {line[0].split()[0] for line in rows[1:]} == {"A.1", "A.3", "B.1", "B.2", "B.3"}
    assert not [line for line in summary if line[0].startswith("Nhóm")]
    assert not app.get("arrow_vega_lite_chart")


def test_units_of_another_round_on_the_same_edition_are_compared_whole(db: Database) -> None:
    before = round_of(db, "thu", EDITION, {"14755": FULL})
    round_of(db, "thu", EDITION, {"14755": FULL, "14758": FULL})
    app = compared(["14755", f"{before.id}:14755"])
    assert "những kỳ khác nhau, cùng một bộ tiêu chí" in shown(app)
    assert len(tables(app)[1]) == 7


def test_who_sees_a_part_of_the_units_gets_no_median_of_that_part(
    db: Database, rating: Results, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = NewAccount(
        "lan@x.vn", "Lan", Role.COMMUNE_OFFICER, (Place("2022", "14755"), Place("2022", "14761"))
    )
    save_account(local_access(db), officer)
    monkeypatch.setattr("ui.who.local_access", lambda db: Access(db, "lan@x.vn"))
    app = compared(["14755", "14758", "14761"])
    assert app.multiselect[0].value == ["14755", "14761"]
    assert "Cả danh sách" not in shown(app) and "tốt nhất" not in shown(app)
    _publish(local_access(db), rating)
    assert "Cả danh sách" in shown(compared(ALL))


def test_a_district_officer_sees_the_median_of_the_district_alone(
    db: Database, rating: Results, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_account(
        local_access(db), NewAccount("lan@x.vn", "Lan", Role.DISTRICT_OFFICER, [Place("2022", "380")])
    )
    monkeypatch.setattr("ui.who.local_access", lambda db: Access(db, "lan@x.vn"))
    head = tables(compared(ALL))[0][0]
    assert len(head) == 5 and head[-1].startswith("Thành phố Thanh Hóa 3 đơn vị")


def _publish(access: Access, rating: Results) -> None:
    for submission in rating.submissions.values():
        take_step(access, submission.id, Step.CHECK)
        take_step(access, submission.id, Step.ACCEPT)
    for status in (Status.CLOSED, Status.APPRAISED, Status.PUBLISHED):
        set_status(access, rating.round.id, status)


def test_the_page_speaks_english(rating: Results, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XASO_LANG", "en")
    said = shown(compared(ALL))
    assert "Indicator by indicator" in said and "Not applicable" in said and "Whole cohort" in said
