"""Hồ sơ xã: the trace of the verdict, the shortest way to a better one, figures tried out, and the peers."""

import pytest
from streamlit.testing.v1 import AppTest

from store import Database, latest_submissions, local_access
from tests.editions import BOOLEAN, COUNT, OPTION, PARTS, edition_text, indicator
from tests.ui.apps import opened, round_of, rows_of, shown
from tests.ui.test_submit import FIRST, SECOND, UNITS
from ui.rating import current_rating

PARTS_RULE = "{type: parts, parts: [{id: a, name: Tin, share: 1/2}, {id: b, name: Văn bản, share: 1/2}]}"
VERDICTS = """
verdicts:
  - {id: incomplete, name: Chưa đủ số liệu, tone: unknown, when: [{type: any_missing}]}
  - {id: completed, name: Hoàn thành, tone: good, when: [{type: share_passed, at_least: 100%}]}
  - {id: nearly, name: Cơ bản, tone: near, when: [{type: share_passed, at_least: 50%}, {type: score_at_least, score: 30}]}
  - {id: not_completed, name: Chưa hoàn thành, tone: bad}
"""
TEXT = edition_text(
    indicator("A.1", points=40),
    indicator("A.2", "boolean", BOOLEAN, points=15, level="Có"),
    indicator("A.3", "options", OPTION, points=15, level="1/2"),
    indicator("A.4", "{type: per_item, each: 5, cap: 15}", COUNT, points=15, level="2"),
    indicator("A.5", PARTS_RULE, PARTS, points=15, level="100%"),
    tail=VERDICTS,
)
LAGS = {"A.1": "2/10", "A.2": False, "A.3": "c", "A.4": 2, "A.5.a": True, "A.5.b": False}
DONE = {"A.1": "6/10", "A.2": True, "A.3": "b", "A.4": 2, "A.5.a": True, "A.5.b": True}


def page() -> None:
    from ui.profile import show

    show()


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label.startswith(label)).click().run()


@pytest.fixture
def two(db: Database) -> Database:
    """Two units, one far behind and one that completed."""
    round_of(db, "thu", TEXT, {FIRST: LAGS, SECOND: DONE})
    return db


def test_the_trace_goes_to_the_verdict_that_fitted_with_the_numbers_of_each_condition(two: Database) -> None:
    rows = rows_of(shown(opened(page, unit=FIRST)))
    tried = [row[1:] for row in rows if len(row) == 4]
    assert tried == [
        ["Điều kiện", "Đơn vị này", "Đúng hay không"],
        ["còn chỉ tiêu áp dụng chưa có số liệu", "0 chỉ tiêu chưa có số liệu", "✕ không đúng"],
        ["đạt mọi chỉ tiêu áp dụng", "đạt 1/5, bằng 20%", "✕ không đúng"],
        ["đạt ít nhất 50% số chỉ tiêu áp dụng", "đạt 1/5, bằng 20%", "✕ không đúng"],
        ["tổng điểm từ 30 trở lên", "tổng điểm 17,5", "✕ không đúng"],
        ["các trường hợp còn lại", "", ""],
    ]


def test_the_way_names_the_fewest_indicators_with_what_each_lacks(two: Database) -> None:
    said = shown(opened(page, unit=FIRST))
    assert "Tới “Cơ bản”: 2 chỉ tiêu" in said and "Tới “Hoàn thành”: 4 chỉ tiêu" in said
    ways = [row for row in rows_of(said) if len(row) == 5]
    assert [row[0] for row in ways] == ["Mã", "A.1", "A.5", "Mã", "A.1", "A.2", "A.3", "A.5"]
    assert ways[1][2:] == ["thiếu 4 hộ", "20%ngưỡng: từ 60% trở lên", "40,00 / 40"]
    assert ways[6][2] == "cần “Phó”" and ways[7][2] == "cần thêm 1 mục trong: Văn bản"


def test_a_unit_at_its_best_is_told_so(two: Database) -> None:
    app = opened(page, unit=SECOND)
    assert [one.value for one in app.success] == ["Đơn vị đã ở kết luận tốt nhất của bộ tiêu chí."]


def test_where_no_way_leads_what_stands_against_it_is_said(db: Database) -> None:
    out_of_reach = VERDICTS.replace("score: 30", "score: 99").replace(
        "at_least: 100%", "at_least: 100%}, {type: score_at_least, score: 96"
    )
    tail = TEXT.replace(VERDICTS, out_of_reach)
    round_of(db, "thu", tail, {FIRST: LAGS})
    told = [one.value for one in opened(page, unit=FIRST).info]
    assert len(told) == 2 and all("Không có lối nào tới" in one for one in told)
    assert "tổng điểm từ 96 trở lên (tổng điểm 87" in told[-1].replace("\\", "")


def test_taking_the_way_fills_the_fields_and_shows_what_would_come_and_nothing_is_kept(two: Database) -> None:
    before = latest_submissions(local_access(two), 1)
    app = press(opened(page, unit=FIRST, part="try"), "Theo lối ngắn nhất tới “Hoàn thành”")
    assert app.multiselect(key="try").value == ["A.1", "A.2", "A.3", "A.5"]
    assert app.slider[0].value == 6
    assert next(one for one in app.selectbox if one.label.startswith("A.3")).value == "b"
    said = shown(app)
    assert "Chưa lưu, chỉ là thử" in said and "Kết luận nếu vậy" in said
    tile = next(part for part in said.split("xs-tile") if "Kết luận nếu vậy" in part)
    assert "Hoàn thành" in tile and "hiện nay Chưa hoàn thành" in tile
    assert latest_submissions(local_access(two), 1) == before
    assert current_rating().scores.units.at[FIRST, "verdict"] == "not_completed"
    reset = press(app, "Đặt lại")
    assert reset.multiselect(key="try").value == [] and "Kết luận nếu vậy" not in shown(reset)


def test_a_figure_that_is_tried_is_scored_at_once(two: Database) -> None:
    app = opened(page, unit=FIRST, part="try", **{"try": "A.1"})
    assert "kết quả như hiện nay" in shown(app)
    said = shown(app.slider[0].set_value(6).run())
    assert "57,50" in said and "A.1" in said  # 17,5 and the 40 points of A.1


def test_a_missing_answer_can_be_tried_and_is_not_zero_until_then(db: Database) -> None:
    round_of(db, "thu", TEXT, {FIRST: {k: v for k, v in LAGS.items() if k not in ("A.1", "A.2")}})
    app = opened(page, unit=FIRST, part="try", **{"try": "A.1"})
    assert app.number_input[0].value is None and "kết quả như hiện nay" in shown(app)
    assert "2 chỉ tiêu" in shown(app)
    assert "57,50" in shown(app.number_input[0].set_value(60.0).run())


def test_peers_are_told_and_too_few_are_said(db: Database) -> None:
    same = [code for code in UNITS.index if UNITS.at[code, "zone"] == UNITS.at[FIRST, "zone"]][:6]
    round_of(db, "thu", TEXT, {FIRST: LAGS, **{code: DONE for code in same if code != FIRST}})
    said = shown(opened(page, unit=FIRST, part="peers"))
    weak = [row for row in rows_of(said) if len(row) == 6 and row[0].startswith("A.")]
    assert {row[0] for row in weak} == {"A.1", "A.2", "A.3", "A.5"}
    assert weak[0][2:4] == ["0%", "100%"]


def test_two_units_are_no_peers(two: Database) -> None:
    assert any("cần ít nhất 3" in one.value for one in opened(page, unit=FIRST, part="peers").info)


def test_the_printed_page_stands_alone(two: Database) -> None:
    app = opened(page, unit=FIRST, view="print")
    assert not app.selectbox and "xs-sheet" in shown(app)
