"""What each rule says of a value, in both languages."""

import pytest

from criteria.rules import Case, UnscoredRule
from tests.editions import BOOLEAN, COUNT, OPTION, PARTS, RATIO, edition_of, indicator

NAN = float("nan")

STEPS = "{type: steps, bands: [{at: 99%, share: 1}, {at: 97%, share: 0.8}, {at: 95%, share: 0.7}]}"
DELAYS = "{type: steps, direction: lower, bands: [{at: 1%, share: 1}, {at: 5%, share: 1/2}]}"
ITEMS = "{type: per_item, each: 40, cap: 100}"


def sayer(written, value, zone="lowland", parts=()):
    """What the rule of an edition's only indicator says of a value; the best of the cohort is 75%."""
    only = edition_of(written).indicators[0]

    def say(lang):
        bar = only.threshold.at(zone) if only.threshold else float("nan")
        show = lambda number, beside: only.input.show(number, lang, beside)  # noqa: E731
        return only.rule.explain(Case(value, bar, 0.75, parts, show, lang))

    return say


SENTENCES = [
    (indicator(), 3 / 5, "60% đạt ngưỡng từ 60% trở lên", "60% meets the threshold of 60% or more"),
    (
        indicator(),
        0.599999,
        "59,9999% chưa đạt ngưỡng từ 60% trở lên",
        "59.9999% misses the threshold of 60% or more",
    ),
    (
        indicator(rule="{type: threshold, direction: lower}", level="5%"),
        0.06,
        "6% chưa đạt ngưỡng không quá 5%",
        "6% misses the threshold of at most 5%",
    ),
    (
        indicator(input=COUNT, level="2"),
        1,
        "1 chưa đạt ngưỡng từ 2 trở lên",
        "1 misses the threshold of 2 or more",
    ),
    (
        indicator(rule=STEPS, level="97%"),
        0.965,
        "96,5% nằm trong khoảng từ 95% đến dưới 97%",
        "96.5% lies from 95% to below 97%",
    ),
    (
        indicator(rule=STEPS, level="97%"),
        0.97,
        "97% nằm trong khoảng từ 97% đến dưới 99%",
        "97% lies from 97% to below 99%",
    ),
    (
        indicator(rule=STEPS, level="97%"),
        0.99,
        "99% ở bậc cao nhất, từ 99% trở lên",
        "99% is in the best step, 99% or more",
    ),
    (
        indicator(rule=STEPS, level="97%"),
        0.98996,
        "98,996% nằm trong khoảng từ 97% đến dưới 99%",
        "98.996% lies from 97% to below 99%",
    ),
    (
        indicator(rule=STEPS, level="97%"),
        0.94,
        "94% chưa tới bậc thấp nhất 95%",
        "94% is beyond the last step 95%",
    ),
    (
        indicator(rule=DELAYS, level="5%"),
        0.03,
        "3% nằm trong khoảng trên 1% đến 5%",
        "3% lies above 1% and up to 5%",
    ),
    (
        indicator(rule=DELAYS, level="5%"),
        0.0,
        "0% ở bậc cao nhất, không quá 1%",
        "0% is in the best step, at most 1%",
    ),
    (
        indicator(rule="proportional", level="80%"),
        0.6,
        "60% bằng 75% của mức đủ điểm 80%",
        "60% is 75% of the full level 80%",
    ),
    (
        indicator(rule="proportional", level="80%"),
        0.8,
        "80% đạt mức đủ điểm từ 80% trở lên",
        "80% meets the full level of 80% or more",
    ),
    (
        indicator(rule="{type: proportional, zero_below: 50%}", level="80%"),
        0.4,
        "40% chưa tới mức sàn 50%",
        "40% is beyond the floor of 50%",
    ),
    (
        indicator(rule="{type: proportional, direction: lower}", level="10%"),
        0.2,
        "20% vượt mức đủ điểm 10%, mức này bằng 50% của 20%",
        "20% is beyond the full level 10%, which is 50% of it",
    ),
    (indicator(rule="boolean", input=BOOLEAN, level="Có"), 1.0, "trả lời “Có”", "the answer is “Yes”"),
    (
        indicator(rule="boolean", input=BOOLEAN, level="Có"),
        0.0,
        "trả lời “Không”, cần “Có”",
        "the answer is “No”, “Yes” is needed",
    ),
    (
        indicator(rule="{type: boolean, direction: lower}", input=BOOLEAN, level="Không"),
        1.0,
        "trả lời “Có”, cần “Không”",
        "the answer is “Yes”, “No” is needed",
    ),
    (indicator(rule="options", input=OPTION, level="1/2"), 0.5, "chọn “Phó”", "the choice is “Phó”"),
    (indicator(rule=ITEMS, input=COUNT, level="1"), 2, "2 × 40 điểm", "2 × 40 points"),
    (
        indicator(rule=ITEMS, input=COUNT, level="1"),
        3,
        "3 × 40 điểm, đã tới mức tối đa 100",
        "3 × 40 points, at the cap of 100",
    ),
    (
        indicator(rule="relative", level="50%"),
        0.75,
        "75% được tính 100% so với đơn vị tốt nhất (75%)",
        "75% counts as 100% beside the best unit (75%)",
    ),
]


@pytest.mark.parametrize(("written", "value", "vi", "en"), SENTENCES)
def test_a_rule_says_why_beginning_with_the_value(written, value, vi, en):
    said = sayer(written, value)
    assert (said("vi"), said("en")) == (vi, en)


def test_the_threshold_said_is_that_of_the_zone():
    written = indicator(level="80%", mountain="60%")
    assert sayer(written, 0.7)("vi") == "70% chưa đạt ngưỡng từ 80% trở lên"
    assert sayer(written, 0.7, "mountain")("vi") == "70% đạt ngưỡng từ 60% trở lên"


def test_information_is_said_to_be_only_that():
    asked = UnscoredRule()
    case = Case(7.0, float("nan"), float("nan"), (), lambda value, beside: f"{value:g}", "vi")
    assert asked.explain(case) == "7; chỉ để biết, không tính điểm"


PARTS_RULE = (
    "{type: parts, parts: [{id: a, name: {vi: Tin, en: News}, share: 1/2},"
    " {id: b, name: {vi: Văn bản, en: Papers}, share: 1/2}]}"
)
BEST_RULE = (
    "{type: best_of, alternatives: [{id: a, name: {vi: Tự làm, en: Own}, share: 1},"
    " {id: b, name: {vi: Đi thuê, en: Rented}, share: 60%}]}"
)


@pytest.mark.parametrize(
    ("rule", "parts", "value", "vi", "en"),
    [
        (PARTS_RULE, (1, 1), 1, "có 2 trên 2 mục", "2 of 2 parts are met"),
        (
            PARTS_RULE,
            (1, 0),
            0.5,
            "có 1 trên 2 mục; chưa có: Văn bản",
            "1 of 2 parts are met; not met: Papers",
        ),
        (
            BEST_RULE,
            (0, 1),
            0.6,
            "phương án tốt nhất là “Đi thuê”, được 60%",
            "the best alternative is “Rented”, worth 60%",
        ),
        (
            BEST_RULE,
            (NAN, 1),
            0.6,
            "phương án tốt nhất là “Đi thuê”, được 60%",
            "the best alternative is “Rented”, worth 60%",
        ),
        (
            BEST_RULE,
            (1, 1),
            1,
            "phương án tốt nhất là “Tự làm”, được 100%",
            "the best alternative is “Own”, worth 100%",
        ),
    ],
)
def test_rules_of_several_answers_name_them(rule, parts, value, vi, en):
    said = sayer(indicator(rule=rule, input=PARTS, level="1/2"), value, parts=parts)
    assert (said("vi"), said("en")) == (vi, en)


@pytest.mark.parametrize(
    ("written", "vi"),
    [
        (indicator(), "Đủ điểm khi từ 60% trở lên; không thì 0 điểm."),
        (
            indicator(rule="{type: proportional, zero_below: 20%}"),
            "Đủ điểm khi từ 60% trở lên; chưa tới mức đó thì tính theo tỷ lệ. Dưới 20% được 0 điểm.",
        ),
        (
            indicator(rule="{type: proportional, direction: lower, zero_below: 90%}"),
            "Đủ điểm khi không quá 60%; chưa tới mức đó thì tính theo tỷ lệ. Trên 90% được 0 điểm.",
        ),
        (
            indicator(rule=STEPS, level="97%"),
            (
                "Theo bậc (% điểm tối đa): từ 99% trở lên: 100%; từ 97% trở lên: 80%; từ 95% trở lên: 70%;"
                " còn lại: 0. Đạt khi từ 97% trở lên."
            ),
        ),
        (
            indicator(rule=ITEMS, input=COUNT, level="1"),
            "Mỗi mục được 40 điểm, tối đa 100. Đạt khi từ 1 trở lên.",
        ),
        (indicator(rule="options", input=OPTION, level="1/2"), "Điểm theo lựa chọn. Đạt từ “Phó”."),
        (
            indicator(input=RATIO, rule="relative"),
            "Điểm theo tỷ lệ so với đơn vị tốt nhất. Đạt khi từ 60% trở lên.",
        ),
        (indicator(input=BOOLEAN, rule="boolean", level="Có"), "“Có” được đủ điểm."),
        (
            indicator(input=PARTS, rule=PARTS_RULE, level="1/2"),
            "Cộng các mục (% điểm tối đa): a) Tin 50%; b) Văn bản 50%. Đạt từ 50%.",
        ),
    ],
)
def test_a_rule_describes_how_points_are_found(written, vi):
    only = edition_of(written).indicators[0]
    bar = only.threshold.lowland
    assert only.rule.describe(lambda value: only.input.show(value, "vi"), bar, "vi") == vi
    assert only.rule.describe(lambda value: only.input.show(value, "en"), bar, "en")
