"""The same unit in two rounds on different editions, for tests of what can be compared."""

from collections.abc import Mapping

from analysis.comparison.rows import Side
from analysis.comparison.side_by_side import Comparison, compare
from criteria import Edition
from tests.editions import BOOLEAN, COUNT, Said, edition_of, indicator, rate

OLD = edition_of(
    indicator("A.1"),
    indicator("A.2", input=COUNT, level="4"),
    indicator("A.3", "boolean", BOOLEAN, level="Có"),
    scale=300,
)
NEW = edition_of(
    indicator("N.1").replace("Tên N.1", "Tên A.1"),
    indicator("A.2", input=COUNT, level="6"),
    indicator("N.7", "boolean", BOOLEAN, level="Có"),
    scale=300,
)
SAID: Mapping[str, Said] = {"A.1": "7/10", "A.2": 5.0, "A.3": 1.0}
THEN: Mapping[str, Said] = {"N.1": "2/10", "A.2": 5.0, "N.7": 0.0}


def across(
    old: Edition = OLD, new: Edition = NEW, said: Mapping[str, Said] = SAID, then: Mapping[str, Said] = THEN
) -> Comparison:
    """The unit "a" in both rounds."""
    return compare(
        [Side(rate(old, {"a": said}), "a", 1, "Kỳ 1"), Side(rate(new, {"a": then}), "a", 2, "Kỳ 2")]
    )
