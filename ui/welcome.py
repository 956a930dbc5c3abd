"""Kỳ đánh giá: start with the demonstration in one click, or set up a round of one's own."""

from datetime import date, timedelta

import streamlit as st

from checklist.cohort_file import read_cohort
from demonstration import fill_demonstration
from store import NewRound, StoreError, create_round, set_status
from store.rounds import Status
from ui.blocks import plain
from ui.editions import EDITION_KEY, complete_editions, edition_labels, known_editions
from ui.language import said, say
from ui.problems import show_problems, show_store_error
from ui.rating import ROUND_KEY, VISITOR, database, edition_of, rounds
from ui.routes import Route, go
from ui.words import STATUSES
from units import ERAS, Matcher, load_units
from wording.problems import errors


def show() -> None:
    """Draw the page."""
    known = rounds()
    st.title(say("Kỳ đánh giá", "Rounds") if known else say("Chào mừng đến với Xã Số", "Welcome to Xã Số"))
    st.markdown(
        say(
            "Xã Số chấm điểm chuyển đổi số của xã, phường, thị trấn từ phiếu Excel: biết ngay chỉ tiêu nào đạt, "
            "còn thiếu gì, và xếp hạng cả tỉnh.",
            "Xã Số rates communes on digital transformation from Excel checklists: what passes, what is missing, "
            "and the ranking of the province.",
        )
    )
    left, right = st.columns([2, 3], gap="large")
    with left, st.container(border=True):
        _demonstration()
    with right, st.container(border=True):
        _new_round()
    if known:
        st.subheader(say("Các kỳ đang có", "Existing rounds"))
        for one in known:
            title = said(edition_of(one.edition_id, one.edition_text).title)
            st.markdown(
                f"- **{plain(one.name)}** · {said(STATUSES[one.status])} · {len(one.cohort)} {say('đơn vị', 'units')} · "
                f"{plain(title)}"
            )


def _demonstration() -> None:
    st.subheader(say("Xem thử với dữ liệu minh họa", "See the demonstration"))
    st.markdown(
        say(
            "94 xã, phường, thị trấn có thật với số liệu do phần mềm tạo ra. Không phải kết quả của bất kỳ xã nào.",
            "94 real communes with invented figures. Not the results of any commune.",
        )
    )
    if st.button(
        say("Mở bản minh họa", "Open the demonstration"), type="primary", icon=":material/play_arrow:"
    ):
        working = st.progress(0.0, say("Đang tạo dữ liệu minh họa…", "Making demonstration data…"))
        made = fill_demonstration(database(), told=lambda share: working.progress(share))
        _open(made.id)


def _new_round() -> None:
    st.subheader(say("Lập một kỳ đánh giá", "Set up a round"))
    editions = complete_editions()
    labels = edition_labels(editions)
    with st.form("new-round", border=False):
        name = st.text_input(
            say("Tên kỳ", "Name"), value=say("Kỳ đánh giá 2022", "Round 2022"), max_chars=120
        )
        ids, asked = list(editions), st.query_params.get(EDITION_KEY)
        edition_id = st.selectbox(
            say("Bộ tiêu chí", "Edition"),
            ids,
            index=ids.index(asked) if asked in editions else 0,
            format_func=labels.__getitem__,
        )
        era = st.selectbox(
            say("Danh mục đơn vị hành chính", "Administrative units"),
            ERAS,
            format_func={
                "2022": say("2022 (559 đơn vị, 27 huyện)", "2022 (559 units, 27 districts)"),
                "2025": say("Từ 1/7/2025 (166 đơn vị)", "From 1/7/2025 (166 units)"),
            }.__getitem__,
        )
        first, second = st.columns(2)
        opens_on = first.date_input(say("Ngày mở", "Opens on"), value="today", format="DD/MM/YYYY")
        deadline = second.date_input(
            say("Hạn nộp", "Deadline"), value=date.today() + timedelta(days=60), format="DD/MM/YYYY"
        )
        cohort = st.file_uploader(
            say(
                "Danh sách giao chỉ tiêu (.xlsx hoặc .csv, có cột mã đơn vị hoặc cột tên và huyện). "
                "Để trống nếu đánh giá mọi đơn vị.",
                "List of assigned units (.xlsx or .csv with codes, or names and districts). Empty: all units.",
            ),
            type=["xlsx", "csv", "txt"],
        )
        if not st.form_submit_button(say("Lập kỳ và mở nộp phiếu", "Create and open")):
            return
    codes = _cohort_codes(cohort, era)
    if codes is not None:
        _create(name, edition_id, era, codes, opens_on, deadline)


def _cohort_codes(
    cohort: "st.runtime.uploaded_file_manager.UploadedFile | None", era: str
) -> list[str] | None:
    units = load_units(era)
    if cohort is None:
        return list(units.index)
    codes, problems = read_cohort(cohort.getvalue(), cohort.name, Matcher(units))
    show_problems(problems)
    return None if errors(list(problems)) else list(codes)


def _create(name: str, edition_id: str, era: str, codes: list[str], opens_on: date, deadline: date) -> None:
    new = NewRound(
        name=name.strip(),
        edition_id=edition_id,
        edition_text=known_editions()[edition_id].text,
        era=era,
        cohort=codes,
        opens_on=opens_on,
        deadline=deadline,
    )
    try:
        made = create_round(database(), new, VISITOR)
        set_status(database(), made.id, Status.OPEN, VISITOR)
    except StoreError as error:
        show_store_error(error)
        return
    _open(made.id)


def _open(round_id: int) -> None:
    go(Route.OVERVIEW, **{ROUND_KEY: str(round_id)})
