"""What the eye meets first: how many reported and keep the pace, the trend to the goal, what moved, who is silent or late."""

from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from analysis.progress.months import in_short
from analysis.progress.standing import Standing
from analysis.progress.trend import trend
from charts.progress import progress_trend
from scoring import Look
from store import Progress
from ui.blocks import cell, marked, table, tile, tiles
from ui.charts import show_chart
from ui.language import lang, said, say
from ui.monthly_progress import goal_day
from ui.rating import Rating, once
from ui.routes import Route, address
from wording.language import Text
from wording.moments import said_day
from wording.numbers import number, signed, whole

SHOWN = 8
"""So many lines each list shows; the tables below have all."""
REPORTED = Look(Text(vi="Đã báo cáo", en="Reported"), "✓", "#0F766E")
SILENT = Look(Text(vi="Chưa báo cáo", en="Not reported"), "○", "#6B7280")
BEHIND = Look(Text(vi="Chậm nhịp", en="Behind the pace"), "▽", "#B45309")


def show_overview(rating: Rating, found: Progress, standing: Standing) -> None:
    """Show it, below the tiles."""
    _trend(rating, found)
    _moved(standing)
    left, right = st.columns(2, gap="large")
    with left:
        _silent(standing)
    with right:
        _behind(found, standing)


def show_tiles(found: Progress, standing: Standing) -> None:
    """Show how many reported, keep the pace and completed."""
    totals = standing.totals
    asked = whole(totals["asked"], lang())
    good = next(one for one in found.edition.verdicts if one.tone == "good")
    look = standing.moved.after.verdict_look(good.id)
    overdue = say(
        f"{whole(totals['overdue'], 'vi')} đã quá hạn", f"{whole(totals['overdue'], 'en')} of them overdue"
    )
    each = [
        tile(f"{whole(totals['reported'], lang())}/{asked}", said(REPORTED.word), REPORTED),
        tile(
            whole(totals["silent"], lang()), said(SILENT.word), SILENT, overdue if totals["overdue"] else ""
        ),
        tile(
            whole(totals["behind"], lang()),
            said(BEHIND.word),
            BEHIND,
            say("chỉ tính đơn vị đã báo cáo", "of those that reported"),
        ),
        tile(
            whole(totals["completed"], lang()),
            said(look.word),
            look,
            say("theo số tự báo cáo", "as reported"),
        ),
    ]
    tiles(each)


def _trend(rating: Rating, found: Progress) -> None:
    plan = found.plan
    frame = once(found, "trend", lambda: trend(found.start, found.by_month, plan.first_month, plan.goal_on))
    st.subheader(say("So với nhịp cần để kịp hạn", "Against the pace that the goal needs"))
    if frame["share"].isna().all():
        st.info(say("Chưa có số liệu tháng nào.", "There are no figures of any month yet."))
        return
    show_chart(
        rating,
        ("progress", frame.to_csv()),
        partial(progress_trend, frame),
        alt=say(
            "Tỷ lệ chỉ tiêu đạt từng tháng, cạnh nhịp cần để mọi chỉ tiêu đạt vào ngày đích",
            "Share of indicators passed month by month, beside the pace that leads to the goal",
        ),
    )
    st.caption(pace_in_a_sentence(found))


def pace_in_a_sentence(found: Progress) -> str:
    """What the pace is."""
    day = goal_day(found)
    since = say(
        "số đã đạt lúc bắt đầu" if found.start is not None else "báo cáo đầu tiên của từng đơn vị",
        "what was passed at the start" if found.start is not None else "each unit's first report",
    )
    return say(
        f"Nhịp là đường thẳng từ {since} đến đạt mọi chỉ tiêu áp dụng vào {day}; đơn vị đạt ít hơn nhịp ở cuối tháng là chậm "
        "nhịp. Đơn vị chưa báo cáo không bị coi là chậm nhịp, chỉ là chưa biết.",
        f"The pace is a straight line from {since} to passing all that applies on {day}; a unit that passes less at the "
        "month's end is behind. A unit that has not reported is not behind: it is not known.",
    )


def _moved(standing: Standing) -> None:
    st.subheader(say("Những gì thay đổi", "What moved"))
    if standing.moved.before is None:
        st.caption(
            say(
                "Trước đó chưa có số liệu, nên chưa nói được gì thay đổi.",
                "Nothing was known before, so that nothing can be said to have moved.",
            )
        )
        return
    left, right = st.columns(2, gap="large")
    with left:
        _verdicts(standing)
    with right:
        _indicators(standing)


def _verdicts(standing: Standing) -> None:
    changed = standing.units[standing.units["verdict_changed"]]
    if changed.empty:
        st.caption(say("Không đơn vị nào đổi kết luận.", "No unit changed its verdict."))
        return
    look = standing.moved.after.verdict_look
    rows = [
        f'<tr><th scope="row">{_unit(code, row)}</th>'
        + cell(f"{marked(look(row['verdict_before']))} → {marked(look(row['verdict']))}")
        + cell(signed(row["difference"], lang()), True)
        + "</tr>"
        for code, row in changed.head(SHOWN).iterrows()
    ]
    head = [
        (say("Đơn vị đổi kết luận", "Verdict changed"), False),
        (say("Kết luận trước → nay", "Before → now"), False),
        (say("Điểm", "Score"), True),
    ]
    table(head, rows)
    _more(len(changed))


def _indicators(standing: Standing) -> None:
    names = standing.moved.edition.indicator_by_id
    rows = []
    passed, failed = (standing.most(move) for move in ("newly_passed", "newly_failed"))
    for id in list(dict.fromkeys([*passed.index, *failed.index]))[:SHOWN]:
        rows.append(
            f'<tr><th scope="row"><b class="xs-id">{id}</b></th>'
            + cell(f'<div class="xs-wide">{escape(said(names[id].name))}</div>')
            + cell(_count(passed.get(id, 0)), True)
            + cell(_count(failed.get(id, 0)), True)
            + "</tr>"
        )
    if not rows:
        st.caption(say("Không chỉ tiêu nào mới đạt.", "No indicator is newly passed."))
        return
    head = [
        (say("Mã", "Id"), False),
        (say("Chỉ tiêu", "Indicator"), False),
        (say("Mới đạt", "Newly passed"), True),
        (say("Không còn đạt", "No longer"), True),
    ]
    table(head, rows)
    st.caption(say("Số đơn vị.", "Numbers of units."))


def _silent(standing: Standing) -> None:
    silent = standing.units[~standing.units["reported"]].sort_values(
        "days_late", ascending=False, kind="stable"
    )
    st.subheader(say("Chưa báo cáo", "Not reported"))
    if silent.empty:
        st.success(say("Tất cả đã báo cáo.", "All have reported."), icon=":material/check:")
        return
    rows = [
        f'<tr><th scope="row">{_unit(code, row)}</th>'
        + cell(escape(in_short(row["lacking"])))
        + cell(f'<span class="xs-id">{said_day(row["due"])}</span>')
        + cell(_days(row["days_late"]), True)
        + "</tr>"
        for code, row in silent.head(SHOWN).iterrows()
    ]
    head = [
        (say("Đơn vị", "Unit"), False),
        (say("Tháng còn thiếu", "Lacks"), False),
        (say("Hạn", "Due"), False),
        (say("Quá hạn", "Overdue"), True),
    ]
    table(head, rows)
    _more(len(silent))


def _behind(found: Progress, standing: Standing) -> None:
    behind = standing.units[standing.units["behind"]].sort_values(
        ["behind_by", "needed"], ascending=False, kind="stable"
    )
    st.subheader(say("Chậm so với nhịp", "Behind the pace"))
    if behind.empty:
        st.caption(
            say("Không đơn vị nào đã báo cáo mà chậm nhịp.", "No unit that reported is behind the pace.")
        )
        return
    rows = [
        f'<tr><th scope="row">{_unit(code, row)}</th>'
        + cell(f"{whole(row['passed'], lang())}/{whole(row['wanted'], lang())}", True)
        + cell(number(row["expected"], lang(), 1), True)
        + cell(whole(row["behind_by"], lang()), True)
        + cell(number(row["needed"], lang(), 1), True)
        + "</tr>"
        for code, row in behind.head(SHOWN).iterrows()
    ]
    head = [
        (say("Đơn vị", "Unit"), False),
        (say("Đạt", "Passed"), True),
        (say("Nhịp", "Pace"), True),
        (say("Chậm", "Behind by"), True),
        (say("Cần/tháng", "Needed/month"), True),
    ]
    table(head, rows)
    _more(len(behind))


def _unit(code: object, row: pd.Series) -> str:
    """HTML of a unit's name, leading to its page, with its district below."""
    there = escape(address(Route.PROFILE, unit=str(code)))
    small = f'<br><span class="xs-muted xs-small">{escape(row["district_name"])}</span>'
    name = f'<a href="{there}">{escape(row["name"])}</a>' + (small if row["district_name"] else "")
    return f'<div class="xs-wide" style="font-weight:400">{name}</div>'


def _days(days: int) -> str:
    return say(f"{whole(days, 'vi')} ngày", f"{whole(days, 'en')} days") if days else "–"


def _count(units: int) -> str:
    return whole(units, lang()) if units else "–"


def _more(count: int) -> None:
    if count > SHOWN:
        more = whole(count - SHOWN, lang())
        st.caption(say(f"và {more} đơn vị khác, ở bảng dưới.", f"and {more} more, in the table below."))
