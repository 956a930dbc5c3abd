"""Questions to units about unusual figures: when one is asked, when none is, and how it is put."""

from collections.abc import Mapping

import numpy as np
import pytest

from analysis.questions.asking import Before, Check, Question, questions
from analysis.questions.before import CHANGE, JUMP
from analysis.questions.beside import FAR, NEAR, PEERS, SAME_FIGURES, SAME_FROM, SHARE_SPREAD
from analysis.questions.within import COUNTED_FROM, FULL_RATIOS, FULL_SHARE, ROUND_FIGURES
from analysis.questions.words import SAID
from criteria import load_edition
from demonstration import EDITION, plausible_answers
from scoring import Answers, Scores, score
from tests.checklist.exported import scores_of_every_rule
from tests.editions import COUNT, PARTS, Said, edition_of, indicator, rate
from units import demonstration_cohort, load_units

ASIDE = "not_applicable: Nơi không có"


def ratio(what: str) -> str:
    return f"{{type: ratio, numerator: Tử, denominator: Tổng số {what}, unit: {what}}}"


WHOLES = ("hộ", "dân", "người", "thôn", "hồ sơ", "văn bản", "cán bộ", "trường", "chợ", "hộ")
TEN = edition_of(
    *(indicator(f"A.{j}", input=ratio(what), points=10, more=ASIDE) for j, what in enumerate(WHOLES))
)
"""Ten ratios, each of something else but the first and the last, which are both of households."""


def ten(**figures: Said) -> dict[str, Said]:
    """A usual checklist: odd numbers, none 100%; `A_3="1/2"` puts another figure there."""
    usual: dict[str, Said] = {f"A.{j}": f"{140 + 7 * j}/{201 + 10 * j}" for j in range(9)}
    return usual | {"A.9": "143/201"} | {key.replace("_", "."): said for key, said in figures.items()}


def asked(said: Mapping[str, Mapping[str, Said]], edition=TEN, **given: object) -> list[Question]:
    return list(questions(rate(edition, said, **given)))


def of(check: Check, found: list[Question]) -> list[Question]:
    return [one for one in found if one.check is check]


def test_usual_figures_raise_no_question() -> None:
    assert asked({"a": ten()}) == []


def test_all_ratios_at_100_percent_are_asked_about() -> None:
    full = {f"A.{j}": f"{41 + 3 * j}/{41 + 3 * j}" for j in range(9)} | {"A.9": "41/41"}
    (one,) = of(Check.ALL_FULL, asked({"a": full}))
    assert one.text.vi == "Cả 10 tỷ lệ đều đúng 100%: đơn vị vui lòng cho biết cách thống kê?"
    (one,) = of(Check.ALL_FULL, asked({"a": full | {"A.3": "49/50"}}))
    assert one.text.vi.startswith("9 trong 10 tỷ lệ")
    assert "A.3" not in one.slots
    assert of(Check.ALL_FULL, asked({"a": full | {"A.3": "49/50", "A.4": "49/50"}})) == []


@pytest.mark.parametrize("left", [FULL_RATIOS - 1, FULL_RATIOS])
@pytest.mark.parametrize("open_", [None, "x"])
def test_too_few_ratios_at_100_percent_raise_no_question(left: int, open_: Said) -> None:
    full = {f"A.{j}": f"{41 + 3 * j}/{41 + 3 * j}" if j < left else open_ for j in range(10)}
    assert len(of(Check.ALL_FULL, asked({"a": full}))) == (left == FULL_RATIOS)


def test_a_ratio_of_which_less_is_better_is_no_praise_at_100_percent() -> None:
    lower = edition_of(
        *(
            indicator(f"A.{j}", "{type: threshold, direction: lower}", ratio(w), 10)
            for j, w in enumerate(WHOLES)
        )
    )
    full = {f"A.{j}": f"{41 + 3 * j}/{41 + 3 * j}" for j in range(9)}
    assert of(Check.ALL_FULL, asked({"a": full}, lower)) == []


def test_only_round_numbers_are_asked_about() -> None:
    tens = {f"A.{j}": f"{100 + 10 * j}/{300 + 10 * j}" for j in range(4)}
    (one,) = of(Check.ROUND, asked({"a": tens}))
    assert one.text.vi.startswith("Cả 8 số")
    assert one.slots == tuple(tens)
    assert of(Check.ROUND, asked({"a": tens | {"A.5": "101/300"}})) == []
    assert of(Check.ROUND, asked({"a": dict(list(tens.items())[:2])})) == []


def test_small_numbers_are_not_counted_as_round_or_odd() -> None:
    tens = {f"A.{j}": f"{100 + 10 * j}/{300 + 10 * j}" for j in range(4)}
    assert len(of(Check.ROUND, asked({"a": tens | {"A.5": f"7/{COUNTED_FROM - 1}"}}))) == 1
    assert of(Check.ROUND, asked({"a": {f"A.{j}": "10/10" for j in range(9)}})) == []


def test_denominators_of_the_same_thing_that_differ_are_asked_about() -> None:
    (one,) = of(Check.DENOMINATORS, asked({"a": ten(A_9="143/203"), "b": ten(A_9=None), "c": ten(A_9="x")}))
    assert (one.check, one.unit, one.slots) == (Check.DENOMINATORS, "a", ("A.0", "A.9"))
    assert one.text.vi == "“Tổng số hộ” được ghi khác nhau: 201 (A.0); 203 (A.9). Số nào đúng với kỳ này?"


def test_figures_equal_to_a_neighbours_are_asked_of_both() -> None:
    copied = {f"A.{j}": f"{90 + j}/{333 + j}" for j in range(SAME_FIGURES)}
    said = {"a": ten() | copied, "b": {"A.5": "3/7"} | copied, "c": {"A.1": "1/2"}}
    found = of(Check.SAME, asked(said))
    assert {(one.unit, one.others) for one in found} == {("a", ("b",)), ("b", ("a",))}
    assert found[0].slots == tuple(copied)
    assert "A.0: 90/333" in found[0].text.vi


def test_neighbours_are_those_of_the_district() -> None:
    copied = {f"A.{j}": f"{90 + j}/{333 + j}" for j in range(SAME_FIGURES)}
    places = {"a": "D1 lowland", "b": "D2 lowland"}
    assert of(Check.SAME, asked({"a": copied, "b": copied}, places=places)) == []


@pytest.mark.parametrize("left_out", ["fewer", "small", "the same twice"])
def test_what_is_equal_by_chance_raises_no_question(left_out: str) -> None:
    copied = {f"A.{j}": f"{90 + j}/{333 + j}" for j in range(SAME_FIGURES)}
    if left_out == "fewer":
        del copied["A.0"]
    if left_out == "small":
        copied["A.0"] = f"7/{SAME_FROM - 1}"
    if left_out == "the same twice":
        copied["A.0"] = copied["A.1"]
    assert of(Check.SAME, asked({"a": copied, "b": copied})) == []


def test_a_figure_that_everybody_has_makes_few_comparisons() -> None:
    copied = {f"A.{j}": f"{90 + j}/{333 + j}" for j in range(SAME_FIGURES)}
    found = of(Check.SAME, asked({f"u{i:02d}": copied for i in range(30)}))
    assert len(found) == 30
    assert max(len(one.others) for one in found) <= 2 * NEAR


def test_a_share_far_from_its_zone_is_asked_about_and_one_at_the_edge_is_not() -> None:
    edge = int(FAR * SHARE_SPREAD * 100)
    usual = {f"u{i:02d}": {"A.0": "60/100"} for i in range(PEERS)}
    said = usual | {"far": {"A.0": f"{60 - edge - 1}/100"}, "edge": {"A.0": f"{60 - edge}/100"}}
    (one,) = asked(said)
    assert (one.check, one.unit) == (Check.FAR, "far")
    assert "A.0 là 39%, trung vị của vùng là 60%" in one.text.vi


def test_what_is_usual_needs_enough_units_of_the_zone() -> None:
    usual = {f"u{i}": {"A.0": "60/100"} for i in range(PEERS - 1)}
    assert asked(usual | {"far": {"A.0": None}}) == []
    places = dict.fromkeys(usual, "D1 lowland") | {"far": "D1 mountain"}
    assert asked(usual | {"far": {"A.0": "1/100"}}, places=places) == []


def test_a_count_far_above_the_others_is_asked_about() -> None:
    edition = edition_of(indicator("A.1", input=COUNT, level="4"))
    said: dict[str, dict[str, Said]] = {f"u{i}": {"A.1": 4.0} for i in range(PEERS)}
    (one,) = asked(said | {"many": {"A.1": 40.0}, "few": {"A.1": 9.0}}, edition)
    assert (one.unit, one.check) == ("many", Check.FAR)


def test_a_part_of_what_is_not_applicable_raises_no_question() -> None:
    levels = "threshold: {lowland: 1/2, mountain: 1/2}"
    part = f"{{id: a, name: Mục a, share: 1/2, input: {ratio('hộ')}, rule: {{type: threshold}}, {levels}}}"
    rule = f"{{type: parts, parts: [{part}, {{id: b, name: Mục b, share: 1/2}}]}}"
    edition = edition_of(
        indicator("A.1", rule, PARTS, points=50, level="1/2", more=ASIDE),
        indicator("A.2", input=ratio("hộ"), points=50),
    )
    said: dict[str, Said] = {"A.1": None, "A.1.a": "10/30", "A.1.b": 1.0, "A.2": "10/40"}
    assert [one.check for one in asked({"a": said}, edition)] == [Check.DENOMINATORS]
    assert asked({"a": said | {"A.1": "x"}}, edition) == []


def since(then: dict, now: dict, was: Mapping[str, str] | None = None, edition=TEN) -> list[Question]:
    """The questions about what changed."""
    old = rate(edition, then)
    found = questions(rate(TEN, now), Before(old, was or {code: code for code in now}))
    return [one for one in found if one.check in (Check.CHANGED, Check.JUMP)]


def test_a_ratio_that_jumps_is_asked_about_up_and_down() -> None:
    then = {"a": {"A.1": "40/100", "A.2": "90/100", "A.3": "40/100"}}
    now = {"a": {"A.1": "70/100", "A.2": "60/100", "A.3": "69/100"}}
    (one,) = since(then, now)
    assert (one.check, one.slots) == (Check.JUMP, ("A.1", "A.2"))
    assert one.text.vi.startswith("A.1 từ 40% thành 70%; A.2 từ 90% thành 60% so với kỳ trước.")


def test_what_all_units_did_is_no_jump() -> None:
    then = {f"u{i}": {"A.1": "30/100"} for i in range(PEERS + 1)}
    now = {code: {"A.1": "80/100"} for code in then}
    assert since(then, now) == []
    assert [one.unit for one in since(then, now | {"u0": {"A.1": "10/100"}})] == []
    assert [one.unit for one in since(then | {"u0": {"A.1": "90/100"}}, now | {"u0": {"A.1": "10/100"}})] == [
        "u0"
    ]


def test_a_denominator_that_changed_much_is_asked_about() -> None:
    then = {"a": {"A.1": "400/1000", "A.2": "400/1000", "A.4": "3/10"}}
    now = {"a": {"A.1": "520/1300", "A.2": "516/1290", "A.4": "6/19"}}
    (one,) = since(then, now)
    assert (one.check, one.slots) == (Check.CHANGED, ("A.1",))
    assert one.text.vi.startswith("“Tổng số dân” là 1.300, kỳ trước 1.000. ")


def test_a_new_unit_is_compared_with_nothing_and_a_renamed_one_with_what_it_was() -> None:
    then, now = {"old": {"A.1": "40/100"}}, {"new": {"A.1": "80/100"}}
    assert since(then, now) == []
    assert [one.unit for one in since(then, now, {"new": "old"})] == ["new"]


def test_rows_that_ask_something_else_are_not_compared() -> None:
    other = edition_of(
        indicator("A.1", input=ratio("thứ khác"), points=50),
        indicator("B.1", input=ratio("hộ"), points=50),
    )
    then, now = {"a": {"A.1": "10/100", "B.1": "20/100"}}, {"a": {"A.1": "90/100"}}
    assert since(then, now, edition=other) == []


def test_the_demonstration_raises_few_questions() -> None:
    edition, units = load_edition(EDITION), load_units("2022").loc[list(demonstration_cohort())]
    for seed in (2022, 1):
        answers = Answers.of(edition, plausible_answers(edition, units, seed), units.index)
        assert len(questions(score(edition, answers, units))) <= 5


def test_questions_stand_in_rank_order_and_are_questions_in_both_languages() -> None:
    rng = np.random.default_rng(3)
    said = {
        f"u{i:02d}": {f"A.{j}": f"{rng.integers(0, 9) * 10}/{rng.integers(9, 19) * 10}" for j in range(10)}
        for i in range(20)
    }
    said["u07"]["A.1"], said["u08"]["A.1"] = "1/2000", "150/150"
    said |= {f"v{i}": {"A.1": "200/210"} for i in range(40)}
    scores = rate(TEN, said)
    then = rate(TEN, {code: {f"A.{j}": "1/900" for j in range(10)} for code in list(said)[:7]})
    found = questions(scores, Before(then, {code: code for code in said}))
    assert {Check.ROUND, Check.DENOMINATORS, Check.FAR, Check.JUMP, Check.CHANGED} <= {
        one.check for one in found
    }
    order = [(scores.position[one.unit], list(Check).index(one.check)) for one in found]
    assert order == sorted(order)
    for one in found:
        for lang in ("vi", "en"):
            assert one.text.say(lang).endswith("?")
        assert set(one.slots) <= set(TEN.slot_by_id)
        assert one.text.vi != one.text.en
    longest = max(of(Check.JUMP, list(found)), key=lambda one: len(one.slots))
    assert f"; và {len(longest.slots) - SAID} dòng khác so với kỳ trước" in longest.text.vi


def test_every_rule_can_be_asked_about() -> None:
    scores: Scores = scores_of_every_rule()
    was = {str(code): str(code) for code in scores.units.index}
    assert all(one.text.vi for one in questions(scores, Before(scores, was)))
    assert not {Check.JUMP, Check.CHANGED} & {one.check for one in questions(scores, Before(scores, was))}


def test_without_units_nothing_is_asked() -> None:
    scores = rate(TEN, {"a": ten()}).only([])
    assert questions(scores, Before(scores, {})) == ()


def test_the_words_say_the_thresholds_that_hold() -> None:
    assert f"từ {FULL_RATIOS} tỷ lệ" in Check.ALL_FULL.how.vi
    assert f"{FULL_SHARE:.0%}" in Check.ALL_FULL.how.vi
    assert f"từ {ROUND_FIGURES} số" in Check.ROUND.how.vi
    assert f"dưới {COUNTED_FROM}" in Check.ROUND.how.vi
    assert f"từ {SAME_FIGURES} cặp" in Check.SAME.how.vi
    assert f"từ {SAME_FROM}" in Check.SAME.how.vi
    assert f"hơn {FAR * SHARE_SPREAD * 100:.0f} điểm phần trăm" in Check.FAR.how.vi
    assert f"{CHANGE}".replace(".", ",") in Check.CHANGED.how.vi
    assert f"từ {JUMP * 100:.0f} điểm phần trăm" in Check.JUMP.how.vi
