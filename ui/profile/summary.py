"""The head of one commune: its verdict, score and ranks, and its groups beside the median."""

from functools import partial

import streamlit as st

from charts.group_shares import group_shares
from criteria.words import ZONES
from scoring import explain_verdict
from store import State
from ui.blocks import tile, tiles
from ui.charts import show_chart
from ui.language import lang, said, say
from ui.profile.tracing import show_trace
from ui.rating import Rating
from ui.words import KINDS
from wording.numbers import number, percent, points


def show_summary(rating: Rating, code: str) -> None:
    """Show who it is, its figures, and why it has its verdict."""
    row = rating.scores.units.loc[code]
    look = rating.scores.verdict_look(row["verdict"])
    place = " · ".join(
        filter(None, [said(KINDS[row["kind"]]), row["district_name"], said(ZONES[row["zone"]])])
    )
    st.header(row["name"])
    st.caption(
        place + ("" if row["in_cohort"] else say(" · ngoài danh sách giao chỉ tiêu", " · outside the cohort"))
    )
    grade = next((said(g.name) for g in rating.edition.grades if g.id == row["grade"]), "–")
    places = [
        f"{row['rank_in_zone']} {say('trong vùng', 'in the zone')}"
    ]  # a line breaks between places alone
    if row["district_code"]:
        places.insert(0, f"{int(row['rank_in_district'])} {say('trong huyện', 'in the district')}")
    tiles(
        [
            tile(look.word.say(lang()), say("Kết luận", "Verdict"), look),
            tile(points(row["score"], lang()), _score_word(rating, code), note=_self_assessed(rating, code)),
            tile(
                str(row["rank"]),
                say("Hạng trong tỉnh", "Rank"),
                note=" · ".join(p.replace(" ", "\N{NO-BREAK SPACE}") for p in places),
            ),
            tile(f"{row['passed']}/{row['applicable']}", say("Chỉ tiêu đạt", "Indicators passed")),
            tile(percent(row["completeness"], lang()), say("Đủ số liệu", "Complete")),
            tile(grade, say("Xếp loại", "Grade")),
        ]
    )
    st.markdown(explain_verdict(rating.scores, code, lang()))
    show_trace(rating, code)


def show_groups(rating: Rating, code: str) -> None:
    """Show the share of each group's points, with the cohort's median where the reader sees all of it."""
    show_chart(
        rating,
        ("groups", code),
        partial(group_shares, rating.scores, code, median=rating.whole),
        alt=say("Phần điểm theo nhóm", "Shares by group"),
    )
    if rating.whole:
        st.caption(say("Vạch đứng là trung vị của danh sách.", "The upright tick is the cohort's median."))


def _score_word(rating: Rating, code: str) -> str:
    """Whose points they are, once the province has accepted them."""
    accepted = rating.submissions[code].state is State.APPRAISED
    word = say("Điểm thẩm định", "Appraised score") if accepted else say("Điểm", "Score")
    return f"{word} / {number(rating.edition.scale, lang())}"


def _self_assessed(rating: Rating, code: str) -> str:
    own = points(rating.self_assessed.units.at[code, "score"], lang())
    return say(f"tự chấm {own}", f"self-assessed {own}")
