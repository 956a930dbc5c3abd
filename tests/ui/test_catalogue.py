"""The page Bộ tiêu chí: what it says of editions, of their differences, and of their impact on a round."""

import pytest

from store import Database, local_access, publish_edition
from tests.editions import edition_text as small_edition
from tests.editions import indicator
from tests.ui.apps import opened, round_of, rows_of, shown

FIRST, SECOND = "14755", "14758"
ANSWERS = {FIRST: {"A.1": "65/100"}, SECOND: {"A.1": "90/100"}}


def named(text: str, id: str) -> str:
    """The same small edition under another id and title."""
    return text.replace("id: thu\ntitle: Thử", f"id: {id}\ntitle: Bộ {id}")


OLD = named(small_edition(indicator()), "cu")
STRICTER = named(small_edition(indicator(level="70%")), "moi")
LONGER = named(small_edition(indicator(points=60), indicator("A.2", points=40)), "moi")
REWORDED = named(small_edition(indicator(input="{type: count, question: Mấy, unit: hộ}", level="3")), "moi")


def page() -> None:
    """The page alone; what it needs is imported inside, because it runs as a script."""
    from ui.catalogue import show

    show()


def test_the_edition_of_the_round_is_read_first(db: Database) -> None:
    publish_edition(local_access(db), OLD)
    round_of(db, "cu", OLD, ANSWERS)
    app = opened(page)
    assert app.selectbox(key="edition").value == "cu"
    assert "mã phiên bản `cu` · công bố lúc" in shown(app)


def test_without_a_round_the_shipped_editions_are_there(db: Database) -> None:
    app = opened(page)
    assert app.selectbox(key="edition").options[0].startswith("Bộ tiêu chí tham chiếu")
    assert "37** chỉ tiêu" in shown(app)


def test_what_was_published_takes_the_place_of_the_skeleton_it_completes(db: Database) -> None:
    publish_edition(
        local_access(db),
        named(OLD.replace("Bộ cu", "Quyết định đủ"), "x").replace("id: cu", "id: qd-1829-2023"),
    )
    app = opened(page, edition="qd-1829-2023")
    assert "chưa có văn bản gốc" not in shown(app)
    assert len(app.selectbox(key="edition").options) == 4


def test_editions_of_the_same_title_are_told_apart_by_id(db: Database) -> None:
    for id in ("a", "b"):
        publish_edition(local_access(db), OLD.replace("id: cu", f"id: {id}"))
    options = opened(page).selectbox(key="edition").options
    assert {"Bộ cu · a", "Bộ cu · b"} <= set(options)


def test_names_from_outside_are_shown_as_they_are(db: Database) -> None:
    publish_edition(
        local_access(db), OLD.replace("Nhóm A", "'<b>Nhóm</b> *A*'").replace("Tên A.1", "'<i>Tên</i>'")
    )
    said = shown(opened(page, edition="cu"))
    assert "<i>Tên" not in said
    assert "*A*" not in said.replace("\\*A\\*", "")


def test_differences_are_told_in_words(db: Database) -> None:
    for edition in (OLD, STRICTER):
        publish_edition(local_access(db), edition)
    said = shown(opened(page, view="compare", edition="cu", other="moi"))
    assert "Ngưỡng đạt đổi từ 60% thành 70%" in said
    assert "Tác động" not in said


def test_who_changes_verdict_is_shown_with_both_verdicts_and_a_link(db: Database) -> None:
    for edition in (OLD, STRICTER):
        publish_edition(local_access(db), edition)
    round_of(db, "cu", OLD, ANSWERS)
    said = shown(opened(page, view="compare", other="moi"))
    assert "**1 / 2 đơn vị đổi kết luận**" in said
    row = next(part for part in said.split("<tr>") if "Phường Hàm Rồng" in part)
    assert (
        row.index("✓ Hoàn thành")
        < row.index("✕ Chưa hoàn thành")
        < row.index("100,00")
        < row.index("0,00</td>")
    )
    assert f'href="ho-so-xa?unit={FIRST}' in row
    assert "Phường Đông Thọ" not in said


def test_the_impact_is_that_of_the_other_edition_whichever_side_it_stands_on(db: Database) -> None:
    for edition in (OLD, STRICTER):
        publish_edition(local_access(db), edition)
    round_of(db, "cu", OLD, ANSWERS)
    said = shown(opened(page, view="compare", edition="moi", other="cu"))
    assert "chấm lại số liệu đã nộp bằng “Bộ moi”: **1 / 2" in said


def test_what_the_other_edition_asks_in_addition_stays_missing(db: Database) -> None:
    for edition in (OLD, LONGER):
        publish_edition(local_access(db), edition)
    round_of(db, "cu", OLD, ANSWERS)
    said = shown(opened(page, view="compare", other="moi"))
    assert "hỏi 1 mục mà kỳ này không có số liệu (A.2)" in said
    assert "**2 / 2 đơn vị đổi kết luận**" in said
    rows = [part for part in said.split("<tr>") if "ho-so-xa" in part]
    assert len(rows) == 2
    assert all("○ Chưa đủ số liệu" in row and "thiếu số liệu 1 chỉ tiêu" in row for row in rows)
    assert not any("✕" in row for row in rows)


def test_a_mark_not_applicable_that_the_other_edition_does_not_allow_is_said(db: Database) -> None:
    allowing, other = (
        indicator(points=60, more="not_applicable: Không có hộ nào"),
        indicator("A.2", points=40),
    )
    old = named(small_edition(allowing, other), "cu")
    for edition in (old, LONGER):
        publish_edition(local_access(db), edition)
    round_of(db, "cu", old, {FIRST: {"A.1": "x", "A.2": "90/100"}})
    said = shown(opened(page, view="compare", other="moi"))
    assert "không cho đánh dấu Không áp dụng ở A.1:" in said
    assert "○ Chưa đủ số liệu" in next(part for part in said.split("<tr>") if "ho-so-xa" in part)


def test_verdicts_are_counted_before_and_after(db: Database) -> None:
    for edition in (OLD, STRICTER):
        publish_edition(local_access(db), edition)
    round_of(db, "cu", OLD, ANSWERS)
    said = shown(opened(page, view="compare", other="moi"))
    assert ["Hiện nay", "✓ Hoàn thành", "✕ Chưa hoàn thành", "○ Chưa đủ số liệu"] in rows_of(said)
    assert ["✓ Hoàn thành", "1", "1", "–"] in rows_of(said)


def test_the_comparison_speaks_english_too(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XASO_LANG", "en")
    for edition in (OLD, LONGER):
        publish_edition(local_access(db), edition)
    round_of(db, "cu", OLD, ANSWERS)
    said = shown(opened(page, view="compare", other="moi"))
    assert "**2 of 2 units change verdict**" in said
    assert "no figures for what the other edition asks in addition (A.2)" in said


def test_what_is_not_carried_over_is_listed_with_the_reason(db: Database) -> None:
    for edition in (OLD, REWORDED):
        publish_edition(local_access(db), edition)
    round_of(db, "cu", OLD, ANSWERS)
    app = opened(page, view="compare", other="moi")
    assert app.expander[0].label == "1 mục của kỳ không chuyển sang được"
    assert "kiểu số liệu khác so với A.1" in shown(app)


def test_nothing_is_scored_by_a_skeleton(db: Database) -> None:
    publish_edition(local_access(db), OLD)
    round_of(db, "cu", OLD, ANSWERS)
    said = shown(opened(page, view="compare", other="qd-1829-2023"))
    assert "Không xem trước được tác động" in said
    assert "đổi kết luận" not in said


def test_a_round_without_checklists_has_nothing_to_score_again(db: Database) -> None:
    publish_edition(local_access(db), OLD)
    round_of(db, "cu", OLD, {}, cohort=[FIRST])
    assert "chưa có phiếu nào" in shown(opened(page, view="compare", other="tham-chieu-2022"))


@pytest.mark.parametrize("view", ["?", "compare"])
def test_a_forged_address_shows_the_page_all_the_same(db: Database, view: str) -> None:
    app = opened(page, view=view, edition="<b>", other="cu")
    assert not app.exception
    assert app.title[0].value == "Bộ tiêu chí"
