"""Choosing the units that stand side by side: of the round looked at, of other rounds, or one of those suggested."""

import streamlit as st

from analysis.comparison.rows import LEAST, MOST
from analysis.comparison.suggestions import suggested
from ui.compare.address import UNITS_KEY, other_round, rating_of
from ui.language import said, say
from ui.query import keep, seed_many
from ui.rating import Rating, round_rating, rounds

_ROUND, _UNIT = "compare-round", "compare-unit"


def choose_units(rating: Rating) -> list[tuple[Rating, str]]:
    """Let the reader choose; the units chosen, in the order in which they were, each with the results of its round."""
    asked = list(dict.fromkeys(st.session_state.get(UNITS_KEY, st.query_params.get_all(UNITS_KEY))))
    found = {key: one for key in asked if (one := rating_of(rating, key))}
    _tell(len(asked) - len(found), len(found))
    kept = list(found)[:MOST]
    own = [code for code in rating.listed if code in rating.scores.position]
    labels = rating.labels | {key: _label(*one) for key, one in found.items() if one[0] is not rating}
    st.session_state[UNITS_KEY] = kept
    seed_many(UNITS_KEY, {*own, *kept})
    chosen = st.multiselect(
        say("Chọn từ hai đến sáu đơn vị (gõ để tìm)", "Choose two to six units (type to search)"),
        [*own, *(key for key in kept if key not in own)],
        format_func=labels.__getitem__,
        key=UNITS_KEY,
        placeholder=say("Gõ tên xã, phường, thị trấn", "Type a commune's name"),
    )
    keep(UNITS_KEY)
    _of_another_round(rating)
    return [found.get(key, (rating, key)) for key in chosen][:MOST]


def _tell(unknown: int, known: int) -> None:
    """Say what of the address is not shown."""
    if unknown:
        st.warning(
            say(
                f"{unknown} đơn vị trong đường dẫn không có ở đây: chưa có phiếu được tính trong kỳ, hoặc tài khoản "
                "không được xem.",
                f"{unknown} units of the link are not here: no checklist of theirs counts in the round, or your "
                "account does not see them.",
            )
        )
    if known > MOST:
        st.warning(
            say(
                f"Chỉ so sánh tối đa {MOST} đơn vị một lúc; đã giữ {MOST} đơn vị đầu.",
                f"At most {MOST} units are compared at once; the first {MOST} were kept.",
            )
        )


def _label(rating: Rating, code: str) -> str:
    return f"{rating.labels[code]} · {rating.round.name}"


def _of_another_round(rating: Rating) -> None:
    """Offer the units of other rounds, where there are any."""
    others = {one.id: one.name for one in rounds() if one.id != rating.round.id}
    if not others:
        return
    with st.expander(say("Thêm đơn vị của kỳ khác", "Add a unit of another round")):
        left, right, end = st.columns([3, 4, 2], vertical_alignment="bottom")
        chosen = left.selectbox(
            say("Kỳ khác", "Other round"), list(others), format_func=others.__getitem__, key=_ROUND
        )
        there = round_rating(chosen)
        unit = right.selectbox(
            say("Đơn vị của kỳ ấy", "Unit of that round"),
            [code for code in there.listed if code in there.scores.position],
            index=None,
            format_func=there.labels.__getitem__,
            key=f"{_UNIT}-{chosen}",  # codes are used again from era to era
            placeholder=say("Gõ tên xã, phường, thị trấn", "Type a commune's name"),
        )
        end.button(
            say("Thêm vào so sánh", "Add"),
            icon=":material/add:",
            disabled=unit is None,
            on_click=_add,
            args=(other_round(chosen, unit or ""),),
        )


def _suggest(rating: Rating, there: Rating, code: str) -> None:
    """One unit alone compares with nothing: offer those that it is most often held against."""
    near = suggested(there.scores, code)
    st.info(say("Chọn thêm ít nhất một đơn vị nữa.", "Choose at least one more unit."))
    with st.container(horizontal=True):
        for why, other in near.items():
            key = other if there is rating else other_round(there.round.id, other)
            label = f"{said(why)}: {there.labels[other]}"
            st.button(label, icon=":material/add:", key=f"suggested-{key}", on_click=_add, args=(key,))


def _add(key: str) -> None:
    """A callback: it runs before the page, so the widget takes what it leaves."""
    st.session_state[UNITS_KEY] = [*st.session_state.get(UNITS_KEY, []), key]


def too_few(chosen: list[tuple[Rating, str]], rating: Rating) -> bool:
    """Whether there is nothing to compare yet; then the page says why."""
    if len(chosen) >= LEAST:
        return False
    if len(rating.scores.position) < LEAST and len(rounds()) < LEAST:
        st.info(
            say(
                "Cần ít nhất hai đơn vị đã có phiếu được tính. Trước khi công bố, tài khoản cấp huyện, cấp xã chỉ xem "
                "được đơn vị của mình.",
                "At least two units with a checklist that counts are needed. Before publication, officers of districts "
                "and communes see their own units only.",
            )
        )
    elif not chosen:
        st.info(
            say(
                "Chọn từ hai đến sáu đơn vị để đặt cạnh nhau. Đường dẫn của trang giữ lựa chọn, gửi được cho người khác.",
                "Choose two to six units to put side by side. The page's address carries the choice.",
            )
        )
    else:
        _suggest(rating, *chosen[0])
    return True
