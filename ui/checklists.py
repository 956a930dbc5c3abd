"""Checklists on their way out: made out to a unit of the round, alone or many in an archive."""

from collections.abc import Iterable, Sequence

from checklist.template import Template, file_name
from checklist.wide import wide_form
from ui.archive import archive
from ui.rating import Rating


class Checklists:
    """The checklists of a round; the template of each zone is built once."""

    def __init__(self, rating: Rating) -> None:
        self._rating, self._made = rating, dict[str, Template]()

    def of(self, code: str, prefilled: bool = True) -> bytes:
        """One unit's checklist as the bytes of an .xlsx, with the figures it submitted last unless told not to."""
        rating, row = self._rating, self._rating.units.loc[code]
        if row["zone"] not in self._made:
            self._made[row["zone"]] = Template(rating.edition, row["zone"], rating.round.name)
        mine = rating.answers_of(code)
        figures = mine if prefilled and len(mine) else None
        template = self._made[row["zone"]]
        return template.for_unit(code, row["name"], row["district_name"], rating.round.era, figures)

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
