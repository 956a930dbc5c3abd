"""What came out: totals of each unit, its groups, and every indicator of every unit."""

from archive.described import Column, Table
from archive.schema.columns import (
    AS_ASKED,
    CODE,
    IN_INDICATORS,
    IN_POINTS,
    INDICATOR,
    NUMBER,
    OF_THE_ROUND,
    SHARE,
    TEXT,
    WHOLE,
    column,
)
from opendata.models import GroupTotals
from wording.language import Text

_RANK = (
    column("rank", WHOLE, "Thứ hạng trong tỉnh", "Rank in the province"),
    column("rank_in_district", WHOLE, "Thứ hạng trong huyện", "Rank in the district", nullable=True),
    column("rank_in_zone", WHOLE, "Thứ hạng trong vùng", "Rank in the zone", nullable=True),
)
_TOTALS = (
    column("points", NUMBER, "Tổng điểm các chỉ tiêu áp dụng", "Points of what applies", IN_POINTS),
    column(
        "applicable_max",
        NUMBER,
        "Điểm tối đa của các chỉ tiêu áp dụng",
        "Most points of what applies",
        IN_POINTS,
    ),
    column("bonus", NUMBER, "Điểm thưởng trừ điểm phạt", "Bonuses less penalties", IN_POINTS),
    column(
        "score",
        NUMBER,
        "Điểm quy về thang: points / applicable_max × scale + bonus",
        "Score: points / applicable_max × scale + bonus",
        IN_POINTS,
        nullable=True,
    ),
    column("completeness", NUMBER, "Phần chỉ tiêu áp dụng đã có số liệu", "Share answered", SHARE),
    column("passed", WHOLE, "Số chỉ tiêu đạt", "Indicators passed", IN_INDICATORS),
    column("failed", WHOLE, "Số chỉ tiêu chưa đạt", "Indicators failed", IN_INDICATORS),
    column(
        "missing",
        WHOLE,
        "Số chỉ tiêu chưa có số liệu: không phải 0, không phải chưa đạt",
        "Indicators without data: neither zero nor failed",
        IN_INDICATORS,
    ),
    column("applicable", WHOLE, "Số chỉ tiêu áp dụng", "Indicators that apply", IN_INDICATORS),
    column("verdict", TEXT, "Mã kết luận của bộ tiêu chí", "Id of the verdict, the edition's"),
    column("verdict_name", TEXT, "Kết luận", "The verdict in Vietnamese"),
    column(
        "verdict_tone",
        TEXT,
        "Kết luận so được giữa các bộ tiêu chí: good hoàn thành, near cơ bản, bad chưa, unknown chưa đủ số liệu",
        "The verdict across editions: good, near, bad, unknown",
    ),
    column("grade", TEXT, "Xếp loại; trống: chưa xếp", "The grade in Vietnamese; empty: none", nullable=True),
)
_COUNTED = tuple(one for one in _TOTALS if one.name in GroupTotals.model_fields)


def _self_assessed(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The same columns as the units themselves had it, before any appraisal."""
    return tuple(
        Column(
            f"self_{one.name}",
            one.type,
            Text(vi=f"Tự đánh giá: {one.meaning.vi}", en=f"Self-assessed: {one.meaning.en}"),
            one.unit,
            one.nullable,
        )
        for one in columns
    )


RESULTS = Table(
    "results",
    Text(
        vi="Kết quả của từng đơn vị, theo thứ hạng; cột self_ là tự đánh giá, các cột khác là sau thẩm định",
        en="The results of each unit, in rank order; columns self_ are self-assessed, the others count",
    ),
    (*OF_THE_ROUND, CODE, *_RANK, *_TOTALS, *_self_assessed((*_RANK, *_TOTALS))),
)

GROUPS = Table(
    "groups",
    Text(vi="Từng nhóm chỉ tiêu của từng đơn vị", en="Each group of indicators of each unit"),
    (
        *OF_THE_ROUND,
        CODE,
        column("group_id", TEXT, "Mã nhóm chỉ tiêu", "Id of the group"),
        column("group_name", TEXT, "Tên nhóm", "Name of the group"),
        *_COUNTED,
        *_self_assessed(_COUNTED),
    ),
)

_CELL = (
    column("value", NUMBER, "Giá trị; trống: không có", "Value; empty: none", AS_ASKED, nullable=True),
    column(
        "outcome",
        TEXT,
        "passed đạt, failed chưa đạt, missing chưa có số liệu, not_applicable không áp dụng, unscored không tính điểm",
        "passed, failed, missing, not_applicable, unscored",
    ),
    column(
        "points",
        NUMBER,
        "Điểm; trống: không có điểm, khác 0",
        "Points; empty: none, not zero",
        IN_POINTS,
        nullable=True,
    ),
)
CELLS = Table(
    "cells",
    Text(
        vi="Từng chỉ tiêu của từng đơn vị: đơn vị theo thứ hạng, chỉ tiêu theo bộ tiêu chí; cột self_ là tự đánh giá",
        en="Unit by indicator: units in rank order, indicators in the edition's; columns self_ are self-assessed",
    ),
    (*OF_THE_ROUND, CODE, INDICATOR, *_CELL, *_self_assessed(_CELL)),
)
