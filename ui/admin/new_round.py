"""A new round: edition, era, units, name and days, from scratch or after an earlier round; as a draft, or opened at once."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import streamlit as st

from store import (
    AssignmentInvalid,
    NewRound,
    Round,
    Status,
    StoreError,
    assign_appraisers,
    assignments,
    create_round,
    set_status,
)
from ui.admin.cohorts import choose_units
from ui.admin.copied import copied_days, copied_name
from ui.admin.told import tell
from ui.admin.words import days_of
from ui.blocks import plain
from ui.editions import EDITION_KEY, complete_editions, edition_labels, known_editions
from ui.language import lang, say
from ui.problems import show_store_error
from ui.rating import ROUND_KEY
from ui.refusals import words_of
from ui.routes import Route, go
from ui.who import access
from units import ERAS, load_districts, load_units
from wording.moments import today_in_vietnam
from wording.numbers import whole

_LONGEST_NAME = 120
_DAYS = 60
Assigned = Mapping[str, Sequence[str]]


def show_new_round(known: Sequence[Round]) -> None:
    """Draw the form; nothing is kept before one of its buttons is pressed."""
    earlier = _earlier(known)
    key = f"new-{earlier.id if earlier else 0}"
    today = today_in_vietnam()
    left, right = st.columns(2)
    with left:
        name = _name(known, earlier, today, key)
        edition_id = _edition(earlier, key)
        era = _era(earlier, key)
    with right:
        opens_on, deadline = _days(earlier, today, key)
        appraisers = _appraisers(earlier, edition_id, key)
    codes = choose_units(era, f"{key}-{era}", earlier=earlier)
    drafted, opened = _buttons(key, ready=bool(name.strip() and codes))
    if codes and (drafted or opened):
        text = known_editions()[edition_id].text
        new = NewRound(name.strip(), edition_id, text, era, codes, opens_on, deadline)
        _create(new, appraisers, opened)


def _earlier(known: Sequence[Round]) -> Round | None:
    if not known:
        return None
    by_id = {one.id: one for one in known}
    chosen = st.selectbox(
        say("Làm theo kỳ trước (không bắt buộc)", "After an earlier round (optional)"),
        list(by_id),
        index=None,
        format_func=lambda id_: f"{by_id[id_].name} · {days_of(by_id[id_])}",
        placeholder=say("Không, lập mới từ đầu", "No, from scratch"),
        help=say(
            "Chép tên, ngày, bộ tiêu chí, danh sách đơn vị và phân công thẩm định của kỳ đó; mọi mục vẫn sửa được ở dưới.",
            "Takes over its name, days, edition, list of units and appraisers; all of it can be changed below.",
        ),
        key="new-after",
    )
    return by_id.get(chosen) if chosen is not None else None


def _name(known: Sequence[Round], earlier: Round | None, today: date, key: str) -> str:
    names = [one.name for one in known]
    usual = say(f"Kỳ đánh giá {today.year}", f"Round {today.year}")
    name = st.text_input(
        say("Tên kỳ", "Name"),
        value=copied_name(earlier, today, names) if earlier else usual,
        max_chars=_LONGEST_NAME,
        key=f"{key}-name",
    )
    if name.strip().casefold() in {one.casefold() for one in names}:
        st.warning(
            say(
                "Đã có một kỳ tên như vậy: đặt tên khác để khỏi nhầm.",
                "There is a round of this name: another one avoids mistakes.",
            )
        )
    return name


def _edition(earlier: Round | None, key: str) -> str:
    editions = complete_editions()
    labels, ids = edition_labels(editions), list(editions)
    wanted = (st.query_params.get(EDITION_KEY), earlier.edition_id if earlier else None)
    return st.selectbox(
        say("Bộ tiêu chí", "Edition"),
        ids,
        index=next((ids.index(one) for one in wanted if one in editions), 0),
        format_func=labels.__getitem__,
        key=f"{key}-edition",
    )


def _era(earlier: Round | None, key: str) -> str:
    return st.selectbox(
        say("Danh mục đơn vị hành chính", "Administrative units"),
        ERAS,
        index=ERAS.index(earlier.era) if earlier else 0,
        format_func=_era_label,
        key=f"{key}-era",
    )


def _era_label(era: str) -> str:
    units, districts = whole(len(load_units(era)), lang()), len(load_districts(era))
    if districts:
        return say(
            f"{era} ({units} đơn vị, {districts} huyện)", f"{era} ({units} units, {districts} districts)"
        )
    return say(f"Từ 1/7/{era} ({units} đơn vị)", f"From 1/7/{era} ({units} units)")


def _days(earlier: Round | None, today: date, key: str) -> tuple[date, date | None]:
    usual = copied_days(earlier, today) if earlier else (today, today + timedelta(_DAYS))
    opens_on = st.date_input(
        say("Ngày mở", "Opens on"), value=usual[0], format="DD/MM/YYYY", key=f"{key}-opens"
    )
    deadline = st.date_input(
        say("Hạn nộp (ngày cuối còn nhận phiếu)", "Deadline (the last day that counts)"),
        value=usual[1],
        format="DD/MM/YYYY",
        key=f"{key}-deadline",
    )
    return opens_on, deadline


def _appraisers(earlier: Round | None, edition_id: str, key: str) -> Assigned:
    """The earlier round's appraisers of the groups that the edition has too, if they are wanted."""
    if earlier is None:
        return {}
    groups = {group.id for group in complete_editions()[edition_id].groups}
    assigned = {
        group: emails for group, emails in assignments(access(), earlier.id).items() if group in groups
    }
    count = len(assigned)
    label = say(
        f"Chép phân công thẩm định ({count} nhóm chỉ tiêu)", f"Take over the appraisers of {count} groups"
    )
    return assigned if assigned and st.checkbox(label, value=True, key=f"{key}-appraisers") else {}


def _buttons(key: str, *, ready: bool) -> tuple[bool, bool]:
    with st.container(horizontal=True):
        opened = st.button(
            say("Lập và mở", "Create and open"),
            type="primary",
            icon=":material/play_arrow:",
            disabled=not ready,
            key=f"{key}-open",
        )
        drafted = st.button(
            say("Lập kỳ, chưa mở", "Create as a draft"),
            icon=":material/edit:",
            disabled=not ready,
            key=f"{key}-draft",
        )
    st.caption(
        say(
            "Kỳ chưa mở thì chỉ cấp tỉnh thấy, còn đổi được danh sách và ngày. Mở rồi thì bộ tiêu chí và danh sách cố định.",
            "A draft is seen by the province alone; its list and days can still be changed. Opening fixes edition and list.",
        )
    )
    return drafted, opened


def _create(new: NewRound, appraisers: Assigned, opened: bool) -> None:
    try:
        made = create_round(access(), new)
    except StoreError as error:
        show_store_error(error)
        return
    refused = _rest(made, appraisers, opened)
    if opened and not refused:
        go(Route.OVERVIEW, **{ROUND_KEY: str(made.id)})
    name = plain(made.name)
    tell(
        say(f"Đã lập kỳ **{name}**, đang ở bản soạn.", f"The round **{name}** was created as a draft."),
        refused,
        **{ROUND_KEY: str(made.id), "work": "there"},
    )


def _rest(made: Round, appraisers: Assigned, opened: bool) -> str:
    """What follows the creation; says what of it was refused."""
    try:
        if appraisers:
            _assign(made.id, appraisers)
        if opened:
            set_status(access(), made.id, Status.OPEN)
    except StoreError as error:
        return plain(words_of(error))
    return ""


def _assign(round_id: int, appraisers: Assigned) -> None:
    """Assigns those who still appraise; who left since the earlier round is not assigned again."""
    try:
        assign_appraisers(access(), round_id, appraisers)
    except AssignmentInvalid as error:
        gone = set(error.details["emails"])  # type: ignore[call-overload]
        still = {
            group: [email for email in emails if email not in gone] for group, emails in appraisers.items()
        }
        assign_appraisers(access(), round_id, still)
