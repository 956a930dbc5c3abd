"""Templates come from outside: what they may write is told beforehand, and anything else is refused before it runs."""

import pytest

from reports.contents import CommuneReport, ProvinceReport
from wording import Kind
from wording.tags import problems_of


def kinds(source: str, of: type = ProvinceReport) -> list[Kind]:
    return [one.kind for one in problems_of(source, of, "mau.docx")]


@pytest.mark.parametrize(
    "source",
    [
        "không có thẻ nào",
        "{{ co_quan }}, {{ co_quan|upper }}, {{ xep_hang|length }}",
        "{% for dong in dia_ban %}{{ loop.index }}{% for so in dong.theo_ket_luan %}{{ so }}{% endfor %}{% endfor %}",
        "{% if minh_hoa and not kinh_gui %}a{% elif so_da_nop == '0' %}b{% else %}c{% endif %}",
        "{{ kinh_gui or 'ai đó' }} {{ 'có' if minh_hoa else 'không' }}",
        "{# lời nhắn #}{{ anh_ket_luan }}",
    ],
)
def test_what_a_template_needs_is_allowed(source: str) -> None:
    assert kinds(source) == []


@pytest.mark.parametrize(
    "source",
    [
        "{{ co_quan.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ range(99999) }}",
        "{% for a in range(99999) %}{% endfor %}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ co_quan * 999999999 }}",
        "{{ co_quan ~ co_quan }}",
        "{% set a = 1 %}",
        "{% macro m() %}{% endmacro %}",
        "{% include 'a' %}",
        "{% import 'a' as b %}",
        "{% extends 'a' %}",
        "{{ co_quan|safe }}",
        "{{ co_quan|upper(1) }}",
        "{{ co_quan.upper() }}",
        "{{ noi_nhan[0] }}",
        "{{ co_quan is defined }}",
        "{{ [co_quan] }}",
        "{% autoescape false %}{{ co_quan }}{% endautoescape %}",
        "{% for a in xep_hang recursive %}{{ loop(a) }}{% endfor %}",
        "{% for a, b in xep_hang %}{% endfor %}",
        "{% for a in xep_hang if a %}{% endfor %}",
        "{% for a in co_quan %}{% endfor %}",
    ],
)
def test_what_a_template_has_no_need_of_is_refused(source: str) -> None:
    assert set(kinds(source)) <= {Kind.REPORT_TAG_FORBIDDEN, Kind.REPORT_TAG_UNKNOWN}
    assert kinds(source)


def test_a_loop_in_a_loop_goes_only_over_what_belongs_to_the_outer_one() -> None:
    twice = "{% for a in xep_hang %}{% for b in xep_hang %}{{ b.ten }}{% endfor %}{% endfor %}"
    assert kinds(twice) == [Kind.REPORT_TAG_FORBIDDEN]


@pytest.mark.parametrize("source", ["{{ xep_hang }}", "{% for a in xep_hang %}{{ a }}{% endfor %}"])
def test_a_list_is_not_printed_as_a_whole(source: str) -> None:
    assert kinds(source) == [Kind.REPORT_TAG_FORBIDDEN]


def test_an_unknown_tag_is_named_with_the_one_that_is_meant_and_where_it_stands() -> None:
    (found,) = problems_of(
        "<w:p>a</w:p>\n<w:p><w:t>Của {{ co_quann }}</w:t></w:p>", ProvinceReport, "mau.docx"
    )
    assert found.kind is Kind.REPORT_TAG_UNKNOWN and found.file == "mau.docx"
    assert "“co_quann”" in found.message("vi") and "“co_quan”?" in found.message("vi")
    assert "“Của {{ co_quann }}”" in found.message("en")


def test_a_field_of_a_list_is_known_only_in_its_loop() -> None:
    assert kinds("{% for a in xep_hang %}{{ a.diem }}{% endfor %}{{ a.diem }}") == [Kind.REPORT_TAG_UNKNOWN]
    assert kinds("{% for a in xep_hang %}{{ a.diemm }}{% endfor %}") == [Kind.REPORT_TAG_UNKNOWN]


def test_each_report_has_tags_of_its_own() -> None:
    assert kinds("{{ ten_don_vi }}", CommuneReport) == []
    assert kinds("{{ ten_don_vi }}", ProvinceReport) == [Kind.REPORT_TAG_UNKNOWN]


@pytest.mark.parametrize(
    "source", ["{{ co_quan", "{% for a in xep_hang %}", "{% if %}{% endif %}", "{% lặp %}"]
)
def test_a_tag_that_is_not_closed_or_not_understood_is_told(source: str) -> None:
    assert kinds(source) == [Kind.REPORT_TAG_BROKEN]


def test_a_number_of_thousands_of_digits_is_told_and_breaks_nothing() -> None:
    assert kinds("{{ " + "1" * 5000 + " }}") == [Kind.REPORT_TAG_BROKEN]


def test_endless_brackets_are_refused_and_not_followed() -> None:
    assert kinds("{{ " + "(" * 5000 + "co_quan" + ")" * 5000 + " }}") == [Kind.REPORT_TAG_BROKEN]


def test_all_problems_are_told_at_once() -> None:
    source = "{{ mot }} {{ co_quan|safe }} {% if minh_hoa %}{{ hai }}{% else %}{{ ba }}{% endif %}"
    assert kinds(source) == [
        Kind.REPORT_TAG_UNKNOWN,
        Kind.REPORT_TAG_FORBIDDEN,
        Kind.REPORT_TAG_UNKNOWN,
        Kind.REPORT_TAG_UNKNOWN,
    ]
