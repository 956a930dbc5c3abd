"""Which cases of the queue are looked at: by place, district, the reader's groups, and name."""

from collections.abc import Sequence

import streamlit as st

from store import State
from ui.appraisal.cases import Case, Desk
from ui.language import say
from ui.query import keep, seed_many, seed_one
from ui.rating import Rating
from units import sort_key, unaccented

PLACE_KEY, DISTRICT_KEY, NAME_KEY, GROUPS_KEY = "place", "district_code", "name", "groups"
MINE, ALL = "mine", "all"
_STATES: dict[str, tuple[State | None, ...]] = {
    "submitted": (State.SUBMITTED,),
    "checked": (State.CHECKED,),
    "returned": (State.RETURNED,),
    "appraised": (State.APPRAISED,),
    "absent": (None, State.DRAFT),
}


def counts(desk: Desk) -> dict[str, int]:
    """How many cases there are in each place."""
    found = {MINE: sum(case.waits_for_me for case in desk.cases), ALL: len(desk.cases)}
    found |= {place: sum(case.state in states for case in desk.cases) for place, states in _STATES.items()}
    if not desk.districts:
        del found["checked"]
    return found


def ask(rating: Rating, desk: Desk) -> None:
    """Let the reader choose."""
    seed(rating, desk)
    names = _place_names(desk)
    st.segmented_control(
        say("Đang ở đâu", "Where"),
        list(names),
        required=True,
        format_func=names.__getitem__,
        key=PLACE_KEY,
        label_visibility="collapsed",
    )
    keep(PLACE_KEY, MINE)
    with st.container(horizontal=True, vertical_alignment="center"):
        if districts := _districts(rating, desk):
            st.multiselect(
                say("Huyện", "District"),
                list(districts),
                format_func=districts.__getitem__,
                key=DISTRICT_KEY,
                placeholder=say("Huyện: tất cả", "District: all"),
                label_visibility="collapsed",
                width=360,
            )
            keep(DISTRICT_KEY)
        st.text_input(
            say("Tìm theo tên hoặc mã", "Name or code"),
            key=NAME_KEY,
            placeholder=say("Tìm theo tên hoặc mã đơn vị", "Find by name or code"),
            label_visibility="collapsed",
            width=300,
        )
        keep(NAME_KEY)
        if desk.my_groups:
            st.checkbox(say("Chỉ hồ sơ còn nhóm của tôi", "Only where my groups are open"), key=GROUPS_KEY)
            keep(GROUPS_KEY)


def chosen(rating: Rating, desk: Desk) -> list[Case]:
    """The cases that were chosen."""
    state = st.session_state
    cases = [case for case in desk.cases if _is_in(case, state[PLACE_KEY])]
    if state[GROUPS_KEY] and desk.my_groups:
        cases = [case for case in cases if case.my_groups]
    if wanted := state[DISTRICT_KEY]:
        cases = [case for case in cases if rating.units.at[case.unit, "district_code"] in wanted]
    if said := _bare(state[NAME_KEY]):
        cases = [case for case in cases if said in _bare(rating.labels[case.unit]) or said in case.unit]
    return cases


def _bare(text: str) -> str:
    """A name as it is typed in haste: without marks and capitals."""
    return unaccented(text).strip().casefold()


def seed(rating: Rating, desk: Desk) -> None:
    """Take the choices from the address, where they stay while one unit is looked at.

    A reader for whom nothing waits begins where something is.
    """
    found = counts(desk)
    seed_one(PLACE_KEY, found, next((place for place in (MINE, *_STATES) if found.get(place)), MINE))
    seed_many(DISTRICT_KEY, _districts(rating, desk))
    for key in (NAME_KEY, GROUPS_KEY):
        if key not in st.session_state:
            asked = st.query_params.get(key, "")
            st.session_state[key] = asked if key == NAME_KEY else asked == str(True)


def _is_in(case: Case, place: str) -> bool:
    if place == MINE:
        return case.waits_for_me
    return place == ALL or case.state in _STATES[place]


def _place_names(desk: Desk) -> dict[str, str]:
    words = {
        MINE: say("Chờ tôi", "Waiting for me"),
        "submitted": say("Chờ huyện", "With the district") if desk.districts else say("Chờ tỉnh", "Waiting"),
        "checked": say("Chờ tỉnh", "With the province"),
        "returned": say("Đã trả lại", "Returned"),
        "appraised": say("Đã thẩm định", "Appraised"),
        "absent": say("Chưa nộp", "Not submitted"),
        ALL: say("Tất cả", "All"),
    }
    found = counts(desk)
    return {place: f"{word} ({found[place]})" for place, word in words.items() if place in found}


def _districts(rating: Rating, desk: Desk) -> dict[str, str]:
    """Names by code, in Vietnamese order; none where there is nothing to choose."""
    here = rating.units.loc[[case.unit for case in desk.cases]]
    names = {
        code: name for code, name in zip(here["district_code"], here["district_name"], strict=True) if code
    }
    codes: Sequence[str] = sorted(names, key=lambda code: sort_key(names[code])) if len(names) > 1 else ()
    return {code: names[code] for code in codes}
