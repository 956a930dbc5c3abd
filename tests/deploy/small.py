"""A small province for several servers: a round of a few communes that nobody has handed in to, and people with accounts."""

from datetime import date, timedelta

from criteria import edition_text
from demonstration import EDITION, ERA
from store import NewRound, Role, Status, create_round, local_access, open_database, save_accounts, set_status
from tests.load.people import account_of, crowd_of
from tests.load.province import Province
from units import load_units


def small_province(url: str, communes: int, readers: int, officers: int) -> Province:
    """Fill an empty store: an open round of `communes` communes; each officer has all of the districts there are."""
    db = open_database(url)
    try:
        access, units = local_access(db), load_units(ERA)
        district = units["district_code"].value_counts().index[0]
        cohort = units[units["district_code"] == district].iloc[:communes]
        deadline = date.today() + timedelta(days=30)
        new = NewRound(
            "Kỳ thử", EDITION, edition_text(EDITION), ERA, tuple(cohort.index), date.today(), deadline
        )
        round_ = set_status(access, create_round(access, new).id, Status.OPEN)
        people = crowd_of(readers, cohort, [Role.ADMINISTRATOR, Role.DISTRICT_OFFICER, Role.VIEWER])
        handing_in = crowd_of(officers, cohort, [Role.DISTRICT_OFFICER], named="huyen")
        save_accounts(access, [account_of(who, ERA, units) for who in (*people, *handing_in)])
    finally:
        db.close()
    return Province(round_, round_, people, handing_in)
