"""A country of 3,321 communes: those of 2022 again and again, under codes of their own.

`python -m tests.ui.many_units FILE` makes a store with a round of all of them. It grows the registry of the process it
runs in, so tests start it as a program of its own.
"""

import sys
from datetime import date

from bench import many_units
from criteria import edition_text, load_edition
from demonstration import EDITION, ERA, NOTE, plausible_answers
from store import (
    NewRound,
    NewSubmission,
    Status,
    create_round,
    local_access,
    open_database,
    set_status,
    submit_many,
)
from units import load_units, registry

MANY = 3_321
"""As many communes as the whole country has since 2025."""


def grow() -> None:
    """Make the registry give so many units, in this process and for good."""
    units = many_units(MANY)
    registry._units = lambda era: units


def fill(file: str) -> None:
    """Make the store, with figures of the demonstration's kind."""
    grow()
    units, edition = load_units(ERA), load_edition(EDITION)
    name, text = "Cả nước (minh họa)", edition_text(EDITION)
    round_ = NewRound(name, EDITION, text, ERA, tuple(units.index), date.today(), demonstration=True)
    access = local_access(open_database(f"sqlite:///{file}"))
    made = set_status(access, create_round(access, round_).id, Status.OPEN)
    answers = plausible_answers(edition, units)
    submit_many(
        access,
        made.id,
        [NewSubmission(str(code), frame, None, "", NOTE) for code, frame in answers.groupby("unit")],
    )
    access.db.close()


if __name__ == "__main__":
    fill(sys.argv[1])
