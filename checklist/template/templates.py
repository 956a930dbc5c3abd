"""The templates of an edition, one a zone: checklists made out to the units of an era."""

from typing import cast

import pandas as pd

from checklist.template.template import Template
from criteria import Edition
from criteria.levels import Zone


class Templates:
    """Makes checklists for any unit of `units` (a frame of `units.load_units`); a zone's template is built once."""

    def __init__(self, edition: Edition, units: pd.DataFrame, era: str, round_name: str = "") -> None:
        self._edition, self._units, self._era, self._round_name = edition, units, era, round_name
        self._built: dict[Zone, Template] = {}

    def for_unit(self, code: str, answers: pd.DataFrame | None = None) -> bytes:
        """Return one unit's checklist as the bytes of an .xlsx; `answers` as `Template.for_unit` takes them.

        Raises KeyError for a code that is not among the units.
        """
        unit = self._units.loc[code]
        zone = cast(Zone, unit["zone"])
        if zone not in self._built:
            self._built[zone] = Template(self._edition, zone, self._round_name)
        name, district = str(unit["name"]), str(unit["district_name"])
        return self._built[zone].for_unit(code, name, district, self._era, answers)
