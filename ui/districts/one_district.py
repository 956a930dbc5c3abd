"""One district: its verdict, every indicator with what it was computed from, and the way to its communes."""

import streamlit as st

from analysis.districts.scorecard import Scorecard
from criteria.words import ZONES
from scoring import explain_verdict, gap_amounts
from ui.blocks import tile, tiles
from ui.districts.indicators import show_indicators
from ui.language import lang, said, say
from ui.query import keep, seed_one
from ui.rating import Rating, once
from ui.routes import Route, link
from units import load_district_targets, sort_key
from wording.numbers import number, points, whole

DISTRICT_KEY = "district"
ANCHOR = "tung-huyen"
"""Where a link to one district leads on the page, which is long."""


def show_district(rating: Rating, card: Scorecard, *, ranked: bool) -> None:
    """Let the reader choose a district, and show it; its rank only where all districts are seen."""
    st.header(say("Từng huyện", "District by district"), anchor=ANCHOR)
    names = card.units["name"][card.counts["assigned"] > 0].to_dict()
    codes = sorted(names, key=lambda code: sort_key(names[code]))
    seed_one(DISTRICT_KEY, codes, codes[0] if len(codes) == 1 else None)
    code = st.selectbox(
        say("Chọn huyện (gõ để tìm)", "Choose a district (type to search)"),
        codes,
        format_func=names.__getitem__,
        key=DISTRICT_KEY,
        placeholder=say("Gõ tên huyện, thị xã, thành phố", "Type a district's name"),
    )
    keep(DISTRICT_KEY)
    if code is None:
        st.caption(
            say(
                "Chọn một huyện để xem từng chỉ tiêu và vì sao.",
                "Choose a district to see every indicator and why.",
            )
        )
        return
    if code not in card.scores.position:
        st.info(
            say(
                "Chưa có xã được giao nào của huyện này nộp phiếu: chưa có số liệu, không phải 0 điểm.",
                "No assigned commune of this district submitted yet: there are no data, which is not zero.",
            )
        )
    else:
        _summary(card, code, ranked=ranked)
        edition = card.scores.edition.id
        gaps = once(rating, ("district-gaps", edition), lambda: gap_amounts(card.scores))
        show_indicators(card, code, gaps)
    _ways_on(rating, code)


def _summary(card: Scorecard, code: str, *, ranked: bool) -> None:
    row, counts = card.scores.units.loc[code], card.counts.loc[code]
    look = card.scores.verdict_look(row["verdict"])
    grade = next((said(g.name) for g in card.scores.edition.grades if g.id == row["grade"]), "–")
    st.subheader(row["name"])
    target = say(" · được giao hoàn thành đến năm 2025", " · assigned to complete by 2025")
    st.caption(said(ZONES[row["zone"]]) + (target if code in load_district_targets().index else ""))
    scale = number(card.scores.edition.scale, lang())
    each = [
        tile(said(look.word), say("Kết luận", "Verdict"), look),
        tile(points(row["score"], lang()), f"{say('Điểm', 'Score')} / {scale}"),
        tile(f"{row['passed']}/{row['applicable']}", say("Chỉ tiêu đạt", "Indicators passed")),
        tile(grade, say("Xếp loại", "Grade")),
        tile(
            f"{counts['completed']}/{counts['assigned']}",
            say("Xã hoàn thành trên xã được giao", "Communes completed of those assigned"),
            note=say(
                f"{counts['submitted']} đã nộp, {counts['complete']} đủ số liệu",
                f"{counts['submitted']} submitted, {counts['complete']} with complete data",
            ),
        ),
    ]
    if ranked:
        note = say(
            f"trong {whole(len(card.scores.units), 'vi')} huyện có kết quả",
            f"of {whole(len(card.scores.units), 'en')} districts with results",
        )
        each.insert(2, tile(str(row["rank"]), say("Hạng", "Rank"), note=note))
    tiles(each)
    st.markdown(explain_verdict(card.scores, code, lang()))


def _ways_on(rating: Rating, code: str) -> None:
    with st.container(horizontal=True):
        link(
            Route.RANKING,
            say("Các xã của huyện trong bảng xếp hạng", "The district's communes in the ranking"),
            ":material/format_list_numbered:",
            district_code=[code],
        )
        link(
            Route.HEAT_MAP,
            say("Bản đồ nhiệt của huyện", "The district's heat map"),
            ":material/grid_on:",
            district_code=[code],
        )
