"""Two rows correspond where they ask the same; an equal id proves nothing."""

import pytest
from hypothesis import given, settings

from criteria import Edition, load_edition
from criteria.correspondence import Correspondence, Why, correspondence
from tests.criteria.random_editions import EDITIONS
from tests.editions import BOOLEAN, COUNT, NUMBER, OPTION, PARTS, RATIO, edition_of, indicator

BOTH = "{type: parts, parts: [{id: a, name: Mục a, share: 1/2}, {id: b, name: Mục b, share: 1/2}]}"


def one(input: str = RATIO, id: str = "A.1", name: str = "Tỷ lệ hộ") -> Edition:
    """An edition of one indicator."""
    text = indicator(id, "unscored", input, points=0, level="").replace(f"name: Tên {id}", f"name: {name}")
    return edition_of(text, indicator("Z.9", "boolean", BOOLEAN, points=100, level="Có"))


def between(
    old: Edition, new: Edition
) -> tuple[dict[str, str], list[tuple[str, tuple[Why, ...]]], list[str]]:
    """What corresponds, what does not and why, and what is new; without Z.9, which is in both."""
    found = correspondence(old, new)
    same = {here: there for here, there in found.same.items() if here != "Z.9"}
    return same, [(d.slot.id, d.why) for d in found.dropped], [s.id for s in found.added]


def test_an_edition_corresponds_to_itself_row_by_row() -> None:
    edition = load_edition("tham-chieu-2022")
    found = correspondence(edition, edition)
    assert dict(found.same) == {slot.id: slot.id for slot in edition.slots}
    assert found.dropped == () and found.added == ()


@pytest.mark.parametrize("id", ["A.1", "B.7"])
@pytest.mark.parametrize("name", ["Tỷ lệ hộ", "tỷ lệ  HỘ ", "Tỷ lệ hộ"])
def test_the_same_question_corresponds_whatever_its_id_and_spelling(id: str, name: str) -> None:
    assert between(one(), one(id=id, name=name)) == ({"A.1": id}, [], [])


def test_the_tone_style_makes_no_other_question() -> None:
    assert between(one(name="Số hóa khoẻ"), one(name="Số hoá khỏe")) == ({"A.1": "A.1"}, [], [])


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (one(), one(COUNT), Why.KIND),
        (one(COUNT), one(COUNT.replace("count", "number")), Why.KIND),
        (one(), one(name="Tỷ lệ người"), Why.NAME),
        (one(), one(name="Ty le ho"), Why.NAME),
        (one(), one(RATIO.replace("Tử", "Hộ có")), Why.NUMERATOR),
        (one(), one(RATIO.replace("Mẫu", "Hộ")), Why.DENOMINATOR),
        (one(), one(RATIO.replace("hộ", "người")), Why.UNIT),
        (one(NUMBER), one(NUMBER.replace("Điểm", "Mức")), Why.QUESTION),
        (one(OPTION), one(OPTION.replace("Phó", "Cấp phó")), Why.OPTIONS),
        (one(OPTION), one(OPTION.replace("id: b", "id: d")), Why.OPTIONS),
    ],
)
def test_an_equal_id_does_not_make_another_question_the_same(old: Edition, new: Edition, why: Why) -> None:
    assert between(old, new) == ({}, [("A.1", (why,))], ["A.1"])
    assert correspondence(old, new).dropped[0].say("vi") == f"{why.text.vi} so với A.1"


def test_points_threshold_and_shares_of_options_are_no_part_of_the_question() -> None:
    old = edition_of(indicator("A.1", "options", OPTION, points=100, level="1/2"))
    new = edition_of(
        indicator("A.1", "options", OPTION.replace("1/2", "1/4"), points=50, level="1/4"), scale=50
    )
    assert dict(correspondence(old, new).same) == {"A.1": "A.1"}


def test_a_row_that_nothing_resembles_is_not_asked() -> None:
    old, new = one(name="Tỷ lệ hộ"), one(id="B.1", name="Khác hẳn")
    assert between(old, new) == ({}, [("A.1", (Why.NOT_ASKED,))], ["B.1"])


def two(first: str, second: str, names: tuple[str, str] = ("Hỏi", "Hỏi")) -> Edition:
    rows = [
        indicator(i, points=50).replace(f"name: Tên {i}", f"name: {n}")
        for i, n in zip((first, second), names, strict=True)
    ]
    return edition_of(*rows)


def test_of_rows_that_ask_the_same_only_equal_ids_are_taken() -> None:
    assert between(two("A.1", "A.2"), two("A.2", "A.3")) == (
        {"A.2": "A.2"},
        [("A.1", (Why.SEVERAL,))],
        ["A.3"],
    )


def test_two_questions_that_changed_places_go_where_they_are_asked() -> None:
    old, new = two("A.1", "A.2", ("Một", "Hai")), two("A.1", "A.2", ("Hai", "Một"))
    assert between(old, new) == ({"A.1": "A.2", "A.2": "A.1"}, [], [])


def parts(rule: str = BOTH, name: str = "Tên A.1") -> Edition:
    return edition_of(indicator("A.1", rule, PARTS, level="1/2").replace("name: Tên A.1", f"name: {name}"))


def test_parts_correspond_each_by_itself_and_the_whole_with_all_of_them() -> None:
    assert between(parts(), parts())[0] == {"A.1": "A.1", "A.1.a": "A.1.a", "A.1.b": "A.1.b"}
    same, dropped, added = between(parts(), parts(BOTH.replace("Mục b", "Mục khác")))
    assert same == {"A.1.a": "A.1.a"} and added == ["A.1", "A.1.b"]
    assert dropped == [("A.1", (Why.PARTS,)), ("A.1.b", (Why.NAME,))]


def test_a_part_of_another_indicator_is_another_question() -> None:
    same, dropped, _ = between(parts(), parts(name="Trang khác"))
    assert same == {} and ("A.1.a", (Why.WHOLE,)) in dropped


@settings(max_examples=30, deadline=None)
@given(EDITIONS, EDITIONS)
def test_it_is_one_to_one_complete_and_the_same_seen_from_the_other_side(old: Edition, new: Edition) -> None:
    there, back = correspondence(old, new), correspondence(new, old)
    assert len(set(there.same.values())) == len(there.same)
    assert {b: a for a, b in there.same.items()} == dict(back.same)
    assert {s.id for s in there.added} == {d.slot.id for d in back.dropped}
    assert _everything(there) == [s.id for s in old.slots]


def _everything(found: Correspondence) -> list[str]:
    ids = {*found.same, *(d.slot.id for d in found.dropped)}
    return [s.id for s in found.old.slots if s.id in ids]
