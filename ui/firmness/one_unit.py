"""One unit's rank in words: where it lies, whom it cannot be told from, and which indicator it hangs on."""

import streamlit as st

from analysis.firmness.firmness import WITHIN, Firmness
from ui.blocks import plain
from ui.language import lang, said, say
from ui.query import keep, seed_one
from ui.rating import Rating
from ui.routes import Route, link
from wording.numbers import percent, whole

UNIT_KEY = "unit"
NAMED = 12
"""So many units are named in a sentence; the rest is counted."""


def choose_unit(rating: Rating, found: Firmness) -> str | None:
    """Ask for a unit of the cohort; the address carries it."""
    codes = [code for code in rating.listed if code in found.units.index]
    seed_one(UNIT_KEY, codes)
    chosen = st.selectbox(
        say("Xem một đơn vị (gõ để tìm)", "Look at one unit (type to search)"),
        codes,
        format_func=rating.labels.__getitem__,
        key=UNIT_KEY,
        placeholder=say("Gõ tên xã, phường, thị trấn", "Type a commune's name"),
        width=460,
    )
    keep(UNIT_KEY)
    return chosen


def show_unit(rating: Rating, found: Firmness, code: str) -> None:
    """Say what the interval of one unit means, and what it hangs on."""
    st.subheader(rating.labels[code])
    st.markdown(
        "\n\n".join([_interval(found, code), _left_out(rating, found, code), _alike(rating, found, code)])
    )
    link(Route.PROFILE, say("Mở hồ sơ xã", "Open the unit's page"), ":material/assignment:", unit=code)


def _interval(found: Firmness, code: str) -> str:
    row, language = found.units.loc[code], lang()
    within = percent(WITHIN, language)
    rank, low, high, best, worst = (
        whole(row[name], language) for name in ("rank", "low", "high", "best", "worst")
    )
    if best == worst:
        return say(
            f"**Hạng {rank}, vững**: lần thử nào cũng là hạng {best}.",
            f"**Rank {rank}, firm**: it is rank {best} in every draw.",
        )
    where = (
        say(f"Hạng {rank} giữ nguyên", f"Rank {rank} stays")
        if low == high == rank
        else say(f"Hạng {rank} nằm trong khoảng {low}–{high}", f"Rank {rank} lies between {low} and {high}")
    )
    return f"**{where}** " + say(
        f"trong {within} số lần thử; cao nhất là {best}, thấp nhất là {worst}.",
        f"in {within} of the draws; {best} at its highest, {worst} at its lowest.",
    )


def _left_out(rating: Rating, found: Firmness, code: str) -> str:
    row, language = found.units.loc[code], lang()
    if not row["mover"]:
        return say(
            "Bỏ bất cứ một chỉ tiêu nào, hạng vẫn không đổi.",
            "Whichever one indicator is left out, the rank stays.",
        )
    name = plain(said(rating.edition.indicator_by_id[row["mover"]].name))
    best, worst, then = (whole(row[key], language) for key in ("out_best", "out_worst", "moved_to"))
    return say(
        f"Bỏ bớt một chỉ tiêu thì hạng nằm từ {best} đến {worst}; đổi nhiều nhất khi bỏ "
        f"**{row['mover']}** ({name}): hạng {then}.",
        f"With one indicator left out the rank lies between {best} and {worst}; it moves furthest without "
        f"**{row['mover']}** ({name}): rank {then}.",
    )


def _alike(rating: Rating, found: Firmness, code: str) -> str:
    alike = found.alike(code)
    if not alike:
        return say(
            "Phân biệt được với mọi đơn vị khác trong danh sách.",
            "It is told apart from every other unit of the cohort.",
        )
    same = found.units.loc[list(alike)]
    tied = found.against(code).loc[list(alike)]
    always = int(((tied["ahead"] == 0) & (tied["behind"] == 0)).sum())
    named = ", ".join(
        f"{plain(rating.labels[one])} ({whole(same.at[one, 'rank'], lang())})" for one in alike[:NAMED]
    )
    rest = len(alike) - NAMED
    more = say(f" và {rest} đơn vị khác", f" and {rest} others") if rest > 0 else ""
    head = say(f"Không phân biệt được với {len(alike)} đơn vị", f"Not told apart from {len(alike)} units")
    note = say(f" (trong đó {always} luôn đồng hạng)", f" ({always} of them always tied)") if always else ""
    return f"**{head}**{note}: {named}{more}."
