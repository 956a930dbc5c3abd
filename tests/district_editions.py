"""A small edition for communes, one for districts that takes every measure of it, and communes in two districts."""

from criteria import Edition
from criteria.measures import Measure
from tests.editions import BOOLEAN, NUMBER, RATIO, edition_of, edition_text, indicator

_TAIL = """
verdicts:
  - {id: incomplete, name: Chưa đủ số liệu, tone: unknown, when: [{type: any_missing}]}
  - {id: completed, name: Hoàn thành, tone: good, when: [{type: share_passed, at_least: 100%}]}
  - {id: nearly, name: Cơ bản, tone: near, when: [{type: share_passed, at_least: 50%}]}
  - {id: not_completed, name: Chưa hoàn thành, tone: bad}
"""

COMMUNES: Edition = edition_of(
    indicator("CQS.1", points=60, group="CQS", more="mandatory: true"),
    indicator(
        "CQS.2", "boolean", BOOLEAN, points=20, level="Có", group="CQS", more="not_applicable: Không có"
    ),
    indicator("KTS.1", input=RATIO, points=20, group="KTS"),
    indicator("KTS.2", "unscored", NUMBER, points=0, level="", group="KTS"),
    head="",
    tail=_TAIL,
    groups=("CQS", "KTS"),  # type: ignore[arg-type]
)
"""Two of the four groups of the reference edition, on a scale of 100; one indicator is not scored."""


def computed(measure: Measure, points: float = 10, id: str = "") -> str:
    """One indicator of a district edition that takes a measure."""
    number = measure.input == "number"
    return indicator(
        id or f"H.{list(Measure).index(measure) + 1:02}",
        input=NUMBER if number else RATIO,
        points=points,
        level="500" if number else "50%",
        group="H",
        more=f"computed: {measure.value}, not_applicable: Không có",
    )


TEXT = edition_text(
    *map(computed, Measure), scale=10 * len(Measure), groups="H", head="rates: district"
).replace("id: thu\n", "id: huyen-thu\n")
"""The YAML of an edition for districts with an indicator for every measure."""
