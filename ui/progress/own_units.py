"""How the reader's own units stand with their reports of a month."""

from html import escape

import streamlit as st

from analysis.progress import Month
from analysis.progress.months import in_short
from analysis.progress.reporting import lacking_until
from analysis.progress.standing import Standing
from store import Progress
from ui.blocks import cell, marked, table
from ui.language import lang, say
from ui.monthly_progress import today
from ui.progress.overview import REPORTED, SILENT
from ui.rating import Rating
from wording.moments import said_moment
from wording.numbers import whole

MANY = 60
"""Of more units only the numbers are told."""


def show_own_units(rating: Rating, found: Progress, standing: Standing, month: Month) -> None:
    """Show them."""
    totals = standing.totals
    if totals["asked"] > MANY:
        done, asked = (whole(totals[name], lang()) for name in ("reported", "asked"))
        st.markdown(say(f"Đã báo cáo: {done}/{asked} đơn vị.", f"{done} of {asked} units reported."))
        return
    earlier = lacking_until(standing.reporting.index, found.months, month, found.reports)
    rows = [
        f'<tr><th scope="row"><div class="xs-wide">{escape(rating.labels[code])}</div></th>'
        + cell(_state(found, code, month))
        + cell(escape(in_short(earlier[code])) or "–")
        + "</tr>"
        for code in standing.units.index
    ]
    head = [
        (say("Đơn vị", "Unit"), False),
        (say("Tháng này", "This month"), False),
        (say("Tháng trước đó còn thiếu", "Earlier months lacking"), False),
    ]
    table(head, rows)


def _state(found: Progress, code: str, month: Month) -> str:
    report = found.reports.get((code, month))
    if report is None:
        over = found.plan.days_late(month, today())
        late = say(f"quá hạn {whole(over, 'vi')} ngày", f"{whole(over, 'en')} days overdue") if over else ""
        return marked(SILENT) + (f' <span class="xs-muted xs-small">{late}</span>' if late else "")
    told = [say(f"lần {report.revision}", f"no. {report.revision}"), said_moment(report.at)]
    if found.unchanged(code, month):
        told.append(say("không thay đổi", "nothing changed"))
    if days := found.plan.days_late(month, report.at):
        told.append(say(f"muộn {whole(days, 'vi')} ngày", f"{whole(days, 'en')} days late"))
    return marked(REPORTED) + f' <span class="xs-muted xs-small">{escape(" · ".join(told))}</span>'
