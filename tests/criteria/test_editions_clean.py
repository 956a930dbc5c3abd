"""The texts of an edition are clean and there; a skeleton is checked too; what was known may stay with an edition."""

from unicodedata import normalize

import pytest

from criteria import EditionError, Skeleton, read_catalogue
from criteria.texts import LONGEST
from tests.editions import COUNT, RATIO, edition_of, edition_text, indicator
from wording import Kind

SKELETON = """
status: skeleton
id: khung
title: Khung
notice: Chưa có văn bản gốc
source: {provenance: reported}
groups: [{id: A, name: Nhóm A}]
indicators: [{id: A.1, group: A}, {id: A.2}]
"""


def problems_of(text):
    with pytest.raises(EditionError) as refused:
        read_catalogue(text, "thu.yaml")
    return refused.value.problems


def test_texts_are_kept_composed_without_control_characters_and_outer_spaces():
    told = normalize("NFD", "  Thử\\tvà  thử \\x07\\r\\nlại ")
    edition = read_catalogue(edition_text(indicator()).replace("title: Thử", f'title: "{told}"'), "x")
    assert edition.title.vi == "Thử và  thử \nlại"


@pytest.mark.parametrize(
    ("good", "bad", "path"),
    [
        ("name: Tên A.1", "name: ''", "indicators[0].name"),
        ("name: Tên A.1", "name: {vi: ' ', en: Name}", "indicators[0].name"),
        ("name: Tên A.1", "name: Tên, not_applicable: ''", "indicators[0].not_applicable"),
        ("name: Tên A.1", "name: Tên, help: {vi: '', en: Help}", "indicators[0].help"),
        ("{id: completed,", "{id: '',", "verdicts[1].id"),
    ],
)
def test_a_text_that_is_asked_for_is_not_empty(good, bad, path):
    (problem,) = problems_of(edition_text(indicator()).replace(good, bad, 1))
    assert problem.kind is Kind.CATALOGUE_INCONSISTENT and problem.facts["path"] == path


def test_a_text_longer_than_a_cell_of_excel_is_refused():
    (problem,) = problems_of(edition_text(indicator()).replace("Tên A.1", "a" * (LONGEST + 1)))
    assert str(LONGEST) in problem.message("vi")


@pytest.mark.parametrize(
    ("rule", "level", "path"),
    [
        ("threshold", "60", "indicators[0].threshold.lowland"),
        ("threshold", "-1%", "indicators[0].threshold.lowland"),
        ("{type: proportional, full_at: 80}", "60%", "indicators[0].rule.full_at"),
        ("{type: steps, bands: [{at: 90, share: 1}]}", "60%", "indicators[0].rule.bands[0].at"),
    ],
)
def test_a_level_of_a_ratio_lies_within_0_and_100_percent(rule, level, path):
    text = edition_text(indicator(rule=rule, level=level, mountain="60%"))
    assert [p.facts["path"] for p in problems_of(text)] == [path]


def test_a_level_of_a_count_may_be_any_number():
    assert edition_of(indicator(input=COUNT, level="60")).indicators[0].threshold.lowland == 60


def test_a_part_is_told_by_its_own_path():
    rule = f"{{type: parts, parts: [{{id: a, name: A, share: 1/2}}, {{id: b, name: B, share: 1/2, input: {RATIO}}}]}}"
    (problem,) = problems_of(edition_text(indicator(rule=rule, input="{type: parts, question: Gì}")))
    assert problem.facts["path"] == "indicators[0].rule.parts[1].rule"


def test_a_skeleton_is_consistent_too():
    assert isinstance(read_catalogue(SKELETON, "x"), Skeleton)
    doubled = SKELETON.replace("{id: A.2}", "{id: A.1}, {id: A.3, group: B}")
    assert [p.kind for p in problems_of(doubled)] == [
        Kind.CATALOGUE_DUPLICATE_ID,
        Kind.CATALOGUE_UNKNOWN_REFERENCE,
    ]


def test_what_was_known_before_an_edition_was_complete_may_stay_with_it():
    more = "note: Chưa rõ, source: {provenance: reported, text: Báo}"
    facts = "facts: [{text: Có 37 chỉ tiêu, source: {provenance: reported}}]"
    edition = edition_of(indicator(more=more), head=facts)
    assert edition.indicators[0].note.vi == "Chưa rõ" and edition.facts[0].text.vi == "Có 37 chỉ tiêu"


@pytest.mark.parametrize("member", ["threshold", "parts"])
def test_a_rule_called_like_a_key_does_not_hide_where_a_key_stands(member):
    rule = {"threshold": "{type: threshold, each: 2}", "parts": "{type: parts, direction: lower}"}[member]
    paths = {p.facts["path"] for p in problems_of(edition_text(indicator(rule=rule)))}
    assert paths & {"indicators[0].rule", "indicators[0].rule.direction"}
