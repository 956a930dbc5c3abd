"""Gaps: the least that would pass, in the things that are counted."""

from functools import cache

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scoring import Outcome, gap_amounts, gap_of
from tests.editions import BOOLEAN, COUNT, NUMBER, OPTION, PARTS, edition_of, indicator, rate, rate_one

LOWER = "{type: threshold, direction: lower}"


def gap(written, zone="lowland", **answers):
    edition = edition_of(written)
    return gap_of(rate_one(edition, zone=zone, **(answers)), "u", edition.indicators[0])


@pytest.mark.parametrize(
    ("level", "answer", "amount"),
    [
        ("60%", "0/5", 3),
        ("60%", "2/5", 1),
        ("60%", "59999/100000", 1),
        ("60%", "0/7", 5),
        ("97.93%", "0/10000", 9793),
        ("100%", "36/37", 1),
        ("2/3", "1/3", 1),
        ("30%", "0/429000", 128700),
        ("55%", "0/100", 55),  # 0.55 * 100 is a little above 55 in floats
        ("7%", "0/100", 7),
        ("28%", "0/25", 7),
    ],
)
def test_a_ratio_lacks_whole_things(level, answer, amount):
    found = gap(indicator(level=level), A_1=answer)
    assert found.amount == amount
    said = f"{amount:,}".replace(",", ".")
    assert (found.text.vi, found.text.en) == (f"thiếu {said} hộ", f"{amount:,} households lacking")


@cache
def edition_at(level, lower):
    return edition_of(indicator(level=level, rule=LOWER if lower else "threshold"))


LEVELS = st.sampled_from(["0.01%", "5%", "1/3", "29.07%", "55%", "57%", "60%", "2/3", "97.93%", "100%"])


@given(st.integers(1, 200_000), st.lists(st.floats(0, 1), min_size=1, max_size=20), LEVELS, st.booleans())
@settings(deadline=None, max_examples=60)
def test_the_gap_is_the_least_that_passes(whole, parts, level, lower):
    edition, sign = edition_at(level, lower), -1 if lower else 1
    numerators = {f"{i}": round(part * whole) for i, part in enumerate(parts)}
    scores = rate(edition, {unit: {"A.1": f"{n}/{whole}"} for unit, n in numerators.items()})
    amounts = gap_amounts(scores)["A.1"].dropna()
    assert set(amounts.index) == set(scores.units.index[scores.outcome["A.1"] == Outcome.FAILED])
    assume(len(amounts))
    assert (amounts >= 1).all() and (amounts == amounts.round()).all()
    for less, outcome in ((0, Outcome.PASSED), (1, Outcome.FAILED)):
        mended = {u: {"A.1": f"{numerators[u] + sign * (a - less)}/{whole}"} for u, a in amounts.items()}
        assert set(rate(edition, mended).outcome["A.1"]) == {outcome}


@pytest.mark.parametrize(("level", "answer"), [("29%", "30/100"), ("57%", "58/100"), ("5%", "6/100")])
def test_where_lower_is_better_the_threshold_itself_is_enough(level, answer):
    assert gap(indicator(rule=LOWER, level=level), A_1=answer).amount == 1  # 0.29 * 100 is below 29 in floats


def test_where_lower_is_better_there_are_too_many():
    found = gap(indicator(rule=LOWER, level="5%"), A_1="10/100")
    assert (found.amount, found.text.vi, found.text.en) == (5, "thừa 5 hộ", "5 households too many")


def test_a_count_lacks_whole_things():
    found = gap(indicator(input=COUNT, level="2"), A_1=0)
    assert (found.amount, found.text.vi, found.text.en) == (2, "thiếu 2 cuộc họp", "2 meetings lacking")


@pytest.mark.parametrize(
    ("share", "vi", "en"),
    [
        (0.475, "thiếu 12,5 điểm phần trăm", "12.5 percentage points lacking"),
        (0.599999, "thiếu 0,0001 điểm phần trăm", "0.0001 percentage points lacking"),
        (0.0, "thiếu 60 điểm phần trăm", "60 percentage points lacking"),
    ],
)
def test_a_bare_share_lacks_percentage_points(share, vi, en):
    found = gap(indicator(), A_1=share)
    assert found.amount == pytest.approx(0.6 - share) and (found.text.vi, found.text.en) == (vi, en)


def test_a_share_beside_a_useless_denominator_is_a_bare_share():
    edition = edition_of(indicator())
    from scoring import Answers, score
    from tests.editions import frame_of, units_of

    frame = frame_of({"u": {"A.1": "5/0"}})
    frame["value"] = 0.5
    scores = score(edition, Answers.of(edition, frame), units_of(["u"]))
    assert gap_of(scores, "u", edition.indicators[0]).text.vi == "thiếu 10 điểm phần trăm"


def test_a_measured_number_lacks_the_difference():
    found = gap(indicator(input=NUMBER, level="70"), A_1=62.5)
    assert (found.amount, found.text.vi) == (7.5, "thiếu 7,5")


@pytest.mark.parametrize(
    ("written", "answer", "vi"),
    [
        (indicator(rule="boolean", input=BOOLEAN, level="Có"), False, "cần “Có”"),
        (
            indicator(rule="{type: boolean, direction: lower}", input=BOOLEAN, level="Không"),
            True,
            "cần “Không”",
        ),
        (indicator(rule="options", input=OPTION, level="1/2"), "c", "cần “Phó”"),
    ],
)
def test_a_question_lacks_its_answer(written, answer, vi):
    found = gap(written, A_1=answer)
    assert np.isnan(found.amount) and found.text.vi == vi


def test_the_gap_is_to_the_threshold_of_the_zone():
    written = indicator(level="80%", mountain="60%")
    assert gap(written, A_1="1/10").amount == 7
    assert gap(written, zone="mountain", A_1="1/10").amount == 5


@pytest.mark.parametrize("answer", ["3/5", None])
def test_only_what_failed_has_a_gap(answer):
    assert gap(indicator(), A_1=answer) is None


def composite(kind, *parts):
    """A composite indicator with parts such as ("Tin", "50%") and level 80%."""
    listed = [
        f"{{id: {letter}, name: {part[0]}, share: {', '.join(part[1:])}}}"
        for letter, part in zip("abcde", parts, strict=False)
    ]
    key = "parts" if kind == "parts" else "alternatives"
    return indicator(rule=f"{{type: {kind}, {key}: [{', '.join(listed)}]}}", input=PARTS, level="80%")


FIFTHS = composite("parts", *((name, "1/5") for name in ("Một", "Hai", "Ba", "Bốn", "Năm")))
UNEQUAL = composite("parts", ("Lớn", "50%"), ("Vừa", "30%"), ("Nhỏ", "20%"))
HALF = f"rule: {{type: proportional}}, input: {COUNT}, threshold: 10"
TWO_HALVES = composite("parts", ("Nửa", "40%", HALF), ("Kia", "40%", HALF), ("Nhỏ", "20%"))
THREE_WAYS = composite("best_of", ("Tự làm", "100%"), ("Thuê", "80%"), ("Mượn", "50%"))


@pytest.mark.parametrize(
    ("written", "answers", "vi"),
    [
        (FIFTHS, [1, 1, 1, 0, 0], "cần thêm 1 mục trong: Bốn; Năm"),
        (FIFTHS, [1, 0, 0, 0, 0], "cần thêm 3 mục trong: Hai; Ba; Bốn; Năm"),
        (UNEQUAL, [0, 1, 0], "cần thêm ít nhất 1 mục trong: Lớn; Nhỏ"),
        (UNEQUAL, [1, 0, 0], "cần thêm ít nhất 1 mục trong: Vừa; Nhỏ"),
        (composite("parts", ("Nửa", "80%", HALF), ("Nhỏ", "20%")), [5, 1], "cần thêm 1 mục trong: Nửa"),
        (TWO_HALVES, [5, 5, 0], "cần thêm 2 mục trong: Nửa; Kia; Nhỏ"),
        (THREE_WAYS, [0, 0, 1], "cần thêm 1 mục trong: Tự làm; Thuê"),
        (THREE_WAYS, [None, None, 1], "cần thêm 1 mục trong: Tự làm; Thuê"),
    ],
)  # fmt: skip
def test_parts_lack_as_few_others_as_pass(written, answers, vi):
    found = gap(written, **{f"A_1_{chr(97 + i)}": a for i, a in enumerate(answers)})
    assert np.isnan(found.amount) and found.text.vi == vi and found.text.en


def test_the_amounts_of_all_units_are_the_gaps_of_each():
    edition = edition_of(
        indicator(points=40, level="80%", mountain="60%"), indicator("A.2", input=COUNT, points=60, level="3")
    )
    said = {"a": {"A.1": "1/10", "A.2": 1}, "b": {"A.1": "1/10", "A.2": 5}, "c": {"A.1": 0.5}, "d": {}}
    scores = rate(edition, said, dict.fromkeys("acd", "D lowland") | {"b": "D mountain"})
    amounts = gap_amounts(scores)
    assert amounts.loc[list("abcd"), "A.1"].tolist() == pytest.approx([7, 5, 0.3, np.nan], nan_ok=True)
    assert amounts.loc[list("abcd"), "A.2"].tolist() == pytest.approx(
        [2, np.nan, np.nan, np.nan], nan_ok=True
    )
    for unit in "abc":
        given = gap_of(scores, unit, edition.indicators[0], amounts.at[unit, "A.1"])
        assert given == gap_of(scores, unit, edition.indicators[0])
