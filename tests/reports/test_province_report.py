"""The province's report: the numbers are score()'s, and every unit is somewhere in it."""

from dataclasses import replace

import pytest

from reports import Letterhead, ProvinceReport, province_report
from scoring import NOT_SUBMITTED_LOOK
from store import Results
from tests.reports.documents import DRAWN, body, opened, tables, words
from tests.reports.rounds import DONE, FAILED, LACKING, LATE, UNITS, province
from wording.numbers import points


def name(code: str) -> str:
    return str(UNITS.at[code, "name"])


def test_every_number_is_that_of_the_scores(rated: Results, told: ProvinceReport) -> None:
    units = rated.scores.units
    assert [one.diem for one in told.xep_hang] == [points(one, "vi") for one in units["score"]]
    assert [one.hang for one in told.xep_hang] == [str(one) for one in units["rank"]]
    assert [one.ten for one in told.xep_hang] == list(units["name"])
    counted = {one.ten: int(one.so_don_vi) for one in told.ket_luan}
    said = {
        verdict.name.vi: int((units["verdict"] == verdict.id).sum()) for verdict in rated.edition.verdicts
    }
    assert counted == said | {NOT_SUBMITTED_LOOK.word.vi: 1}
    assert (told.so_duoc_giao, told.so_da_nop) == ("4", "3")


def test_counts_by_district_add_up_to_those_in_all(told: ProvinceReport) -> None:
    for place, verdict in enumerate(told.ket_luan):
        assert sum(int(one.theo_ket_luan[place]) for one in told.dia_ban) == int(verdict.so_don_vi)
    assert sum(int(one.duoc_giao) for one in told.dia_ban) == 4


def test_missing_is_not_counted_among_those_that_fail(told: ProvinceReport) -> None:
    missed = {one.ma: (one.so_don_vi, one.ty_le) for one in told.hay_chua_dat}
    assert missed["A.2"] == ("1", "50%")  # of the two that answered; the third has no data


def test_who_lacks_data_and_who_did_not_submit_are_named_apart(told: ProvinceReport) -> None:
    assert [one.ten_don_vi for one in told.thieu_so_lieu] == [name(LACKING)]
    assert [one.ten_don_vi for one in told.chua_nop] == [name(LATE)]
    assert told.chua_nop[0].huyen == UNITS.at[LATE, "district_name"]


def test_the_document_holds_the_ranking_and_a_column_for_each_verdict(
    told: ProvinceReport, made: bytes
) -> None:
    ranking = tables(made)[-1]
    assert ranking[0] == ["Hạng", "Đơn vị", "Huyện", "Điểm", "Chỉ tiêu đạt", "Kết luận"]
    assert [row[1] for row in ranking[1:]] == [name(DONE), name(FAILED), name(LACKING)]
    by_place = next(one for one in tables(made) if one[0][0] == "Huyện")
    verdicts = [one.ten for one in told.ket_luan]
    assert by_place[0] == ["Huyện", *verdicts, "Được giao", "Tỷ lệ hoàn thành"]
    assert len(by_place) == 5 and all(len(row) == len(by_place[0]) for row in by_place)


def test_columns_of_a_table_made_by_a_list_have_room_each_and_fit_on_the_page(made: bytes) -> None:
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for table in body(made).iter(f"{w}tbl"):
        grid = [int(one.get(f"{w}w", "0")) for one in table.iter(f"{w}gridCol")]
        assert min(grid) > 500 and sum(grid) <= 9600


def test_pictures_say_in_words_what_they_show(made: bytes) -> None:
    described = [one.get("descr", "") for one in body(made).iter(DRAWN)]
    assert len(described) == 2
    assert "Hoàn thành: 1" in described[0] and "A.2: 1" in described[1]


def test_pictures_are_sharp_and_not_empty(told: ProvinceReport) -> None:
    for shown in (told.anh_ket_luan, told.anh_chua_dat):
        assert shown.png.startswith(b"\x89PNG") and len(shown.png) > 5_000
        assert int.from_bytes(shown.png[16:20], "big") / (shown.width_cm / 2.54) >= 190


@pytest.mark.parametrize("demonstration", [True, False])
def test_demonstration_data_say_so_on_the_first_page_and_below_each(
    told: ProvinceReport, demonstration: bool
) -> None:
    made = province(replace(told, minh_hoa=demonstration))
    assert ("DỮ LIỆU MINH HỌA" in words(made)) is demonstration
    section = opened(made).sections[0]
    for footer in (section.first_page_footer, section.footer):
        assert ("Dữ liệu minh họa" in footer.paragraphs[0].text) is demonstration


def test_the_notice_of_the_edition_and_its_source_are_in_it(made: bytes) -> None:
    assert "Nguồn của bộ tiêu chí: Đề xuất." in words(made)


def test_an_era_without_districts_is_told_by_zone(rated: Results) -> None:
    nowhere = {"district_code": "", "district_name": ""}
    scores = replace(rated.scores, units=rated.scores.units.assign(**nowhere))
    alone = replace(rated, units=rated.units.assign(**nowhere), scores=scores)
    told = province_report(alone, Letterhead())
    assert told.dia_ban_goi_la == "Vùng"
    assert [(one.ten, one.duoc_giao) for one in told.dia_ban] == [("Đồng bằng", "3"), ("Miền núi", "1")]
    assert [one.huyen for one in told.chua_nop] == [""]
    assert "- " + name(LATE) + "." in words(province(told))
