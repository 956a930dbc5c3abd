"""Where the open data are, and whether they are."""

import os

from wording.language import Text

ROOT = "/open-data"
VERSION = "/v1"
"""Another one only when an address or a field that programs rely on has to change."""
SWITCH = "XASO_OPEN_DATA"
"""Environment variable: `off` closes the open data; without it they are open."""


def is_on() -> bool:
    """Whether this server gives open data."""
    return os.environ.get(SWITCH, "").strip().lower() != "off"


def root_below(base: str) -> str:
    """The root of the open data on a server that serves at the path `base` ("" for all of it)."""
    return "/".join(["", *filter(None, base.split("/"))]) + ROOT


def addresses_of(round_id: int, base: str = "") -> dict[str, Text]:
    """The addresses of a published round on a server that serves at `base`, each with what is there."""
    root = root_below(base) + VERSION
    here = f"{root}/rounds/{round_id}"
    return {
        here: Text(vi="Thông tin kỳ (JSON)", en="The round (JSON)"),
        f"{here}/units": Text(vi="Kết quả các đơn vị, từng trang (JSON)", en="Units, page by page (JSON)"),
        f"{here}/units.csv": Text(vi="Kết quả các đơn vị (CSV)", en="Units (CSV)"),
        f"{here}/indicators.csv": Text(
            vi="Từng chỉ tiêu của từng đơn vị (CSV)", en="Unit by indicator (CSV)"
        ),
        f"{here}/edition": Text(vi="Bộ tiêu chí của kỳ (JSON)", en="The round's edition (JSON)"),
        f"{root}/openapi.json": Text(vi="Mô tả OpenAPI", en="OpenAPI description"),
    }
