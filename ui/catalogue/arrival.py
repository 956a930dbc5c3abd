"""What an imported file holds: an edition that can be published, or a skeleton that still lacks something."""

from collections import defaultdict
from html import escape

import streamlit as st

from criteria import Edition, KnownIndicator, Skeleton, as_yaml
from store import StoreError, publish_edition
from ui.blocks import cell, plain, table
from ui.catalogue.comparison import show_differences
from ui.catalogue.impact import show_impact
from ui.catalogue.reading import headline
from ui.editions import (
    EDITION_KEY,
    OTHER_KEY,
    Known,
    choose_edition,
    district_editions,
    edition_of_the_round,
    known_editions,
)
from ui.language import lang, said, say
from ui.problems import show_store_error
from ui.rating import any_rating
from ui.routes import Route, go, link
from ui.who import access
from wording.language import Text
from wording.moments import said_moment
from wording.numbers import number

PUBLISHED_KEY = "edition-published"
"""The id of the edition that was published in the last run, to be told once."""

_LACKING = {
    "group": Text(vi="nhóm", en="group"),
    "name": Text(vi="tên chỉ tiêu", en="name"),
    "input": Text(vi="kiểu số liệu", en="kind of figure"),
    "rule": Text(vi="cách tính", en="rule"),
    "points": Text(vi="điểm tối đa", en="points"),
}
"""What an indicator must have, by the names that the workbook's columns have."""


def show_edition(edition: Edition) -> None:
    """Show a sound edition: what it is, whether it can be published, and what it would change."""
    st.subheader(say("Bộ tiêu chí hợp lệ", "The edition is sound"))
    st.markdown(f"**{plain(said(edition.title))}**\n\n{headline(edition)}")
    _groups(edition)
    same_id = known_editions().get(edition.id)
    if reason := _no_need(edition, same_id):
        st.info(reason, icon=":material/info:")
    else:
        _notice_of_the_skeleton(edition, same_id)
        _publish(edition)
    _compared(edition)


def _groups(edition: Edition) -> None:
    rows = []
    for group in edition.groups:
        members = edition.of_group(group.id)
        rows.append(
            "<tr>"
            + cell(f'<span class="xs-id">{escape(group.id)}</span>')
            + cell(escape(said(group.name)))
            + cell(str(len(members)), True)
            + cell(number(sum(i.points for i in members), lang()), True)
            + "</tr>"
        )
    head = [
        (say("Mã", "Id"), False),
        (say("Nhóm", "Group"), False),
        (say("Chỉ tiêu", "Indicators"), True),
        (say("Điểm", "Points"), True),
    ]
    table(head, rows)


def _no_need(edition: Edition, same_id: Known | None) -> str:
    """Why this cannot or need not be published; "" where it can be. A completed skeleton takes the skeleton's place."""
    if same_id is None or isinstance(same_id.loaded, Skeleton):
        return ""
    if same_id.loaded == edition:
        if same_id.published is None:
            return say(
                "Giống hệt phiên bản có sẵn cùng mã: không có gì để công bố.",
                "Identical to the shipped edition of this id: there is nothing to publish.",
            )
        moment = said_moment(same_id.published.published_at)
        return say(
            f"Phiên bản này đã được công bố lúc {moment}, giống hệt: không cần công bố lại.",
            f"This very edition was published {moment}: there is no need to publish it again.",
        )
    return say(
        f"Mã `{edition.id}` đã thuộc một phiên bản khác, và phiên bản đã có thì không sửa được nữa. Ghi một mã mới ở "
        "dòng “Mã bộ tiêu chí” của tệp rồi tải lên lại.",
        f"The id `{edition.id}` belongs to another edition, and none changes again. Give yours a new edition id in "
        "the file and upload it again.",
    )


def _notice_of_the_skeleton(edition: Edition, same_id: Known | None) -> None:
    """Say that the notice still speaks of a skeleton: it would stand on every page and checklist of a round."""
    if same_id is None or not edition.notice.vi or edition.notice != same_id.loaded.notice:
        return
    st.warning(
        say(
            f"Dòng “Lưu ý” ở trang Bộ tiêu chí của tệp vẫn là lời của khung: “{plain(said(edition.notice))}” Câu này "
            "sẽ hiện trên mọi trang và mọi phiếu của kỳ. Nên sửa hoặc xóa trong tệp rồi tải lên lại trước khi công bố.",
            f"The notice (line “Lưu ý” of the sheet Bộ tiêu chí) is still the skeleton's: “{plain(said(edition.notice))}” "
            "It would stand on every page and checklist of a round. Change or clear it before publishing.",
        )
    )


def _publish(edition: Edition) -> None:
    pressed = st.button(
        say("Công bố phiên bản", "Publish edition"),
        type="primary",
        icon=":material/publish:",
        key="publish-edition",
    )
    st.caption(
        say(
            "Phiên bản đã công bố thì không sửa được nữa; muốn sửa, nhập một phiên bản có mã mới. Khác biệt và tác động "
            "lên kỳ ở ngay dưới đây.",
            "A published edition cannot be changed; a changed one needs a new id. What differs, and what that does to "
            "the round, stands below.",
        )
    )
    if not pressed:
        return
    try:
        made = publish_edition(access(), as_yaml(edition))
    except StoreError as error:
        show_store_error(error)
        return
    st.session_state[PUBLISHED_KEY] = made.id
    go(Route.CATALOGUE, view="read", edition=made.id)


def show_published() -> None:
    """Tell once that an edition was published, and what can be done with it."""
    published = st.session_state.pop(PUBLISHED_KEY, None)
    if published is None:
        return
    st.success(
        say(f"Đã công bố phiên bản {published}.", f"The edition {published} is published."),
        icon=":material/check_circle:",
    )
    if published in district_editions():
        link(
            Route.DISTRICTS,
            say("Xem kết quả cấp huyện", "See the districts"),
            ":material/location_city:",
            **{EDITION_KEY: published},
        )
        return
    link(
        Route.WELCOME,
        say("Lập kỳ đánh giá", "Set up a round"),
        ":material/flag:",
        **{EDITION_KEY: published},
    )


def _compared(edition: Edition) -> None:
    others = {i: one.loaded for i, one in known_editions().items()}
    default = edition.id if edition.id in others else edition_of_the_round(others)
    other = others[
        choose_edition(say("So với phiên bản", "Compared with the edition"), OTHER_KEY, others, default)
    ]
    show_differences(other, edition)
    rating = any_rating()
    if rating and edition.rates == "commune":
        show_impact(rating, edition)


def show_skeleton(skeleton: Skeleton) -> None:
    """Show what a skeleton still lacks before it is an edition."""
    lacking: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for known in skeleton.indicators:
        if words := _lacking(known):
            lacking[words].append(known.id)
    count, all_ = sum(map(len, lacking.values())), len(skeleton.indicators)
    st.subheader(say("Tệp đọc được, nhưng vẫn là khung", "The file is readable, but still a skeleton"))
    st.markdown(
        say(
            f"**{plain(said(skeleton.title))}**: {count} / {all_} chỉ tiêu còn thiếu, nên chưa công bố được. Điền nốt "
            "theo văn bản gốc, ghi các kết luận, chọn Trạng thái “Đầy đủ” ở trang Bộ tiêu chí của tệp, rồi tải lên lại.",
            f"**{plain(said(skeleton.title))}**: {count} of {all_} indicators lack something, so that it cannot be "
            "published yet. Fill in the rest from the decision, write the verdicts, choose the status “Đầy đủ” "
            "(complete) on the sheet Bộ tiêu chí, and upload the file again.",
        )
    )
    if lacking:
        rows = [
            "<tr>"
            + cell(f'<div class="xs-wide">{escape(", ".join(words))}</div>')
            + cell(str(len(ids)), True)
            + cell(f'<div class="xs-wide">{escape(", ".join(ids))}</div>')
            + "</tr>"
            for words, ids in lacking.items()
        ]
        head = [
            (say("Còn thiếu", "Lacking"), False),
            (say("Số chỉ tiêu", "Indicators"), True),
            (say("Mã", "Ids"), False),
        ]
        table(head, rows)


def _lacking(known: KnownIndicator) -> tuple[str, ...]:
    return tuple(said(word) for field, word in _LACKING.items() if getattr(known, field) is None)
