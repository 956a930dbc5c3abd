"""Phân công: which appraiser answers for which group of indicators."""

import streamlit as st

from store import Role, StoreError, assign_appraisers, assignments, list_accounts
from ui.appraisal.news import tell
from ui.language import said, say
from ui.problems import show_store_error
from ui.rating import Rating
from ui.who import access


def show_assignments(rating: Rating) -> None:
    """Let an administrator say who appraises which groups of the round; a group without anybody is everybody's."""
    st.markdown(
        say(
            "Giao từng nhóm chỉ tiêu cho cán bộ thẩm định. Nhóm không giao ai thì mọi cán bộ đều thẩm định được. "
            "Hồ sơ chỉ được chấp nhận khi các nhóm đã giao đều được báo là xong.",
            "Give each group to appraisers; one without anybody is open to all. A submission is accepted only when "
            "all groups that were given are done.",
        )
    )
    given = assignments(access(), rating.round.id)
    active = [one for one in list_accounts(access()) if one.active and one.role is Role.APPRAISER]
    if not active:
        st.info(
            say(
                "Chưa có tài khoản cán bộ thẩm định nào. Thêm ở trang Quản trị.",
                "There is no appraiser's account yet. Add some on the page Administration.",
            )
        )
        return
    names = {one.email: f"{one.name} · {one.email}" for one in active}
    with st.form("appraisers", width=760):
        chosen = {
            group.id: st.multiselect(
                said(group.name),
                list(names),
                default=[email for email in given.get(group.id, ()) if email in names],
                format_func=names.__getitem__,
                key=f"appraisers-{rating.round.id}-{group.id}",
                placeholder=say("Mọi cán bộ thẩm định", "All appraisers"),
            )
            for group in rating.edition.groups
        }
        if not st.form_submit_button(say("Lưu phân công", "Keep"), type="primary"):
            return
    try:
        assign_appraisers(access(), rating.round.id, chosen)
    except StoreError as error:
        show_store_error(error)
        return
    tell(say("Đã lưu phân công.", "The appraisers are kept."))
