"""The answers frame: what goes in comes out, bit by bit, in the canonical shape."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring import ANSWER_COLUMNS
from store import (
    AnswersInvalid,
    NewSubmission,
    SubmissionNotFound,
    answers_of,
    current_answers,
    current_submissions,
    submit,
)
from store.submissions.answers import to_frame, to_rows

DTYPES = {
    "unit": "str",
    "slot": "str",
    "numerator": "float64",
    "denominator": "float64",
    "value": "float64",
    "choice": "object",
    "not_applicable": "bool",
    "evidence": "str",
    "explanation": "str",
}
number = st.floats(allow_infinity=False) | st.integers(0, 2**53).map(float)
text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
slot = st.fixed_dictionaries(
    {
        "slot": st.from_regex(r"[A-Z]{3}\.[0-9]{2}(\.[a-f])?", fullmatch=True),
        "numerator": number,
        "denominator": number,
        "value": number,
        "choice": st.none() | text.filter(bool),
        "not_applicable": st.booleans(),
        "evidence": text,
        "explanation": text,
    }
)


def bits(column):
    """A column of floats as integers: equal only when every bit is; all NaN count as one."""
    values = np.where(np.isnan(column), np.nan, column + 0.0)  # -0.0 is told to become 0.0
    return values.view(np.int64).tolist()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(slots=st.lists(slot, min_size=1, max_size=8, unique_by=lambda one: one["slot"]))
def test_answers_come_back_bit_by_bit_by_slot(access, open_round, answers, slots):
    frame = answers("00001", *slots)
    accepted = submit(access, open_round().id, NewSubmission("00001", frame, b"x", "x.xlsx", "Hòa"))
    kept = answers_of(access, accepted.id)
    expected = frame.sort_values("slot", ignore_index=True)
    for name in ("numerator", "denominator", "value"):
        assert bits(kept[name].to_numpy()) == bits(expected[name].to_numpy())
    for name in ("unit", "slot", "not_applicable", "evidence", "explanation"):
        assert kept[name].tolist() == expected[name].tolist()
    assert kept["choice"].tolist() == [None if pd.isna(one) else one for one in expected["choice"]]
    assert {name: str(kind) for name, kind in kept.dtypes.items()} == DTYPES
    pd.testing.assert_frame_equal(current_answers(access, accepted.round_id), kept)


def test_no_answer_at_all_has_the_same_columns_and_types(access, open_round):
    frame = current_answers(access, open_round().id)
    assert frame.empty
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == DTYPES
    assert tuple(frame.columns) == ANSWER_COLUMNS


def test_a_missing_number_is_not_a_zero(access, open_round, answers):
    frame = answers("00001", {"slot": "A.01"}, {"slot": "A.02", "value": 0.0})
    id = submit(access, open_round().id, NewSubmission("00001", frame, b"x", "x.xlsx", "Hòa")).id
    assert answers_of(access, id)["value"].isna().tolist() == [True, False]


def test_frames_with_other_column_types_and_order_say_the_same(answers):
    frame = answers("00001", {"slot": "A.01", "value": 3.0, "choice": "b"}, {"slot": "A.02"})
    typed = frame.convert_dtypes()[list(reversed(ANSWER_COLUMNS))]
    typed["evidence"] = [None, pd.NA]
    objects = frame.astype(object).where(frame.notna(), None)
    assert to_rows(frame, "00001") == to_rows(typed, "00001") == to_rows(objects, "00001")


def test_rows_are_ordered_by_unit_and_slot_whatever_the_database_does():
    rows = [(unit, one, *[None] * 4, False, "", "") for unit in ("2", "1") for one in ("B", "A.b", "A")]
    frame = to_frame(rows)
    assert list(zip(frame["unit"], frame["slot"], strict=True)) == sorted(row[:2] for row in rows)


@pytest.mark.parametrize(
    ("column", "spoil"),
    [
        ("evidence", lambda frame: frame.drop(columns="evidence")),
        ("unit", lambda frame: frame.assign(unit=["00001", "00002"])),
        ("unit", lambda frame: frame.assign(unit=["00001", None])),
        ("slot", lambda frame: frame.assign(slot="A.01")),
        ("slot", lambda frame: frame.assign(slot=["A.01", ""])),
        ("slot", lambda frame: frame.assign(slot=["A.01", None])),
        ("value", lambda frame: frame.assign(value=["9o", None])),
        ("value", lambda frame: frame.assign(value=float("inf"))),
        ("not_applicable", lambda frame: frame.assign(not_applicable=["x", ""])),
        ("not_applicable", lambda frame: frame.assign(not_applicable=[True, None])),
    ],
)
def test_a_frame_that_is_not_canonical_is_refused_by_its_column(access, open_round, answers, column, spoil):
    id = open_round().id
    frame = spoil(answers("00001", {"slot": "A.01"}, {"slot": "A.02"}))
    with pytest.raises(AnswersInvalid) as refusal:
        submit(access, id, NewSubmission("00001", frame, b"x", "x.xlsx", "Hòa"))
    assert refusal.value.details == {"unit_code": "00001", "column": column}
    assert current_submissions(access, id) == []


def test_answers_of_an_unknown_submission_are_told_by_code(access):
    with pytest.raises(SubmissionNotFound) as refusal:
        answers_of(access, 7)
    assert refusal.value.code == "SUBMISSION_NOT_FOUND"
