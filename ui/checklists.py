"""Checklists on their way out: made out to a unit of the round, alone or many in an archive."""

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.progress.months import Month
from checklist.template import Templates, file_name
from checklist.wide import wide_form
from store import Right, State, answers_of, progress_state
from ui.archive import archive
from ui.monthly_progress import latest_reports, round_name_of
from ui.rating import Rating, latest
from ui.who import access, person


class Checklists:
    """The checklists of a round, as the reader may have them; made on the page, its files may be made outside of it.

    With a `month` they are those of its monthly report: filled in with how the unit stands by then.
    """

    def __init__(self, rating: Rating, month: Month | None = None) -> None:
        self._rating, self._access, self._month = rating, access(), month
        self._unfinished = {} if month else _unfinished(rating)
        self._reported = latest_reports(rating)
        name = round_name_of(rating, month)
        self._round_name = name
        self._templates = Templates(rating.edition, rating.units, rating.round.era, name)

    def of(self, code: str, prefilled: bool = True) -> bytes:
        """One unit's checklist as the bytes of an .xlsx, with the figures it gave last unless told not to."""
        return self._made(code, self._figures([code]) if prefilled else None)

    def fills_in(self, code: str) -> bool:
        """Whether there are figures to fill in."""
        return code in self._unfinished or code in self._rating.submissions or code in self._reported

    def archive(self, codes: Sequence[str], prefilled: bool) -> bytes:
        """Several units' checklists as the bytes of a .zip."""
        figures = self._figures(codes) if prefilled else None
        return archive((file_name(code), self._made(code, figures)) for code in codes)

    def wide(self, district: str, codes: Sequence[str], prefilled: bool) -> bytes:
        """One form for the communes of a district as the bytes of an .xlsx."""
        rating, figures = self._rating, self._figures(codes) if prefilled else None
        return wide_form(
            rating.edition, rating.units, codes, rating.round.era, self._round_name, figures, district
        )

    def _made(self, code: str, figures: pd.DataFrame | None) -> bytes:
        mine = None if figures is None else figures[figures["unit"] == code]
        return self._templates.for_unit(code, mine if mine is not None and len(mine) else None)

    def _figures(self, codes: Iterable[str]) -> pd.DataFrame:
        """What the units said last, as a long frame of answers.

        A draft and a returned checklist count nowhere, but they are what is to be worked on. Else the newest counts:
        what was submitted in the round, or a monthly report that came after it.
        """
        codes, rating = list(codes), self._rating
        if self._month:
            return progress_state(self._access, rating.round.id, self._month, codes)
        open_ones = [code for code in codes if code in self._unfinished]
        by_month: dict[Month, list[str]] = {}
        for code in (code for code in codes if code in self._reported and code not in self._unfinished):
            submitted, report = rating.submissions.get(code), self._reported[code]
            if submitted is None or report.at > submitted.accepted_at:
                by_month.setdefault(report.month, []).append(code)
        later = {code for found in by_month.values() for code in found}
        settled = [code for code in codes if code not in self._unfinished and code not in later]
        return pd.concat(
            [
                rating.counting[rating.counting["unit"].isin(settled)],
                *(answers_of(self._access, self._unfinished[code]) for code in open_ones),
                *(
                    progress_state(self._access, rating.round.id, month, found)
                    for month, found in by_month.items()
                ),
            ],
            ignore_index=True,
        )


def _unfinished(rating: Rating) -> dict[str, int]:
    """The drafts and returned checklists that the reader may go on with: submission ids by unit."""
    who, era = person(), rating.round.era
    return {
        code: one.id
        for code, one in latest(rating).items()
        if one.state in (State.DRAFT, State.RETURNED) and who.may(Right.SUBMIT, era, code)
    }
