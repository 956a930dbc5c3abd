"""What changed between two editions: nothing is passed over, and each is one plain sentence."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from pydantic import BaseModel

from criteria import (
    Edition,
    Indicator,
    KnownIndicator,
    Skeleton,
    catalogue,
    edition_ids,
    inputs,
    levels,
    load_any,
    read_catalogue,
    rules,
    skeleton,
    verdicts,
)
from criteria.change_words import LABELS
from criteria.differences import (
    KIND_OF_EDITION_FIELD,
    KIND_OF_FIELD,
    DifferenceKind,
    differences,
)
from criteria.rules import CompositeRule, Rule
from criteria.verdicts import Condition
from tests.criteria.changed import Field, variants
from tests.criteria.random_editions import EDITIONS
from tests.editions import BOOLEAN, COUNT, OPTION, RATIO, VERDICTS, edition_of, edition_text, indicator

EVERY_RULE = Path(__file__).parent.parent / "checklist" / "every_rule.yaml"
NOT_FIELDS_OF_A_CATALOGUE = {catalogue.Slot}
"""Made from an edition, never written in one."""


def small(edition: Edition) -> Edition:
    """The same with one indicator of each type of rule and of input: enough to hold every field."""
    kept: dict[object, Indicator] = {}
    for one in edition.indicators:
        kept.setdefault((type(one.rule), type(one.input)), one)
    return edition.model_copy(update={"indicators": tuple(kept.values())})


WHOLE = read_catalogue(EVERY_RULE.read_text(encoding="utf-8"), EVERY_RULE.name)
assert isinstance(WHOLE, Edition)
EDITION = small(WHOLE)
KNOWN = load_any("qd-1829-2023")
assert isinstance(KNOWN, Skeleton)
SKELETON = KNOWN.model_copy(
    update={"scale": 1000.0, "indicators": (*KNOWN.indicators[:2], *KNOWN.indicators[16:20])}
)


@pytest.mark.parametrize("edition_id", edition_ids())
def test_nothing_differs_between_a_catalogue_and_itself(edition_id: str) -> None:
    one = load_any(edition_id)
    again = type(one).model_validate(one.model_dump())
    assert differences(one, again) == []


@pytest.mark.parametrize("one", [EDITION, SKELETON], ids=["edition", "skeleton"])
def test_every_single_change_of_a_field_is_told_both_ways(one: Edition | Skeleton) -> None:
    for field, other in variants(one):
        for old, new in ((one, other), (other, one)):
            told = differences(old, new)  # type: ignore[arg-type]
            assert told, field
            for difference in told:
                assert all(len(difference.say(lang)) > 8 for lang in ("vi", "en")), field


@settings(max_examples=30, deadline=None)
@given(EDITIONS, EDITIONS)
def test_nothing_is_told_of_equal_editions_and_something_of_any_others(old: Edition, new: Edition) -> None:
    assert (differences(old, new) == []) == (old == new)
    assert bool(differences(new, old)) == bool(differences(old, new))


def test_a_field_that_is_added_later_cannot_be_forgotten() -> None:
    """Every field of every model of a catalogue is changed by the test above, and has words."""
    changed = {field for one in (EDITION, SKELETON) for path, _ in variants(one) for field in path}
    can_be_one_thing_only = {(model, name) for model, name in _fields() if _is_fixed(model, name)}
    assert _fields() - changed - can_be_one_thing_only == set()
    assert {name for _, name in _fields()} - set(LABELS) - {"vi", "en"} == set()


def _fields() -> set[Field]:
    modules = (catalogue, inputs, levels, rules, skeleton, verdicts)
    models = {
        m
        for module in modules
        for m in vars(module).values()
        if isinstance(m, type) and issubclass(m, BaseModel)
    }
    models -= NOT_FIELDS_OF_A_CATALOGUE | {BaseModel, Rule, CompositeRule, Condition, levels.ByZone}
    return {(model, name) for model in models for name in model.model_fields}


def _is_fixed(model: type[BaseModel], name: str) -> bool:
    return len(getattr(model.model_fields[name].annotation, "__args__", (0, 0))) == 1


def test_every_field_of_an_indicator_and_of_an_edition_has_its_kind() -> None:
    of_indicator = {*Indicator.model_fields, *KnownIndicator.model_fields}
    of_whole = {*Edition.model_fields, *Skeleton.model_fields} - {"indicators"}
    assert of_indicator == set(KIND_OF_FIELD) and of_whole == set(KIND_OF_EDITION_FIELD)
    assert all(kind.heading.vi and kind.heading.en for kind in DifferenceKind)


def told(old: str, new: str, **given: object) -> list[tuple[str, str]]:
    """The differences between two editions of one indicator, without those of the scale."""
    found = differences(edition_of(old, **given), edition_of(new, **given))
    return [(d.kind.value, d.say("vi")) for d in found]


STEPS = "{{type: steps, bands: [{{at: 90%, share: 1}}, {{at: {0}, share: 1/2}}]}}"
PARTS_RULE = (
    "{{type: parts, parts: [{{id: a, name: Mục a, share: {0}}}, {{id: b, name: Mục b, share: {1}}}]}}"
)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            indicator(),
            indicator(level="65%"),
            ("threshold", "A.1 (Tên A.1): ngưỡng đạt đổi từ 60% thành 65%."),
        ),
        (
            indicator(),
            indicator(mountain="50%"),
            ("threshold", "A.1 (Tên A.1): ngưỡng đạt, vùng miền núi đổi từ 60% thành 50%."),
        ),
        (
            indicator(),
            indicator(level="60.000001%"),
            ("threshold", "A.1 (Tên A.1): ngưỡng đạt đổi từ 60% thành 60,000001%."),
        ),
        (
            indicator(input=COUNT, level="2"),
            indicator(input=COUNT, level="4"),
            ("threshold", "A.1 (Tên A.1): ngưỡng đạt đổi từ 2 thành 4."),
        ),
        (
            indicator(rule="options", input=OPTION, level="1/2"),
            indicator(rule="options", input=OPTION, level="1"),
            ("threshold", "A.1 (Tên A.1): ngưỡng đạt đổi từ Phó thành Trưởng."),
        ),
        (
            indicator(),
            indicator().replace("proposed", "official"),
            ("source", "A.1 (Tên A.1): ngưỡng đạt, nguồn đổi từ đề xuất thành theo quyết định."),
        ),
        (
            indicator(),
            indicator(rule="proportional"),
            ("rule", "A.1 (Tên A.1): cách tính điểm đổi từ “Đạt ngưỡng” thành “Theo tỷ lệ”."),
        ),
        (
            indicator(rule=STEPS.format("50%")),
            indicator(rule=STEPS.format("60%")),
            (
                "rule",
                "A.1 (Tên A.1): cách tính điểm, các bậc đổi từ 90%: 100%; 50%: 50% thành 90%: 100%; 60%: 50%.",
            ),
        ),
        (
            indicator(rule="options", input=OPTION, level="1/2"),
            indicator(rule="options", input=OPTION.replace("Không ai", "Chưa có"), level="1/2"),
            (
                "rule",
                "A.1 (Tên A.1): kiểu số liệu, lựa chọn, “Chưa có”, nhãn đổi từ “Không ai” thành “Chưa có”.",
            ),
        ),
        (
            indicator(),
            indicator(more="mandatory: true"),
            ("mandatory", "A.1 (Tên A.1): bắt buộc đổi từ Không thành Có."),
        ),
        (
            indicator(),
            indicator(more="not_applicable: Nơi không có hộ"),
            (
                "not_applicable",
                "A.1 (Tên A.1): trường hợp không áp dụng: trước không có, nay là “Nơi không có hộ”.",
            ),
        ),
        (
            indicator(more="not_applicable: Nơi không có hộ"),
            indicator(),
            ("not_applicable", "A.1 (Tên A.1): trường hợp không áp dụng: bỏ “Nơi không có hộ”."),
        ),
        (
            indicator(),
            indicator(input=RATIO.replace("Tử", "Hộ có")),
            ("wording", "A.1 (Tên A.1): kiểu số liệu, tử số đổi từ “Tử” thành “Hộ có”."),
        ),
        (
            indicator(),
            indicator(input=RATIO.replace("Part", "Share")),
            ("wording", "A.1 (Tên A.1): kiểu số liệu, tử số, phần tiếng Anh đổi từ “Part” thành “Share”."),
        ),
        (
            indicator(),
            indicator(input=COUNT),
            ("input", "A.1 (Tên A.1): kiểu số liệu đổi từ tỷ lệ “Tử” / “Mẫu” thành số đếm “Bao nhiêu”."),
        ),
        (
            indicator(),
            indicator().replace("name: Tên A.1", "name: Tên mới"),
            ("wording", "A.1 (Tên mới): tên đổi từ “Tên A.1” thành “Tên mới”."),
        ),
        (
            indicator(),
            indicator("A.5").replace("name: Tên A.5", "name: Tên A.1"),
            ("id", "A.5 (Tên A.1): mã đổi từ “A.1” thành “A.5”."),
        ),
    ],
)
def test_a_difference_says_what_it_was_and_what_it_is(old: str, new: str, expected: tuple[str, str]) -> None:
    assert told(old, new) == [expected]


def test_a_changed_share_of_a_part_is_told_at_the_part() -> None:
    old, new = (
        indicator(rule=PARTS_RULE.format(*shares), input="{type: parts, question: Gì}", level="1/2")
        for shares in (("1/2", "1/2"), ("1/4", "3/4"))
    )
    assert told(old, new)[0] == (
        "rule",
        "A.1 (Tên A.1): cách tính điểm, mục, “Mục a”, phần điểm đổi từ 50% thành 25%.",
    )


def test_points_that_move_are_told_with_the_scale() -> None:
    old, new = edition_of(indicator()), edition_of(indicator(points=50), scale=50)
    assert [(d.kind.value, d.say("vi")) for d in differences(old, new)] == [
        ("edition", "Thang điểm đổi từ 100 thành 50."),
        ("points", "A.1 (Tên A.1): điểm tối đa đổi từ 100 thành 50."),
    ]


def test_indicators_that_came_and_went_are_told_with_points_and_group() -> None:
    two = indicator("A.1", points=50), indicator("A.2", points=50).replace("Tên A.2", "Chữ ký")
    old = edition_of(*two)
    new = edition_of(
        two[0], indicator("A.3", "boolean", BOOLEAN, points=50, level="Có").replace("Tên A.3", "Họp")
    )
    assert [d.say("vi") for d in differences(old, new)] == [
        "A.3 (Họp): thêm mới, 50 điểm, nhóm “Nhóm A”.",
        "A.2 (Chữ ký): bỏ, 50 điểm, nhóm “Nhóm A”.",
    ]
    assert [d.say("en") for d in differences(new, old)] == [
        "A.2 (Chữ ký): added, 50 points, group “Nhóm A”.",
        "A.3 (Họp): removed, 50 points, group “Nhóm A”.",
    ]


def test_an_indicator_that_changed_group_names_both() -> None:
    stays, old = indicator("A.2", points=50), indicator("A.1", points=50)
    other = indicator("B.1", "unscored", points=0, level="", group="B")
    found = differences(
        edition_of(stays, old, other, groups="AB"),
        edition_of(stays, old.replace("group: A", "group: B"), other, groups="AB"),
    )
    assert [d.say("vi") for d in found] == ["A.1 (Tên A.1): chuyển từ nhóm “Nhóm A” sang nhóm “Nhóm B”."]
    assert [d.kind for d in found] == [DifferenceKind.GROUP]


def test_an_id_used_again_for_something_else_is_one_that_went_and_one_that_came() -> None:
    new = indicator("A.1", "boolean", BOOLEAN, level="Có").replace("Tên A.1", "Họp giao ban")
    assert [kind for kind, _ in told(indicator(), new)] == ["added", "removed"]


def test_another_order_is_told_once() -> None:
    two = [indicator(i, points=50) for i in ("A.1", "A.2")]
    found = differences(edition_of(*two), edition_of(*two[::-1]))
    assert [(d.kind.value, d.say("vi")) for d in found] == [("order", "Thứ tự chỉ tiêu nay là A.2, A.1.")]


def test_a_verdict_with_other_conditions_is_told_in_words() -> None:
    new = edition_of(indicator(), tail=VERDICTS.replace("at_least: 100%", "at_least: 80%"))
    [difference] = differences(edition_of(indicator()), new)
    assert difference.kind is DifferenceKind.VERDICTS
    assert difference.say("vi") == (
        "Kết luận, “Hoàn thành”, điều kiện đổi từ đạt mọi chỉ tiêu áp dụng thành đạt ít nhất 80% số chỉ tiêu áp dụng."
    )


def test_a_completed_skeleton_tells_which_indicators_came_to_it() -> None:
    text = edition_text(indicator("CQS.01", group="A"))
    new = read_catalogue(text, "thu.yaml")
    blank = KNOWN.model_copy(update={"indicators": (KnownIndicator(id="CQS.01", group="A"),)})
    assert isinstance(new, Edition)
    of_it = [d for d in differences(blank, new) if d.indicator]
    assert [(d.kind.value, d.say("vi")) for d in of_it] == [
        ("added", "CQS.01 (Tên CQS.01): thêm mới, 100 điểm, nhóm “Nhóm A”.")
    ]
