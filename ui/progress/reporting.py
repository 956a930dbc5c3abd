"""The report of a month for the reader's own units: what is due, the prefilled checklist, and what it changes."""

import streamlit as st

from analysis.progress import Month
from analysis.progress.periods import Period
from store import Progress, Right, Status
from ui.language import say
from ui.monthly_progress import round_name_of, standing_of, today
from ui.progress.own_units import show_own_units
from ui.progress.sending import show_sending, show_sent
from ui.progress.unchanged import show_unchanged
from ui.rating import Rating
from ui.submit.blank import show_blank
from ui.submit.refused import show_refused
from ui.submit.uploads import Uploads
from ui.who import person
from wording.moments import said_day
from wording.numbers import whole


def show_reporting(rating: Rating, found: Progress, month: Month) -> None:
    """Show it."""
    who = person()
    own = [code for code in found.round.cohort if who.may(Right.SUBMIT, rating.round.era, code)]
    standing = standing_of(found, Period(month, (month,)), own)
    _due(found, month)
    show_sent()
    show_own_units(rating, found, standing, month)
    if rating.round.status is not Status.OPEN:
        st.warning(
            say(
                "Kỳ này không mở, nên không nhận báo cáo tháng.",
                "This round is not open; no report is taken.",
            )
        )
        return
    show_unchanged(rating, standing, month)
    show_blank(rating, month)
    _upload(rating, found, month)


def _upload(rating: Rating, found: Progress, month: Month) -> None:
    st.subheader(say("2 · Tải phiếu đã cập nhật lên", "2 · Upload the updated checklists"))
    st.markdown(
        say(
            "Mở phiếu điền sẵn, sửa những ô đã thay đổi, tải lên: các ô thay đổi được liệt kê để xem lại. Chưa có gì được lưu "
            "cho tới khi bạn bấm **Gửi báo cáo**.",
            "Open the prefilled checklist, change what has changed, upload it: the changed cells are listed. Nothing is kept "
            "until you press **Report**.",
        )
    )
    uploads = Uploads(
        f"progress-{rating.round.id}-{month}",
        lambda _: {code: one.revision for (code, of), one in found.reports.items() if of == month},
        lambda rating: round_name_of(rating, month),
    )
    batch = uploads.read(rating)
    if batch is not None:
        show_sending(rating, found, month, uploads, batch)
        show_refused(rating, batch)


def _due(found: Progress, month: Month) -> None:
    due, day = found.plan.due(month), today()
    name, left = month.name, (due - day).days
    text = say(f"**Báo cáo {name.vi}**: hạn {said_day(due)}", f"**Report of {name.en}**: due {said_day(due)}")
    if left >= 0:
        st.markdown(text + say(f", còn {whole(left, 'vi')} ngày.", f", {whole(left, 'en')} days left."))
        return
    st.markdown(
        text
        + say(
            f", đã quá {whole(-left, 'vi')} ngày. Báo cáo muộn vẫn được nhận và được ghi là muộn.",
            f", {whole(-left, 'en')} days ago. Late reports are taken, and told as late.",
        )
    )
