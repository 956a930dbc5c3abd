"""Suggestions and texts in two languages."""

import pytest
from pydantic import ValidationError

from wording import Text
from wording.nearness import closest, near, offer

RULES = ["threshold", "boolean", "proportional", "steps"]


@pytest.mark.parametrize(
    ("found", "hit"),
    [
        ("treshold", "threshold"),
        ("THRESHOLD", "threshold"),
        ("proportinal", "proportional"),
        ("step", "steps"),
    ],
)
def test_a_near_name_is_offered(found, hit):
    assert closest(found, RULES) == hit
    assert near(found, RULES).vi == f" Có phải ý bạn là “{hit}”?"
    assert near(found, RULES).en == f" Did you mean “{hit}”?"


@pytest.mark.parametrize("found", ["xyzzy", "", "!!!", "12345"])
def test_nothing_is_offered_where_nothing_is_near(found):
    assert closest(found, RULES) is None
    assert near(found, RULES) == Text(vi="", en="")


def test_several_names_are_offered_in_one_question():
    assert offer(["a", "b"]) == Text(vi=" Có phải ý bạn là “a” hoặc “b”?", en=" Did you mean “a” or “b”?")


def test_nothing_is_offered_where_nothing_is_known():
    assert closest("threshold", []) is None


def test_a_bare_text_is_vietnamese_and_stands_in_for_english():
    text = Text.model_validate("Đạt")
    assert (text.say("vi"), text.say("en")) == ("Đạt", "Đạt")


def test_each_language_is_said_where_both_are_written():
    text = Text(vi="Đạt", en="Passed")
    assert (text.say("vi"), text.say("en")) == ("Đạt", "Passed")


@pytest.mark.parametrize("given", [{"vi": "a", "fr": "b"}, {"en": "a"}, 7, None, {"vi": False}])
def test_a_text_is_refused_where_it_is_none(given):
    with pytest.raises(ValidationError):
        Text.model_validate(given)
