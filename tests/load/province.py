"""The store that is measured: the demonstration's round, a round of every commune that nobody has handed in to, accounts."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd
from openpyxl import load_workbook

from checklist.template import Templates
from criteria import edition_text, load_edition
from demonstration import EDITION, ERA, fill_demonstration, plausible_answers
from store import (
    NewRound,
    Role,
    Round,
    Status,
    create_round,
    local_access,
    open_database,
    save_accounts,
    set_status,
)
from tests.filling import fill
from tests.load.people import Somebody, account_of, crowd_of
from units import load_units

OFFICERS = 50
ROUND_OF_ALL = "Cả tỉnh (đo tải)"


@dataclass(frozen=True)
class Province:
    """The rounds of a prepared store: of 94 communes with their figures, and of all with none; and who has an account.

    `people` are all kinds, of the demonstration's communes; `officers` are of the districts of all communes.
    """

    demonstration: Round
    of_all: Round
    people: list[Somebody]
    officers: list[Somebody]

    def checklists(self, codes: Iterable[str], round_: Round, seed: int = 1) -> dict[str, bytes]:
        """Filled checklists of a round by unit, each the bytes of an .xlsx; equal seeds give equal figures."""
        edition, units = load_edition(EDITION), load_units(ERA)
        wanted = sorted(set(codes))
        answers = plausible_answers(edition, units.loc[wanted], seed)
        templates = Templates(edition, units, ERA, round_.name)
        return {code: _filled(templates.for_unit(code), answers[answers["unit"] == code]) for code in wanted}


def prepare(url: str, count: int) -> Province:
    """Fill an empty store and give `count` people accounts."""
    db = open_database(url)
    try:
        access, units = local_access(db), load_units(ERA)
        shown = fill_demonstration(access)
        deadline = date.today() + timedelta(days=30)
        new = NewRound(
            ROUND_OF_ALL, EDITION, edition_text(EDITION), ERA, tuple(units.index), date.today(), deadline
        )
        of_all = set_status(access, create_round(access, new).id, Status.OPEN)
        people = crowd_of(count, units.loc[list(shown.cohort)])
        officers = crowd_of(OFFICERS, units, [Role.DISTRICT_OFFICER], named="huyen")
        save_accounts(access, [account_of(who, ERA, units) for who in (*people, *officers)])
    finally:
        db.close()
    return Province(shown, of_all, people, officers)


def _filled(blank: bytes, answers: pd.DataFrame) -> bytes:
    book, out = load_workbook(io.BytesIO(blank)), io.BytesIO()
    fill(book, load_edition(EDITION), answers)
    book.save(out)
    return out.getvalue()
