"""Nhật ký: who did what and when, page by page; out as Excel and CSV; and whether the chain is whole."""

from html import escape
from itertools import islice

import pandas as pd
import streamlit as st

from checklist.events_book import MOST_ROWS, csv_lines, write_events
from checklist.layout import MEDIA_TYPE
from store import (
    Access,
    Filters,
    StoredEvent,
    StoreError,
    audit_chain,
    count_events,
    every_event,
    list_events,
)
from store.events.log import PAGE
from store.events.table import EventTold, Names, names_now, told
from ui.blocks import cell, table
from ui.event_filters import asked_in_words, filters
from ui.language import lang, say
from ui.problems import show_problems, show_store_error
from ui.who import access
from wording.moments import in_vietnam
from wording.numbers import whole

_STEPS = "events-steps"
"""The ids that the pages before this one began after, and what was asked for then."""


def show() -> None:
    """Draw the page."""
    st.title(say("Nhật ký", "Events"))
    st.caption(
        say(
            "Mọi thay đổi được ghi lại ở đây và nối thành chuỗi: sửa, xóa hay chèn một sự kiện đều bị phát hiện.",
            "Every change is recorded here as a link of a chain: a changed, removed or inserted one is found.",
        )
    )
    try:
        reader = access()
        names = names_now(reader)
        _verification(reader)
        asked = filters(names)
        _log(reader, names, asked)
    except StoreError as error:
        show_store_error(error)


def _log(reader: Access, names: Names, asked: Filters) -> None:
    count = count_events(reader, **asked)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(say(f"**{whole(count, 'vi')}** sự kiện", f"**{whole(count, 'en')}** events"))
        if count:
            _exports(reader, names, asked, count)
    if not count:
        st.info(say("Không có sự kiện nào.", "There are no events."))
        return
    steps = _steps(asked)
    events = list_events(reader, before_id=steps[-1] if steps else None, limit=PAGE, **asked)
    shown = list(told(events, names, lang()))
    _table(shown)
    _paging(steps, events, count)
    _full_records(shown)


def _table(shown: list[EventTold]) -> None:
    heads = (
        say("Thời điểm", "When"),
        say("Người làm", "Who"),
        say("Việc", "What"),
        say("Đơn vị, kỳ", "Unit, round"),
        say("Nội dung", "Content"),
    )
    table([(head, False) for head in heads], [_row(one) for one in shown])


def _row(one: EventTold) -> str:
    who = escape(one.person or one.by)
    address = f'<br><span class="xs-muted xs-small">{escape(one.by)}</span>' if one.person else ""
    place = escape(one.unit or one.unit_code)
    round_ = f'<span class="xs-muted xs-small">{escape(one.round)}</span>' if one.round else ""
    content = "<br>".join(escape(line) for line in one.changes.splitlines())
    moment = f"{in_vietnam(one.at):%d/%m/%Y %H:%M:%S}"
    return (
        "<tr>"
        + cell(f'<span class="xs-id">{moment}</span><br><span class="xs-muted xs-small">{one.id}</span>')
        + cell(f'<div class="xs-wide">{who}{address}</div>')
        + cell(f'<div class="xs-wide">{escape(one.what)}</div>')
        + cell(f'<div class="xs-wide">{"<br>".join(filter(None, (place, round_)))}</div>')
        + cell(f'<div class="xs-why">{content}</div>')
        + "</tr>"
    )


def _steps(asked: Filters) -> list[int]:
    """Where the pages so far began; other filters begin at the newest again."""
    key = repr(asked)
    kept_for, steps = st.session_state.get(_STEPS, ("", []))
    if kept_for != key:
        steps = []
        st.session_state[_STEPS] = (key, steps)
    return steps


def _paging(steps: list[int], events: list[StoredEvent], count: int) -> None:
    if count <= PAGE:
        return
    first = len(steps) * PAGE + 1
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            say("Mới hơn", "Newer"),
            icon=":material/chevron_left:",
            disabled=not steps,
            on_click=steps.pop if steps else None,
        )
        st.button(
            say("Cũ hơn", "Older"),
            icon=":material/chevron_right:",
            disabled=first + len(events) > count,
            on_click=steps.append,
            args=(events[-1].id,) if events else (),
        )
        shown = f"{whole(first, lang())}–{whole(first + len(events) - 1, lang())}"
        st.caption(say(f"{shown} trong {whole(count, 'vi')}", f"{shown} of {whole(count, 'en')}"))


def _full_records(shown: list[EventTold]) -> None:
    with st.expander(say("Bản ghi đầy đủ của trang này", "Full records of this page")):
        columns = {
            say("Số", "No."): [one.id for one in shown],
            say("Việc", "What"): [one.what for one in shown],
            say("Trước", "Before"): [one.before for one in shown],
            say("Sau", "After"): [one.after for one in shown],
            say("Mã băm", "Hash"): [one.hash for one in shown],
        }
        st.dataframe(pd.DataFrame(columns), hide_index=True)


def _exports(reader: Access, names: Names, asked: Filters, count: int) -> None:
    """Offer exactly the events asked for as files; these are made outside of this run, where no session is known."""
    language, words = lang(), asked_in_words(asked, names)

    def book() -> bytes:
        events = islice(every_event(reader, **asked), MOST_ROWS)
        return write_events(told(events, names, language), asked=words, lang=language)

    def lines() -> bytes:
        return "".join(csv_lines(told(every_event(reader, **asked), names, language), language)).encode()

    too_many = say(
        f"Excel nhận tối đa {whole(MOST_ROWS, 'vi')} sự kiện: thu hẹp bộ lọc hoặc dùng CSV.",
        f"Excel takes at most {whole(MOST_ROWS, 'en')} events: narrow the filters, or take CSV.",
    )
    name = say("nhat-ky", "events")
    with st.container(horizontal=True, width="content"):
        st.download_button(
            say("Xuất Excel", "Export to Excel"),
            data=book,
            file_name=f"{name}.xlsx",
            mime=MEDIA_TYPE,
            icon=":material/download:",
            on_click="ignore",
            disabled=count > MOST_ROWS,
            help=too_many if count > MOST_ROWS else None,
        )
        st.download_button(
            say("Xuất CSV", "Export to CSV"),
            data=lines,
            file_name=f"{name}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )


def _verification(reader: Access) -> None:
    with st.expander(say("Kiểm tra chuỗi sự kiện", "Verify the chain of events")):
        written_down = st.text_input(
            say("Mã băm đã ghi lại lần trước (nếu có)", "A hash written down earlier (if any)"),
            key="events-head",
            max_chars=80,
        )
        if not st.button(say("Kiểm tra", "Verify"), icon=":material/verified:"):
            return
        progress = st.progress(0.0, say("Đang kiểm tra…", "Verifying…"))
        found = audit_chain(reader, written_down.strip() or None, told=progress.progress)
        progress.empty()
        count = whole(found.events, lang())
        if found.problems:
            wrong = len(found.problems)
            st.error(
                say(
                    f"Đã kiểm tra {count} sự kiện và phát hiện {wrong} sai lệch.",
                    f"{count} events were checked, {wrong} breaks were found.",
                )
            )
            show_problems(found.problems)
            return
        st.success(
            say(
                f"Nhật ký nguyên vẹn: {count} sự kiện, và mọi phiếu, kết quả, tài khoản đang lưu đúng như đã ghi.",
                f"The log is whole: {count} events, and all checklists, results and accounts are as they say.",
            )
        )
        st.caption(
            say(
                "Ghi lại mã băm của sự kiện cuối ở nơi khác (sổ, thư điện tử) để đối chiếu lần sau:",
                "Write the hash of the last event down elsewhere, to check against next time:",
            )
        )
        st.code(found.head, language=None)
