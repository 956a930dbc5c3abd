"""What changed from one state of answers to the next."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.progress import ChangeKind, changes
from criteria import read_catalogue
from tests.desk import EDITION, FULL
from tests.editions import frame_of

edition = read_catalogue(EDITION, "thu.yaml")


def told(before, after):
    """The changes of the unit "u", as pairs of slot and kind."""
    return [
        (one.slot.id, one.kind) for one in changes(edition, frame_of({"u": before}), frame_of({"u": after}))
    ]


@pytest.mark.parametrize(
    ("slot", "before", "after", "kind"),
    [
        ("A.1", "6/10", "7/10", ChangeKind.CHANGED),
        ("A.1", "6/10", "12/20", ChangeKind.CHANGED),
        ("A.1", "6/10", 0.6, ChangeKind.CHANGED),
        ("A.1", "6/10", "x", ChangeKind.CHANGED),
        ("A.1", None, "0/10", ChangeKind.NEW),
        ("A.2", None, 0.0, ChangeKind.NEW),
        ("A.2", 5.0, None, ChangeKind.REMOVED),
        ("A.1", "x", None, ChangeKind.REMOVED),
        ("B.2", "a", "b", ChangeKind.CHANGED),
        ("B.3.a", 1.0, 0.0, ChangeKind.CHANGED),
    ],
)
def test_a_changed_figure_is_recognised_and_zero_is_a_figure(slot, before, after, kind):
    assert told(FULL | {slot: before}, FULL | {slot: after}) == [(slot, kind)]


def test_what_stayed_is_no_change():
    assert told(FULL, FULL) == []
    assert told(FULL | {"A.2": -0.0}, FULL | {"A.2": 0.0}) == []


def test_a_row_that_is_not_there_says_the_same_as_an_empty_one():
    without = {slot: answer for slot, answer in FULL.items() if slot != "A.2"}
    assert told(FULL | {"A.2": None}, without) == told(without, FULL | {"A.2": None}) == []
    assert told(without, FULL) == [("A.2", ChangeKind.NEW)]


def test_other_evidence_alone_is_a_change_of_papers():
    before = frame_of({"u": FULL}).assign(evidence="QĐ 1")
    after = before.assign(explanation=["Nơi khác" if slot == "A.2" else "" for slot in before["slot"]])
    [change] = changes(edition, before, after)
    assert (change.slot.id, change.kind, change.after.explanation) == ("A.2", ChangeKind.PAPERS, "Nơi khác")


def test_changes_come_by_unit_and_in_the_order_of_the_checklist():
    before = frame_of({"b": FULL, "a": FULL})
    after = frame_of({"b": FULL | {"B.1": 0.0, "A.2": 1.0}, "a": FULL | {"B.2": "c"}})
    found = [
        (one.unit, one.slot.id, one.before.value, one.after.value) for one in changes(edition, before, after)
    ]
    assert found == [("a", "B.2", None, None), ("b", "A.2", 5.0, 1.0), ("b", "B.1", 1.0, 0.0)]


def test_a_unit_that_said_nothing_removed_nothing():
    assert changes(edition, frame_of({"u": FULL, "v": FULL}), frame_of({"v": FULL})) == []


numbers = st.none() | st.floats(0, 9).map(lambda number: round(number, 2))


@settings(deadline=None, max_examples=40)
@given(
    st.fixed_dictionaries({"A.2": numbers, "A.3": numbers}),
    st.fixed_dictionaries({"A.2": numbers, "A.3": numbers}),
)
def test_exactly_the_slots_that_differ_are_told_both_ways(before, after):
    differing = {slot for slot in before if before[slot] != after[slot]}
    there, back = told(before, after), told(after, before)
    assert {slot for slot, _ in there} == {slot for slot, _ in back} == differing
    mirrored = {ChangeKind.NEW: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.NEW}
    assert [(slot, mirrored.get(kind, kind)) for slot, kind in there] == back
