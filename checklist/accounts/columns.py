"""The columns of a list of accounts, by their headers, and one person of it."""

from dataclasses import dataclass
from enum import Enum

from checklist.cohort_file import place_header
from checklist.layout import Head
from units import folded, unaccented

SEPARATOR = ";"
"""What parts several places in one cell, as the end of a line does; a comma parts a unit from its district."""


class Field(Enum):
    """A column of the list; the first four are written, the others read too."""

    EMAIL = "Email"
    NAME = "Họ tên"
    ROLE = "Vai trò"
    PLACE = "Đơn vị"
    CODE = "Mã đơn vị"
    DISTRICT = "Huyện"


NEEDED = (Field.EMAIL, Field.NAME, Field.ROLE)
OF_PLACES = (Field.PLACE, Field.CODE, Field.DISTRICT)

_HEADS = {Head.UNIT_NAME: Field.PLACE, Head.UNIT_CODE: Field.CODE, Head.DISTRICT: Field.DISTRICT}
_MORE_HEADERS = {
    Field.EMAIL: ("E-mail", "Địa chỉ email", "Địa chỉ e-mail", "Thư điện tử", "Địa chỉ thư điện tử"),
    Field.NAME: ("Họ và tên", "Họ tên cán bộ", "Họ và tên cán bộ", "Name", "Full name"),
    Field.ROLE: ("Quyền", "Role"),
    Field.PLACE: ("Đơn vị phụ trách", "Phụ trách", "Place", "Places"),
}
_HEADERS = {
    key: field
    for field in Field
    for title in (field.value, *_MORE_HEADERS.get(field, ()))
    for key in (folded(title), unaccented(folded(title)))
}


@dataclass(frozen=True)
class ListedAccount:
    """One person of a list: `role` is a code of `ROLE_WORDS`, `codes` are its districts or units in code order."""

    email: str
    name: str
    role: str
    codes: tuple[str, ...] = ()


def field_of(text: str) -> Field | None:
    """The column that a text is the header of, None where it is none."""
    head = place_header(text)
    return _HEADERS.get(folded(text.strip(" :*."))) or (_HEADS.get(head) if head else None)


def parted(text: str) -> list[str]:
    """The places that a cell names."""
    parts = text.replace("\n", SEPARATOR).split(SEPARATOR)
    return [part.strip() for part in parts if part.strip()]
