"""Results are remembered, and only what is new is read: never an answer of an older version."""

import pandas as pd
import pytest

from store import NewSubmission, Step, current_answers, results, submit, take_step
from store.ratings import results as remembered

UNITS = ("14755", "14758", "14761")


@pytest.mark.parametrize("alone", [0, 100])
def test_what_is_read_alone_is_what_reading_all_gives(access, open_round, answers, monkeypatch, alone):
    monkeypatch.setattr(remembered, "MOST_READ_ALONE", alone)
    id = open_round(cohort=UNITS).id

    def hand_in(unit, numerator):
        slot = {"slot": "A.1", "numerator": numerator, "denominator": 5.0}
        new = NewSubmission(unit, answers(unit, slot), str(numerator).encode(), "phieu.xlsx", "Hòa")
        made = submit(access, id, new)
        pd.testing.assert_frame_equal(results(access, id).answers, current_answers(access, id))
        return made

    hand_in(UNITS[0], 1.0)
    returned = hand_in(UNITS[1], 2.0)
    hand_in(UNITS[2], 3.0)
    hand_in(UNITS[0], 4.0)
    take_step(access, returned.id, Step.RETURN, "vì")
    found = results(access, id)
    pd.testing.assert_frame_equal(found.answers, current_answers(access, id))
    assert list(found.answers["numerator"]) == [4.0, 3.0]
    assert results(access, id) is found
