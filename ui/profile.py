"""Hồ sơ xã: one commune's verdict, why each point was given, and what is missing to pass."""

from html import escape

import streamlit as st

from checklist.file_names import fit_name
from checklist.layout import MEDIA_TYPE
from checklist.template import file_name
from criteria.words import ZONES
from scoring import explain_verdict
from store import file_of, history
from ui.blocks import cell, round_notice, table, tile, tiles
from ui.charts import group_shares
from ui.checklists import Checklists
from ui.exports import export_unit
from ui.indicators import show_indicators
from ui.language import lang, said, say
from ui.query import keep, seed_one
from ui.rating import Rating, current_rating, database
from ui.routes import Route, link
from ui.words import KINDS
from wording.moments import said_moment
from wording.numbers import percent, points

UNIT_KEY = "unit"


def show() -> None:
    """Draw the page."""
    rating = current_rating()
    st.title(say("Hồ sơ xã", "Commune"))
    seed_one(UNIT_KEY, rating.listed)
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
    if code not in rating.submissions:
        st.info(say("Đơn vị này chưa nộp phiếu trong kỳ này.", "This unit has not submitted in this round."))
        _downloads(rating, code)
        return
    _summary(rating, code)
    show_indicators(rating, code)
    _downloads(rating, code)
    _history(rating, code)


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
            tile(points(row["score"], lang()), say("Điểm", "Score") + f" / {rating.edition.scale:g}"),
            tile(str(row["rank"]), say("Hạng trong tỉnh", "Rank"), note=" · ".join(places)),
            tile(f"{row['passed']}/{row['applicable']}", say("Chỉ tiêu đạt", "Indicators passed")),
            tile(percent(row["completeness"], lang()), say("Đủ số liệu", "Complete")),
            tile(grade, say("Xếp loại", "Grade")),
        ]
    )
    st.markdown(explain_verdict(rating.scores, code, lang()))
    st.altair_chart(
        group_shares(rating, code),
        alt=say("Phần điểm theo nhóm, so với trung vị", "Shares by group, with the median"),
    )
    st.caption(say("Vạch đen là trung vị của danh sách.", "The black tick is the cohort's median."))


def _downloads(rating: Rating, code: str) -> None:
    submission, language = rating.submissions.get(code), lang()  # a file is made where no session is known
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
            + (say(" (điền sẵn số liệu)", " (prefilled)") if submission else say(" (trắng)", " (blank)")),
            data=lambda: Checklists(rating).of(code),
            file_name=file_name(code),
            mime=MEDIA_TYPE,
            icon=":material/download:",
            on_click="ignore",
        )
        if submission and submission.file_sha256:
            sha256 = submission.file_sha256
            st.download_button(
                say("Tải tệp gốc đã nộp", "Get the submitted file"),
                data=lambda: file_of(database(), sha256),
                file_name=fit_name(submission.file_name),
                mime=MEDIA_TYPE,
                icon=":material/description:",
                on_click="ignore",
            )
        link(Route.SUBMIT, say("Nộp phiếu mới", "Submit a new checklist"), ":material/upload_file:")


def _history(rating: Rating, code: str) -> None:
    revisions = history(database(), rating.round.id, code)
    with st.expander(say(f"Các lần nộp ({len(revisions)})", f"Submissions ({len(revisions)})")):
        rows = [
            "<tr>"
            + cell(str(s.revision), True)
            + cell(escape(said_moment(s.accepted_at)))
            + cell(escape(s.file_name or say("không có tệp (dữ liệu minh họa)", "no file (demonstration)")))
            + cell(escape(s.filled_by))
            + cell(f"<code>{(s.file_sha256 or '–')[:12]}</code>")
            + "</tr>"
            for s in revisions
        ]
        table(
            [
                (say("Lần", "No."), True),
                (say("Nhận lúc", "Accepted"), False),
                (say("Tệp", "File"), False),
                (say("Người điền", "Filled by"), False),
                ("SHA-256", False),
            ],
            rows,
        )
