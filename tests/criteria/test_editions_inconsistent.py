"""Editions that are well formed and yet contradict themselves."""

import pytest

from criteria import EditionError, read_catalogue
from tests.editions import BOOLEAN, COUNT, OPTION, PARTS, RATIO, VERDICTS, edition_of, edition_text, indicator

PARTS_SHORT = "{type: parts, parts: [{id: a, name: A, share: 1/2}, {id: b, name: B, share: 1/4}]}"
PARTS_TWICE = "{type: parts, parts: [{id: a, name: A, share: 1/2}, {id: a, name: B, share: 1/2}]}"
PART_MISFIT = f"{{type: parts, parts: [{{id: a, name: A, share: 1/2, input: {RATIO}}}, {{id: b, name: B, share: 1/2}}]}}"
PARTS_WHOLE = PARTS_SHORT.replace("1/4", "1/2")
NO_FALLBACK = VERDICTS.replace("tone: bad}", "tone: bad, when: [{type: any_missing}]}")
EMPTY_FIRST = VERDICTS.replace(", when: [{type: any_missing}]", "")
UNKNOWN_GROUP = VERDICTS.replace("{type: any_missing}", "{type: group_share_at_least, group: AA, share: 50%}")
GRADES = VERDICTS + "grades: [{id: b, name: B, from_score: 10}, {id: a, name: A, from_score: 50}]"

LONG_GRADE = VERDICTS + f"grades: [{{id: a, name: {'Tốt ' * 80}, from_score: 50}}]"
LONG_VERDICT = VERDICTS.replace("name: Hoàn thành", f"name: {'Hoàn thành ' * 30}")

INCONSISTENT = {
    "a verdict too long for a formula": (edition_text(indicator(), tail=LONG_VERDICT), "INCONSISTENT", "255"),
    "a grade too long for a formula": (edition_text(indicator(), tail=LONG_GRADE), "INCONSISTENT", "255"),
    "points that do not add up to the scale": (edition_text(indicator(points=90)), "INCONSISTENT", "90"),
    "points of a bonus counted in the scale": (
        edition_text(indicator(more="counts: bonus")),
        "INCONSISTENT",
        "0",
    ),
    "four decimals": (
        edition_text(indicator(points=0.0004), indicator("A.2", points=99.9996)),
        "INCONSISTENT",
        "3",
    ),
    "no threshold": (edition_text(indicator(level="")), "INCONSISTENT", "A.1"),
    "points for information": (edition_text(indicator(rule="unscored")), "INCONSISTENT", "0"),
    "a rule that cannot score the input": (edition_text(indicator(rule="boolean")), "INCONSISTENT", "ratio"),
    "a part whose rule cannot score its input": (
        edition_text(indicator(rule=PART_MISFIT, input=PARTS)),
        "INCONSISTENT",
        "boolean",
    ),
    "an unknown group": (edition_text(indicator(group="B")), "UNKNOWN_REFERENCE", "B"),
    "an empty group": (edition_text(indicator(), groups="AB"), "INCONSISTENT", "B"),
    "an indicator twice": (edition_text(indicator(points=50), indicator(points=50)), "DUPLICATE_ID", "A.1"),
    "a part with another's id": (
        edition_text(indicator(rule=PARTS_TWICE, input=PARTS)),
        "DUPLICATE_ID",
        "A.1",
    ),
    "an indicator with a part's id": (
        edition_text(indicator(rule=PARTS_WHOLE, input=PARTS, points=50), indicator("A.1.a", points=50)),
        "DUPLICATE_ID",
        "A.1.a",
    ),
    "parts that are not the whole": (
        edition_text(indicator(rule=PARTS_SHORT, input=PARTS)),
        "INCONSISTENT",
        "parts",
    ),
    "a cap that is not the points": (
        edition_text(indicator(rule="{type: per_item, each: 10, cap: 30}", input=COUNT, level="1")),
        "INCONSISTENT",
        "cap",
    ),
    **{
        f"bands that do not go from best to worst, {name}": (
            edition_text(indicator(rule=f"{{type: steps, direction: {way}, bands: [{bands}]}}")),
            "INCONSISTENT",
            "bands",
        )
        for name, way, bands in (
            ("rising", "higher", "{at: 50%, share: 1/2}, {at: 90%, share: 1}"),
            ("one share twice", "higher", "{at: 90%, share: 1/2}, {at: 50%, share: 1/2}"),
            ("one level twice", "higher", "{at: 90%, share: 1}, {at: 90%, share: 1/2}"),
            ("falling where lower is better", "lower", "{at: 50%, share: 1}, {at: 20%, share: 1/2}"),
        )
    },
    "proportional to nothing": (
        edition_text(indicator(rule="proportional", level="0%")),
        "INCONSISTENT",
        "above 0",
    ),
    "a question passed by any answer": (
        edition_text(indicator(rule="boolean", input=BOOLEAN, level="Không")),
        "INCONSISTENT",
        "Không",
    ),
    "options that are the same": (
        edition_text(indicator(rule="options", input=OPTION.replace("Phó", "Trưởng"))),
        "INCONSISTENT",
        "same",
    ),
    "an option's label with a comma": (
        edition_text(indicator(rule="options", input=OPTION.replace("Phó", '"Phó, cấp"'))),
        "INCONSISTENT",
        "comma",
    ),
    "no verdict for the rest": (edition_text(indicator(), tail=NO_FALLBACK), "INCONSISTENT", "last"),
    "a verdict nobody gets past": (edition_text(indicator(), tail=EMPTY_FIRST), "INCONSISTENT", "last"),
    "a verdict of an unknown group": (
        edition_text(indicator(), tail=UNKNOWN_GROUP),
        "UNKNOWN_REFERENCE",
        "AA",
    ),
    "grades from the lowest up": (edition_text(indicator(), tail=GRADES), "INCONSISTENT", "highest"),
}


@pytest.mark.parametrize("name", INCONSISTENT)
def test_an_edition_that_contradicts_itself_is_refused(name):
    text, code, said = INCONSISTENT[name]
    with pytest.raises(EditionError) as refused:
        read_catalogue(text, "thu.yaml")
    found = [p for p in refused.value.problems if p.code == f"CATALOGUE_{code}"]
    assert found and any(said in p.message("en") for p in found)


@pytest.mark.parametrize("points", [16.1, 2.01, 64.9, 1.001])
def test_points_of_up_to_three_decimals_are_taken(points):
    rest = round(100 - points, 3)
    assert edition_of(indicator(points=points), indicator("A.2", points=rest)).scale == 100


def test_information_is_outside_the_scale():
    edition = edition_of(indicator(), indicator("A.2", "unscored", COUNT, points=0, level=""))
    assert [i.in_base for i in edition.indicators] == [True, False]
