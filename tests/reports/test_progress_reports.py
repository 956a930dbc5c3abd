"""The reports of monthly progress: the numbers of the page, by month and by quarter, whose words they are."""

import pytest

from analysis.progress.periods import Period, quarters, single_months
from analysis.progress.standing import Standing
from reports import Letterhead, Template, area_progress, ours, rendered, unit_progress
from store import Database, Progress, local_access, open_database, progress, set_progress_plan
from tests.reports.documents import tables, words
from tests.reports.rounds import ANSWERS, DONE, EDITION, FAILED, LATE, UNITS
from tests.store.progress_plans import THIS, plan, report
from tests.ui.apps import round_of
from ui.monthly_progress import standing_of
from wording.numbers import points


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory):
    opened = open_database(f"sqlite:///{tmp_path_factory.mktemp('progress') / 'xaso.db'}")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def found(db: Database) -> Progress:
    """Three units with a start; one reported for this month and passes one indicator less, another passes all."""
    access = local_access(db)
    base = round_of(db, "thu", EDITION, ANSWERS)
    made = round_of(db, "thu", EDITION, {}, [*ANSWERS, LATE])
    set_progress_plan(access, made.id, plan(base_round_id=base.id))
    report(access, made.id, THIS, DONE, {"A.1": "1/5", "A.2": 5.0, "B.1": "x"})
    report(access, made.id, THIS, FAILED, {"A.1": "5/5", "A.2": 5.0, "B.1": 1.0})
    return progress(access, made.id)


@pytest.fixture(scope="module")
def standing(found: Progress) -> Standing:
    return standing_of(found, single_months(found.months)[str(THIS)])


@pytest.fixture(scope="module")
def area(found: Progress, standing: Standing) -> bytes:
    told = area_progress(found, standing, "Toàn bộ danh sách", Letterhead())
    return rendered(ours(Template.AREA_PROGRESS), told, "Tiến độ")


def test_the_report_of_all_counts_as_the_page_does(area: bytes, standing: Standing) -> None:
    said, totals = words(area), standing.totals
    assert f"có {totals['asked']} đơn vị phải báo cáo tiến độ {THIS.name.vi}" in said
    assert f"{totals['reported']} đơn vị đã báo cáo, {totals['silent']} đơn vị chưa báo cáo" in said
    assert totals["reported"] == 2 and totals["asked"] == 4
    assert "tự báo cáo, chưa thẩm định" in said and "{" not in said


def test_it_names_who_moved_and_who_is_silent(area: bytes) -> None:
    rows = [row for table in tables(area) for row in table]
    verdicts = {row[0]: row[2:] for row in rows if len(row) == 4 and "→" not in row[0]}
    assert verdicts[UNITS.at[FAILED, "name"]] == ["Chưa hoàn thành", "Hoàn thành"]
    assert ["A.2", "Tên A.2", "1", "0"] in rows and ["A.1", "Tên A.1", "1", "1"] in rows
    assert UNITS.at[LATE, "name"] in {row[0] for row in rows}


def test_a_district_has_its_own_numbers_and_no_table_of_districts(found: Progress) -> None:
    part = found.only(frozenset({DONE}))
    told = area_progress(
        part, standing_of(part, Period(THIS, (THIS,))), "Huyện Hậu Lộc", Letterhead(agency="UBND huyện")
    )
    assert (told.pham_vi, told.so_don_vi, told.so_da_bao_cao, told.dia_ban) == ("Huyện Hậu Lộc", "1", "1", ())
    assert [one.ten for one in told.chua_bao_cao] == []
    assert told.co_quan == "UBND HUYỆN"


def test_a_commune_tells_its_score_before_and_now_and_what_changed(
    found: Progress, standing: Standing
) -> None:
    told = unit_progress(found, standing, FAILED, Letterhead())
    row = standing.units.loc[FAILED]
    assert told.diem == points(row["score"], "vi") and told.ket_luan == "Hoàn thành"
    assert told.ket_luan_truoc == "Chưa hoàn thành" and told.thang_thieu == ""
    assert [(one.ma, one.truoc, one.nay) for one in told.thay_doi] == [
        ("A.1", "✕ Chưa đạt", "✓ Đạt"),
        ("A.2", "✕ Chưa đạt", "✓ Đạt"),
    ]
    said = words(rendered(ours(Template.UNIT_PROGRESS), told, "Tiến độ"))
    assert "chưa thẩm định" in said and "Chưa báo cáo" not in said and "cần đạt thêm" not in said


def test_a_quarter_is_held_against_what_was_before_its_first_month(found: Progress) -> None:
    period = list(quarters(found.months).values())[-1]
    told = unit_progress(found, standing_of(found, period), FAILED, Letterhead())
    assert told.thoi_gian.startswith("quý") and told.ket_luan_truoc == "Chưa hoàn thành"
    first = found.plan.first_month
    expected = "lúc bắt đầu" if period.before < first else period.before.name.vi
    assert told.so_voi == expected
