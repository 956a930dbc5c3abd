"""Qua các kỳ: the cohort beside the path, one commune from round to round, and what the reader may see of it."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from sqlalchemy import Connection
from streamlit.testing.v1 import AppTest

from store import (
    Access,
    Database,
    NewAccount,
    NewRound,
    NewSubmission,
    Place,
    Results,
    Role,
    Round,
    Status,
    Step,
    create_round,
    current_submissions,
    local_access,
    results,
    save_account,
    set_status,
    submit_many,
    take_step,
)
from store.ratings import results as making
from store.ratings.results import results_in
from tests.editions import edition_text, frame_of, indicator
from tests.ui.apps import opened, rows_of, shown
from units import heir, load_units, predecessors, successors

FIRST_TEXT = edition_text(indicator(), indicator("A.2"), scale=200)
OTHER_TEXT = FIRST_TEXT.replace("name: Tên A.2", "name: Tên khác của A.2")
GOOD, BAD = {"A.1": "3/5", "A.2": "3/5"}, {"A.1": "3/5", "A.2": "1/5"}
CODES = list(load_units("2022").index)
ALONE = next(code for code in CODES if heir(code))
SPLIT = next(code for code in CODES if successors(code).is_split)
MERGED = next(c for c in CODES if (s := successors(c).sole) and len(predecessors(s)) > 1)


def page() -> None:
    from ui.timeline import show

    show()


def held(
    db: Database,
    name: str,
    said: Mapping[str, Mapping[str, str]],
    opens: date,
    *,
    text: str = FIRST_TEXT,
    era: str = "2022",
    cohort: tuple[str, ...] = (),
    demonstration: bool = False,
) -> int:
    """A round without a deadline, so that one may still submit to it."""
    access = local_access(db)
    new = NewRound(name, "thu", text, era, cohort or tuple(said), opens, None, demonstration)
    made = set_status(access, create_round(access, new).id, "open")
    frame = frame_of(said)
    submit_many(
        access, made.id, [NewSubmission(u, frame[frame["unit"] == u], b"x", "p.xlsx", "Hòa") for u in said]
    )
    return made.id


def line(app: AppTest, start: str) -> list[str]:
    return next(row for row in rows_of(shown(app)) if row[0].startswith(start))


def test_rounds_stand_beside_the_path_with_different_communes_added_up(db: Database) -> None:
    held(db, "Kỳ A", {ALONE: GOOD, SPLIT: BAD}, date(2022, 12, 1))
    held(db, "Kỳ B", {ALONE: GOOD, SPLIT: GOOD}, date(2023, 12, 1))
    app = opened(page)
    assert not app.exception
    assert line(app, "Kỳ A")[1:] == ["01/12/2022", "2", "2", "1 (50%)", "1", "94 (2022)", "còn thiếu 93"]
    assert line(app, "Kỳ B")[1:] == ["01/12/2023", "2", "2", "2 (100%)", "2", "226 (2023)", "còn thiếu 224"]
    assert "QĐ 969/QĐ-UBND" in shown(app) and "do phần mềm cộng" in shown(app)


def test_it_is_said_which_date_a_round_stands_at_and_the_address_carries_the_choice(db: Database) -> None:
    held(db, "Kỳ A", {ALONE: GOOD}, date(2022, 12, 1))
    assert "Mỗi kỳ đặt ở hạn nộp của kỳ" in shown(opened(page))
    app = opened(page, dated="opening")
    assert "Mỗi kỳ đặt ở ngày mở của kỳ" in shown(app) and app.query_params["dated"] == "opening"


def test_a_demonstration_and_another_edition_are_said_and_never_added(db: Database) -> None:
    held(db, "Kỳ A", {ALONE: GOOD}, date(2022, 12, 1))
    held(db, "Kỳ B", {SPLIT: GOOD}, date(2023, 12, 1), demonstration=True)
    held(db, "Kỳ C", {MERGED: GOOD}, date(2024, 12, 1), text=OTHER_TEXT)
    app = opened(page)
    assert "không cộng với số liệu thật" in shown(app)
    assert "số liệu minh họa" in line(app, "Kỳ B")[0] and line(app, "Kỳ B")[5] == "1"
    assert "phiên bản khác kỳ trước" in line(app, "Kỳ C")[0] and line(app, "Kỳ C")[5] == "2"


def test_new_units_do_not_stand_beside_the_path_of_the_former_ones(db: Database) -> None:
    held(db, "Kỳ mới", {str(heir(ALONE)): GOOD}, date(2025, 12, 1), era="2025")
    assert line(opened(page), "Kỳ mới")[6:] == ["–", "–"]


def test_a_communes_numbers_are_those_of_each_rounds_score(db: Database) -> None:
    one = held(db, "Kỳ A", {ALONE: BAD, SPLIT: GOOD}, date(2022, 12, 1))
    two = held(db, "Kỳ B", {ALONE: GOOD, SPLIT: BAD}, date(2023, 12, 1))
    app = opened(page, unit=ALONE)
    table = [row for row in rows_of(shown(app)) if "/ 200" in row[3]]
    assert [row[0][:4] for row in table] == ["Kỳ B", "Kỳ A"]
    for row, id in zip(table, (two, one), strict=True):
        scored = results(local_access(db), id).scores.units.loc[ALONE]
        assert row[3] == f"{scored['score']:.2f} / 200".replace(".", ",")
        assert row[4:] == [f"{scored['passed']}/{scored['applicable']}", f"{scored['rank']} / 2"]
    assert len(app.get("vega_lite_chart")) == 3


def test_a_change_of_edition_breaks_the_line_and_names_what_both_ask(db: Database) -> None:
    held(db, "Kỳ A", {ALONE: GOOD}, date(2022, 12, 1))
    held(db, "Kỳ B", {ALONE: BAD}, date(2023, 12, 1), text=OTHER_TEXT)
    app = opened(page, unit=ALONE)
    assert "Đường nối đứt ở chỗ đổi phiên bản" in shown(app)
    assert "Từ Kỳ A sang Kỳ B: 1 chỉ tiêu hỏi như nhau" in [one.label for one in app.expander]
    assert "đạt **1** ở kỳ trước và **1** ở kỳ sau" in shown(app)
    assert ["A.2", "Tên A.2"] in [row[:2] for row in rows_of(shown(app))]


def test_results_go_on_across_the_merger_only_where_it_is_the_same_commune(db: Database) -> None:
    new, into = str(heir(ALONE)), successors(MERGED).new_codes[0]
    held(db, "Kỳ cũ", {ALONE: GOOD, MERGED: GOOD, SPLIT: GOOD}, date(2022, 12, 1))
    held(db, "Kỳ mới", {new: BAD, into: GOOD}, date(2025, 12, 1), era="2025")
    same = opened(page, unit=new)
    assert "giữ nguyên địa giới" in shown(same)
    assert "đơn vị cũ, nguyên địa giới" in shown(same)
    assert sum("/ 200" in "".join(row) for row in rows_of(shown(same))) == 2
    made = opened(page, unit=into)
    assert "không cộng thành kết quả của đơn vị này" in shown(made)
    assert sum("/ 200" in "".join(row) for row in rows_of(shown(made))) == 1


@pytest.mark.parametrize(("code", "said"), [(SPLIT, "được chia về"), (MERGED, "nhập với")])
def test_split_and_merged_units_are_explained_and_lead_to_their_successors(
    db: Database, code: str, said: str
) -> None:
    into = successors(code).new_codes
    later = held(db, "Kỳ mới", dict.fromkeys(into, GOOD), date(2025, 12, 1), era="2025")
    held(db, "Kỳ cũ", {code: GOOD}, date(2022, 12, 1))
    app = opened(page, unit=code)
    assert f"Từ 1/7/2025 {said}" in shown(app)
    for one in into:
        assert f"ho-so-xa?round={later}&amp;unit={one}" in shown(app)
        assert load_units("2025").at[one, "name"] in shown(app)


def submission_of(db: Database, round_id: int, code: str) -> int:
    return next(s.id for s in current_submissions(local_access(db), round_id) if s.unit_code == code)


@pytest.fixture
def officer(db: Database, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Access]:
    """Lets the officer of one commune look."""

    def make(code: str) -> Access:
        new = NewAccount("lan@x.vn", "Lan", Role.COMMUNE_OFFICER, [Place("2022", code)])
        save_account(local_access(db), new)
        monkeypatch.setattr("ui.who.local_access", lambda db: Access(db, "lan@x.vn"))
        return Access(db, "lan@x.vn")

    return make


def test_before_publication_an_officer_sees_the_own_unit_and_no_share_of_the_cohort(
    db: Database, officer: Callable[[str], Access]
) -> None:
    one = held(db, "Kỳ A", {ALONE: BAD, SPLIT: GOOD}, date(2022, 12, 1))
    opened(page)  # the province looked first: what is kept for it is not for the officer
    officer(ALONE)
    app = opened(page)
    assert "1 kỳ chưa công bố không tính ở đây" in shown(app) and len(app.get("vega_lite_chart")) == 0
    assert [row[5] for row in rows_of(shown(app)) if "/ 200" in row[3]] == [
        "2"
    ]  # of how many is not theirs to see
    for code in (ALONE, SPLIT):
        for step in (Step.CHECK, Step.ACCEPT):
            take_step(local_access(db), submission_of(db, one, code), step)
    for status in (Status.CLOSED, Status.APPRAISED, Status.PUBLISHED):
        set_status(local_access(db), one, status)
    app = opened(page)
    assert "không tính ở đây" not in shown(app) and line(app, "Kỳ A")[4] == "1 (50%)"


def test_a_draft_round_is_no_round_yet(db: Database) -> None:
    access = local_access(db)
    held(db, "Kỳ A", {ALONE: GOOD}, date(2022, 12, 1))
    create_round(access, NewRound("Nháp", "thu", FIRST_TEXT, "2022", (ALONE,), date(2023, 1, 1)))
    assert "Nháp" not in shown(opened(page))


def test_a_round_is_scored_once_until_it_changes(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(connection: Connection, round_: Round, before: Results | None = None) -> Results:
        asked.append(round_.id)
        return results_in(connection, round_, before)

    monkeypatch.setattr(making, "results_in", counted)
    one = held(db, "Kỳ A", {ALONE: BAD}, date(2022, 12, 1))
    held(db, "Kỳ B", {ALONE: GOOD}, date(2023, 12, 1))
    opened(page)
    opened(page)
    assert len(asked) == 2
    frame = frame_of({ALONE: GOOD})
    submit_many(local_access(db), one, [NewSubmission(ALONE, frame, b"y", "p.xlsx", "Hòa", seen=1)])
    app = opened(page)
    assert len(asked) == 3 and line(app, "Kỳ A")[4] == "1 (100%)"


def test_the_page_speaks_english(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XASO_LANG", "en")
    held(db, "Round A", {SPLIT: GOOD}, date(2022, 12, 1))
    app = opened(page, unit=SPLIT)
    assert "it is divided among" in shown(app) and line(app, "Round A")[7] == "93 behind"
