"""A commune's report: what it holds, what it asks for, and that text from outside stays text."""

from datetime import date
from math import nan
from types import SimpleNamespace
from typing import Any

import pytest

from reports import Letterhead, commune_report
from reports.commune import value_in_words
from reports.letterhead import DOTS, said_date
from store import Results
from tests.editions import edition_of, indicator, rate
from tests.reports.documents import opened, paragraphs, tables, words
from tests.reports.rounds import DONE, FAILED, LACKING, UNITS, commune, named
from wording.numbers import points

REQUEST = "xem xét, công nhận"
HOSTILE = "{{ 7*7 }} {% for a in b %} {_{ x }_} <w:p/> & \"'> ]]> &amp; =1+1"


@pytest.mark.parametrize(("code", "asked"), [(DONE, True), (FAILED, False), (LACKING, False)])
def test_recognition_is_asked_for_only_by_who_completed(rated: Results, code: str, asked: bool) -> None:
    assert (REQUEST in words(commune(rated, code))) is asked


def test_the_numbers_are_those_of_the_scores(rated: Results) -> None:
    for code in (DONE, FAILED, LACKING):
        report, row = commune_report(rated, code, Letterhead()), rated.scores.units.loc[code]
        assert report.diem == points(row["score"], "vi") and report.hang == str(row["rank"])
        assert (report.so_dat, report.so_ap_dung) == (str(row["passed"]), str(row["applicable"]))
        lines = {one.ma: one for group in report.nhom for one in group.chi_tieu}
        for asked in rated.edition.indicators:
            outcome = rated.scores.outcome_of(code, asked)
            assert lines[asked.id].ket_qua == f"{outcome.look.mark} {outcome.look.word.vi}"
            earned = rated.scores.points.at[code, asked.id]
            assert lines[asked.id].diem == points(earned, "vi")


def test_a_value_stands_with_its_counts_and_the_threshold_of_its_zone(rated: Results) -> None:
    report = commune_report(rated, FAILED, Letterhead())
    line = report.nhom[0].chi_tieu[0]
    assert line.gia_tri == "56,15% (1.123/2.000)" and line.nguong == "từ 60% trở lên"


@pytest.mark.parametrize(("numerator", "denominator"), [(nan, 10.0), (8.0, 0.0), (nan, nan)])
def test_a_bare_share_stands_without_counts_that_it_is_not_made_of(
    numerator: float, denominator: float
) -> None:
    edition = edition_of(indicator())
    scores: Any = SimpleNamespace(scores=rate(edition, {"u": {"A.1": 0.8}}))
    given = SimpleNamespace(numerator=numerator, denominator=denominator)
    assert value_in_words(scores, "u", edition.indicators[0], given) == "80%"


def test_what_is_missing_is_told_in_things_and_no_data_is_not_a_fail(rated: Results) -> None:
    failed = {one.ma: one.con_thieu for one in commune_report(rated, FAILED, Letterhead()).can_bo_sung}
    assert failed == {"A.1": "thiếu 77 hộ", "A.2": "thiếu 3 cuộc họp"}
    lacking = {one.ma: one.con_thieu for one in commune_report(rated, LACKING, Letterhead()).can_bo_sung}
    assert lacking["A.2"] == "cần có số liệu và đạt ngưỡng" and lacking["B.1"] == "cần “Có”"


def test_who_completed_has_nothing_to_mend(rated: Results) -> None:
    assert commune_report(rated, DONE, Letterhead()).can_bo_sung == ()
    assert "mọi chỉ tiêu áp dụng đều có số liệu và đều đạt" in words(commune(rated, DONE))


def test_all_indicators_stand_in_the_table_below_their_group(rated: Results) -> None:
    rows = next(one for one in tables(commune(rated, FAILED)) if one[0][0] == "Mã")
    assert [row[0] for row in rows] == [
        "Mã",
        "Nhóm A: đạt 0/2 chỉ tiêu áp dụng",
        "A.1",
        "A.2",
        "Nhóm B: đạt 1/1 chỉ tiêu áp dụng",
        "B.1",
    ]


def test_what_nobody_told_is_a_dotted_line(rated: Results) -> None:
    report = commune_report(rated, DONE, Letterhead(agency="  "))
    assert {report.co_quan, report.co_quan_chu_quan, report.nguoi_ky, report.chuc_vu, report.dia_danh} == {
        DOTS
    }
    assert report.noi_nhan == (DOTS,) and report.so_ky_hieu == "…….…/BC-…….…".replace(".…", ".")
    assert "Kính gửi" not in words(commune(rated, DONE))


def test_what_was_told_stands_in_its_place(rated: Results) -> None:
    head = Letterhead(
        superior="Ủy ban nhân dân huyện Hậu Lộc",
        agency="Ủy ban nhân dân xã",
        number="12",
        symbol="UBND",
        place="Hậu Lộc",
        day=date(2023, 1, 5),
        addressee="Chủ tịch tỉnh",
        authority="TM. Ủy ban nhân dân",
        position="Chủ tịch",
        signer="Lê Văn Đ",
        recipients=("Như trên", "", "Lưu: VT"),
    )
    said = paragraphs(commune(rated, DONE, head))
    for line in (
        "ỦY BAN NHÂN DÂN HUYỆN HẬU LỘC",
        "Số: 12/BC-UBND",
        "Hậu Lộc, ngày 05 tháng 01 năm 2023",
        "Kính gửi: Chủ tịch tỉnh",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lê Văn Đ",
        "- Như trên;",
        "- Lưu: VT.",
    ):
        assert line in said
    assert any(f"đề nghị Chủ tịch tỉnh {REQUEST} {UNITS.at[DONE, 'name']}" in line for line in said)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2022, 12, 5), "ngày 05 tháng 12 năm 2022"),
        (date(2023, 2, 25), "ngày 25 tháng 02 năm 2023"),
        (date(2023, 9, 9), "ngày 09 tháng 9 năm 2023"),
        (None, "ngày …… tháng …… năm ……"),
    ],
)
def test_dates_are_written_as_reports_write_them(day: date | None, said: str) -> None:
    assert said_date(day) == said


def test_text_from_outside_is_neither_a_tag_nor_markup(rated: Results) -> None:
    head = Letterhead(agency="x", signer=HOSTILE, place=HOSTILE, recipients=(HOSTILE,))
    made = commune(named(rated, HOSTILE), DONE, head)
    said = words(made)
    assert said.count("49") == 0
    for line in (HOSTILE.replace("{_{", "{{").replace("}_}", "}}"), "- {{ 7*7 }}"):
        assert line in said
    assert opened(made).core_properties.author == "X"


def test_control_characters_from_outside_do_not_break_the_document(rated: Results) -> None:
    made = commune(named(rated, "Kỳ\x00 \x07\x0c\x1b\ufffe một"), DONE, Letterhead(signer="A\u202eB"))
    assert "một" in words(made) and "\u202e" not in words(made)
    assert len(tables(made)) == len(tables(commune(rated, DONE)))
