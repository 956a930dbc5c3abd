"""Answers in which some units have others: as if all had been read from one frame."""

from dataclasses import fields

import numpy as np
import pandas as pd
import pytest

from scoring import Answers
from tests.editions import OPTION, Said, edition_of, frame_of, indicator

EDITION = edition_of(indicator(), indicator("A.2", "options", OPTION, level="1/2"), scale=200)
BEFORE: dict[str, dict[str, Said]] = {"a": {"A.1": "3/5", "A.2": "a"}, "b": {"A.1": "1/5"}, "d": {"A.1": "x"}}
NEW: dict[str, dict[str, Said]] = {"b": {"A.1": "4/5", "A.2": "c"}, "c": {"A.1": "2/5"}}


def dense(units: dict[str, dict[str, Said]]) -> Answers:
    return Answers.of(EDITION, frame_of(units))


@pytest.mark.parametrize("asked", [["a", "b", "c", "d"], ["d", "b"], ["c"], []])
def test_it_is_as_if_all_had_been_read_from_one_frame(asked: list[str]) -> None:
    order = pd.Index(asked, dtype="str")
    found = dense(BEFORE).with_others(dense(NEW), order)
    expected = Answers.of(EDITION, frame_of(BEFORE | NEW), order)
    assert list(found.units) == asked
    for field in fields(Answers)[1:]:
        np.testing.assert_array_equal(getattr(found, field.name), getattr(expected, field.name))


def test_a_unit_that_neither_has_is_refused() -> None:
    with pytest.raises(KeyError, match="e"):
        dense(BEFORE).with_others(dense(NEW), pd.Index(["a", "e"]))
