"""Hồ sơ xã: one commune's verdict, why each point was given, and what is missing to pass."""

import streamlit as st

from charts.group_shares import group_shares
from checklist.layout import MEDIA_TYPE
from checklist.template import file_name
from criteria.words import ZONES
from scoring import explain_verdict
from store import Right, State
from ui.blocks import round_notice, tile, tiles
from ui.checklists import Checklists
from ui.exports import export_unit
from ui.history import show_history
from ui.indicators import show_indicators
from ui.language import lang, said, say
from ui.papers import show_all_papers
from ui.query import keep, seed_one
from ui.rating import Rating, current_rating
from ui.routes import Route, link
from ui.submitted_file import show_submitted_file
from ui.theme import palette
from ui.who import person
from ui.words import KINDS
from wording.numbers import percent, points

UNIT_KEY = "unit"


def show() -> None:
    """Draw the page."""
    rating = current_rating()
    st.title(say("Hồ sơ xã", "Commune"))
    seed_one(UNIT_KEY, rating.listed, rating.listed[0] if len(rating.listed) == 1 else None)
    code = st.selectbox(
        say("Chọn đơn vị (gõ để tìm)", "Choose a unit (type to search)"),
        rating.listed,
        format_func=rating.labels.__getitem__,
        key=UNIT_KEY,
        placeholder=say("Gõ tên xã, phường, thị trấn", "Type a commune's name"),
    )
    keep(UNIT_KEY)
    round_notice(rating)
    if code is None:
        st.info(say("Chọn một đơn vị để xem hồ sơ.", "Choose a unit."))
        return
    if code in rating.submissions:
        _summary(rating, code)
        show_indicators(rating, code)
    else:
        st.info(
            say("Đơn vị này chưa có phiếu được tính trong kỳ này.", "No checklist of this unit counts yet.")
        )
    _downloads(rating, code)
    show_all_papers(rating, code)
    show_history(rating, code)


def _summary(rating: Rating, code: str) -> None:
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
    places = [f"{row['rank_in_zone']} {say('trong vùng', 'in the zone')}"]
    if row["district_code"]:
        places.insert(0, f"{int(row['rank_in_district'])} {say('trong huyện', 'in the district')}")
    tiles(
        [
            tile(look.word.say(lang()), say("Kết luận", "Verdict"), look),
            tile(points(row["score"], lang()), _score_word(rating, code), note=_self_assessed(rating, code)),
            tile(str(row["rank"]), say("Hạng trong tỉnh", "Rank"), note=" · ".join(places)),
            tile(f"{row['passed']}/{row['applicable']}", say("Chỉ tiêu đạt", "Indicators passed")),
            tile(percent(row["completeness"], lang()), say("Đủ số liệu", "Complete")),
            tile(grade, say("Xếp loại", "Grade")),
        ]
    )
    st.markdown(explain_verdict(rating.scores, code, lang()))
    st.altair_chart(
        group_shares(rating.scores, code, lang(), palette()),
        alt=say("Phần điểm theo nhóm, so với trung vị", "Shares by group, with the median"),
    )
    st.caption(say("Vạch đen là trung vị của danh sách.", "The black tick is the cohort's median."))


def _score_word(rating: Rating, code: str) -> str:
    """Whose points they are, once the province has accepted them."""
    accepted = rating.submissions[code].state is State.APPRAISED
    word = say("Điểm thẩm định", "Appraised score") if accepted else say("Điểm", "Score")
    return f"{word} / {rating.edition.scale:g}"


def _self_assessed(rating: Rating, code: str) -> str:
    own = points(rating.self_assessed.units.at[code, "score"], lang())
    return say(f"tự chấm {own}", f"self-assessed {own}")


def _downloads(rating: Rating, code: str) -> None:
    submission, language = rating.submissions.get(code), lang()  # a file is made where no session is known
    checklists = Checklists(rating)
    with st.container(horizontal=True):
        if submission:
            st.download_button(
                say("Tải kết quả (Excel)", "Get the results (Excel)"),
                data=lambda: export_unit(rating, language, code),
                file_name=f"{say('ket-qua', 'results')}-{code}.xlsx",
                mime=MEDIA_TYPE,
                icon=":material/table_view:",
                on_click="ignore",
            )
        st.download_button(
            say("Tải phiếu của đơn vị", "Get this unit's checklist")
            + (
                say(" (điền sẵn số liệu)", " (prefilled)")
                if checklists.fills_in(code)
                else say(" (trắng)", " (blank)")
            ),
            data=lambda: checklists.of(code),
            file_name=file_name(code),
            mime=MEDIA_TYPE,
            icon=":material/download:",
            on_click="ignore",
        )
        show_submitted_file(rating, submission)
        if person().may(Right.SUBMIT, rating.round.era, code):
            link(Route.SUBMIT, say("Nộp phiếu mới", "Submit a new checklist"), ":material/upload_file:")
