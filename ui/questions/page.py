"""Cần hỏi lại: unusual figures as questions to the units, by unit and by kind."""

from collections import Counter
from html import escape
from itertools import groupby
from urllib.parse import urlencode

import streamlit as st

from analysis.questions.asking import Check, Question
from checklist.layout import MEDIA_TYPE
from ui.blocks import cell, plain, round_notice, table
from ui.language import lang, said, say
from ui.query import keep, seed_many, seed_one
from ui.questions.found import export_questions, found_for, last_round
from ui.rating import Rating, current_rating
from ui.routes import Route, kept
from units import sort_key
from wording.numbers import whole

CHECK_KEY, DISTRICT_KEY, UNIT_KEY, FROM_KEY = "check", "district_code", "unit", "from"
AT_ONCE = 50
SLOTS = 6
"""So many rows of the checklist are listed; the others are counted."""


def show() -> None:
    """Draw the page."""
    rating = current_rating()
    st.title(say("Cần hỏi lại", "Questions"))
    round_notice(rating)
    st.markdown(
        say(
            "Những số liệu khác thường, để cán bộ thẩm định hỏi lại đơn vị. Đây là câu hỏi, không phải kết luận: số liệu khác "
            "thường vẫn có thể đúng, và không câu hỏi nào làm đổi điểm.",
            "Unusual figures that an appraiser may want to ask about. These are questions, no findings: what is unusual may "
            "well be right, and no question changes a score.",
        )
    )
    if not rating.submissions:
        st.info(say("Chưa có đơn vị nào nộp phiếu.", "No unit has submitted yet."))
        return
    found = found_for(rating)
    _compared(rating)
    if not found:
        st.success(
            say("Không có số liệu nào khác thường trong các phiếu đã nộp.", "No submitted figure is unusual.")
        )
        _looked_for()
        return
    shown = _chosen(rating, found)
    _count_and_export(rating, found, shown)
    if shown:
        _table(rating, shown)
    else:
        st.info(say("Không có câu hỏi nào theo lựa chọn này.", "No question fits this choice."))
    _looked_for()


def _compared(rating: Rating) -> None:
    last = last_round(rating)
    st.caption(
        say(f"So với kỳ trước: {plain(last.name)}.", f"Compared with the last round: {plain(last.name)}.")
        if last
        else say("Không có kỳ trước để so.", "There is no earlier round to compare with.")
    )


def _chosen(rating: Rating, found: tuple[Question, ...]) -> tuple[Question, ...]:
    """The questions that fit the reader's choices; the address carries them."""
    many = Counter(one.check.key for one in found)
    checks = {one.key: f"{said(one.title)} ({many[one.key]})" for one in Check if many[one.key]}
    places = rating.scores.units[["district_code", "district_name"]]
    districts = {code: name for code, name in places.itertuples(index=False) if code}
    codes = sorted({one.unit for one in found}, key=lambda code: sort_key(rating.labels[code]))
    columns = st.columns([3, 3, 3])
    with columns[0]:
        kinds = _several(CHECK_KEY, say("Loại", "Kind"), checks)
    with columns[1]:
        seed_one(UNIT_KEY, codes)
        unit = st.selectbox(
            say("Đơn vị", "Unit"),
            codes,
            format_func=rating.labels.__getitem__,
            key=UNIT_KEY,
            placeholder=say("Tất cả", "All"),
        )
        keep(UNIT_KEY)
    within: list[str] = []
    if len(districts) > 1:
        ordered = dict(sorted(districts.items(), key=lambda item: sort_key(item[1])))
        with columns[2]:
            within = _several(DISTRICT_KEY, say("Huyện", "District"), ordered)
    district = places["district_code"]
    return tuple(
        one
        for one in found
        if (not kinds or one.check.key in kinds)
        and (unit is None or one.unit == unit)
        and (not within or district[one.unit] in within)
    )


def _several(key: str, label: str, names: dict[str, str]) -> list[str]:
    seed_many(key, names)
    chosen = st.multiselect(
        label, list(names), format_func=names.__getitem__, key=key, placeholder=say("Tất cả", "All")
    )
    keep(key)
    return chosen


def _count_and_export(rating: Rating, found: tuple[Question, ...], shown: tuple[Question, ...]) -> None:
    language = lang()  # the file is made outside of this run, where no session is known
    units = len({one.unit for one in shown})
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(
            say(
                f"**{len(shown)}** / {len(found)} câu hỏi, với {units} đơn vị.",
                f"**{len(shown)}** of {len(found)} questions, to {units} units.",
            )
        )
        st.download_button(
            say("Xuất ra Excel", "Export to Excel"),
            data=lambda: export_questions(rating, shown, language),
            file_name=say("can-hoi-lai", "questions") + f"-{rating.round.id}.xlsx",
            mime=MEDIA_TYPE,
            icon=":material/download:",
            on_click="ignore",
        )


def _table(rating: Rating, shown: tuple[Question, ...]) -> None:
    starts = {str(at): at for at in range(0, len(shown), AT_ONCE)}
    at = 0
    if len(starts) > 1:
        seed_one(FROM_KEY, starts, "0")
        asked = st.selectbox(
            say("Các câu hỏi", "Questions"),
            list(starts),
            format_func=lambda key: (
                f"{whole(starts[key] + 1, lang())}–{whole(min(starts[key] + AT_ONCE, len(shown)), lang())}"
            ),
            key=FROM_KEY,
            width=200,
        )
        keep(FROM_KEY, "0")
        at = starts[asked]
    head = [
        (say("Đơn vị", "Unit"), False),
        (say("Câu hỏi", "Question"), False),
        (say("Dòng của phiếu", "Rows"), False),
    ]
    rows = []
    for unit, of_unit in groupby(shown[at : at + AT_ONCE], key=lambda one: one.unit):
        rows += _rows(rating, unit, list(of_unit))
    table(head, rows)


def _rows(rating: Rating, unit: str, of_unit: list[Question]) -> list[str]:
    """The questions to one unit, which is named once."""
    profile = _anchor(Route.PROFILE, rating.labels[unit], unit)
    appraisal = _anchor(Route.APPRAISAL, say("Mở ở Thẩm định", "Open in Appraisal"), unit)
    first = (
        f'<th scope="rowgroup" rowspan="{len(of_unit)}"><div class="xs-wide">{profile}</div>'
        f'<span class="xs-small" style="font-weight:400">{appraisal}</span></th>'
    )
    return [f"<tr>{first if number == 0 else ''}{_cells(one)}</tr>" for number, one in enumerate(of_unit)]


def _cells(one: Question) -> str:
    title = f'<span class="xs-muted xs-small">{escape(said(one.check.title))}</span>'
    listed = ", ".join(one.slots[:SLOTS]) + (f" +{len(one.slots) - SLOTS}" if len(one.slots) > SLOTS else "")
    question = cell(f'<div class="xs-why">{title}<br>{escape(said(one.text))}</div>')
    return question + cell(f'<div class="xs-wide">{escape(listed)}</div>')


def _anchor(route: Route, text: str, unit: str) -> str:
    address = f"{route.path}?{urlencode(kept(unit=unit), doseq=True)}"
    return f'<a href="{escape(address)}" target="_self">{escape(text)}</a>'


def _looked_for() -> None:
    with st.expander(say("Những gì được xem xét", "What is looked at")):
        st.markdown("\n".join(f"- **{said(check.title)}**: {said(check.how)}" for check in Check))
