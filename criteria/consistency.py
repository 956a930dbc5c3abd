"""What a well-formed edition must also be: consistent with itself. Each check yields problems with a path."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from criteria.catalogue import Edition, Indicator
from criteria.computed_consistency import computed_findings
from criteria.document import Path
from criteria.inputs import AnyInput, OptionInput, RatioInput
from criteria.levels import ByZone
from criteria.rules import (
    AnyRule,
    BooleanRule,
    CompositeRule,
    Part,
    PartsRule,
    PerItemRule,
    ProportionalRule,
    StepsRule,
)
from criteria.skeleton import Skeleton
from criteria.texts import LONGEST, blank_texts, long_texts
from criteria.verdicts import GroupShareAtLeast
from wording.language import Text
from wording.nearness import near
from wording.numbers import percent
from wording.problems import Fact, Kind

Finding = tuple[Kind, Path, Mapping[str, Fact | Path]]
_LITERAL = 255
"""Characters that a text within a formula or a drop-down list may have (a limit of Excel)."""


def findings(edition: Edition | Skeleton) -> Iterator[Finding]:
    """Yield every inconsistency as (kind, path in the document, facts)."""
    yield from _texts(edition)
    if isinstance(edition, Skeleton):
        yield from _of_skeleton(edition)
        return
    yield from _double_ids(edition)
    for position, indicator in enumerate(edition.indicators):
        path: Path = ("indicators", position)
        yield from _group(indicator.group, edition, path)
        yield from _indicator(indicator, path)
        yield from _rule(indicator, path)
    yield from computed_findings(edition)
    yield from _totals(edition)
    yield from _verdicts(edition)
    yield from _long_names(edition)


def _texts(edition: Edition | Skeleton) -> Iterator[Finding]:
    for path in blank_texts(edition):
        yield _wrong(path, "chưa ghi nội dung tiếng Việt", "the Vietnamese text is empty")
    for path in long_texts(edition):
        yield _wrong(path, f"quá {LONGEST} ký tự", f"longer than {LONGEST} characters")


def _of_skeleton(skeleton: Skeleton) -> Iterator[Finding]:
    yield from _double("groups", [g.id for g in skeleton.groups])
    yield from _double("indicators", [i.id for i in skeleton.indicators])
    for position, indicator in enumerate(skeleton.indicators):
        path: Path = ("indicators", position)
        if indicator.group is not None:
            yield from _group(indicator.group, skeleton, path)
        if isinstance(indicator.rule, CompositeRule):
            yield from _double_parts(indicator.rule, indicator.id, path)


def _double(name: str, ids: list[str]) -> Iterator[Finding]:
    for position, one in enumerate(ids):
        if one in ids[:position]:
            first: Path = (name, ids.index(one))
            yield Kind.CATALOGUE_DUPLICATE_ID, (name, position, "id"), {"found": one, "first": first}


def _double_ids(edition: Edition) -> Iterator[Finding]:
    indicators = [i.id for i in edition.indicators]
    yield from _double("groups", [g.id for g in edition.groups])
    yield from _double("indicators", indicators)
    yield from _double("verdicts", [v.id for v in edition.verdicts])
    yield from _double("grades", [g.id for g in edition.grades])
    slots = [slot.id for slot in edition.slots]
    twice = {i for i in indicators if indicators.count(i) > 1}
    for one in sorted({s for s in slots if slots.count(s) > 1} - twice):
        yield Kind.CATALOGUE_DUPLICATE_ID, ("indicators",), {"found": one, "first": "parts"}


def _group(group: str, edition: Edition | Skeleton, path: Path) -> Iterator[Finding]:
    groups = [g.id for g in edition.groups]
    if group not in groups:
        facts: dict[str, Fact | Path] = {"found": group, "near": near(group, groups)}
        yield Kind.CATALOGUE_UNKNOWN_REFERENCE, (*path, "group"), facts


def _indicator(indicator: Indicator, path: Path) -> Iterator[Finding]:
    yield from _compatible(indicator.input, indicator.rule, (*path, "rule"))
    if indicator.rule.scored and indicator.threshold is None:
        yield _wrong(
            (*path, "threshold"), f"{indicator.id} thiếu ngưỡng đạt", f"{indicator.id} has no threshold"
        )
    if not indicator.rule.scored and indicator.points:
        yield _wrong(
            (*path, "points"), "chỉ tiêu không tính điểm phải có 0 điểm", "an unscored indicator has 0 points"
        )
    if round(indicator.points, 3) != indicator.points:
        yield _wrong((*path, "points"), "điểm có quá 3 chữ số thập phân", "points have more than 3 decimals")
    if isinstance(indicator.input, OptionInput):
        labels = [o.label.vi for o in indicator.input.options]
        if len(set(labels)) < len(labels) or len({o.id for o in indicator.input.options}) < len(labels):
            yield _wrong((*path, "input"), "hai lựa chọn trùng nhau", "two options are the same")
        if any("," in label for label in labels) or len(",".join(labels)) > _LITERAL:
            yield _wrong(
                (*path, "input"),
                "nhãn lựa chọn không được có dấu phẩy và tổng cộng không quá 255 ký tự (giới hạn của Excel)",
                "labels may hold no comma and no more than 255 characters in all (a limit of Excel)",
            )


def _rule(indicator: Indicator, path: Path) -> Iterator[Finding]:
    rule = indicator.rule
    yield from _levels(indicator.input, rule, indicator.threshold, path)
    if isinstance(rule, PerItemRule) and rule.cap != indicator.points:
        yield _wrong((*path, "rule", "cap"), "mức tối đa khác điểm tối đa", "the cap differs from the points")
    if isinstance(rule, CompositeRule):
        yield from _double_parts(rule, indicator.id, path)
        for part_path, part in parts_of(rule, path):
            yield from _compatible(part.input, part.rule, (*part_path, "rule"))
            yield from _levels(part.input, part.rule, part.threshold, part_path)
        if isinstance(rule, PartsRule) and abs(sum(p.share for p in rule.items) - 1) > 1e-9:
            yield _wrong(
                (*path, "rule", "parts"),
                "tỷ trọng các phần không cộng đủ 100%",
                "the parts' shares do not add to 1",
            )


def parts_of(rule: CompositeRule, path: Path) -> Iterator[tuple[Path, Part]]:
    """Yield the parts of an indicator's rule with their paths; `path` is the indicator's."""
    key = "parts" if isinstance(rule, PartsRule) else "alternatives"
    for position, part in enumerate(rule.items):
        yield (*path, "rule", key, position), part


def _double_parts(rule: CompositeRule, indicator: str, path: Path) -> Iterator[Finding]:
    ids = [part.id for part in rule.items]
    for position, (part_path, part) in enumerate(parts_of(rule, path)):
        if part.id in ids[:position]:
            found = f"{indicator}.{part.id}"
            first = (*part_path[:-1], ids.index(part.id))
            yield Kind.CATALOGUE_DUPLICATE_ID, (*part_path, "id"), {"found": found, "first": first}


def _compatible(given: AnyInput, rule: AnyRule, path: Path) -> Iterator[Finding]:
    if given.type not in rule.inputs:
        yield _wrong(
            path,
            f"cách tính “{rule.title.vi}” ({rule.type}) không dùng được cho kiểu số liệu “{given.title.vi}”"
            f" ({given.type})",
            f"rule “{rule.type}” cannot score input “{given.type}”",
        )


def _levels(given: AnyInput, rule: AnyRule, threshold: ByZone | None, path: Path) -> Iterator[Finding]:
    levels = {threshold.lowland, threshold.mountain} if threshold else set()
    if isinstance(rule, ProportionalRule) and min(levels, default=1) <= 0:
        yield _wrong(
            (*path, "threshold"), "tính theo tỷ lệ cần ngưỡng lớn hơn 0", "proportional needs a level above 0"
        )
    if isinstance(rule, BooleanRule) and levels - {1.0 if rule.direction == "higher" else 0.0}:
        yield _wrong(
            (*path, "threshold"),
            "câu hỏi Có / Không cần ngưỡng Có, hoặc ngưỡng Không cùng chiều “thấp hơn là tốt” (`direction: lower`)",
            "a yes/no question needs the level Có, or Không together with `direction: lower`",
        )
    if isinstance(rule, StepsRule) and not _from_best_to_worst(rule):
        yield _wrong(
            (*path, "rule", "bands"),
            "các bậc phải xếp từ tốt nhất đến kém nhất, mỗi bậc một tỷ lệ điểm nhỏ hơn",
            "bands must go from the best to the worst, each with a smaller share",
        )
    if isinstance(given, RatioInput):
        yield from _within_a_whole(rule, threshold, path)


def _within_a_whole(rule: AnyRule, threshold: ByZone | None, path: Path) -> Iterator[Finding]:
    """Levels of a ratio outside 0 to 100%: 60 typed for 60%, say."""
    levels: dict[Path, float | None] = {}
    if threshold:
        levels = {("threshold", "lowland"): threshold.lowland, ("threshold", "mountain"): threshold.mountain}
    if isinstance(rule, ProportionalRule):
        levels |= {("rule", "full_at"): rule.full_at, ("rule", "zero_below"): rule.zero_below}
    if isinstance(rule, StepsRule):
        levels |= {("rule", "bands", i, "at"): band.at for i, band in enumerate(rule.bands)}
    for where, level in levels.items():
        if level is not None and not 0 <= level <= 1:
            yield _wrong(
                (*path, *where),
                f"{percent(level, 'vi')} nằm ngoài khoảng từ 0% đến 100% của một tỷ lệ",
                f"{percent(level, 'en')} is outside 0% to 100%, the range of a ratio",
            )


def _from_best_to_worst(rule: StepsRule) -> bool:
    sign = 1 if rule.direction == "higher" else -1
    return all(
        sign * better.at > sign * worse.at and better.share > worse.share
        for better, worse in zip(rule.bands, rule.bands[1:], strict=False)
    )


def _totals(edition: Edition) -> Iterator[Finding]:
    total = sum(i.points for i in edition.indicators if i.in_base)
    if round(total, 3) != edition.scale:
        yield _wrong(
            ("scale",),
            f"tổng điểm các chỉ tiêu là {total:g}, khác thang điểm {edition.scale:g}",
            f"the indicators' points add to {total:g}, the scale is {edition.scale:g}",
        )
    for group in edition.groups:
        if not edition.of_group(group.id):
            yield _wrong(
                ("groups",), f"nhóm {group.id} không có chỉ tiêu", f"group {group.id} has no indicator"
            )


def _long_names(edition: Edition) -> Iterator[Finding]:
    """The live cells of the checklist name verdict and grade in a formula."""
    named = {"verdicts": [v.name for v in edition.verdicts], "grades": [g.name for g in edition.grades]}
    for field, names in named.items():
        for position, name in enumerate(names):
            if len(name.vi) > _LITERAL:
                yield _wrong(
                    (field, position, "name"),
                    f"tên dài quá {_LITERAL} ký tự (giới hạn của Excel)",
                    f"the name has over {_LITERAL} characters (a limit of Excel)",
                )


def _verdicts(edition: Edition) -> Iterator[Finding]:
    groups = [g.id for g in edition.groups]
    if edition.verdicts[-1].when:
        yield _wrong(
            ("verdicts",), "kết luận cuối cùng phải không có điều kiện", "the last verdict has no conditions"
        )
    for position, verdict in enumerate(edition.verdicts):
        if not verdict.when and position < len(edition.verdicts) - 1:
            yield _wrong(
                ("verdicts", position),
                "chỉ kết luận cuối được để trống điều kiện",
                "only the last has no conditions",
            )
        for condition in verdict.when:
            if isinstance(condition, GroupShareAtLeast) and condition.group not in [*groups, "each"]:
                facts: dict[str, Fact | Path] = {
                    "found": condition.group,
                    "near": near(condition.group, groups),
                }
                yield Kind.CATALOGUE_UNKNOWN_REFERENCE, ("verdicts", position, "when"), facts
    cuts = [g.from_score for g in edition.grades]
    if any(a <= b for a, b in pairwise(cuts)):
        yield _wrong(("grades",), "các mức xếp loại phải giảm dần", "grades must go from the highest down")


def _wrong(path: Path, vi: str, en: str) -> Finding:
    return Kind.CATALOGUE_INCONSISTENT, path, {"found": Text(vi=vi, en=en)}
