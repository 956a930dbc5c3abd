"""The reports of monthly progress: of the province, of a district, of a commune; by month or by quarter."""

from typing import Any

from analysis.progress.months import in_short
from analysis.progress.standing import Standing
from analysis.progress.trend import trend
from charts.palette import LIGHT
from charts.progress import progress_trend
from reports.contents import Picture
from reports.frame import head_of
from reports.letterhead import Letterhead
from reports.pictures import picture
from reports.progress_contents import (
    AreaProgress,
    Behind,
    CellMoved,
    IndicatorMoved,
    PlaceProgress,
    Silent,
    UnitProgress,
    VerdictMoved,
)
from scoring import Outcome
from store import Progress
from units import sort_key
from wording.moments import said_day
from wording.numbers import number, percent, points, whole

WHOLE = "Toàn bộ danh sách"


def area_progress(found: Progress, standing: Standing, scope: str, letterhead: Letterhead) -> AreaProgress:
    """What the report of some units tells, in Vietnamese: `found` holds them alone, `scope` says which they are."""
    totals, plan = standing.totals, found.plan
    months = trend(found.start, found.by_month, plan.first_month, plan.goal_on)
    row = months.to_dict("index")[standing.period.last]
    return AreaProgress(
        **_told(found, standing, letterhead),
        pham_vi=scope,
        so_don_vi=whole(totals["asked"], "vi"),
        so_da_bao_cao=whole(totals["reported"], "vi"),
        so_chua_bao_cao=whole(totals["silent"], "vi"),
        so_qua_han=whole(totals["overdue"], "vi"),
        so_cham_nhip=whole(totals["behind"], "vi"),
        so_hoan_thanh=whole(totals["completed"], "vi"),
        ty_le_dat=percent(row["share"], "vi"),
        ty_le_nhip=percent(row["expected"], "vi"),
        anh_tien_do=_picture(months),
        doi_ket_luan=_verdicts(standing),
        chi_tieu=_indicators(standing),
        dia_ban=_places(standing),
        cham_nhip=_behind(standing),
        chua_bao_cao=_silent(standing),
    )


def unit_progress(found: Progress, standing: Standing, code: str, letterhead: Letterhead) -> UnitProgress:
    """What the report of one commune tells, in Vietnamese; something must be known of it by then."""
    row: dict[Any, Any] = standing.units.loc[code].to_dict()
    before = float(standing.moved.units["score_before"][code])
    verdicts = {one.id: one.name.vi for one in found.edition.verdicts}
    names = found.edition.indicator_by_id
    cells = standing.cells[standing.cells["unit"] == code]
    return UnitProgress(
        **_told(found, standing, letterhead),
        ten_don_vi=str(row["name"]),
        huyen=str(row["district_name"]),
        thang_thieu=in_short(row["lacking"]),
        ket_luan=verdicts[row["verdict"]],
        ket_luan_truoc=verdicts.get(row["verdict_before"], ""),
        diem=points(row["score"], "vi"),
        diem_truoc="" if before != before else points(before, "vi"),
        so_dat=whole(row["passed"], "vi"),
        so_ap_dung=whole(row["wanted"], "vi"),
        nhip=number(row["expected"], "vi", 1),
        cham=whole(row["behind_by"], "vi") if row["behind"] else "",
        moi_thang=number(row["needed"], "vi", 1) if row["needed"] else "",
        thay_doi=tuple(
            CellMoved(str(one.indicator), names[str(one.indicator)].name.vi, _outcome(was), _outcome(now))
            for one, was, now in zip(
                cells.itertuples(), cells["outcome_before"], cells["outcome_after"], strict=True
            )
        ),
    )


def pace_in_words(found: Progress) -> str:
    """What the pace is, in one sentence."""
    since = "số chỉ tiêu đã đạt lúc bắt đầu" if found.start is not None else "báo cáo đầu tiên của đơn vị"
    return (
        f"Nhịp tiến độ là đường thẳng từ {since} đến đạt mọi chỉ tiêu áp dụng vào {said_day(found.plan.goal_on)}; đơn vị đã "
        "báo cáo mà đạt ít hơn nhịp ở cuối tháng là chậm nhịp; đơn vị chưa báo cáo là chưa biết, không phải chậm."
    )


def _told(found: Progress, standing: Standing, letterhead: Letterhead) -> dict[str, Any]:
    period = standing.period
    before = period.before.name.vi if period.before >= found.plan.first_month else "lúc bắt đầu"
    return {
        **head_of(found, letterhead),
        "thoi_gian": period.name.vi,
        "so_voi": "" if standing.moved.before is None else before,
        "ngay_dich": said_day(found.plan.goal_on),
        "cach_tinh_nhip": pace_in_words(found),
    }


def _picture(months: Any) -> Picture:
    told = "; ".join(
        f"{month.short}: {percent(share, 'vi')}" for month, share in months["share"].dropna().items()
    )
    described = f"Biểu đồ đường: tỷ lệ chỉ tiêu đạt theo tháng, cạnh nhịp cần để kịp hạn. {told}."
    return picture(progress_trend(months, "vi", LIGHT).properties(width=420, height=190), described)


def _verdicts(standing: Standing) -> tuple[VerdictMoved, ...]:
    names = {one.id: one.name.vi for one in standing.moved.edition.verdicts}
    changed = standing.units[standing.units["verdict_changed"]]
    rows: list[dict[Any, Any]] = changed.to_dict("records")
    return tuple(
        VerdictMoved(
            str(row["name"]), str(row["district_name"]), names[row["verdict_before"]], names[row["verdict"]]
        )
        for row in rows
    )


def _indicators(standing: Standing) -> tuple[IndicatorMoved, ...]:
    names = standing.moved.edition.indicator_by_id
    passed, failed = standing.most("newly_passed"), standing.most("newly_failed")
    return tuple(
        IndicatorMoved(
            id, names[id].name.vi, whole(int(passed.get(id, 0)), "vi"), whole(int(failed.get(id, 0)), "vi")
        )
        for id in dict.fromkeys([*map(str, passed.index), *map(str, failed.index)])
    )


def _places(standing: Standing) -> tuple[PlaceProgress, ...]:
    found = standing.by("district_name")
    if len(found) < 2:
        return ()
    rows: dict[Any, dict[Any, Any]] = found.to_dict("index")
    return tuple(
        PlaceProgress(
            name,
            so_don_vi=whole(rows[name]["asked"], "vi"),
            da_bao_cao=whole(rows[name]["reported"], "vi"),
            cham_nhip=whole(rows[name]["behind"], "vi"),
            hoan_thanh=whole(rows[name]["completed"], "vi"),
            ty_le=percent(rows[name]["share"], "vi"),
        )
        for name in sorted(map(str, found.index), key=sort_key)
    )


def _behind(standing: Standing) -> tuple[Behind, ...]:
    behind = standing.units[standing.units["behind"]]
    ordered: list[dict[Any, Any]] = behind.sort_values(
        ["behind_by", "needed"], ascending=False, kind="stable"
    ).to_dict("records")
    return tuple(
        Behind(
            str(row["name"]),
            str(row["district_name"]),
            f"{whole(row['passed'], 'vi')}/{whole(row['wanted'], 'vi')}",
            number(row["expected"], "vi", 1),
            whole(row["behind_by"], "vi"),
            number(row["needed"], "vi", 1),
        )
        for row in ordered
    )


def _silent(standing: Standing) -> tuple[Silent, ...]:
    silent = standing.units[~standing.units["reported"]]
    rows: list[dict[Any, Any]] = silent.sort_values("days_late", ascending=False, kind="stable").to_dict(
        "records"
    )
    return tuple(
        Silent(
            str(row["name"]),
            str(row["district_name"]),
            in_short(row["lacking"]),
            f"{whole(row['days_late'], 'vi')} ngày" if row["days_late"] else "–",
        )
        for row in rows
    )


def _outcome(outcome: Any) -> str:
    look = Outcome(int(outcome)).look
    return f"{look.mark} {look.word.vi}"
