"""What a person asks of the progress of a round: the months, the state at one, how other answers would stand."""

from collections.abc import Collection, Mapping

import pandas as pd
from sqlalchemy.orm import Session

from analysis.progress import Month
from scoring import Scores, empty_answers
from store.errors import NotInRound
from store.people.access import Access
from store.people.rights import Right
from store.progress.progress import Progress
from store.progress.remembered import part_of_progress, whole_progress
from store.progress.states import state_of
from store.rounds.rounds import seen_round


def progress(access: Access, round_id: int) -> Progress:
    """The monthly progress of a round as the person sees it; raises RoundNotFound, PlanNotFound.

    Made once for every change of the round, month and kind of view; the same object comes back until then. Publishing
    a round publishes its results, not its months: everybody sees the units alone that they saw before.
    """
    with access.reading() as view, Session(view.connection) as session:
        row = seen_round(session, view.person, round_id)
        whole, _ = whole_progress(access.db, session, row)
        visible = view.person.units(Right.SEE_RESULTS, row.era)
    return whole if visible is None else part_of_progress(access.db, whole, visible)


def preview_progress(
    access: Access, round_id: int, month: Month, answers: Mapping[str, pd.DataFrame]
) -> Scores:
    """The scores of units as they would stand at one of the plan's months with these answers, by unit; nothing is kept.

    Of those units alone; ranks are those among all. Raises RoundNotFound, PlanNotFound, NotInRound, KeyError for a month
    that is not among `Progress.months`, and NotAllowed for a unit that the person does not see and may not report for.
    """
    with access.reading() as view, Session(view.connection) as session:
        row = seen_round(session, view.person, round_id)
        seen = view.person.units(Right.SEE_RESULTS, row.era)
        for code in answers:
            if seen is not None and code not in seen:
                view.require(Right.SUBMIT, row.era, code)
        whole, months = whole_progress(access.db, session, row)
    for code in answers:
        if code not in whole.cohort:
            raise NotInRound(f"{code} is not assigned.", unit_code=code, indicator_id="")
    frame = pd.concat([empty_answers(), *answers.values()], ignore_index=True)
    return months.preview(month, frame, sorted(answers))


def progress_state(
    access: Access, round_id: int, month: Month, codes: Collection[str] | None = None
) -> pd.DataFrame:
    """The answers as they stood at a month, of the assigned units that the person sees: a canonical frame.

    `codes` asks for some of them; of a unit nothing is known of there is no row. Raises RoundNotFound, PlanNotFound.
    """
    with access.reading() as view, Session(view.connection) as session:
        row = seen_round(session, view.person, round_id)
        whole, months = whole_progress(access.db, session, row)
        seen = view.person.units(Right.SEE_RESULTS, row.era)
        wanted = None if codes is None else set(codes)
        asked = [code for code in whole.round.cohort if wanted is None or code in wanted]
        asked = [code for code in asked if seen is None or code in seen]
        return state_of(view.connection, whole.reports.values(), months.rated.start, month, asked)
