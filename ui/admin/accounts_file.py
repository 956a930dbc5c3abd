"""Accounts as an Excel list: taken out to be mended, and brought in with a look at what would change."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from checklist.accounts import ListedAccount, read_accounts, write_account_list
from checklist.accounts.writer import FILE_NAME
from checklist.layout import MEDIA_TYPE
from store import Account, Arrival, NewAccount, Place, Role, StoreError, compare_accounts, save_accounts
from store.people.accounts import WITH_PLACES
from ui.admin.account_words import places_in_words
from ui.admin.list_problems import show_list_problems
from ui.admin.told import tell
from ui.admin.words import era_title
from ui.blocks import plain, table_height
from ui.language import lang, said, say
from ui.problems import show_store_error
from ui.who import access
from ui.words import ROLES
from units import ERAS
from wording.numbers import whole
from wording.problems import Problem

_READ = "accounts-read"
_TALLEST = 420


def show_accounts_file(known: Sequence[Account]) -> None:
    """Draw both ways."""
    era = st.segmented_control(
        say("Đơn vị hành chính", "Administrative units"),
        list(ERAS),
        default=ERAS[0],
        required=True,
        format_func=era_title,
        key="accounts-era",
    )
    st.subheader(say("1 · Lấy danh sách ra Excel", "1 · Take the list out to Excel"))
    _export(known, era)
    st.subheader(say("2 · Nhập danh sách", "2 · Bring a list in"))
    _import(known, era)


def _export(known: Sequence[Account], era: str) -> None:
    listed = [_listed(one, era) for one in known if _is_of(one, era)]
    st.markdown(
        say(
            f"{whole(len(listed), 'vi')} tài khoản đang dùng: cấp tỉnh, và cán bộ huyện, xã có đơn vị của danh mục "
            f"{era_title(era)}. Sửa, thêm dòng trong Excel rồi nhập lại ở bước 2; cũng dùng làm mẫu cho danh sách mới.",
            f"{whole(len(listed), 'en')} active accounts: those of the province, and officers with units "
            f"{era_title(era)}. Change or add rows in Excel and bring it in below; it is a model for a new list too.",
        )
    )
    st.download_button(
        say("Tải danh sách (.xlsx)", "Download the list (.xlsx)"),
        data=lambda: write_account_list(listed, era),
        file_name=FILE_NAME,
        mime=MEDIA_TYPE,
        icon=":material/download:",
        on_click="ignore",
    )


def _is_of(account: Account, era: str) -> bool:
    """Whether the list of an era can say all of it: who has places in other eras only, is not of this one."""
    has_places = any(place.era == era for place in account.places)
    return account.active and (account.role not in WITH_PLACES or has_places)


def _listed(account: Account, era: str) -> ListedAccount:
    codes = tuple(place.code for place in account.places if place.era == era)
    return ListedAccount(account.email, account.name, str(account.role), codes)


def _import(known: Sequence[Account], era: str) -> None:
    st.markdown(
        say(
            "Kéo thả hoặc chọn một tệp .xlsx hoặc .csv có các cột Email, Họ tên, Vai trò, Đơn vị (mã, hoặc tên và huyện; cán bộ "
            "huyện ghi tên huyện; tối đa 5 MB). Người không có trong tệp thì giữ nguyên; chưa có gì được lưu cho tới khi bạn "
            "bấm nút lưu.",
            "Drop or choose an .xlsx or .csv with the columns Email, Họ tên, Vai trò, Đơn vị (code, or name and district; "
            "at most 5 MB). Who is not in the file stays as they are; nothing is kept until you press the button.",
        )
    )
    upload = st.file_uploader(
        say("Danh sách tài khoản", "List of accounts"),
        type=["xlsx", "csv", "txt"],
        key="accounts-upload",
        label_visibility="collapsed",
    )
    if upload is None:
        return
    listed, problems = _read(upload.file_id, upload.name, upload.getvalue(), era)
    if show_list_problems(problems, upload.name, "accounts"):
        return
    try:
        new = [
            NewAccount(p.email, p.name, Role(p.role), [Place(era, code) for code in p.codes]) for p in listed
        ]
        _arrive(known, compare_accounts(known, new, era))
    except StoreError as error:
        show_store_error(error)


def _read(
    file_id: str, name: str, content: bytes, era: str
) -> tuple[tuple[ListedAccount, ...], list[Problem]]:
    """Read an upload once; a rerun of the page takes what came of it from the session."""
    kept = st.session_state.get(_READ)
    if kept and kept[0] == (file_id, era):
        return kept[1]
    read = read_accounts(content, name, era)
    st.session_state[_READ] = ((file_id, era), read)
    return read


def _arrive(known: Sequence[Account], arrival: Arrival) -> None:
    """What the list would change, before it does."""
    new, changed, same = (whole(len(some), lang()) for some in (arrival.new, arrival.changed, arrival.same))
    st.markdown(
        say(
            f"**{new}** tài khoản mới · **{changed}** thay đổi · **{same}** giữ nguyên",
            f"**{new}** new accounts · **{changed}** changed · **{same}** as they are",
        )
    )
    _tell_of_stopped(known, arrival)
    coming = [*arrival.new, *arrival.changed]
    if not coming:
        st.info(
            say("Danh sách trùng với các tài khoản đang có.", "The list is what the accounts are already.")
        )
        return
    count = whole(len(coming), lang())
    if st.button(
        say(f"Lưu {count} tài khoản", f"Save {count} accounts"), type="primary", icon=":material/save:"
    ):
        save_accounts(access(), coming)
        tell(
            say(
                f"Đã lưu: {new} tài khoản mới, {changed} thay đổi.",
                f"Saved: {new} new accounts, {changed} changed.",
            )
        )
    _preview(known, arrival)


def _tell_of_stopped(known: Sequence[Account], arrival: Arrival) -> None:
    listed = {one.email for one in (*arrival.changed, *arrival.same)}
    stopped = [plain(one.email) for one in known if one.email in listed and not one.active]
    if stopped:
        names = ", ".join(stopped[:5]) + (f", +{len(stopped) - 5}" if len(stopped) > 5 else "")
        st.warning(
            say(
                f"{len(stopped)} người trong danh sách đang ngừng dùng và vẫn ngừng sau khi nhập: {names}. "
                "Cho dùng lại từng người ở Danh sách.",
                f"{len(stopped)} of the list are stopped and stay so: {names}. Take them into use again one by one.",
            )
        )


def _preview(known: Sequence[Account], arrival: Arrival) -> None:
    before = {one.email: one for one in known}
    what, narrow = say("Việc", "What"), st.column_config.TextColumn(width=90)
    rows = [(say("Mới", "New"), one) for one in arrival.new]
    rows += [(say("Thay đổi", "Changed"), one) for one in arrival.changed]
    shown = pd.DataFrame(
        {
            what: [word for word, _ in rows],
            say("Email", "E-mail"): [one.email for _, one in rows],
            say("Họ tên", "Name"): [one.name for _, one in rows],
            say("Vai trò", "Role"): [said(ROLES[one.role]) for _, one in rows],
            say("Đơn vị", "Places"): [places_in_words(one) for _, one in rows],
            say("Trước đó", "Before"): [_before(before.get(one.email), one) for _, one in rows],
        }
    )
    if not arrival.changed:
        shown = shown.drop(columns=say("Trước đó", "Before"))
    height = min(table_height(len(rows)), _TALLEST)
    st.dataframe(
        shown,
        hide_index=True,
        height=height,
        column_config={what: narrow},
        alt=say("Những thay đổi sẽ lưu", "What would be saved"),
    )


def _before(account: Account | None, new: NewAccount) -> str:
    """What stood where the new one says something else."""
    if account is None:
        return ""
    pairs = (
        (account.name or "–", new.name or "–"),
        (said(ROLES[account.role]), said(ROLES[new.role])),
        (places_in_words(account) or "–", places_in_words(new) or "–"),
    )
    return " · ".join(old for old, now in pairs if old != now)
