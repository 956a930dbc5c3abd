"""The editions that ship hold what is known, and no more."""

from collections import Counter

import pytest

from criteria import Edition, Skeleton, edition_ids, load_any, load_edition

REFERENCE = load_edition("tham-chieu-2022")


def test_the_reference_edition_comes_first():
    assert edition_ids() == ("tham-chieu-2022", "tham-chieu-huyen-2022", "qd-1829-2023", "qd-3853-2022")


def test_every_shipped_edition_has_the_id_of_its_file():
    assert all(load_any(edition_id).id == edition_id for edition_id in edition_ids())


def test_the_reference_edition_has_37_indicators_in_the_known_structure():
    assert Counter(i.group for i in REFERENCE.indicators) == {"CQS": 11, "KTS": 6, "XHS": 12, "HTS": 8}
    assert [i.id for i in REFERENCE.indicators] == [
        f"{group}.{n:02}"
        for group, many in (("CQS", 11), ("KTS", 6), ("XHS", 12), ("HTS", 8))
        for n in range(1, many + 1)
    ]


def test_the_reference_edition_has_1000_points():
    points = Counter()
    for one in REFERENCE.indicators:
        points[one.group] += one.points
    assert points == {"CQS": 350, "KTS": 150, "XHS": 300, "HTS": 200} and REFERENCE.scale == 1000


@pytest.mark.parametrize(("indicator", "level"), [("XHS.01", 0.6), ("XHS.02", 0.3), ("XHS.03", 0.95)])
def test_the_three_thresholds_read_in_the_press_are_the_same_in_reference_and_skeleton(indicator, level):
    skeleton = {i.id: i for i in load_any("qd-1829-2023").indicators}
    for threshold in (REFERENCE.indicator_by_id[indicator].threshold, skeleton[indicator].threshold):
        assert (threshold.lowland, threshold.mountain) == (level, level)
        assert threshold.source.provenance == "reported" and "1829" in threshold.source.text.vi


def test_every_threshold_says_how_it_is_known():
    known = Counter(str(i.threshold.source.provenance) for i in REFERENCE.indicators)
    assert known == {"reported": 4, "proposed": 33}  # the fourth: CQS.01, read in a form of 2022


def test_the_reference_edition_says_that_it_is_no_decision():
    assert "không phải" in REFERENCE.notice.vi and "not the text of a decision" in REFERENCE.notice.en
    assert REFERENCE.source.provenance == "proposed"


def test_which_indicators_are_mandatory_and_which_may_be_left_out():
    mandatory = {i.id for i in REFERENCE.indicators if i.mandatory}
    assert mandatory == {
        *("CQS.01", "CQS.02", "CQS.03", "CQS.06", "CQS.07"),
        *("XHS.01", "XHS.02", "XHS.03", "XHS.09", "HTS.01", "HTS.02"),
    }
    may_be_left_out = {i.id for i in REFERENCE.indicators if i.not_applicable}
    assert may_be_left_out == {"KTS.01", "KTS.02", "KTS.04", "KTS.05", "KTS.06", "XHS.11", "XHS.12"}


def test_the_rules_of_the_reference_edition():
    assert Counter(i.rule.type for i in REFERENCE.indicators) == Counter(
        threshold=19, proportional=7, boolean=4, parts=3, steps=2, options=1, per_item=1
    )


@pytest.mark.parametrize(
    ("indicator", "lowland", "mountain", "points"),
    [
        ("CQS.01", 0.5, 0.5, 20),
        ("CQS.07", 0.8, 0.6, 50),
        ("CQS.08", 0.97, 0.97, 40),
        ("CQS.10", 0.8, 0.8, 30),
        ("CQS.11", 2, 2, 30),
        ("KTS.03", 1, 1, 30),
        ("KTS.06", 0.3, 0.2, 20),
        ("XHS.06", 0.8, 0.65, 25),
        ("XHS.12", 0.75, 0.5, 25),
        ("HTS.05", 0.75, 0.5, 30),
        ("HTS.08", 1, 2 / 3, 30),
    ],
)
def test_thresholds_by_zone_and_points(indicator, lowland, mountain, points):
    one = REFERENCE.indicator_by_id[indicator]
    assert (one.threshold.lowland, one.threshold.mountain, one.points) == (lowland, mountain, points)


def test_verdicts_and_grades_of_the_reference_edition():
    assert [v.id for v in REFERENCE.verdicts] == ["incomplete", "completed", "nearly", "not_completed"]
    assert [(g.name.vi, g.from_score) for g in REFERENCE.grades] == [
        ("Xuất sắc", 900), ("Tốt", 800), ("Khá", 650), ("Trung bình", 500), ("Yếu", 0),
    ]  # fmt: skip


def test_all_texts_of_the_reference_edition_are_in_both_languages():
    texts = [
        t for i in REFERENCE.indicators for t in (i.name, i.evidence, i.help, *(p.name for p in i.parts))
    ]
    texts += [t for i in REFERENCE.indicators for t in [i.not_applicable] if t]
    assert all(t.vi and t.en for t in [*texts, *(g.name for g in (*REFERENCE.groups, *REFERENCE.verdicts))])


def test_each_part_has_a_row_of_its_own_after_its_indicator():
    slots = [slot.id for slot in REFERENCE.slots]
    at = slots.index("CQS.10")
    assert slots[at : at + 7] == [
        "CQS.10",
        "CQS.10.a",
        "CQS.10.b",
        "CQS.10.c",
        "CQS.10.d",
        "CQS.10.e",
        "CQS.11",
    ]
    assert len(slots) == 37 + 5 + 4 + 3


def test_the_skeleton_of_1829_holds_three_thresholds_and_no_more():
    skeleton = load_any("qd-1829-2023")
    assert isinstance(skeleton, Skeleton) and not isinstance(skeleton, Edition)
    assert Counter(i.group for i in skeleton.indicators) == {"CQS": 11, "KTS": 6, "XHS": 12, "HTS": 8}
    assert {i.id for i in skeleton.indicators if i.threshold} == {"XHS.01", "XHS.02", "XHS.03"}
    assert {i.id for i in skeleton.indicators if not i.is_blank} == {"XHS.01", "XHS.02", "XHS.03"}
    assert all(i.points is None and i.rule is None for i in skeleton.indicators)


def test_the_skeleton_of_3853_holds_one_indicator_of_56():
    skeleton = load_any("qd-3853-2022")
    assert (
        len(skeleton.indicators) == len({i.id for i in skeleton.indicators}) == 56 and skeleton.scale == 1000
    )
    (known,) = [i for i in skeleton.indicators if not i.is_blank]
    assert (known.id, known.points) == ("1.1", 20)
    assert [o.share for o in known.input.options] == [1, 0.5, 0]
    assert all(i.threshold is None for i in skeleton.indicators)
    assert all(i.points is None for i in skeleton.indicators if i.is_blank)
