"""The fields of a report that only the office knows; kept as long as the session, empty ones become dotted lines."""

from datetime import date
from typing import TypeVar

import streamlit as st

from reports import Letterhead
from ui.language import say
from ui.rating import Rating
from units import without_kind

_KEPT = "report-letterheads"
_LONGEST, _LONGEST_LIST = 150, 1000
T = TypeVar("T")


def province_letterhead() -> Letterhead:
    """Ask for the frame of the province's report."""
    return _asked("province", Letterhead())


def commune_letterhead(rating: Rating, code: str) -> Letterhead:
    """The same for a commune's: what follows from its name stands there already, to be changed."""
    name, district = (str(rating.units.at[code, column]) for column in ("name", "district_name"))
    proposed = Letterhead(
        superior=f"Ủy ban nhân dân {_in_a_sentence(district)}" if district else "",
        agency=f"Ủy ban nhân dân {_in_a_sentence(name)}",
        symbol="UBND",
        place=without_kind(name),
    )
    return _asked(f"{rating.round.era}-{code}", proposed)


def district_letterhead(era: str, code: str, name: str) -> Letterhead:
    """The same for a district's."""
    proposed = Letterhead(agency=f"Ủy ban nhân dân {_in_a_sentence(name)}", symbol="UBND")
    return _asked(f"{era}-{code}", proposed)


def _in_a_sentence(name: str) -> str:
    return name[:1].lower() + name[1:]


def _asked(scope: str, proposed: Letterhead) -> Letterhead:
    """Draw the fields; `scope` tells whose they are."""
    with st.expander(say("Thông tin của văn bản", "What stands around the report"), expanded=True):
        left, middle, right = st.columns(3)
        with left:
            superior = _text(scope, "superior", say("Cơ quan chủ quản", "Superior agency"), proposed.superior)
            agency = _text(scope, "agency", say("Cơ quan ban hành", "Issuing agency"), proposed.agency)
            place = _text(scope, "place", say("Địa danh", "Place"), proposed.place)
            day = _day(scope)
        with middle:
            number = _text(scope, "number", say("Số", "Number"), proposed.number)
            symbol = _text(scope, "symbol", say("Ký hiệu sau “BC-”", "Symbol after “BC-”"), proposed.symbol)
            addressee = _text(scope, "addressee", say("Kính gửi", "Addressee"), proposed.addressee)
            recipients = _recipients(scope)
        with right:
            authority = _text(
                scope, "authority", say("Quyền hạn ký", "Signs on behalf of"), "", "TM. ỦY BAN NHÂN DÂN"
            )
            position = _text(
                scope, "position", say("Chức vụ người ký", "Position of the signer"), "", "CHỦ TỊCH"
            )
            signer = _text(scope, "signer", say("Họ tên người ký", "Name of the signer"), "")
    return Letterhead(
        superior, agency, number, symbol, place, day, addressee, authority, position, signer, recipients
    )


def _text(scope: str, name: str, label: str, proposed: str, example: str = "") -> str:
    key = _key(scope, name, proposed)
    said = st.text_input(label, key=key, max_chars=_LONGEST, placeholder=example or None)
    return str(_keep(key, said or ""))


def _recipients(scope: str) -> tuple[str, ...]:
    key = _key(scope, "recipients", "")
    said = st.text_area(
        say("Nơi nhận (mỗi dòng một nơi)", "Recipients (one a line)"),
        key=key,
        max_chars=_LONGEST_LIST,
        height=110,
        placeholder="Như trên\nLưu: VT",
    )
    return tuple(str(_keep(key, said or "")).splitlines())


def _day(scope: str) -> date | None:
    key = _key(scope, "day", None)
    day = st.date_input(say("Ngày ban hành", "Date of issue"), key=key, value=None, format="DD/MM/YYYY")
    return _keep(key, day) if isinstance(day, date) else _keep(key, None)


def _key(scope: str, name: str, proposed: object) -> str:
    """The key of a field, with what was kept in it: Streamlit forgets fields of pages that are left."""
    key = f"letterhead-{scope}-{name}"
    if key not in st.session_state:
        st.session_state[key] = _kept().get(key, proposed)
    return key


def _keep(key: str, value: T) -> T:
    _kept()[key] = value
    return value


def _kept() -> dict[str, object]:
    kept: dict[str, object] = st.session_state.setdefault(_KEPT, {})
    return kept
