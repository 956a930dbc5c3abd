"""Explanations: what a unit earned for an indicator, why, and what it lacks."""

import pytest

from scoring import explain, explain_verdict
from tests.editions import BOOLEAN, edition_of, indicator, rate_one

NA = "not_applicable: Không có"
STEPS = "{type: steps, bands: [{at: 99%, share: 1}, {at: 97%, share: 0.8}, {at: 95%, share: 0.7}]}"
EDITION = edition_of(
    indicator("A.1", STEPS, points=40, level="97%", more=NA),
    indicator("A.2", points=35),
    indicator("A.3", "boolean", BOOLEAN, points=25, level="Có"),
)


@pytest.mark.parametrize(
    ("slot", "answer", "vi", "en"),
    [
        (
            "A.1", "965/1000",
            "Được 0,7 × 40 = 28 điểm vì 96,5% nằm trong khoảng từ 95% đến dưới 97%. Chưa đạt: thiếu 5 hộ.",
            "0.7 × 40 = 28 points because 96.5% lies from 95% to below 97%. Not passed: 5 households lacking.",
        ),
        (
            "A.1", "98/100",
            "Được 0,8 × 40 = 32 điểm vì 98% nằm trong khoảng từ 97% đến dưới 99%.",
            "0.8 × 40 = 32 points because 98% lies from 97% to below 99%.",
        ),
        (
            "A.2", "3/5",
            "Được đủ 35 điểm vì 60% đạt ngưỡng từ 60% trở lên.",
            "All 35 points because 60% meets the threshold of 60% or more.",
        ),
        (
            "A.2", "59/100",
            "Được 0/35 điểm vì 59% chưa đạt ngưỡng từ 60% trở lên. Chưa đạt: thiếu 1 hộ.",
            "0 of 35 points because 59% misses the threshold of 60% or more. Not passed: 1 households lacking.",
        ),
        (
            "A.3", False,
            "Được 0/25 điểm vì trả lời “Không”, cần “Có”. Chưa đạt: cần “Có”.",
            "0 of 25 points because the answer is “No”, “Yes” is needed. Not passed: “Yes” is needed.",
        ),
        ("A.2", None, "Chưa có số liệu; chưa tính là 0 và chưa tính là không đạt.", "No data: neither 0 nor a fail."),
        (
            "A.1", "x",
            "Không áp dụng: không tính vào điểm và điểm tối đa.",
            "Not applicable: left out of the points and of their maximum.",
        ),
    ],
)  # fmt: skip
def test_each_outcome_is_explained(slot, answer, vi, en):
    scores = rate_one(EDITION, **{slot: answer})
    only = EDITION.indicator_by_id[slot]
    assert (explain(scores, "u", only, "vi"), explain(scores, "u", only, "en")) == (vi, en)


def test_a_share_just_below_the_threshold_is_not_said_to_equal_it():
    scores = rate_one(EDITION, A_2="599999/1000000")
    assert "59,9999% chưa đạt ngưỡng từ 60% trở lên" in explain(scores, "u", EDITION.indicators[1], "vi")


@pytest.mark.parametrize(
    ("answers", "vi"),
    [
        (
            {"A_1": "x", "A_2": "3/5"},
            "Chưa đủ số liệu: còn chỉ tiêu áp dụng chưa có số liệu (đạt 1/2 chỉ tiêu áp dụng, 0 chưa đạt, 1 chưa có số liệu).",
        ),
        (
            {"A_1": "x", "A_2": "3/5", "A_3": True},
            "Hoàn thành: đạt mọi chỉ tiêu áp dụng (đạt 2/2 chỉ tiêu áp dụng, 0 chưa đạt, 0 chưa có số liệu).",
        ),
        (
            {"A_1": "1/2", "A_2": "3/5", "A_3": True},
            "Chưa hoàn thành: các trường hợp còn lại (đạt 2/3 chỉ tiêu áp dụng, 1 chưa đạt, 0 chưa có số liệu).",
        ),
    ],
)
def test_a_verdict_is_explained_with_its_conditions_and_counts(answers, vi):
    scores = rate_one(EDITION, **answers)
    assert explain_verdict(scores, "u", "vi") == vi
    assert explain_verdict(scores, "u", "en")


def test_a_verdict_looks_as_its_tone():
    scores = rate_one(EDITION, A_1="x", A_2="3/5", A_3=True)
    look = scores.verdict_look(scores.units.at["u", "verdict"])
    assert (look.word.vi, look.mark, look.colour) == ("Hoàn thành", "✓", "#0F766E")
