"""The queue: who is waiting for whom and how long, and several accepted in one go."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from scoring import differences, without_evidence
from store import State
from store.moments import now
from ui.appraisal.bulk import show_bulk
from ui.appraisal.cases import Case, Desk, place_in_words, place_of
from ui.appraisal.one_unit import open_unit
from ui.appraisal.queue_filters import ask, chosen, counts
from ui.blocks import table_height, tile, tiles
from ui.language import lang, said, say
from ui.paging import rows_shown
from ui.rating import Rating
from ui.theme import palette
from wording.numbers import points, signed, whole

_TALLEST = 560


def show_queue(rating: Rating, desk: Desk) -> None:
    """Show the tiles, the filters and the cases; a click on a name opens one."""
    _tiles(desk)
    ask(rating, desk)
    cases = chosen(rating, desk)
    if not cases:
        st.info(say("Không có hồ sơ nào ở đây.", "Nothing is here."))
        return
    ticked = _table(rating, desk, cases)
    show_bulk(rating, ticked)


def _tiles(desk: Desk) -> None:
    found = counts(desk)
    drafts = sum(case.state is State.DRAFT for case in desk.cases)
    waiting = [State.SUBMITTED, State.CHECKED] if desk.districts else [State.SUBMITTED]
    each = []
    for state in (*waiting, State.RETURNED, State.APPRAISED, None):
        look = place_of(state, desk.districts)
        note = (
            say(f"{drafts} đang soạn", f"{drafts} drafts")
            if state is None and drafts
            else _oldest(desk, state)
        )
        each.append(tile(str(found[state or "absent"]), said(look.word), look, note))
    tiles(each)


def _oldest(desk: Desk, state: State | None) -> str:
    """How long the one that waits longest has waited."""
    if state not in (State.SUBMITTED, State.CHECKED):
        return ""
    days = [_days(case) or 0 for case in desk.cases if case.state is state]
    return say(f"lâu nhất {max(days)} ngày", f"longest: {max(days)} days") if any(days) else ""


def _days(case: Case) -> int | None:
    """For how many whole days it has been where it is; None where it waits for nobody."""
    one = case.submission
    if one is None or one.state in (State.APPRAISED, State.DRAFT):
        return None
    return (now() - one.state_at).days


def _table(rating: Rating, desk: Desk, cases: Sequence[Case]) -> list[Case]:
    """Show the cases; return those that are ticked. Ticks belong to this very list, because rows are told by place."""
    cases = cases[rows_shown(len(cases), "queue-page")]
    codes = tuple(case.unit for case in cases)
    key = f"queue-{rating.round.id}-{hash(codes)}"
    event = st.dataframe(
        _styled(_shown(rating, desk, cases), desk),
        hide_index=True,
        height=min(table_height(len(cases)), _TALLEST),
        on_select=partial(_open_clicked, key, codes),
        selection_mode=["multi-row", "single-cell"],
        key=key,
        alt=say("Hàng đợi hồ sơ", "Queue of submissions"),
    )
    return [cases[row] for row in event.selection.rows]


def _open_clicked(key: str, codes: Sequence[str]) -> None:
    """Open the unit whose name was clicked; a callback, so that the queue is not drawn first."""
    for row, column in st.session_state[key].selection.cells:
        if column == say("Đơn vị", "Unit"):
            open_unit(codes[row])


def _shown(rating: Rating, desk: Desk, cases: Sequence[Case]) -> pd.DataFrame:
    """The columns of the screen; numbers stay numbers, so that sorting by a header is right."""
    codes = [case.unit for case in cases]
    units = rating.units.loc[codes]
    found = differences(rating.self_assessed, rating.scores, rating.appraisals).units.reindex(codes)
    lacking = without_evidence(rating.self_assessed).sum(axis=1).reindex(codes)
    shown = pd.DataFrame(
        {
            say("Đơn vị", "Unit"): units["name"],
            say("Huyện", "District"): units["district_name"],
            say("Đang ở", "Where"): [place_in_words(case.state, desk.districts) for case in cases],
            say("Đã chờ (ngày)", "Days"): pd.Series([_days(case) for case in cases], codes, dtype="float"),
            say("Lần", "No."): pd.Series([_revision(case) for case in cases], codes, dtype="float"),
            say("Tự chấm", "Self-assessed"): found["score_self"],
            say("Thẩm định", "Appraised"): found["score_appraised"],
            say("Chênh lệch", "Difference"): found["difference"],
            say("Đã sửa", "Changed"): found["changed"],
            say("Thiếu minh chứng", "No evidence"): lacking,
        }
    )
    if not desk.districts:
        shown = shown.drop(columns=say("Huyện", "District"))
    if desk.assigned:
        left = [", ".join(case.open_groups) for case in cases]
        shown[say("Nhóm chưa xong", "Open groups")] = left
    return shown


def _revision(case: Case) -> int | None:
    return case.submission.revision if case.submission else None


def _styled(shown: pd.DataFrame, desk: Desk) -> Styler:
    """The same with numbers said in the reader's language and places in their colour."""
    looks, ground = [place_of(state, desk.districts) for state in (None, *State)], palette()
    colours = {f"{look.mark} {said(look.word)}": f"color: {ground.text(look.ink)}" for look in looks}
    forms = {
        say("Đã chờ (ngày)", "Days"): whole,
        say("Lần", "No."): whole,
        say("Tự chấm", "Self-assessed"): points,
        say("Thẩm định", "Appraised"): points,
        say("Chênh lệch", "Difference"): signed,
        say("Đã sửa", "Changed"): whole,
        say("Thiếu minh chứng", "No evidence"): whole,
    }
    language = lang()
    return shown.style.format({name: partial(form, lang=language) for name, form in forms.items()}).map(
        colours.get, subset=[say("Đang ở", "Where")]
    )
