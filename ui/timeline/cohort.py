"""The cohort over time: rounds as a chart and a table beside the assigned path, and what the numbers mean."""

from functools import partial
from html import escape
from typing import cast

import pandas as pd
import streamlit as st

from analysis.timeline import DatedBy, Held, cohort_path
from charts.timeline import cohort_progress
from store import Status
from ui.blocks import cell, plain, table
from ui.charts import show_chart
from ui.language import lang, said, say
from ui.query import choose_one
from ui.rating import Rating
from ui.routes import Route, address
from ui.timeline.held import SeenRounds
from ui.words import STATUSES
from units import TARGETS_ERA, load_targets
from wording.language import Text
from wording.moments import said_day
from wording.numbers import percent, whole

DATED_KEY = "dated"
DATES = {
    "deadline": Text(vi="Theo hạn nộp", en="By the deadline"),
    "opening": Text(vi="Theo ngày mở", en="By the first day"),
}


def show_cohort_over_time(rating: Rating, seen: SeenRounds) -> None:
    """Show how many of those assigned completed, round by round, and all of them together beside the path."""
    st.header(say("Cả danh sách so với lộ trình", "The cohort and the assigned path"))
    if seen.unreadable:
        names = ", ".join(plain(name) for name in seen.unreadable)
        st.warning(
            say(
                f"Chưa tính được, vì phần mềm không còn đọc được bộ tiêu chí của kỳ: {names}.",
                f"Not counted, because their editions cannot be read any more: {names}.",
            )
        )
    held = seen.held
    whole_ones = {
        id: one for id, one in held.items() if one.whole
    }  # a share of the cohort says nothing of it
    if len(whole_ones) < len(held):
        st.info(
            say(
                f"{len(held) - len(whole_ones)} kỳ chưa công bố không tính ở đây: tài khoản này chỉ thấy đơn vị của mình "
                "trong các kỳ đó.",
                f"{len(held) - len(whole_ones)} rounds that are not published yet are left out: this account sees only "
                "its own units there.",
            )
        )
    if not whole_ones:
        return
    dates = {key: said(name) for key, name in DATES.items()}
    dated_by = cast(
        DatedBy, choose_one(say("Thời điểm của một kỳ", "When a round took place"), dates, DATED_KEY)
    )
    targets = load_targets()
    path = cohort_path(whole_ones.values(), dated_by, targets["total"], TARGETS_ERA)
    names = {id: one.name for id, one in whole_ones.items()}
    show_chart(
        rating,
        ("path", path.to_csv(), tuple(names.values())),
        partial(cohort_progress, path, names, targets),
        alt=say(
            "Số xã khác nhau đã hoàn thành qua các kỳ, so với lộ trình 94, 226, 359, 477",
            "Different communes completed, round by round, beside the path 94, 226, 359, 477",
        ),
    )
    st.caption(_what_it_shows(dated_by, path))
    _table(path, whole_ones, seen.statuses)
    _notes()


def _what_it_shows(dated_by: DatedBy, path: pd.DataFrame) -> str:
    said_dates = {
        "deadline": say(
            "Mỗi kỳ đặt ở hạn nộp của kỳ (kỳ không có hạn nộp: ngày mở).",
            "A round stands at its deadline (at its first day where it has none).",
        ),
        "opening": say("Mỗi kỳ đặt ở ngày mở của kỳ.", "A round stands at its first day."),
    }
    told = [said_dates[dated_by]]
    if path["demonstration"].any():
        told.append(
            say(
                "Chấm rỗng nối bằng nét chấm là số liệu minh họa, không cộng với số liệu thật.",
                "Hollow dots on a dotted line are demonstration figures and never added to real ones.",
            )
        )
    if path["edition_changed"].any():
        told.append(
            say(
                "Có kỳ dùng phiên bản tiêu chí khác kỳ trước (ghi ở bảng): “hoàn thành” là theo phiên bản của từng kỳ.",
                "Some rounds have another edition than the one before (see the table): “completed” is by each round's own.",
            )
        )
    return " ".join(told)


def _table(path: pd.DataFrame, held: dict[int, Held], where: dict[int, Status]) -> None:
    head = [
        (say("Kỳ", "Round"), False),
        (say("Ngày", "Day"), False),
        (say("Được giao", "Assigned"), True),
        (say("Đã nộp", "Submitted"), True),
        (say("Hoàn thành", "Completed"), True),
        (say("Cộng dồn các xã", "Communes so far"), True),
        (say("Lộ trình đến hết năm", "Path by year's end"), True),
        (say("So với lộ trình", "Against the path"), True),
    ]
    rows = [_row(held[int(cast(int, id))], row, where[int(cast(int, id))]) for id, row in path.iterrows()]
    table(head, rows[::-1])


def _row(held: Held, row: pd.Series, status: Status) -> str:
    name = f'<a href="{escape(address(Route.OVERVIEW, round=str(held.id)))}">{escape(held.name)}</a>'
    notes = [said(held.edition.title), said(STATUSES[status]).lower()]
    if row["edition_changed"]:
        notes[0] = say("phiên bản khác kỳ trước: ", "another edition than before: ") + notes[0]
    if held.demonstration:
        notes.append(say("số liệu minh họa", "demonstration figures"))
    small = f'<br><span class="xs-muted xs-small">{escape(" · ".join(notes))}</span>'
    share = f' <span class="xs-muted">({percent(row["share"], lang())})</span>'
    target = "–" if pd.isna(row["target"]) else f"{whole(row['target'], lang())} ({row['year']})"
    return (
        f'<tr><th scope="row"><div class="xs-wide" style="font-weight:400">{name}{small}</div></th>'
        + cell(f'<span class="xs-id">{said_day(row["day"])}</span>')
        + "".join(cell(whole(row[key], lang()), True) for key in ("assigned", "submitted"))
        + cell(whole(row["completed"], lang()) + share, True)
        + cell(whole(row["total"], lang()), True)
        + cell(target, True)
        + cell(_ahead(row["ahead"]), True)
        + "</tr>"
    )


def _ahead(difference: float) -> str:
    if pd.isna(difference):
        return "–"
    if difference == 0:
        return say("đúng lộ trình", "on the path")
    many = whole(abs(difference), lang())
    return (
        say(f"hơn {many}", f"{many} ahead") if difference > 0 else say(f"còn thiếu {many}", f"{many} behind")
    )


def _notes() -> None:
    with st.expander(say("Cách tính và nguồn", "How it is counted, and sources")):
        st.markdown(
            say(
                "- **Lộ trình**: số xã phải hoàn thành mỗi năm (94, 132, 133, 118) là của QĐ 969/QĐ-UBND ngày 18/3/2022; "
                "các số cộng dồn 94, 226, 359, 477 là do phần mềm cộng. Lộ trình tính trên 559 đơn vị cũ, nên không đặt cạnh "
                "các kỳ chấm đơn vị từ 1/7/2025, và không có số cho năm sau 2025.\n"
                "- **Năm của kỳ** lấy từ ngày của chính kỳ đó. Năm được giao, ngày đánh giá và phiên bản tiêu chí là ba việc "
                "khác nhau: có xã được giao năm trước và được đánh giá năm sau. Đổi cách lấy ngày ở trên để xem cả hai.\n"
                "- **Cộng dồn các xã**: số xã khác nhau đã ít nhất một lần hoàn thành, tính đến kỳ đó. Xã hoàn thành ở hai kỳ "
                "chỉ tính một lần; xã nộp ngoài danh sách giao không tính.\n"
                "- Đơn vị cũ và đơn vị từ 1/7/2025 cộng riêng, vì địa giới khác nhau; kỳ minh họa cộng riêng.",
                "- **The path**: the communes to complete in each year (94, 132, 133, 118) are those of QĐ 969/QĐ-UBND of "
                "18/3/2022; the sums 94, 226, 359, 477 are ours. The path counts the 559 former units, so that it does not "
                "stand beside rounds of the units from 1/7/2025, and has no number for years after 2025.\n"
                "- **A round's year** is that of its own dates. The year of assignment, the day of assessment and the edition "
                "are three different things: some communes were assigned in one year and assessed in the next. Change the date "
                "above to see both.\n"
                "- **Communes so far**: different communes that completed at least once until that round. One that completed "
                "twice counts once; units outside the cohort do not count.\n"
                "- Former units and those from 1/7/2025 are added apart, because their boundaries differ; so are demonstrations.",
            )
        )
