"""One commune over time: a block for the pages Qua các kỳ and Hồ sơ xã."""

from functools import partial
from html import escape
from itertools import pairwise
from typing import Literal, cast

import pandas as pd
import streamlit as st

from analysis.timeline import Held, Overlap, overlap, scale_of, unit_path
from charts.timeline import unit_progress
from ui.blocks import cell, marked, notice, table
from ui.charts import show_chart
from ui.language import lang, said, say
from ui.rating import Rating
from ui.routes import Route, address
from ui.timeline.held import seen_rounds
from ui.timeline.kin import what_became
from units import counterpart
from wording.moments import said_day
from wording.numbers import number, points, whole


def show_unit_over_time(rating: Rating, code: str) -> None:
    """Show a unit's score, verdict and rank in every round that the reader sees, and what cannot be compared."""
    show_path(rating, code, seen_rounds().held)


def show_path(rating: Rating, code: str, held: dict[int, Held]) -> None:
    """The same, of rounds that are at hand already."""
    path = unit_path(held.values(), "deadline", code, rating.round.era, counterpart)
    if told := what_became(code, rating.round.era, held):
        notice(told)
    if path.empty:
        st.info(say("Đơn vị này chưa có kết quả trong kỳ nào.", "This unit has no result in any round yet."))
        return
    if len(path) == 1:
        st.caption(say("Mới có kết quả của một kỳ.", "There is one round with results so far."))
    else:
        _charts(rating, held, path)
    table(_head(), [_row(held[int(cast(int, id))], row) for id, row in path.iterrows()][::-1])
    _changes(held, path)


def _charts(rating: Rating, held: dict[int, Held], path: pd.DataFrame) -> None:
    looks = {id: held[id].look(path.at[id, "code"]) for id in path.index}
    seen = path.assign(
        name=[held[id].name for id in path.index],
        verdict=[f"{look.mark} {said(look.word)}" for look in looks.values()],
        colour=[look.colour for look in looks.values()],
    )
    left, right = st.columns(2, gap="large")
    if scale_of(held, path) is not None:
        with left:
            _chart(rating, seen, "score", say("Điểm qua các kỳ", "Score by round"))
    else:
        left.info(
            say(
                "Các kỳ chấm theo thang điểm khác nhau nên điểm chỉ ghi ở bảng.",
                "The rounds have different scales, so that the scores stand in the table only.",
            )
        )
    with right:
        _chart(rating, seen, "rank", say("Thứ hạng qua các kỳ", "Rank by round"))
    if path["stretch"].nunique() > 1:
        st.caption(
            say(
                "Đường nối đứt ở chỗ đổi phiên bản tiêu chí, hoặc giữa số liệu minh họa và số liệu thật: điểm và hạng hai bên "
                "không so với nhau được.",
                "The line breaks where the edition changes, or between demonstration and real figures: scores and ranks on "
                "both sides cannot be compared.",
            )
        )


def _chart(rating: Rating, seen: pd.DataFrame, measure: Literal["score", "rank"], alt: str) -> None:
    show_chart(rating, ("over-time", measure, seen.to_csv()), partial(unit_progress, seen, measure), alt=alt)


def _head() -> list[tuple[str, bool]]:
    return [
        (say("Kỳ", "Round"), False),
        (say("Hạn nộp", "Deadline"), False),
        (say("Kết luận", "Verdict"), False),
        (say("Điểm", "Score"), True),
        (say("Chỉ tiêu đạt", "Passed"), True),
        (say("Hạng trong tỉnh", "Rank"), True),
    ]


def _row(held: Held, row: pd.Series) -> str:
    there = address(Route.PROFILE, round=str(held.id), unit=str(row["code"]))
    notes = [said(held.edition.title)]
    if held.demonstration:
        notes.append(say("số liệu minh họa", "demonstration figures"))
    if row["carried"]:
        notes.append(
            say("đơn vị cũ, nguyên địa giới", "the former unit, of the same territory")
            if held.era == "2022"
            else say("đơn vị từ 1/7/2025, nguyên địa giới", "the unit from 1/7/2025, of the same territory")
        )
    name = f'<a href="{escape(there)}">{escape(held.name)}</a>'
    small = f'<br><span class="xs-muted xs-small">{escape(" · ".join(notes))}</span>'
    scale = f' <span class="xs-muted">/ {number(held.edition.scale, lang())}</span>'
    among = "" if pd.isna(row["ranked"]) else f" / {whole(row['ranked'], lang())}"
    ranked = f'<span class="xs-muted">{among}</span>'
    return (
        f'<tr><th scope="row"><div class="xs-wide" style="font-weight:400">{name}{small}</div></th>'
        + cell(f'<span class="xs-id">{said_day(row["day"])}</span>')
        + cell(marked(held.look(str(row["code"]))))
        + cell(points(row["score"], lang()) + scale, True)
        + cell(f"{whole(row['passed'], lang())}/{whole(row['applicable'], lang())}", True)
        + cell(whole(row["rank"], lang()) + ranked, True)
        + "</tr>"
    )


def _changes(held: dict[int, Held], path: pd.DataFrame) -> None:
    """Of every change of edition: what can still be compared, and what cannot, by name."""
    ids = [int(cast(int, id)) for id in path.index]
    for before, after in pairwise(ids):
        if held[before].edition == held[after].edition:
            continue
        codes = str(path.at[before, "code"]), str(path.at[after, "code"])
        shared = overlap(held[before], held[after], codes)
        label = say(
            f"Từ {held[before].name} sang {held[after].name}: {len(shared.same)} chỉ tiêu hỏi như nhau",
            f"From {held[before].name} to {held[after].name}: {len(shared.same)} indicators ask the same",
        )
        with st.expander(label):
            _overlap(shared)


def _overlap(shared: Overlap) -> None:
    if shared.same:
        many, (before, after) = len(shared.same), shared.passed
        st.markdown(
            say(
                f"Riêng {many} chỉ tiêu này, đơn vị đạt **{before}** ở kỳ trước và **{after}** ở kỳ sau, mỗi kỳ theo ngưỡng "
                "của kỳ đó.",
                f"Of these {many} indicators the unit passed **{before}** before and **{after}** after, each by the "
                "thresholds of its own round.",
            )
        )
    rows = [(each.slot.id, said(each.slot.name), each.say(lang())) for each in shared.dropped]
    asked_now = say("kỳ trước không hỏi như vậy", "not asked like this before")
    rows += [(slot.id, said(slot.name), asked_now) for slot in shared.added]
    if rows:
        st.markdown(say("Không đặt cạnh nhau được:", "Not comparable:"))
        table(
            [(say("Mã", "Id"), False), (say("Chỉ tiêu", "Indicator"), False), (say("Vì sao", "Why"), False)],
            ["<tr>" + "".join(cell(escape(text)) for text in row) + "</tr>" for row in rows],
        )
