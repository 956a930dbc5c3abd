"""Rules over several answers."""

import numpy as np
import pytest
from pydantic import TypeAdapter, ValidationError

from criteria.levels import reached
from criteria.rules import AnyRule

NAN = float("nan")


def composite(type, *shares):
    key = "parts" if type == "parts" else "alternatives"
    parts = [{"id": chr(97 + i), "name": f"Mục {i + 1}", "share": share} for i, share in enumerate(shares)]
    return TypeAdapter(AnyRule).validate_python({"type": type, key: parts})


@pytest.mark.parametrize(
    ("shares", "fractions", "value"),
    [
        (("1/5",) * 5, (1, 1, 1, 1, 0), 0.8),
        (("1/3",) * 3, (1, 1, 1), 1),
        (("1/3",) * 3, (0, 0, 0), 0),
        (("1/4",) * 4, (1, 1, 1, 0), 0.75),
        (("50%", "30%", "20%"), (1, 0, 1), 0.7),
        (("50%", "50%"), (0.5, 1), 0.75),
        (("50%", "50%"), (1, NAN), NAN),
        (("50%", "50%"), (NAN, NAN), NAN),
    ],
)
def test_parts_add_up_once_all_are_answered(shares, fractions, value):
    assert composite("parts", *shares).combine(np.array([fractions], dtype=float)) == pytest.approx(
        [value], nan_ok=True
    )


@pytest.mark.parametrize(
    ("shares", "fractions", "value"),
    [
        (("100%", "60%"), (0, 1), 0.6),
        (("100%", "60%"), (1, 1), 1),
        (("100%", "60%"), (0.5, 1), 0.6),
        (("100%", "60%"), (0.7, 1), 0.7),
        (("100%", "60%"), (NAN, 1), 0.6),
        (("100%", "60%"), (NAN, 0), 0),
        (("100%", "60%"), (NAN, NAN), NAN),
    ],
)
def test_the_best_alternative_counts_and_one_answer_is_enough(shares, fractions, value):
    assert composite("best_of", *shares).combine(np.array([fractions], dtype=float)) == pytest.approx(
        [value], nan_ok=True
    )


@pytest.mark.parametrize("many", range(2, 12))
def test_all_of_equal_parts_reach_a_hundred_percent_and_one_less_does_not(many):
    rule = composite("parts", *[f"1/{many}"] * many)
    everything, one_less = np.ones((1, many)), np.ones((1, many))
    one_less[0, 0] = 0
    assert reached(rule.combine(everything), 1.0)[0]
    assert not reached(rule.combine(one_less), 1.0)[0]
    assert reached(rule.combine(one_less), (many - 1) / many)[0]


@pytest.mark.parametrize("type", ["parts", "best_of"])
@pytest.mark.parametrize("many", [3, 5, 7, 11])
def test_a_unit_alone_has_to_the_last_bit_the_value_it_has_among_others(type, many):
    rule, rows = composite(type, *[f"1/{many}"] * many), np.random.default_rng(many).random((500, many))
    together = rule.combine(np.asfortranarray(rows))
    alone = np.concatenate([rule.combine(rows[i : i + 1]) for i in range(len(rows))])
    assert np.array_equal(together, alone)


@pytest.mark.parametrize("share", [0, -0.5, 1.5, "nan", "150%"])
def test_a_part_is_worth_something_and_no_more_than_all(share):
    with pytest.raises(ValidationError):
        composite("parts", share, "50%")


def test_one_part_is_no_composite():
    with pytest.raises(ValidationError):
        composite("parts", "100%")


def test_a_part_is_a_question_with_the_answer_yes_unless_it_says_otherwise():
    part = composite("parts", "50%", "50%").items[0]
    assert (part.input.type, part.rule.type, part.threshold.lowland) == ("boolean", "boolean", 1.0)
