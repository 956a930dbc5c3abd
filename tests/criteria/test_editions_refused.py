"""Editions that cannot be used are refused with file, line and what to do; all problems at once."""

import pytest

from criteria import EditionError, load_any, load_edition, read_catalogue
from tests.editions import edition_of, edition_text, indicator
from wording import Kind

GOOD = edition_text(indicator())


def problems_of(text):
    with pytest.raises(EditionError) as refused:
        read_catalogue(text, "thu.yaml")
    assert str(refused.value).count("\n") + 1 == len(refused.value.problems)
    for problem in refused.value.problems:
        assert problem.file == "thu.yaml" and problem.line >= 1
        assert problem.line_for_people("vi") and problem.line_for_people("en")
    return refused.value.problems


def the_problem(text):
    (only,) = problems_of(text)
    return only


def line_of(text, needle):
    return next(n for n, line in enumerate(text.splitlines(), start=1) if needle in line)


def test_the_small_edition_of_these_tests_is_good():
    assert edition_of(indicator()).indicators[0].threshold.lowland == 0.6


@pytest.mark.parametrize(
    ("good", "bad", "suggestion"),
    [
        ("scale: 100", "scal: 100", "scale"),
        ("points: 100", "pionts: 100", "points"),
        ("lowland:", "lowlnd:", "lowland"),
    ],
)
def test_an_unknown_key_is_told_with_its_line_and_a_suggestion(good, bad, suggestion):
    text = GOOD.replace(good, bad, 1)
    unknown = next(p for p in problems_of(text) if p.kind is Kind.CATALOGUE_UNKNOWN_KEY)
    assert unknown.line == line_of(text, bad)
    assert f"Có phải ý bạn là “{suggestion}”?" in unknown.message("vi")


def test_an_unknown_key_like_no_other_gets_no_suggestion():
    assert the_problem(GOOD + "\nxyzzy: 1\n").facts["near"].vi == ""


def test_a_key_that_stands_twice_is_told_with_both_lines():
    problem = the_problem(GOOD + "\nscale: 100\n")
    assert problem.kind is Kind.CATALOGUE_DUPLICATE_KEY
    assert (problem.line, problem.facts["first"]) == (
        len((GOOD + "\n").splitlines()) + 1,
        line_of(GOOD, "scale"),
    )


@pytest.mark.parametrize(
    ("text", "key", "path"),
    [
        (GOOD.replace("id: thu\n", ""), "id", "id"),
        (GOOD.replace(", rule: {type: threshold}", ""), "rule", "indicators[0].rule"),
        (GOOD.replace("rule: {type: threshold}", "rule: {}"), "type", "indicators[0].rule"),
        (GOOD.replace(", source: {provenance: proposed}}", "}"), "source", "indicators[0].threshold.source"),
        (edition_text(indicator(rule="steps")), "bands", "indicators[0].rule.bands"),
    ],
)
def test_a_missing_key_is_told_with_where_it_belongs(text, key, path):
    problem = the_problem(text)
    assert problem.kind is Kind.CATALOGUE_MISSING_KEY
    assert (problem.facts["found"], problem.facts["path"]) == (key, path)
    assert problem.line == (line_of(text, "A.1") if "indicators" in path else 1)


@pytest.mark.parametrize(
    ("good", "bad", "suggestion"),
    [
        ("type: threshold", "type: treshold", "threshold"),
        ("type: ratio", "type: rato", "ratio"),
        ("tone: good", "tone: god", "good"),
        ("provenance: proposed", "provenance: propsed", "proposed"),
        ("type: share_passed", "type: shares_passed", "share_passed"),
    ],
)
def test_a_word_that_is_not_allowed_gets_a_suggestion(good, bad, suggestion):
    text = GOOD.replace(good, bad, 1)
    problem = the_problem(text)
    assert problem.kind is Kind.CATALOGUE_BAD_VALUE and problem.line == line_of(text, bad)
    assert suggestion in problem.facts["near"].vi


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("lowland: 60%", "lowland: sáu mươi"),
        ("points: 100", "points: -1"),
        ("points: 100", "points: .inf"),
        ("scale: 100", "scale: .nan"),
        ("id: A.1", "id: có dấu"),
        ("name: Tên A.1", "name: {vi: Không, en: No}"),
    ],
)
def test_a_bad_value_is_told_with_its_line(good, bad):
    text = GOOD.replace(good, bad, 1)
    problem = the_problem(text)
    assert problem.kind is Kind.CATALOGUE_BAD_VALUE and problem.line == line_of(text, bad)


@pytest.mark.parametrize(
    ("good", "bad", "vi", "en"),
    [
        ("points: 100", "points: -1", "từ 0 trở lên", "0 or more"),
        ("points: 100", "points: trăm", "một số, một tỷ lệ như 60%", "a number"),
        ("tone: good", "tone: god", "một trong: good, near", "one of: good, near"),
    ],
)
def test_what_is_expected_is_said_in_the_language_of_the_reader(good, bad, vi, en):
    problem = the_problem(GOOD.replace(good, bad, 1))
    assert vi in problem.message("vi") and en in problem.message("en")


def test_all_problems_are_told_at_once():
    text = GOOD.replace("scale: 100", "scal: 100").replace("type: threshold", "type: treshold")
    kinds = {p.kind for p in problems_of(text)}
    assert kinds == {Kind.CATALOGUE_UNKNOWN_KEY, Kind.CATALOGUE_BAD_VALUE}


def test_an_unknown_edition_is_answered_with_a_suggestion():
    with pytest.raises(EditionError) as refused:
        load_any("tham-chieu-2020")
    assert "“tham-chieu-2022”" in refused.value.problems[0].message("vi")


@pytest.mark.parametrize("skeleton", ["qd-1829-2023", "qd-3853-2022"])
def test_nothing_can_be_scored_with_a_skeleton(skeleton):
    assert load_any(skeleton).status == "skeleton"
    with pytest.raises(EditionError) as refused:
        load_edition(skeleton)
    assert refused.value.problems[0].kind is Kind.EDITION_IS_SKELETON
