"""The state of units at a month: the latest report of that month or one before, else the start, else nothing."""

from collections.abc import Collection, Iterable

import pandas as pd
from sqlalchemy import Connection, select

from analysis.progress.months import Month
from criteria import Edition
from criteria.correspondence import Correspondence, correspondence
from scoring import ANSWER_COLUMNS, answers_as
from store.progress.reports import ProgressReport
from store.ratings.results import results_in
from store.rounds.editions import edition_of
from store.rounds.rounds import as_round
from store.submissions.answers import to_frame
from store.tables import ProgressAnswerRow, ProgressReportRow, RoundRow

_AT_ONCE = 500
"""How many reports are asked for in one query."""


def standing_at(reports: Iterable[ProgressReport], month: Month) -> dict[str, ProgressReport]:
    """The report by which each unit stands at a month; `reports` by unit, month and revision."""
    return {one.unit_code: one for one in reports if one.month <= month}


def answers_of_reports(connection: Connection, ids: Iterable[int]) -> pd.DataFrame:
    """The answers of reports, one of each unit at most: a canonical frame."""
    answer = ProgressAnswerRow.__table__.c
    asked = select(ProgressReportRow.unit_code, *(answer[name] for name in ANSWER_COLUMNS[1:])).join(
        ProgressReportRow, ProgressReportRow.id == answer.report_id
    )
    wanted = list(ids)
    some = (wanted[at : at + _AT_ONCE] for at in range(0, len(wanted), _AT_ONCE))
    return to_frame(
        row for part in some for row in connection.execute(asked.where(answer.report_id.in_(part)))
    )


def start_answers(connection: Connection, base: RoundRow, edition: Edition) -> pd.DataFrame:
    """The counting answers of the round that a plan starts from, as answers to `edition`."""
    counting = results_in(connection, as_round(base)).counting
    carried = carried_from(base, edition)
    return counting if carried is None else answers_as(counting, carried)


def carried_from(base: RoundRow, edition: Edition) -> Correspondence | None:
    """Which rows of the base's edition ask the same as this one's; None where it is the same edition."""
    before = edition_of(base.edition_text)
    return None if before == edition else correspondence(before, edition)


def state_of(
    connection: Connection,
    reports: Iterable[ProgressReport],
    start: pd.DataFrame,
    month: Month,
    codes: Collection[str],
) -> pd.DataFrame:
    """The answers of units as they stood at a month: of their reports, else of the start."""
    standing = standing_at(reports, month)
    said = answers_of_reports(connection, [standing[code].id for code in codes if code in standing])
    silent = start[start["unit"].isin([code for code in codes if code not in standing])]
    together = pd.concat([said, silent])[list(ANSWER_COLUMNS)]
    return to_frame(together.itertuples(index=False, name=None))
