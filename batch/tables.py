"""The tables that go in and out, column by column: name, type, meaning. What is written carries the meaning with it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pyarrow as pa

from criteria import Edition
from wording.language import Text


class Column(NamedTuple):
    """One column of a table; `nullable` where a blank is a statement of its own."""

    name: str
    type: pa.DataType
    meaning: Text
    nullable: bool = False


_TEXT, _NUMBER, _COUNT, _MARK = pa.string(), pa.float64(), pa.int64(), pa.bool_()

ANSWERS = (
    Column("month", _TEXT, Text(vi="tháng, viết như 2022-07", en="the month, written like 2022-07")),
    Column("unit", _TEXT, Text(vi="mã đơn vị", en="the unit's code")),
    Column(
        "slot", _TEXT, Text(vi="mã chỉ tiêu hoặc mã phần, như CQS.10.a", en="an indicator or a part of one")
    ),
    Column("numerator", _NUMBER, Text(vi="tử số của tỷ lệ", en="the numerator of a ratio"), nullable=True),
    Column(
        "denominator", _NUMBER, Text(vi="mẫu số của tỷ lệ", en="the denominator of a ratio"), nullable=True
    ),
    Column(
        "value",
        _NUMBER,
        Text(
            vi="giá trị: số lượng, số đo, 1 hoặc 0 (Có, Không), hoặc tỷ lệ từ 0 đến 1",
            en="a count, a number, 1 or 0 (yes, no), or a bare share from 0 to 1",
        ),
        nullable=True,
    ),
    Column(
        "choice", _TEXT, Text(vi="mã phương án được chọn", en="the id of the chosen option"), nullable=True
    ),
    Column("not_applicable", _MARK, Text(vi="không áp dụng", en="marked as not applicable")),
    Column("evidence", _MARK, Text(vi="có tài liệu kiểm chứng", en="evidence is named")),
)
"""One row a month, unit and slot that was answered. Rows may stand in any order, in one file or many."""

UNITS = (
    Column("code", _TEXT, Text(vi="mã đơn vị", en="the unit's code")),
    Column("name", _TEXT, Text(vi="tên đơn vị", en="its name")),
    Column("kind", _TEXT, Text(vi="xã, phường, thị trấn", en="its kind")),
    Column(
        "district_code", _TEXT, Text(vi="mã huyện, trống nếu không có", en="its district, blank for none")
    ),
    Column("district_name", _TEXT, Text(vi="tên huyện", en="the district's name")),
    Column("zone", _TEXT, Text(vi="lowland (đồng bằng) hoặc mountain (miền núi)", en="lowland or mountain")),
)
"""A list of units, where those of an era are not the ones that answered."""

RANKS = (
    Column("rank", _COUNT, Text(vi="thứ hạng", en="rank")),
    Column(
        "rank_in_district", _COUNT, Text(vi="thứ hạng trong huyện", en="rank in the district"), nullable=True
    ),
    Column("rank_in_zone", _COUNT, Text(vi="thứ hạng trong vùng", en="rank in the zone")),
)

_FIGURES = (
    Column("points", _NUMBER, Text(vi="điểm", en="points")),
    Column("applicable_max", _NUMBER, Text(vi="điểm tối đa áp dụng", en="the most that applies")),
    Column("bonus", _NUMBER, Text(vi="điểm cộng trừ điểm trừ", en="bonuses less penalties")),
    Column("score", _NUMBER, Text(vi="tổng điểm theo thang", en="the score on the scale"), nullable=True),
    Column("completeness", _NUMBER, Text(vi="tỷ lệ chỉ tiêu đã có số liệu", en="the share answered, 0 to 1")),
    Column("passed", _COUNT, Text(vi="số chỉ tiêu đạt", en="indicators passed")),
    Column("failed", _COUNT, Text(vi="số chỉ tiêu chưa đạt", en="indicators not passed")),
    Column("missing", _COUNT, Text(vi="số chỉ tiêu chưa có số liệu", en="indicators without data")),
    Column("applicable", _COUNT, Text(vi="số chỉ tiêu áp dụng", en="indicators that apply")),
)

_OF_GROUP = (
    Column("points", _NUMBER, Text(vi="điểm của nhóm", en="points of the group")),
    Column(
        "applicable_max", _NUMBER, Text(vi="điểm tối đa áp dụng của nhóm", en="the most of it that applies")
    ),
    Column("passed", _COUNT, Text(vi="số chỉ tiêu đạt của nhóm", en="indicators of the group passed")),
    Column("applicable", _COUNT, Text(vi="số chỉ tiêu áp dụng của nhóm", en="indicators of it that apply")),
)

MEDIANS_OF = tuple(column.name for column in _FIGURES)
"""The figures whose medians are taken."""


def totals_columns(edition: Edition) -> tuple[Column, ...]:
    """The table of totals: one row a month and unit that answered anything, by month, then in rank order."""
    return (
        ANSWERS[0],
        *UNITS,
        Column("in_cohort", _MARK, Text(vi="thuộc danh sách giao chỉ tiêu", en="of the cohort")),
        *RANKS,
        *_FIGURES,
        Column("verdict", _TEXT, Text(vi="mã kết luận", en="the verdict's id")),
        Column(
            "grade",
            _TEXT,
            Text(vi="mã xếp loại, trống nếu thiếu số liệu", en="the grade's id"),
            nullable=True,
        ),
        *(c._replace(name=f"{group.id}.{c.name}") for group in edition.groups for c in _OF_GROUP),
    )


def medians_columns(edition: Edition) -> tuple[Column, ...]:
    """The table of medians: one row a month, over the units of the cohort that answered anything."""
    shares = Text(vi="trung vị tỷ lệ điểm của nhóm", en="median share of the group's points")
    return (
        ANSWERS[0],
        Column(
            "units",
            _COUNT,
            Text(vi="số đơn vị của danh sách có số liệu", en="units of the cohort that answered"),
        ),
        *(c._replace(type=_NUMBER, nullable=True) for c in _FIGURES),
        *(Column(f"{group.id}.share", _NUMBER, shares, nullable=True) for group in edition.groups),
    )


def schema(columns: Iterable[Column], edition: Edition | None = None) -> pa.Schema:
    """The Arrow schema, each field with its meaning; of a result also the edition's id."""
    fields = [pa.field(c.name, c.type, c.nullable, {"vi": c.meaning.vi, "en": c.meaning.en}) for c in columns]
    return pa.schema(fields, {"edition": edition.id} if edition else None)


def names(columns: Sequence[Column]) -> list[str]:
    """The columns' names."""
    return [column.name for column in columns]
