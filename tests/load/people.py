"""Who the tabs belong to: people of a province with accounts, and the cookie that their sign-in would have given them."""

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

import pandas as pd
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from store import NewAccount, Place, Role

SECRET = "một-bí-mật-chỉ-dùng-để-đo-tải-trên-máy-này"
"""What signs the cookies of the server that is measured; it lets nobody in anywhere else."""
MIX = (
    Role.ADMINISTRATOR,
    Role.COMMUNE_OFFICER,
    Role.DISTRICT_OFFICER,
    Role.COMMUNE_OFFICER,
    Role.APPRAISER,
    Role.COMMUNE_OFFICER,
    Role.DISTRICT_OFFICER,
    Role.COMMUNE_OFFICER,
    Role.VIEWER,
    Role.COMMUNE_OFFICER,
)
"""In this turn: half are of communes, a fifth of districts, the rest of the province."""


@dataclass(frozen=True)
class Somebody:
    """A person: an address, a role, and the codes of the units whose checklists are theirs."""

    email: str
    role: Role
    units: tuple[str, ...] = ()

    def cookies(self, origin: str, hours: float = 12) -> dict[str, str]:
        """The cookie of somebody who has signed in at this origin, for so many hours."""
        claims = {
            "email": self.email,
            "email_verified": True,
            "exp": int(time.time() + 3600 * hours),
            "origin": origin,
            "is_logged_in": True,
        }
        signed = create_signed_value(SECRET, USER_COOKIE_NAME, json.dumps(claims))
        return {USER_COOKIE_NAME: signed.decode()}


def crowd_of(
    count: int, units: pd.DataFrame, mix: Sequence[Role] = MIX, named: str = "tai"
) -> list[Somebody]:
    """So many people for a list of units (as `load_units` gives them), each officer with a place of their own in turn."""
    communes = cycle(list(units.index))
    districts = cycle(sorted(set(units["district_code"])))

    def people() -> Iterator[Somebody]:
        for number, role in enumerate(cycle(mix)):
            own: tuple[str, ...] = ()
            if role is Role.COMMUNE_OFFICER:
                own = (next(communes),)
            elif role is Role.DISTRICT_OFFICER:
                own = tuple(units.index[units["district_code"] == next(districts)])
            yield Somebody(f"{named}-{number}@thanhhoa.example", role, own)

    return list(islice(people(), count))


def account_of(who: Somebody, era: str, units: pd.DataFrame) -> NewAccount:
    """The account of a person of `crowd_of`."""
    places = who.units
    if who.role is Role.DISTRICT_OFFICER:
        places = (str(units.at[who.units[0], "district_code"]),)
    return NewAccount(who.email, f"Người thử {who.email}", who.role, [Place(era, code) for code in places])
