"""One unit month by month: a block of Hồ sơ xã, where there are reports."""

from html import escape

import streamlit as st

from store import Progress, ProgressReport
from ui.blocks import cell, marked, table
from ui.language import lang, said, say
from ui.monthly_progress import progress_of
from ui.progress.overview import SILENT
from ui.rating import Rating
from ui.routes import Route, address
from wording.moments import said_day
from wording.numbers import points, whole


def has_monthly(rating: Rating, code: str) -> bool:
    """Whether the unit reported for any month, as far as the reader sees."""
    found = progress_of(rating)
    return found is not None and any((code, month) in found.reports for month in found.months)


def show_monthly(rating: Rating, code: str) -> None:
    """Show its verdict, score and indicators passed at every month, the last one on top."""
    found = progress_of(rating)
    if found is None:
        return
    st.markdown(
        say(
            "Số do xã tự báo cáo từng tháng, chưa thẩm định; không tính vào kết quả của kỳ.",
            "As the commune reports month by month, not appraised; it does not count in the round's results.",
        )
    )
    head = [
        (say("Tháng", "Month"), False),
        (say("Báo cáo", "Report"), False),
        (say("Kết luận", "Verdict"), False),
        (say("Điểm", "Score"), True),
        (say("Chỉ tiêu đạt", "Passed"), True),
    ]
    table(head, [_row(found, code, at) for at in reversed(range(len(found.months)))])


def _row(found: Progress, code: str, at: int) -> str:
    month = found.months[at]
    there = escape(address(Route.PROGRESS, thang=str(month), part="view"))
    report, scores = found.reports.get((code, month)), found.by_month[month]
    cells = cell(_told(found, report))
    if code in scores.position:
        row = scores.units.loc[code]
        cells += cell(marked(scores.verdict_look(row["verdict"]))) + cell(points(row["score"], lang()), True)
        cells += cell(f"{whole(row['passed'], lang())}/{whole(row['applicable'], lang())}", True)
    else:
        cells += cell("–") * 3
    return f'<tr><th scope="row"><a href="{there}">{escape(said(month.name))}</a></th>{cells}</tr>'


def _told(found: Progress, report: ProgressReport | None) -> str:
    if report is None:
        return marked(SILENT)
    late = found.days_late(report.unit_code, report.month)
    days = say(f" (muộn {whole(late, 'vi')} ngày)", f" ({whole(late, 'en')} days late)") if late else ""
    return f'<span class="xs-id">{said_day(report.at)}</span>{escape(days)}'
