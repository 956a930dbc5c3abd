"""Verdicts and grades: each condition at its edge, their order, empty subsets."""

import numpy as np
import pytest
from hypothesis import given as with_any
from hypothesis import settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from criteria.levels import reached
from criteria.verdicts import AnyCondition, Grade, Verdict, choose, choose_xl, grade_indices, grade_xl


def condition(**written):
    return TypeAdapter(AnyCondition).validate_python(written)


def totals(**given):
    """Totals of one unit; `count_mandatory=3` stands for `count.mandatory`."""
    return {key.replace("_", ".", 1): np.array([float(value)]) for key, value in given.items()}


def holds(written, **given):
    return condition(**written).holds(totals(**given)).tolist() == [True]


EIGHTY = {"type": "share_passed", "at_least": "80%"}
ALL = {"type": "share_passed", "of": "mandatory", "at_least": "100%"}


@pytest.mark.parametrize(
    ("count", "passed", "met"),
    [(10, 7, False), (10, 8, True), (5, 4, True), (37, 29, False), (37, 30, True), (0, 0, True)],
)
def test_a_share_of_those_that_apply_passes(count, passed, met):
    assert holds(EIGHTY, count_applicable=count, passed_applicable=passed) is met


@pytest.mark.parametrize(("count", "passed", "met"), [(11, 11, True), (11, 10, False), (0, 0, True)])
def test_all_mandatory_pass_and_where_there_are_none_that_is_so(count, passed, met):
    assert holds(ALL, count_mandatory=count, passed_mandatory=passed) is met


def test_thirds_meet_a_share_written_as_thirds():
    assert holds({**EIGHTY, "at_least": "2/3"}, count_applicable=3, passed_applicable=2)


@pytest.mark.parametrize(("missing", "met"), [(0, False), (1, True)])
def test_anything_missing(missing, met):
    assert holds({"type": "any_missing"}, missing_applicable=missing) is met


def test_missing_optional_ones_are_not_missing_mandatory_ones():
    assert not holds({"type": "any_missing", "of": "mandatory"}, missing_mandatory=0, missing_applicable=3)


@pytest.mark.parametrize(
    ("passed", "missing", "met"), [(8, 0, True), (7, 0, False), (7, 1, True), (0, 10, True)]
)
def test_at_most_two_fail_and_what_is_missing_has_not_failed(passed, missing, met):
    given = {"count_applicable": 10, "passed_applicable": passed, "missing_applicable": missing}
    assert holds({"type": "failed_at_most", "number": 2}, **given) is met


@pytest.mark.parametrize(
    ("score", "met"), [(799.999, False), (800, True), (800 - 1e-12, True), (900, True), (np.nan, False)]
)
def test_a_least_score(score, met):
    assert holds({"type": "score_at_least", "score": 800}, score=score) is met


@pytest.mark.parametrize(
    ("a", "b", "each", "only_b"),
    [
        (0.5, 0.5, True, True),
        (0.49, 0.5, False, True),
        (0.5, 0.49, False, False),
        (np.nan, 0.5, True, True),
        (0.9, np.nan, True, True),
    ],
)
def test_each_group_or_one_earns_a_share_and_a_group_that_does_not_apply_is_no_obstacle(a, b, each, only_b):
    written, given = {"type": "group_share_at_least", "share": "50%"}, {"share_A": a, "share_B": b}
    assert holds(written, **given) is each
    assert holds({**written, "group": "B"}, **given) is only_b


@pytest.mark.parametrize(
    "written",
    [
        {"type": "share_passed", "at_least": "120%"},
        {"type": "share_passed", "at_least": "nan"},
        {"type": "share_passed", "of": "all", "at_least": 1},
        {"type": "failed_at_most", "number": -1},
        {"type": "score_at_least", "score": float("inf")},
        {"type": "something_else"},
    ],
)
def test_a_condition_that_cannot_be_is_refused(written):
    with pytest.raises(ValidationError):
        condition(**written)


def all_needs_met(written, given):
    single = {key: float(values[0]) for key, values in given.items()}
    needs = condition(**written).needs(single)
    return all(bool(reached(sum(given[key] for key in need.totals), need.at_least)[0]) for need in needs)


OFS = st.sampled_from(["applicable", "mandatory", "optional"])
SHARES = st.sampled_from(["0%", "1/3", "50%", "2/3", "80%", "97.93%", "100%"])
CONDITIONS = st.one_of(
    st.fixed_dictionaries({"type": st.just("any_missing"), "of": OFS}),
    st.fixed_dictionaries({"type": st.just("share_passed"), "of": OFS, "at_least": SHARES}),
    st.fixed_dictionaries({"type": st.just("failed_at_most"), "of": OFS, "number": st.integers(0, 5)}),
    st.fixed_dictionaries(
        {"type": st.just("score_at_least"), "score": st.sampled_from([0.0, 50, 62.5, 800])}
    ),
    st.fixed_dictionaries(
        {
            "type": st.just("group_share_at_least"),
            "group": st.sampled_from(["each", "A", "B"]),
            "share": SHARES,
        }
    ),
)


@st.composite
def unit_totals(draw):
    """Totals of one unit as they may be: any counts, a score or none, shares near a level or none."""
    given = {}
    for of in ("applicable", "mandatory", "optional"):
        counts = [draw(st.integers(0, 12)) for _ in range(3)]
        given |= dict(
            zip((f"passed.{of}", f"missing.{of}", f"count.{of}"), (*counts[:2], sum(counts)), strict=True)
        )
    given["score"] = draw(st.sampled_from([np.nan, 0.0, 49.9999999999, 50, 62.4999, 799.999, 1000]))
    given |= {f"share.{g}": draw(st.sampled_from([np.nan, 0.0, 1 / 3, 0.5, 0.9793, 1.0])) for g in "AB"}
    return {key: np.array([float(value)]) for key, value in given.items()}


@with_any(CONDITIONS, unit_totals())
@settings(deadline=None, max_examples=300)
def test_what_a_condition_needs_is_met_exactly_where_it_holds(written, given):
    assert all_needs_met(written, given) is bool(condition(**written).holds(given)[0])


@pytest.mark.parametrize(
    ("written", "given", "vi", "en"),
    [
        ({"type": "any_missing"}, {"missing.applicable": 3}, "3 chỉ tiêu chưa có số liệu", "3 have no data"),
        (
            EIGHTY,
            {"passed.applicable": 30, "count.applicable": 37},
            "đạt 30/37, bằng 81,08%",
            "30/37 pass, which is 81.08%",
        ),
        (
            ALL,
            {"passed.mandatory": 0, "count.mandatory": 0},
            "không có chỉ tiêu nào như vậy",
            "there are none",
        ),
        (
            {"type": "failed_at_most", "number": 2},
            {"passed.applicable": 5, "missing.applicable": 1, "count.applicable": 9},
            "3 chỉ tiêu chưa đạt",
            "3 fail",
        ),
        (
            {"type": "score_at_least", "score": 800},
            {"score": 799.998},
            "tổng điểm 799,998",
            "a score of 799.998",
        ),
        (
            {"type": "group_share_at_least", "share": "50%"},
            {"share.A": 0.4, "share.B": np.nan},
            "A 40%; B –",
            "A 40%; B –",
        ),
    ],
)
def test_a_condition_says_what_a_unit_has(written, given, vi, en):
    assert (condition(**written).found(given, "vi"), condition(**written).found(given, "en")) == (vi, en)


def verdict(id, *when):
    return Verdict(id=id, name=id, tone="bad", when=[condition(**c) for c in when])


COLOURS = (
    verdict("xanh", {"type": "score_at_least", "score": 80}, ALL),
    verdict("vàng", {"type": "score_at_least", "score": 50}),
    verdict("đỏ"),
)


@pytest.mark.parametrize(
    ("score", "mandatory", "chosen"),
    [
        (80, 2, "xanh"),
        (80, 1, "vàng"),
        (79.9, 2, "vàng"),
        (50, 0, "vàng"),
        (49.9, 2, "đỏ"),
        (np.nan, 2, "đỏ"),
    ],
)
def test_the_first_verdict_whose_conditions_all_hold_is_given(score, mandatory, chosen):
    given = totals(score=score, count_mandatory=2, passed_mandatory=mandatory)
    assert [COLOURS[i].id for i in choose(COLOURS, given)] == [chosen]


def test_verdicts_are_given_to_many_units_at_once():
    given = {
        k: np.array(v)
        for k, v in {
            "score": [90.0, 60, 10],
            "count.mandatory": [1.0] * 3,
            "passed.mandatory": [1.0] * 3,
        }.items()
    }
    assert choose(COLOURS, given).tolist() == [0, 1, 2]


GRADES = tuple(Grade(id=i, name=i, from_score=s) for i, s in (("a", 900), ("b", 800), ("c", 500)))


@pytest.mark.parametrize(
    ("score", "complete", "index"),
    [
        (1000, True, 0),
        (900, True, 0),
        (899.999, True, 1),
        (899.9999999999, True, 0),
        (800, True, 1),
        (799.99, True, 2),
        (500, True, 2),
        (499.99, True, -1),
        (0, True, -1),
        (np.nan, True, -1),
        (1000, False, -1),
    ],
)
def test_a_grade_begins_at_its_cut_and_is_for_complete_units(score, complete, index):
    assert grade_indices(GRADES, np.array([score]), np.array([complete])).tolist() == [index]


def test_without_grades_nobody_gets_one():
    assert grade_indices((), np.array([900.0]), np.array([True])).tolist() == [-1]


@pytest.mark.parametrize(
    ("written", "vi", "en"),
    [
        (
            {"type": "any_missing"},
            "còn chỉ tiêu áp dụng chưa có số liệu",
            "some applicable indicators have no data",
        ),
        (EIGHTY, "đạt ít nhất 80% số chỉ tiêu áp dụng", "at least 80% of the applicable indicators pass"),
        (ALL, "đạt mọi chỉ tiêu bắt buộc", "all mandatory indicators pass"),
        (
            {"type": "failed_at_most", "of": "optional", "number": 2},
            "không quá 2 chỉ tiêu không bắt buộc chưa đạt",
            "at most 2 optional indicators fail",
        ),
        ({"type": "score_at_least", "score": 62.5}, "tổng điểm từ 62,5 trở lên", "a score of 62.5 or more"),
        (
            {"type": "group_share_at_least", "share": "50%"},
            "mỗi nhóm được ít nhất 50% số điểm",
            "each group earns at least 50%",
        ),
        (
            {"type": "group_share_at_least", "group": "A", "share": "50%"},
            "nhóm A được ít nhất 50% số điểm",
            "group A earns at least 50%",
        ),
    ],
)
def test_a_condition_says_itself_in_both_languages(written, vi, en):
    assert (condition(**written).say("vi"), condition(**written).say("en")) == (vi, en)


def test_a_verdict_says_all_its_conditions():
    assert COLOURS[0].say("vi") == "tổng điểm từ 80 trở lên và đạt mọi chỉ tiêu bắt buộc"
    assert (COLOURS[2].say("vi"), COLOURS[2].say("en")) == ("các trường hợp còn lại", "all other cases")


def test_a_name_with_quotes_stays_a_text_in_excel():
    sly = (verdict('a"&CMD()&"', ALL), verdict('b"c'))
    written = choose_xl(sly, {"count.mandatory": "A1", "passed.mandatory": "A2"})
    assert '"a""&CMD()&"""' in written and '"b""c"' in written
    assert '"d""e"' in grade_xl((Grade(id="d", name='d"e', from_score=1),), "A3", "A4")
