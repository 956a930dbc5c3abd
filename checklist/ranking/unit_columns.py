"""The columns that say which unit a row is about; several sheets begin with them."""

from collections.abc import Sequence

from checklist.ranking.pens import CODE, COUNT, TEXT, WORD
from checklist.ranking.request import Request
from checklist.ranking.tables import Column, plain
from criteria.words import ZONES
from scoring.ranking import Ints
from wording.language import Text

RANK = Text(vi="Hạng", en="Rank")
UNIT_CODE = Text(vi="Mã đơn vị", en="Code")
UNIT = Text(vi="Đơn vị", en="Unit")
KIND = Text(vi="Loại", en="Kind")
DISTRICT = Text(vi="Huyện", en="District")
ZONE = Text(vi="Vùng", en="Zone")


def unit_columns(
    request: Request,
    rows: Ints | None = None,
    names: Sequence[Text] = (UNIT_CODE, UNIT, DISTRICT),
) -> list[Column]:
    """Return the rank and the named columns, for each unit in rank order or for the units at `rows`.

    There is no column of districts where no unit lies in one.
    """
    units = request.scores.units if rows is None else request.scores.units.iloc[rows]
    columns = {
        UNIT_CODE: (9, list(units.index), CODE),
        UNIT: (25, units["name"].tolist(), TEXT),
        KIND: (10, units["kind"].tolist(), TEXT),
        DISTRICT: (23, units["district_name"].tolist(), TEXT),
        ZONE: (11, [request.say(ZONES[zone]) for zone in units["zone"]], WORD),
    }
    named = (name for name in names if name is not DISTRICT or request.has_districts)
    chosen = [Column(request.say(name), *columns[name]) for name in named]
    return [Column(request.say(RANK), 7, plain(units["rank"]), COUNT), *chosen]
