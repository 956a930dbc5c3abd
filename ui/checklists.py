"""Checklists on their way out: made out to a unit of the round, alone or many in an archive."""

from collections.abc import Iterable, Sequence

from checklist.template import Templates, file_name
from checklist.wide import wide_form
from ui.archive import archive
from ui.rating import Rating


class Checklists:
    """The checklists of a round."""

    def __init__(self, rating: Rating) -> None:
        self._rating = rating
        self._templates = Templates(rating.edition, rating.units, rating.round.era, rating.round.name)

    def of(self, code: str, prefilled: bool = True) -> bytes:
        """One unit's checklist as the bytes of an .xlsx, with the figures it submitted last unless told not to."""
        mine = self._rating.answers_of(code)
        return self._templates.for_unit(code, mine if prefilled and len(mine) else None)

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
