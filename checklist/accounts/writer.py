"""Writing accounts as the list that comes back identical, for people to mend and lengthen in Excel."""

from collections.abc import Sequence

from checklist.accounts.columns import SEPARATOR, Field, ListedAccount
from checklist.accounts.places import place_words
from checklist.accounts.roles import ROLE_WORDS
from checklist.list_book import ListColumn, write_list

FILE_NAME = "danh-sach-tai-khoan.xlsx"
_SHEET = "Tài khoản"
_TITLE = "Danh sách tài khoản · đơn vị hành chính thời kỳ {era}"
_HINT = (
    "Sửa hoặc thêm dòng, lưu tệp rồi nhập lại ở trang Quản trị; người không có trong tệp thì giữ nguyên. Đơn vị: Cán bộ xã ghi "
    f"mã, hoặc tên và huyện; Cán bộ huyện ghi tên huyện; nhiều đơn vị cách nhau bằng dấu {SEPARATOR}"
)
_ROLES = tuple(words.vi for words in ROLE_WORDS.values())
_COLUMNS = (
    ListColumn(Field.EMAIL.value, 36),
    ListColumn(Field.NAME.value, 28),
    ListColumn(Field.ROLE.value, 28, choices=_ROLES),
    ListColumn(Field.PLACE.value, 62),
)


def write_account_list(accounts: Sequence[ListedAccount], era: str) -> bytes:
    """The list as .xlsx, in its order: what `read_accounts` reads back as the same accounts.

    Raises KeyError for a code that the era does not have, ValueError for an unknown era.
    """
    rows = [(one.email, one.name, ROLE_WORDS[one.role].vi, _places(one, era)) for one in accounts]
    return write_list(_SHEET, _TITLE.format(era=era), _HINT, _COLUMNS, rows)


def _places(account: ListedAccount, era: str) -> str:
    return f"{SEPARATOR}\n".join(place_words(account.role, code, era) for code in account.codes)
