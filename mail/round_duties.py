"""What waits for a district or for the province in each round: counts, and the first names."""

from collections.abc import Collection, Iterator
from datetime import date

from mail.contents import RoundDuty
from mail.links import DESK, PROGRESS, page_link
from mail.monthly import Monthly, monthly
from mail.said import count, day, days_left, line, names
from mail.unit_duties import SOON
from store import Access, Results, Right, Round, State, Status, latest_submissions, list_rounds, results
from store.appraisal.desk import with_province
from store.people.rights import has_districts
from units import sort_key
from wording.language import Lang


def round_duties(access: Access, lang: Lang, address: str, today: date) -> Iterator[RoundDuty]:
    """What waits in every round that is open or closed, the newest first."""
    for round_ in list_rounds(access):
        if round_.status in (Status.OPEN, Status.CLOSED) and today >= round_.opens_on:
            duty = _Round(access, round_, lang, address, today).duty()
            if duty is not None:
                yield duty


class _Round:
    """One round as the reader sees it: the units whose files they see, of the cohort."""

    def __init__(self, access: Access, round_: Round, lang: Lang, address: str, today: date) -> None:
        person = access.person()
        own = person.units(Right.SEE_FILES, round_.era)
        self._round, self._lang, self._address, self._today = round_, lang, address, today
        self._appraises = person.may(Right.APPRAISE)
        self._codes = [code for code in round_.cohort if own is None or code in own]
        self._state = {one.unit_code: one.state for one in latest_submissions(access, round_.id)}
        self._results: Results = results(access, round_.id)
        self._monthly: Monthly | None = monthly(access, round_, today)

    def duty(self) -> RoundDuty | None:
        """What waits; None where nothing does."""
        waiting, returned = self._in(self._waiting_here), self._in(State.RETURNED)
        with_districts = (
            self._in(State.SUBMITTED) if self._appraises and has_districts(self._round.era) else []
        )
        absent, silent, behind = self._absent(), self._silent(), self._behind()
        if not (waiting or returned or absent or silent or behind):
            return None
        lang, plan = self._lang, self._monthly
        month = plan.asked[-1] if plan and plan.asked else None
        deadline = self._round.deadline
        return RoundDuty(
            ky=line(self._round.name),
            minh_hoa=self._round.demonstration,
            han_nop=day(deadline),
            so_ngay_con=days_left(deadline, self._today),
            so_don_vi=str(len(self._codes)),
            so_da_nop=str(sum(code in self._results.submissions for code in self._codes)),
            so_cho=count(len(waiting), lang),
            cho=self._names(waiting),
            so_cho_huyen=count(len(with_districts), lang),
            so_tra_lai=count(len(returned), lang),
            tra_lai=self._names(returned),
            so_chua_nop=count(len(absent), lang),
            chua_nop=self._names(absent),
            thang=month.name.say(lang) if month else "",
            han_thang=day(plan.plan.due(month)) if plan and month else "",
            so_chua_bao_cao=count(len(silent), lang),
            chua_bao_cao=self._names(silent),
            so_cham=count(len(behind), lang),
            cham=self._names(behind),
            dia_chi_xu_ly=page_link(self._address, DESK, lang, self._round.id),
            dia_chi_tien_do=page_link(self._address, PROGRESS, lang, self._round.id),
        )

    @property
    def _waiting_here(self) -> State:
        """The state in which a checklist waits for the reader."""
        return with_province(self._round.era) if self._appraises else State.SUBMITTED

    def _in(self, state: State) -> list[str]:
        return [code for code, one in self._state.items() if one is state]

    def _absent(self) -> list[str]:
        """Those that handed in nothing at all, once the deadline is near; a returned checklist is told by itself."""
        deadline = self._round.deadline
        near = deadline is None or deadline <= self._today + SOON
        if self._round.status is not Status.OPEN or not near:
            return []
        return [code for code in self._codes if self._state.get(code, State.DRAFT) is State.DRAFT]

    def _silent(self) -> list[str]:
        return self._monthly.silent(self._codes) if self._monthly else []

    def _behind(self) -> list[str]:
        return list(self._monthly.behind(self._codes)) if self._monthly else []

    def _names(self, codes: Collection[str]) -> str:
        """Their names; to a district without its own name behind each."""
        found = self._results
        told = found.labels if self._appraises else dict(found.units["name"])
        return names(sorted((told[code] for code in codes), key=sort_key), self._lang)
