"""The province's report: the summary of a round."""

from typing import cast

import pandas as pd

from analysis.missed import missed
from charts.missed_bars import missed_bars
from charts.palette import LIGHT
from charts.verdict_bars import verdict_bars
from criteria.words import ZONES
from reports.contents import (
    MissedLine,
    NamedUnits,
    Picture,
    PlaceLine,
    ProvinceReport,
    RankLine,
    Rule,
    VerdictLine,
)
from reports.frame import head_of
from reports.letterhead import Letterhead
from reports.pictures import picture
from scoring import NOT_SUBMITTED, NOT_SUBMITTED_LOOK, Look, cohort_counts, verdicts_from_best
from store import Results
from units import sort_key
from wording.numbers import percent, points, whole

MOST_MISSED = 10
PLACES_ON_A_PAGE = 34
"""A chart of more places would not fit on a page; the table has them all."""


def province_report(results: Results, letterhead: Letterhead) -> ProvinceReport:
    """What the round's report tells, in Vietnamese; `results` must hold all units of the round."""
    by = "district_name" if (results.units["district_name"] != "").any() else "zone"
    looks, counts = _looks(results), _counts(results, by)
    worst = missed(results.scores, results.gaps).head(MOST_MISSED)
    worst = worst[worst["failed"] > 0]
    outside = len(results.submissions) - len(results.in_cohort)
    return ProvinceReport(
        **head_of(results, letterhead),
        so_duoc_giao=whole(len(results.cohort), "vi"),
        so_da_nop=whole(len(results.in_cohort), "vi"),
        ngoai_danh_sach=whole(outside, "vi") if outside else "",
        ket_luan=_verdicts(looks, counts),
        dia_ban_goi_la="Huyện" if by == "district_name" else "Vùng",
        dia_ban=_places(results, looks, counts),
        anh_ket_luan=_verdict_picture(looks, counts),
        hay_chua_dat=_most_missed(results, worst),
        anh_chua_dat=_missed_picture(results, worst),
        xep_hang=_ranked(results),
        thieu_so_lieu=_named(results, _lacking(results)),
        chua_nop=_named(results, list(results.absent)),
        phuong_phap=tuple(Rule(one.name.vi, one.say("vi")) for one in results.edition.verdicts),
    )


def _looks(results: Results) -> dict[str, Look]:
    """How each verdict looks, from the best; last what was not submitted."""
    edition = results.edition
    looks = {one.id: results.scores.verdict_look(one.id) for one in verdicts_from_best(edition)}
    return looks | {NOT_SUBMITTED: NOT_SUBMITTED_LOOK}


def _counts(results: Results, by: str) -> pd.DataFrame:
    """Units of the cohort by place and verdict, in the Vietnamese order of the places."""
    counts = cohort_counts(results.scores, by, results.units.loc[list(results.absent)])
    if by == "zone":
        counts.index = pd.Index([ZONES[zone].vi for zone in counts.index])
    return counts.loc[sorted(counts.index, key=sort_key)]


def _verdicts(looks: dict[str, Look], counts: pd.DataFrame) -> tuple[VerdictLine, ...]:
    in_all = counts.sum()
    total = int(in_all.sum())
    return tuple(
        VerdictLine(
            look.word.vi, whole(in_all[key], "vi"), percent(in_all[key] / total if total else None, "vi")
        )
        for key, look in looks.items()
    )


def _places(results: Results, looks: dict[str, Look], counts: pd.DataFrame) -> tuple[PlaceLine, ...]:
    good = [one.id for one in results.edition.verdicts if one.tone == "good"]
    done, total = counts[good].sum(axis=1), counts.sum(axis=1)
    return tuple(
        PlaceLine(
            str(place),
            whole(total[place], "vi"),
            tuple(whole(counts[key][place], "vi") for key in looks),
            percent(done[place] / total[place], "vi"),
        )
        for place in counts.index
    )


def _verdict_picture(looks: dict[str, Look], counts: pd.DataFrame) -> Picture:
    in_all = "; ".join(f"{look.word.vi}: {whole(counts[key].sum(), 'vi')}" for key, look in looks.items())
    shown = counts.head(PLACES_ON_A_PAGE)
    described = f"Biểu đồ thanh: số đơn vị theo kết luận, từng nơi một. Cả danh sách: {in_all}."
    return picture(verdict_bars(shown, looks, "vi", LIGHT), described)


def _most_missed(results: Results, worst: pd.DataFrame) -> tuple[MissedLine, ...]:
    names = results.edition.indicator_by_id
    return tuple(
        MissedLine(
            str(code), names[str(code)].name.vi, whole(row["failed"], "vi"), percent(row["share"], "vi")
        )
        for code, row in worst.iterrows()
    )


def _missed_picture(results: Results, worst: pd.DataFrame) -> Picture:
    names = pd.Series(
        {code: results.edition.indicator_by_id[str(code)].name.vi for code in worst.index}, dtype=str
    )
    told = "; ".join(f"{code}: {whole(row['failed'], 'vi')}" for code, row in worst.iterrows())
    described = f"Biểu đồ thanh: số đơn vị chưa đạt của từng chỉ tiêu. {told or 'Không có chỉ tiêu nào'}."
    return picture(missed_bars(names, worst["failed"], "vi", LIGHT), described)


def _ranked(results: Results) -> tuple[RankLine, ...]:
    looks = {one.id: one.name.vi for one in results.edition.verdicts}
    return tuple(
        RankLine(
            str(row.rank),
            str(row.name) if row.in_cohort else f"{row.name} (ngoài danh sách)",
            str(row.district_name),
            points(float(cast(float, row.score)), "vi"),
            f"{row.passed}/{row.applicable}",
            looks[str(row.verdict)],
        )
        for row in results.scores.units.itertuples(index=False)
    )


def _lacking(results: Results) -> list[str]:
    """Units of the cohort whose verdict is that data are lacking."""
    unknown = [one.id for one in results.edition.verdicts if one.tone == "unknown"]
    units = results.in_cohort
    return [str(code) for code in units.index[units["verdict"].isin(unknown)]]


def _named(results: Results, codes: list[str]) -> tuple[NamedUnits, ...]:
    """The units' names by district, both in Vietnamese order."""
    districts: dict[str, list[str]] = {}
    for code in sorted(codes, key=lambda one: sort_key(results.labels[one])):
        districts.setdefault(str(results.units.at[code, "district_name"]), []).append(code)
    return tuple(
        NamedUnits(district, ", ".join(str(results.units.at[code, "name"]) for code in districts[district]))
        for district in sorted(districts, key=sort_key)
    )
