"""One commune's report on its criteria, from the numbers that count."""

from math import isnan
from typing import Any

from criteria import Group, Indicator
from criteria.inputs import RatioInput
from criteria.words import ZONES
from reports.contents import CommuneReport, GroupLine, IndicatorLine, ToMend
from reports.frame import head_of
from reports.letterhead import Letterhead
from scoring import Outcome, explain_verdict, gap_of
from store import Results, State
from wording.language import Lang
from wording.numbers import number, points, whole

NOT_KNOWN = "cần có số liệu và đạt ngưỡng"


def commune_report(results: Results, code: str, letterhead: Letterhead) -> CommuneReport:
    """What the report of a unit with results tells, in Vietnamese."""
    scores, edition = results.scores, results.edition
    row: dict[Any, Any] = scores.units.loc[code].to_dict()
    verdict = edition.verdict_by_id[str(row["verdict"])]
    grade = next((one.name.vi for one in edition.grades if one.id == row["grade"]), "")
    given = {str(one.slot): one for one in results.answers_of(code).itertuples()}
    lines = tuple(_group(results, code, group, given) for group in edition.groups)
    return CommuneReport(
        **head_of(results, letterhead),
        ten_don_vi=str(row["name"]),
        huyen=str(row["district_name"]),
        vung=ZONES[row["zone"]].vi,
        ket_luan=verdict.name.vi,
        vi_sao=explain_verdict(scores, code, "vi"),
        hoan_thanh=verdict.tone == "good",
        chua_du_so_lieu=bool(row["missing"]),
        diem=points(row["score"], "vi"),
        thang_diem=number(edition.scale, "vi"),
        da_tham_dinh=results.submissions[code].state is State.APPRAISED,
        diem_tu_cham=points(results.self_assessed.units["score"][code], "vi"),
        hang=whole(row["rank"], "vi"),
        xep_loai=grade,
        so_dat=whole(row["passed"], "vi"),
        so_ap_dung=whole(row["applicable"], "vi"),
        so_chua_dat=whole(row["failed"], "vi"),
        so_chua_co=whole(row["missing"], "vi"),
        nhom=lines,
        can_bo_sung=tuple(_to_mend(results, code)),
    )


def _group(results: Results, code: str, group: Group, given: dict[str, Any]) -> GroupLine:
    of: dict[Any, Any] = results.scores.groups[group.id].loc[code].to_dict()
    return GroupLine(
        group.name.vi,
        f"{whole(of['passed'], 'vi')}/{whole(of['applicable'], 'vi')}",
        points(of["points"], "vi"),
        number(of["applicable_max"], "vi"),
        tuple(_line(results, code, one, given.get(one.id)) for one in results.edition.of_group(group.id)),
    )


def _line(results: Results, code: str, indicator: Indicator, given: Any) -> IndicatorLine:
    scores = results.scores
    outcome, bar = scores.outcome_of(code, indicator), scores.bar_of(code, indicator)
    threshold = "–" if isnan(bar) else indicator.rule.at_bar(indicator.input.show(bar, "vi"), "vi")
    return IndicatorLine(
        indicator.id,
        indicator.name.vi,
        value_in_words(results, code, indicator, given),
        threshold,
        f"{outcome.look.mark} {outcome.look.word.vi}",
        points(scores.points[indicator.id][code], "vi"),
        number(indicator.points, "vi"),
    )


def value_in_words(results: Results, code: str, indicator: Indicator, given: Any, lang: Lang = "vi") -> str:
    """Say a value with the counts behind it; `given` is the answer's row, None where there is none."""
    scores = results.scores
    value, bar = scores.value_of(code, indicator), scores.bar_of(code, indicator)
    if scores.outcome_of(code, indicator) is Outcome.NOT_APPLICABLE or isnan(value):
        return "–"
    said = indicator.input.show(value, lang, None if isnan(bar) else bar)
    if not isinstance(indicator.input, RatioInput) or given is None:
        return said
    if isnan(given.numerator) or not given.denominator > 0:
        return said
    return f"{said} ({whole(given.numerator, lang)}/{whole(given.denominator, lang)})"


def _to_mend(results: Results, code: str) -> list[ToMend]:
    """What is failed, with its gap, and what has no data; in the order of the edition, without penalties."""
    found = []
    for indicator in (one for one in results.edition.indicators if one.is_wanted):
        outcome = results.scores.outcome_of(code, indicator)
        if outcome is Outcome.MISSING:
            found.append(ToMend(indicator.id, indicator.name.vi, NOT_KNOWN))
        elif outcome is Outcome.FAILED:
            gap = gap_of(results.scores, code, indicator, float(results.gaps[indicator.id][code]))
            found.append(ToMend(indicator.id, indicator.name.vi, gap.text.vi if gap else "chưa đạt"))
    return found
