"""What a well-formed edition must also be: consistent with itself. Each check yields problems with a path."""

from collections.abc import Iterator
from itertools import pairwise

from criteria.catalogue import Edition, Indicator
from criteria.inputs import AnyInput, OptionInput
from criteria.levels import ByZone
from criteria.rules import (
    AnyRule,
    BooleanRule,
    CompositeRule,
    PartsRule,
    PerItemRule,
    ProportionalRule,
    StepsRule,
)
from criteria.verdicts import GroupShareAtLeast
from criteria.yaml_text import Path
from wording.language import Text
from wording.nearness import near
from wording.problems import Kind

Finding = tuple[Kind, Path, dict[str, str | Text]]


def findings(edition: Edition) -> Iterator[Finding]:
    """Yield every inconsistency as (kind, path in the document, facts)."""
    yield from _double_ids(edition)
    for position, indicator in enumerate(edition.indicators):
        path: Path = ("indicators", position)
        yield from _indicator(edition, indicator, path)
        yield from _rule(indicator, path)
    yield from _totals(edition)
    yield from _verdicts(edition)


def _double_ids(edition: Edition) -> Iterator[Finding]:
    lists = {
        "groups": [g.id for g in edition.groups],
        "indicators": [i.id for i in edition.indicators],
        "verdicts": [v.id for v in edition.verdicts],
        "grades": [g.id for g in edition.grades],
    }
    for name, ids in lists.items():
        for position, one in enumerate(ids):
            if one in ids[:position]:
                first = f"{name}[{ids.index(one)}]"
                yield Kind.CATALOGUE_DUPLICATE_ID, (name, position, "id"), {"found": one, "first": first}
    slots = [slot.id for slot in edition.slots]
    twice = {i for i in lists["indicators"] if lists["indicators"].count(i) > 1}
    for one in sorted({s for s in slots if slots.count(s) > 1} - twice):
        yield Kind.CATALOGUE_DUPLICATE_ID, ("indicators",), {"found": one, "first": "parts"}


def _indicator(edition: Edition, indicator: Indicator, path: Path) -> Iterator[Finding]:
    groups = [g.id for g in edition.groups]
    if indicator.group not in groups:
        facts: dict[str, str | Text] = {"found": indicator.group, "near": near(indicator.group, groups)}
        yield Kind.CATALOGUE_UNKNOWN_REFERENCE, (*path, "group"), facts
    yield from _compatible(indicator.input, indicator.rule, (*path, "rule"))
    if indicator.rule.scored and indicator.threshold is None:
        yield _wrong(path, f"{indicator.id} thiếu ngưỡng đạt", f"{indicator.id} has no threshold")
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
        if any("," in label for label in labels) or len(",".join(labels)) > 255:
            yield _wrong(
                (*path, "input"),
                "nhãn lựa chọn không được có dấu phẩy và tổng cộng không quá 255 ký tự (giới hạn của Excel)",
                "labels may hold no comma and no more than 255 characters in all (a limit of Excel)",
            )


def _rule(indicator: Indicator, path: Path) -> Iterator[Finding]:
    rule, threshold = indicator.rule, indicator.threshold
    yield from _level(rule, threshold, path)
    if isinstance(rule, PerItemRule) and rule.cap != indicator.points:
        yield _wrong((*path, "rule"), "mức tối đa khác điểm tối đa", "the cap differs from the points")
    if isinstance(rule, CompositeRule):
        ids = [p.id for p in rule.items]
        if len(set(ids)) < len(ids):
            found = ", ".join(ids)
            yield Kind.CATALOGUE_DUPLICATE_ID, (*path, "rule"), {"found": found, "first": indicator.id}
        for part in rule.items:
            yield from _compatible(part.input, part.rule, (*path, "rule"))
            yield from _level(part.rule, part.threshold, (*path, "rule"))
        if isinstance(rule, PartsRule) and abs(sum(p.share for p in rule.items) - 1) > 1e-9:
            yield _wrong(
                (*path, "rule"), "tỷ trọng các phần không cộng đủ 100%", "the parts' shares do not add to 1"
            )


def _compatible(given: AnyInput, rule: AnyRule, path: Path) -> Iterator[Finding]:
    if given.type not in rule.inputs:
        yield _wrong(
            path,
            f"cách tính “{rule.type}” không dùng được cho kiểu số liệu “{given.type}”",
            f"rule “{rule.type}” cannot score input “{given.type}”",
        )


def _level(rule: AnyRule, threshold: ByZone | None, path: Path) -> Iterator[Finding]:
    levels = {threshold.lowland, threshold.mountain} if threshold else set()
    if isinstance(rule, ProportionalRule) and min(levels, default=1) <= 0:
        yield _wrong(
            (*path, "threshold"), "tính theo tỷ lệ cần ngưỡng lớn hơn 0", "proportional needs a level above 0"
        )
    if isinstance(rule, BooleanRule) and levels - {1.0 if rule.direction == "higher" else 0.0}:
        yield _wrong(
            (*path, "threshold"),
            "câu hỏi Có / Không cần ngưỡng Có, hoặc ngưỡng Không cùng `direction: lower`",
            "a yes/no question needs the level Có, or Không together with `direction: lower`",
        )
    if isinstance(rule, StepsRule) and not _from_best_to_worst(rule):
        yield _wrong(
            (*path, "rule", "bands"),
            "các bậc phải xếp từ tốt nhất đến kém nhất, mỗi bậc một tỷ lệ điểm nhỏ hơn",
            "bands must go from the best to the worst, each with a smaller share",
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
                facts: dict[str, str | Text] = {
                    "found": condition.group,
                    "near": near(condition.group, groups),
                }
                yield Kind.CATALOGUE_UNKNOWN_REFERENCE, ("verdicts", position, "when"), facts
    cuts = [g.from_score for g in edition.grades]
    if any(a <= b for a, b in pairwise(cuts)):
        yield _wrong(("grades",), "các mức xếp loại phải giảm dần", "grades must go from the highest down")


def _wrong(path: Path, vi: str, en: str) -> Finding:
    return Kind.CATALOGUE_INCONSISTENT, path, {"found": Text(vi=vi, en=en)}
