"""The page Cấp huyện: who sees which districts, and that its numbers are those of the engine."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from analysis.districts.scorecard import scorecard
from checklist.ranking import read_results
from criteria import load_any
from store import (
    Access,
    Database,
    EditionRatesDistricts,
    NewAccount,
    NewRound,
    Place,
    Role,
    Round,
    create_round,
    local_access,
    publish_edition,
    results,
    save_account,
)
from tests.checklist.exported import rows_of as table_rows
from tests.district_editions import TEXT
from tests.editions import edition_text as small_edition
from tests.editions import indicator
from tests.ui.apps import opened, round_of, rows_of, shown
from ui.districts.export import export_districts
from ui.refusals import words_of
from wording.numbers import points

CITY, COAST = "380", "382"
"""Thành phố Thanh Hóa, assigned by 2025; Thành phố Sầm Sơn."""
IN_CITY, LATE, ON_COAST, FAR = "14755", "14758", "14833", "16012"
MOUNTAIN = "14845"
"""A commune of Mường Lát, which is not among the 12."""
EDITION = small_edition(indicator(more="mandatory: true"))
ANSWERS = {IN_CITY: {"A.1": "65/100"}, MOUNTAIN: {"A.1": "50/100"}}
COHORT = (IN_CITY, LATE, MOUNTAIN)


def page() -> None:
    from ui.districts import show

    show()


def new_round() -> None:
    from ui.admin.new_round import show_new_round

    show_new_round([])


@pytest.fixture
def made(db: Database) -> Round:
    return round_of(db, "thu", EDITION, ANSWERS, COHORT)


def ranked(app: AppTest) -> list[list[str]]:
    """The rows of the ranking: rank, district, score and the rest."""
    return [row for row in rows_of(shown(app)) if row and row[0].isdigit()]


def signed_in(db: Database, monkeypatch: pytest.MonkeyPatch, role: Role, *codes: str) -> None:
    places = frozenset(Place("2022", code) for code in codes)
    save_account(local_access(db), NewAccount("ai@thu.vn", "Ai", role, places))
    access = Access(db, "ai@thu.vn")
    for module in ("ui.rating", "ui.who"):
        monkeypatch.setattr(f"{module}.access", lambda: access)


def test_districts_are_ranked_with_the_engines_numbers(db: Database, made: Round) -> None:
    rating = results(local_access(db), made.id)
    reference = load_any("tham-chieu-huyen-2022")
    scores = scorecard(reference, rating.scores, rating.round.cohort, rating.units).scores
    rows = ranked(opened(page))
    assert [row[0] for row in rows] == [str(rank) for rank in scores.units["rank"]]
    assert [row[1].rstrip(" ★") for row in rows] == list(scores.units["name"])
    assert [row[2] for row in rows] == [points(score, "vi") for score in scores.units["score"]]


def test_a_district_assigned_by_2025_is_marked_and_the_others_can_be_left_out(made: Round) -> None:
    rows = {row[1] for row in ranked(opened(page))}
    assert rows == {"Thành phố Thanh Hóa ★", "Huyện Mường Lát"}
    assert {row[1] for row in ranked(opened(page, which="assigned"))} == {"Thành phố Thanh Hóa ★"}


def test_each_indicator_of_a_district_says_what_it_is_taken_from_and_why(made: Round) -> None:
    said = shown(opened(page, district=CITY))
    [row] = [row for row in rows_of(said) if row and row[0] == "HTH.01"]
    assert row[2] == "50%1 / 2" and row[4] == "✕ Chưa đạt"
    assert "thiếu 1 xã" in row[6] and "số xã hoàn thành trên số xã được giao" in row[6]


def test_groups_that_the_communes_edition_lacks_do_not_apply(made: Round) -> None:
    said = shown(opened(page, district=CITY))
    [row] = [row for row in rows_of(said) if row and row[0] == "NHM.01"]
    assert row[4] == "– Không áp dụng" and "không có nhóm này" in row[6]


def test_a_district_of_which_nobody_submitted_is_named_apart_and_gets_no_number(db: Database) -> None:
    round_of(db, "thu", EDITION, {IN_CITY: {"A.1": "65/100"}}, (IN_CITY, MOUNTAIN))
    app = opened(page, district="384")
    assert [row[1] for row in ranked(app)] == ["Thành phố Thanh Hóa ★"]
    assert "chưa có xã được giao nào nộp phiếu:** Huyện Mường Lát." in shown(app)
    assert "chưa có số liệu, không phải 0 điểm" in shown(app)


def test_a_group_that_lacks_data_shows_no_share(db: Database) -> None:
    round_of(db, "thu", EDITION, {IN_CITY: {"A.1": None}, MOUNTAIN: {"A.1": "65/100"}}, COHORT)
    rows = {row[1].rstrip(" ★"): row for row in ranked(opened(page))}
    assert rows["Thành phố Thanh Hóa"][7] == "–"  # scores of the communes: none is complete
    assert rows["Huyện Mường Lát"][7] == "100%"


def test_a_round_nobody_submitted_to_has_words_and_no_ranking(db: Database) -> None:
    round_of(db, "thu", EDITION, {}, COHORT)
    app = opened(page)
    assert ranked(app) == [] and "Chưa có huyện nào để xếp hạng" in shown(app)


def test_an_era_without_districts_is_told(db: Database) -> None:
    create_round(
        local_access(db), NewRound("Kỳ 2025", "thu", EDITION, "2025", (IN_CITY, LATE), date(2025, 8, 1))
    )
    assert "không còn cấp huyện" in shown(opened(page))


def test_a_district_officer_sees_the_own_district_without_a_rank(
    db: Database, made: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(db, monkeypatch, Role.DISTRICT_OFFICER, CITY)
    app = opened(page)
    assert ranked(app) == [] and "HTH.01" in shown(app)
    assert app.selectbox(key="district").options == ["Thành phố Thanh Hóa"]
    assert ">Hạng<" not in shown(app)


def test_a_commune_officer_is_told_when_there_will_be_something(
    db: Database, made: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(db, monkeypatch, Role.COMMUNE_OFFICER, IN_CITY)
    app = opened(page)
    assert "khi kỳ đã công bố" in shown(app) and "HTH.01" not in shown(app)


def test_another_edition_for_districts_can_be_chosen_once_it_is_published(db: Database, made: Round) -> None:
    publish_edition(local_access(db), TEXT)
    app = opened(page, edition="huyen-thu")
    assert app.selectbox(key="edition").value == "huyen-thu"
    assert "theo 13 chỉ tiêu" in shown(app)


def test_the_export_holds_what_the_page_shows(db: Database, made: Round) -> None:
    rating = results(local_access(db), made.id)
    card = scorecard(load_any("tham-chieu-huyen-2022"), rating.scores, rating.round.cohort, rating.units)
    content = export_districts(card, rating.round, "vi")
    told = {unit["name"]: unit for unit in read_results(content)["units"]}
    for row in ranked(opened(page)):
        unit = told[row[1].rstrip(" ★")]
        assert (str(unit["rank"]), points(unit["score"], "vi")) == (row[0], row[2])
    sheet = openpyxl.load_workbook(BytesIO(content))["Xếp hạng"]
    assert "Cấp huyện · Kỳ thử" in str(sheet["A1"].value)
    marked = {row["Đơn vị"] for row in table_rows(sheet, "XepHang") if row["Giao đến năm 2025"] == "★"}
    assert marked == {row[1].rstrip(" ★") for row in ranked(opened(page)) if "★" in row[1]}


def test_no_round_of_communes_opens_on_an_edition_for_districts(db: Database) -> None:
    new = NewRound("Kỳ thử", "huyen-thu", TEXT, "2022", (IN_CITY,), date(2022, 11, 1))
    with pytest.raises(EditionRatesDistricts) as refusal:
        create_round(local_access(db), new)
    assert "đánh giá cấp huyện" in words_of(refusal.value)


def test_the_form_of_a_new_round_offers_no_edition_for_districts(db: Database) -> None:
    publish_edition(local_access(db), TEXT)
    app = opened(new_round)
    options = [option for box in app.selectbox for option in box.options]
    assert any("cấp xã" in option for option in options) and not any("cấp huyện" in o for o in options)


def test_the_catalogue_page_says_what_is_rated_and_taken(db: Database) -> None:
    from tests.ui.test_catalogue import page as catalogue

    said = shown(opened(catalogue, edition="tham-chieu-huyen-2022"))
    assert "Đánh giá cấp huyện" in said
    assert "Tính từ kết quả của xã: số xã hoàn thành trên số xã được giao." in said
