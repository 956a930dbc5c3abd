"""Cấp huyện: the districts rated and ranked by the results of their communes."""

from html import escape

import streamlit as st

from analysis.districts.scorecard import Scorecard, scorecard
from checklist.layout import MEDIA_TYPE
from criteria import Edition
from scoring import verdicts_from_best
from ui.blocks import notice, round_notice, tile, tiles
from ui.districts.export import export_districts
from ui.districts.one_district import show_district
from ui.districts.ranked import show_ranked
from ui.editions import EDITION_KEY, choose_edition, district_editions
from ui.language import lang, said, say
from ui.rating import Rating, current_rating, once
from ui.routes import Route, link
from units import load_district_targets, load_districts


def show() -> None:
    """Draw the page."""
    rating = current_rating()
    st.title(say("Cấp huyện", "Districts"))
    if load_districts(rating.round.era).empty:
        _no_districts()
        return
    edition = _edition()
    card = once(
        rating,
        ("districts", edition.id),
        lambda: scorecard(edition, rating.scores, rating.round.cohort, rating.units),
    )
    st.markdown(
        say(
            f"Mỗi huyện được chấm từ kết quả của các xã được giao trong **kỳ này**, theo {len(edition.indicators)} chỉ "
            "tiêu của bộ tiêu chí cấp huyện; không có phiếu nào phải điền.",
            f"Each district is rated by the results of its communes assigned in **this round**, on the "
            f"{len(edition.indicators)} indicators of an edition for districts; nobody fills in anything.",
        )
    )
    round_notice(rating)
    notice(escape(said(edition.notice)))
    whole = rating.whole
    if not whole:
        card = _own(rating, card)
    if card is None:
        return
    if whole:
        _all_districts(rating, card)
    show_district(rating, card, ranked=whole)


def _no_districts() -> None:
    st.info(
        say(
            "Kỳ này dùng danh mục từ 1/7/2025, khi không còn cấp huyện, nên không có kết quả cấp huyện. Chọn một kỳ theo "
            "danh mục 2022 ở thanh bên.",
            "This round uses the units from 1/7/2025, when there were no districts any more. Choose a round on the units "
            "of 2022 in the side bar.",
        )
    )


def _edition() -> Edition:
    """The edition for districts: the only one, or the one that the reader chooses."""
    known = district_editions()
    first = next(iter(known))
    if len(known) == 1:
        return known[first]
    return known[choose_edition(say("Bộ tiêu chí cấp huyện", "Edition"), EDITION_KEY, known, first)]


def _own(rating: Rating, card: Scorecard) -> Scorecard | None:
    """What somebody sees who does not see all units: a whole district of theirs without a rank, or nothing."""
    districts = rating.units["district_code"]
    split = set(districts[~districts.index.isin(rating.seen or ())])
    if set(card.communes.assigned) - split:
        st.info(
            say(
                "Trước khi kỳ được công bố, bạn xem được huyện của mình; thứ hạng giữa các huyện có sau khi công bố.",
                "Before the round is published you see your own district; ranks among districts come with publication.",
            )
        )
        return card
    st.info(
        say(
            "Kết quả cấp huyện tính từ mọi xã được giao của huyện, nên chỉ xem được khi kỳ đã công bố.",
            "The rating of a district takes all of its assigned communes, so it is seen once the round is published.",
        )
    )
    return None


def _all_districts(rating: Rating, card: Scorecard) -> None:
    _verdicts(card)
    language, round_ = lang(), rating.round  # the file is made where no session is known
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            say("Xuất kết quả ra Excel", "Export to Excel"),
            data=lambda: export_districts(card, round_, language),
            file_name=f"{say('cap-huyen', 'districts')}-{rating.round.id}.xlsx",
            mime=MEDIA_TYPE,
            type="primary",
            icon=":material/download:",
            on_click="ignore",
            disabled=card.scores.units.empty,
        )
        link(
            Route.CATALOGUE,
            say("Xem bộ tiêu chí cấp huyện", "See the edition"),
            ":material/menu_book:",
            **{EDITION_KEY: card.scores.edition.id},
        )
    show_ranked(rating, card)


def _verdicts(card: Scorecard) -> None:
    counts, each = card.scores.units["verdict"].value_counts(), []
    for verdict in verdicts_from_best(card.scores.edition):
        look = card.scores.verdict_look(verdict.id)
        each.append(tile(str(int(counts.get(verdict.id, 0))), said(look.word), look))
    if len(card.silent):
        each.append(tile(str(len(card.silent)), say("Chưa có xã nào nộp phiếu", "No commune submitted")))
    if len(card.unassigned):
        each.append(tile(str(len(card.unassigned)), say("Không có xã được giao", "No commune assigned")))
    targets = card.scores.units.index.isin(load_district_targets().index)
    good = [verdict.id for verdict in card.scores.edition.verdicts if verdict.tone == "good"]
    met = int(card.scores.units["verdict"].isin(good)[targets].sum())
    label = say("Huyện giao đến 2025 đã đạt", "Of the districts assigned by 2025, met")
    each.append(tile(f"{met}/{len(load_district_targets())}", label))
    tiles(each)
