"""What a commune's officer still has to do: for each own unit, in each round that still takes something from it."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from mail.contents import MonthDue, UnitDuty
from mail.links import PROGRESS, SUBMIT, page_link
from mail.monthly import Monthly, monthly
from mail.said import count, day, days_left, line
from scoring import Outcome, Scores
from store import (
    Access,
    Results,
    Right,
    Round,
    State,
    Status,
    Submission,
    answers_of,
    extensions,
    latest_submissions,
    list_rounds,
    preview,
    results,
)
from store.submissions.states import REPLACEABLE
from wording.language import Lang

SOON = timedelta(days=30)
"""That nothing was handed in is told so many days before the deadline, and wherever there is none."""
_CODES = 12


def unit_duties(access: Access, lang: Lang, address: str, today: date) -> Iterator[UnitDuty]:
    """The duties of all own units, the newest round first."""
    person = access.person()
    for round_ in list_rounds(access):
        own = person.units(Right.SUBMIT, round_.era)
        codes = [code for code in round_.cohort if own is None or code in own]
        if codes and round_.status in (Status.OPEN, Status.CLOSED) and today >= round_.opens_on:
            about = _Round(access, round_, lang, address, today)
            yield from filter(None, (about.duty(code) for code in codes))


class _Round:
    """One round as the officer sees it."""

    def __init__(self, access: Access, round_: Round, lang: Lang, address: str, today: date) -> None:
        self._access, self._round, self._lang, self._today = access, round_, lang, today
        self._results: Results = results(access, round_.id)
        self._latest: Mapping[str, Submission] = {
            one.unit_code: one for one in latest_submissions(access, round_.id)
        }
        self._later = {code: one.until for code, one in extensions(access, round_.id).items()}
        self._monthly: Monthly | None = monthly(access, round_, today)
        self._links = [page_link(address, page, lang, round_.id) for page in (SUBMIT, PROGRESS)]

    def duty(self, code: str) -> UnitDuty | None:
        """What one unit still has to do; None where there is nothing."""
        until, latest = self._until(code), self._latest.get(code)
        state = latest.state if latest and self._takes(until) else None
        absent = latest is None and self._takes(until) and (until is None or until <= self._today + SOON)
        lacking = self._lacking(code, latest) if state in (State.DRAFT, *REPLACEABLE) and latest else []
        owed, behind = self._owed(code), self._behind(code)
        if not (absent or state in (State.DRAFT, State.RETURNED) or lacking or owed or behind):
            return None
        return UnitDuty(
            don_vi=line(self._results.labels[code]),
            ky=line(self._round.name),
            minh_hoa=self._round.demonstration,
            han_nop=day(until),
            so_ngay_con=days_left(until, self._today),
            chua_nop=absent,
            ban_nhap=state is State.DRAFT,
            bi_tra_lai=state is State.RETURNED,
            ly_do=line(latest.reason) if latest and state is State.RETURNED else "",
            so_con_thieu=count(len(lacking), self._lang),
            con_thieu=", ".join(lacking[:_CODES]) + ("…" if len(lacking) > _CODES else ""),
            bao_cao_thang=owed,
            so_cham=count(behind, self._lang),
            dia_chi_nop=self._links[0],
            dia_chi_tien_do=self._links[1],
        )

    def _until(self, code: str) -> date | None:
        """The last day for this unit: the round's, or a later one that the province gave it."""
        later, deadline = self._later.get(code), self._round.deadline
        if self._round.status is Status.CLOSED:
            return later
        return max(later, deadline) if later and deadline else deadline

    def _takes(self, until: date | None) -> bool:
        """Whether the unit may still hand in."""
        if until is None:
            return self._round.status is Status.OPEN
        return self._today <= until

    def _lacking(self, code: str, latest: Submission) -> list[str]:
        """The indicators without figures in what lies there: a draft is scored for it, as nothing counts of it yet."""
        if latest.state is State.RETURNED:
            return []
        scores: Scores = self._results.scores
        if latest.state is State.DRAFT:
            scores = preview(self._access, self._round.id, {code: answers_of(self._access, latest.id)})
        if code not in scores.units.index:
            return []
        row = scores.outcome.loc[code]
        return [str(indicator) for indicator in row.index[row.to_numpy() == Outcome.MISSING]]

    def _owed(self, code: str) -> tuple[MonthDue, ...]:
        reports = self._monthly
        if reports is None:
            return ()
        return tuple(
            MonthDue(
                thang=month.name.say(self._lang),
                han=day(reports.plan.due(month)),
                so_ngay_tre=count(reports.plan.days_late(month, self._today), self._lang),
            )
            for month in reports.owed(code)
        )

    def _behind(self, code: str) -> int:
        return self._monthly.behind({code}).get(code, 0) if self._monthly else 0
