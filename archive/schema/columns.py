"""What columns of several tables share: how one is written down, units of measure, and the columns that name a row."""

import pyarrow as pa

from archive.described import NO_UNIT, Column
from wording.language import Text

TEXT, YES_NO, WHOLE, NUMBER, DAY = pa.string(), pa.bool_(), pa.int32(), pa.float64(), pa.date32()
MOMENT = pa.timestamp("us")
IN_POINTS = Text(vi="điểm", en="points")
SHARE = Text(vi="từ 0 đến 1", en="from 0 to 1")
IN_INDICATORS = Text(vi="chỉ tiêu", en="indicators")
IN_UNITS = Text(vi="đơn vị", en="units")
AS_ASKED = Text(vi="theo chỉ tiêu; tỷ lệ từ 0 đến 1", en="the indicator's; a ratio is from 0 to 1")


def column(
    name: str, type: pa.DataType, vi: str, en: str, unit: Text | None = None, *, nullable: bool = False
) -> Column:
    """A column with its meaning in both languages."""
    return Column(name, type, Text(vi=vi, en=en), unit or NO_UNIT, nullable)


OF_THE_ROUND = (
    column(
        "province_code",
        TEXT,
        "Mã tỉnh, là chữ để giữ số 0 ở đầu",
        "Code of the province, a text: a leading zero stays",
    ),
    column("round_id", WHOLE, "Số của kỳ trong tỉnh ấy", "Number of the round in that province"),
    column(
        "demonstration",
        YES_NO,
        "true: số liệu minh họa, mọi con số đều không có thật",
        "true: every figure is invented",
    ),
)
"""First in every row: a file that travels alone still says what it is of."""
CODE = column("code", TEXT, "Mã đơn vị, trong thời kỳ của kỳ", "Code of the unit, in the round's era")
INDICATOR = column(
    "indicator", TEXT, "Mã chỉ tiêu, trong phiên bản của kỳ", "Id of the indicator, in the round's edition"
)
