"""Tổng quan: how many of the cohort completed, where, and what most of them miss."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from scoring import NOT_SUBMITTED_LOOK, most_missed, verdicts_from_best
from store import Right, State, Status
from store.people.rights import Reach
from ui.blocks import plain, round_notice, tile, tiles
from ui.language import lang, said, say
from ui.maps import has_map, show_map
from ui.rating import Rating, current_rating, latest
from ui.routes import Route, link
from ui.theme import fill_css
from ui.who import person
from ui.words import STATUSES
from wording.moments import said_day, today_in_vietnam
from wording.numbers import percent, whole

MOST_MISSED, NAMED = 8, 6


def show() -> None:
    """Draw the page."""
    rating = current_rating()
    st.title(say("Tổng quan", "Overview"))
    st.markdown(_headline(rating))
    round_notice(rating)
    counts = rating.in_cohort["verdict"].value_counts()
    _verdict_tiles(rating, counts)
    if has_map(rating):  # a reader who sees one district would see an empty map
        left, right = st.columns([1, 1], gap="large")
        with left:
            show_map(rating)
    else:
        right = st.container()
    with right:
        _attention(rating, counts)
        _most_missed(rating)


def _headline(rating: Rating) -> str:
    name = plain(rating.round.name)
    units = say(
        f"**{name}** · danh sách {len(rating.round.cohort)} đơn vị",
        f"**{name}** · {len(rating.round.cohort)} units assigned",
    )
    if rating.round.status not in (Status.DRAFT, Status.OPEN):
        return f"{units} · {said(STATUSES[rating.round.status])}"
    if rating.round.deadline is None:
        return units
    today = today_in_vietnam()
    day, left = said_day(rating.round.deadline), (rating.round.deadline - today).days
    if left < 0:
        return units + say(f" · đã hết hạn nộp ({day})", f" · the deadline has passed ({day})")
    return units + say(f" · hạn nộp {day}, còn {left} ngày", f" · due {day}, {left} days left")


def _verdict_tiles(rating: Rating, counts: pd.Series) -> None:
    each, bar = [], []
    for verdict in verdicts_from_best(rating.edition):
        look, count = rating.scores.verdict_look(verdict.id), int(counts.get(verdict.id, 0))
        each.append(tile(str(count), look.word.say(lang()), look))
        bar.append(
            f'<span style="flex:{count};background:{fill_css(look.colour)}" title="{escape(said(look.word))}"></span>'
        )
    each.append(tile(str(len(rating.absent)), said(NOT_SUBMITTED_LOOK.word), NOT_SUBMITTED_LOOK))
    bar.append(f'<span style="flex:{len(rating.absent)};background:var(--xs-track)"></span>')
    tiles(each)
    st.html(f'<div class="xs-bar" aria-hidden="true">{"".join(bar)}</div>')
    with st.container(horizontal=True):
        link(Route.RANKING, say("Xem bảng xếp hạng", "See the ranking"), ":material/format_list_numbered:")
        if person().reach(Right.SUBMIT) is not Reach.NONE:
            link(Route.SUBMIT, say("Nộp phiếu", "Submit checklists"), ":material/upload_file:")


def _most_missed(rating: Rating) -> None:
    st.subheader(say("Chỉ tiêu nhiều xã chưa đạt nhất", "Missed by most"))
    failed = most_missed(rating.scores).head(MOST_MISSED)
    failed = failed[failed > 0]
    if failed.empty:
        st.caption(say("Chưa có chỉ tiêu nào chưa đạt.", "No indicator is missed."))
        return
    rows = []
    for code, count in failed.items():
        name = escape(said(rating.edition.indicator_by_id[str(code)].name))
        width = 100 * count / failed.max()
        share = percent(count / len(rating.in_cohort), lang())
        rows.append(
            f'<div class="xs-count"><b>{code}</b><span>{name}</span><span><i style="width:{width:.0f}%"></i></span>'
            f'<span class="xs-num" title="{share}">{whole(count, lang())} {say("xã", "")}</span></div>'
        )
    st.html("".join(rows))
    link(Route.MISSED, say("Xem mọi chỉ tiêu", "See all indicators"), ":material/rule:")


def _attention(rating: Rating, counts: pd.Series) -> None:
    lacking = int(sum(counts.get(v.id, 0) for v in rating.edition.verdicts if v.tone == "unknown"))
    returned = [code for code, one in latest(rating).items() if one.state is State.RETURNED]
    absent = [code for code in rating.absent if code not in returned]
    if not absent and not lacking and not returned:
        return
    st.subheader(say("Cần để ý", "Needs attention"))
    if returned:
        st.markdown(
            say(
                f"**{len(returned)} hồ sơ bị trả lại để sửa:** ",
                f"**{len(returned)} returned for correction:** ",
            )
            + _names(rating, returned)
        )
    if absent:
        st.markdown(
            say(f"**{len(absent)} xã chưa nộp phiếu:** ", f"**{len(absent)} not submitted:** ")
            + _names(rating, absent)
        )
    if lacking:
        st.markdown(
            say(
                f"**{lacking} xã đã nộp nhưng còn thiếu số liệu**; thiếu số liệu không phải là 0 và không phải chưa đạt.",
                f"**{lacking} submitted with figures missing**; missing is neither zero nor a fail.",
            )
        )
        unknown = [v.id for v in rating.edition.verdicts if v.tone == "unknown"]
        words = say("Xem các xã thiếu số liệu", "See those that lack figures")
        link(Route.RANKING, words, ":material/format_list_numbered:", verdict=unknown)


def _names(rating: Rating, codes: Sequence[str]) -> str:
    """The first few names of units, and that there are more."""
    return ", ".join(rating.units.loc[list(codes[:NAMED]), "name"]) + ("…" if len(codes) > NAMED else "")
