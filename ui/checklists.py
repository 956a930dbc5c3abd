"""Checklists on their way out: made out to a unit of the round, alone or many in an archive."""

from collections.abc import Iterable, Sequence

from checklist.template import Templates, file_name
from checklist.wide import wide_form
from store import Right, State, answers_of
from ui.archive import archive
from ui.rating import Rating, latest
from ui.who import access, person


class Checklists:
    """The checklists of a round, as the reader may have them; made on the page, its files may be made outside of it."""

    def __init__(self, rating: Rating) -> None:
        self._rating, self._access = rating, access()
        who, era = person(), rating.round.era
        self._unfinished = {
            code: one.id
            for code, one in latest(rating).items()
            if one.state in (State.DRAFT, State.RETURNED) and who.may(Right.SUBMIT, era, code)
        }
        self._templates = Templates(rating.edition, rating.units, rating.round.era, rating.round.name)

    def of(self, code: str, prefilled: bool = True) -> bytes:
        """One unit's checklist as the bytes of an .xlsx, with the figures it gave last unless told not to.

        A draft and a returned checklist count nowhere, but they are what is to be worked on.
        """
        if prefilled and code in self._unfinished:
            mine = answers_of(self._access, self._unfinished[code])
        else:
            mine = self._rating.answers_of(code)
        return self._templates.for_unit(code, mine if prefilled and len(mine) else None)

    def fills_in(self, code: str) -> bool:
        """Whether there are figures to fill in."""
        return code in self._unfinished or code in self._rating.submissions

    def archive(self, codes: Iterable[str], prefilled: bool) -> bytes:
        """Several units' checklists as the bytes of a .zip."""
        return archive((file_name(code), self.of(code, prefilled)) for code in codes)

    def wide(self, district: str, codes: Sequence[str], prefilled: bool) -> bytes:
        """One form for the communes of a district as the bytes of an .xlsx."""
        rating = self._rating
        figures = rating.answers if prefilled else None
        return wide_form(
            rating.edition, rating.units, codes, rating.round.era, rating.round.name, figures, district
        )
