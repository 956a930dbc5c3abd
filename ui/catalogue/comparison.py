"""Compare two editions: what changed, in words, and what the other one would do to the round."""

from collections import Counter
from html import escape
from itertools import groupby

import streamlit as st

from criteria import Edition, Skeleton
from criteria.differences import Difference, DifferenceKind, differences
from ui.blocks import cell, table
from ui.catalogue.impact import show_impact
from ui.editions import EDITION_KEY, OTHER_KEY, choose_edition, edition_of_the_round, known_editions
from ui.language import lang, said, say
from ui.rating import any_rating

AT_ONCE = 15
"""More differences than this are folded up below their counts."""


def show() -> None:
    """Draw the view."""
    known = {i: one.loaded for i, one in known_editions().items()}
    left, right = st.columns(2)
    with left:
        default = edition_of_the_round(known)
        old = choose_edition(say("Từ phiên bản", "From the edition"), EDITION_KEY, known, default)
    with right:
        others = {i: one for i, one in known.items() if i != old}
        new = choose_edition(
            say("Sang phiên bản", "To the edition"), OTHER_KEY, others, edition_of_the_round(others)
        )
    show_differences(known[old], others[new])
    _impact(known[old], others[new])


def _impact(old: Edition | Skeleton, new: Edition | Skeleton) -> None:
    rating = any_rating()
    if rating is None:
        return
    other = old if new.id == rating.edition.id else new
    if isinstance(other, Edition) and other.rates == "commune":
        show_impact(rating, other)
    elif isinstance(other, Edition):
        st.caption(
            say(
                "Không có tác động lên kỳ: bộ tiêu chí cấp huyện tính từ kết quả của xã, không chấm xã.",
                "No impact on the round: an edition for districts is computed from the communes' results.",
            )
        )
    else:
        st.caption(
            say(
                "Không xem trước được tác động lên kỳ: khung chưa có văn bản gốc nên chưa chấm điểm được.",
                "There is no preview of the impact on the round: nothing can be scored by a skeleton.",
            )
        )


def show_differences(old: Edition | Skeleton, new: Edition | Skeleton) -> None:
    """Show what changed from one to the other, grouped, in words."""
    found = differences(old, new)
    st.subheader(say(f"Khác biệt: {len(found)}", f"Differences: {len(found)}"))
    if not found:
        st.markdown(say("Hai phiên bản giống hệt nhau.", "The two editions are identical."))
        return
    counts = Counter(one.kind for one in found)
    st.markdown(
        " · ".join(f"{said(kind.heading)}: **{counts[kind]}**" for kind in DifferenceKind if kind in counts)
    )
    if len(found) <= AT_ONCE:
        _listed(found)
    else:
        with st.expander(say(f"Xem cả {len(found)} khác biệt", f"See all {len(found)} differences")):
            _listed(found)


def _listed(found: list[Difference]) -> None:
    rows = []
    for kind in DifferenceKind:
        members = [one for one in found if one.kind is kind]
        if members:
            rows.append(f'<tr class="xs-group"><td colspan="2">{escape(said(kind.heading))}</td></tr>')
            rows += [_row(list(same)) for _, same in groupby(members, key=lambda one: one.indicator)]
    table([(say("Mã", "Id"), False), (say("Thay đổi", "Change"), False)], rows)


def _row(of_one: list[Difference]) -> str:
    """All differences of one kind in one indicator, or in the edition as a whole."""
    name = f"<b>{escape(said(of_one[0].name))}</b><br>" if said(of_one[0].name) else ""
    sentences = (one.said.say(lang()) for one in of_one)
    told = "<br>".join(escape(sentence[:1].upper() + sentence[1:]) for sentence in sentences)
    return (
        "<tr>"
        + cell(f'<span class="xs-id">{escape(of_one[0].indicator) or "–"}</span>')
        + cell(f'<div class="xs-why">{name}{told}</div>')
        + "</tr>"
    )
