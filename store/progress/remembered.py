"""The progress of rounds, remembered until they change: what is known of a month is read and scored once."""

from collections.abc import Sequence
from functools import partial
from threading import RLock
from time import monotonic
from weakref import WeakKeyDictionary, proxy

import pandas as pd
from sqlalchemy.orm import Session

from analysis.progress import Month
from scoring import empty_answers
from store.database.database import Database
from store.moments import day_in_vietnam, now
from store.progress.months import Months, Rated, Stands, first_state
from store.progress.plan import ProgressPlan, required_plan
from store.progress.progress import Progress
from store.progress.reports import ProgressReport, reports_of
from store.progress.states import answers_of_reports, carried_from, standing_at, start_answers
from store.rounds.editions import edition_of
from store.rounds.rounds import as_round
from store.tables import RoundRow
from units import load_units

KEPT_WHOLE, KEPT_PARTS = 4, 256
"""How many rounds are remembered whole, and how many as those see them who see only some units; one version each."""

_Token = tuple[str, str, Month]
"""The version of the round and of the one that its plan starts from, and the present month."""
_Wholes = dict[int, tuple[_Token, Progress, Months]]
_Parts = dict[tuple[int, frozenset[str]], tuple[Progress, float]]
"""With the moment at which each was last asked for, by `time.monotonic`."""
_wholes: WeakKeyDictionary[Database, _Wholes] = WeakKeyDictionary()
_parts: WeakKeyDictionary[Database, _Parts] = WeakKeyDictionary()
_lock = RLock()


def whole_progress(db: Database, session: Session, row: RoundRow) -> tuple[Progress, Months]:
    """The progress of a round with all its units; made by one thread, while the others wait for it.

    Raises PlanNotFound.
    """
    plan = required_plan(session.connection(), row.id)
    base = None if plan.base_round_id is None else session.get_one(RoundRow, plan.base_round_id)
    token = (row.version, base.version if base else "", Month.of(day_in_vietnam(now())))
    with _lock:
        kept = _wholes.setdefault(db, {})
        before = kept.pop(row.id, None)
        if before is None or before[0] != token:
            before = (token, *_made(db, session, row, plan, base, token, before[2] if before else None))
            _forget_parts(db, row.id)
        kept[row.id] = before  # the one asked for last stands last
        for oldest in list(kept)[:-KEPT_WHOLE]:
            del kept[oldest]
        return before[1:]


def part_of_progress(db: Database, whole: Progress, codes: frozenset[str]) -> Progress:
    """The same of some units alone."""
    with _lock:
        kept = _parts.setdefault(db, {})
        key = (whole.round.id, codes)
        found, _ = kept.pop(key, (None, 0.0))
        if found is None or found.of is not whole:
            found = whole.only(codes)
        kept[key] = found, monotonic()
        for oldest in list(kept)[:-KEPT_PARTS]:
            del kept[oldest]
        return found


def forget_progress(unasked: float) -> None:
    """Forget the progress of some units alone that nobody asked for within so many seconds."""
    since = monotonic() - unasked
    with _lock:
        for kept in _parts.values():
            for key in [key for key, (_, asked_at) in kept.items() if asked_at < since]:
                del kept[key]


def _forget_parts(db: Database, round_id: int) -> None:
    kept = _parts.get(db, {})
    for key in [key for key in kept if key[0] == round_id]:
        del kept[key]  # each would hold the whole that it was a part of


def _made(
    db: Database,
    session: Session,
    row: RoundRow,
    plan: ProgressPlan,
    base: RoundRow | None,
    token: _Token,
    before: Months | None,
) -> tuple[Progress, Months]:
    """Makes the progress of a round; what is already known of its months is taken over from `before`."""
    round_, connection = as_round(row), session.connection()
    edition, units = edition_of(round_.edition_text), load_units(round_.era)
    assigned = set(round_.cohort)
    reports = [one for one in reports_of(connection, row.id) if one.unit_code in assigned]
    months = plan.months_until(token[2].first_day)
    stands = {month: _stands(reports, month) for month in months}
    origin = (round_.edition_text, round_.cohort, plan.base_round_id, token[1])
    if before is not None and before.rated.origin == origin:
        scored = Months(before.rated, before.start, stands, before.load, dict(before.states))
    else:
        start = start_answers(connection, base, edition) if base else empty_answers()
        rated = Rated(origin, edition, units, pd.Index(round_.cohort), start)
        scored = Months(rated, first_state(rated), stands, partial(_answers, proxy(db)))
    made = Progress(
        plan=plan,
        round=round_,
        edition=edition,
        units=units,
        months=months,
        start=scored.start.scores if base else None,
        by_month=scored,
        reports={(one.unit_code, one.month): one for one in reports},
        carried=carried_from(base, edition) if base else None,
    )
    return made, scored


def _stands(reports: list[ProgressReport], month: Month) -> Stands:
    return {code: (one.id, one.digest) for code, one in standing_at(reports, month).items()}


def _answers(db: Database, ids: Sequence[int]) -> pd.DataFrame:
    with db.reading() as connection:
        return answers_of_reports(connection, ids)
