"""Small editions made from YAML text, and answers written as a person would say them."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from criteria import Edition, read_catalogue
from scoring import ANSWER_COLUMNS, Answers, Scores, score

RATIO = "{type: ratio, numerator: {vi: Tử, en: Part}, denominator: {vi: Mẫu, en: Whole}, unit: {vi: hộ, en: households}}"
COUNT = "{type: count, question: {vi: Bao nhiêu, en: How many}, unit: {vi: cuộc họp, en: meetings}}"
NUMBER = "{type: number, question: Điểm, unit: điểm}"
BOOLEAN = "{type: boolean, question: Có không}"
OPTION = (
    "{type: option, question: Ai, options: [{id: a, label: Trưởng, share: 1}, {id: b, label: Phó, share: 1/2},"
    " {id: c, label: Không ai, share: 0}]}"
)
PARTS = "{type: parts, question: Những mục nào}"

VERDICTS = """
verdicts:
  - {id: incomplete, name: Chưa đủ số liệu, tone: unknown, when: [{type: any_missing}]}
  - {id: completed, name: Hoàn thành, tone: good, when: [{type: share_passed, at_least: 100%}]}
  - {id: not_completed, name: Chưa hoàn thành, tone: bad}
"""

Said = str | float | bool | None
"""An answer: "3/5" is a numerator and a denominator, "x" not applicable, another text a choice, None no answer."""


def indicator(
    id: str = "A.1",
    rule: str = "threshold",
    input: str = RATIO,
    points: float = 100,
    level: str = "60%",
    mountain: str = "",
    group: str = "A",
    more: str = "",
) -> str:
    """One indicator as a line of YAML; `rule` is a rule's type, or a whole rule in braces."""
    rule = rule if rule.startswith("{") else f"{{type: {rule}}}"
    levels = f"lowland: {level}, mountain: {mountain or level}"
    threshold = f"threshold: {{{levels}, source: {{provenance: proposed}}}}" if level else ""
    parts = [f"id: {id}", f"group: {group}", f"name: Tên {id}", f"input: {input}", f"rule: {rule}"]
    return "  - {" + ", ".join([*parts, f"points: {points}", *filter(None, [threshold, more])]) + "}"


def edition_text(
    *indicators: str, scale: float = 100, groups: str = "A", tail: str = VERDICTS, head: str = ""
) -> str:
    """The YAML of a whole edition; `groups` are letters."""
    listed = ", ".join(f"{{id: {g}, name: Nhóm {g}}}" for g in groups)
    lines = [
        "id: thu",
        "title: Thử",
        "source: {provenance: proposed}",
        f"scale: {scale}",
        f"groups: [{listed}]",
    ]
    return "\n".join([*lines, *([head] if head else []), "indicators:", *indicators, tail])


def edition_of(*indicators: str, **given: object) -> Edition:
    """The edition of `edition_text`."""
    read = read_catalogue(edition_text(*indicators, **given), "thu.yaml")
    assert isinstance(read, Edition)
    return read


def units_of(codes: Mapping[str, str] | list[str]) -> pd.DataFrame:
    """A frame of units; a mapping gives each code its district and zone as "D1 mountain"."""
    places = codes if isinstance(codes, Mapping) else dict.fromkeys(codes, "D1 lowland")
    district, zone = zip(*(place.split(" ") for place in places.values()), strict=True)
    data = {
        "name": list(places),
        "kind": "xã",
        "district_code": district,
        "district_name": district,
        "zone": zone,
    }
    return pd.DataFrame(data, index=pd.Index(list(places)))


def frame_of(said: Mapping[str, Mapping[str, Said]]) -> pd.DataFrame:
    """The long frame of {unit: {slot: answer}}."""
    rows = [(unit, slot, *_columns(answer)) for unit, slots in said.items() for slot, answer in slots.items()]
    return pd.DataFrame([(*row, "", "") for row in rows], columns=list(ANSWER_COLUMNS))


def _columns(answer: Said) -> tuple[float, float, float, str | None, bool]:
    nan = np.nan
    if answer is None:
        return nan, nan, nan, None, False
    if answer == "x":
        return nan, nan, nan, None, True
    if isinstance(answer, str) and "/" in answer:
        numerator, denominator = answer.split("/")
        return float(numerator), float(denominator), nan, None, False
    if isinstance(answer, str):
        return nan, nan, nan, answer, False
    return nan, nan, float(answer), None, False


def rate(
    edition: Edition,
    said: Mapping[str, Mapping[str, Said]],
    places: Mapping[str, str] | None = None,
    **given: object,
) -> Scores:
    """Score {unit: {slot: answer}}; without `places` every unit is in one lowland district."""
    answers = Answers.of(edition, frame_of(said), pd.Index(list(said)))
    return score(edition, answers, units_of(places or list(said)), **given)


def rate_one(edition: Edition, *, zone: str = "lowland", **slots: Said) -> Scores:
    """Score the unit "u"; slots are written with _ for the point: A_1 is A.1."""
    said = {"u": {slot.replace("_", "."): answer for slot, answer in slots.items()}}
    return rate(edition, said, {"u": f"D1 {zone}"})
