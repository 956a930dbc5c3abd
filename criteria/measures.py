"""Measures: what an indicator of a district edition takes from the results of the district's communes.

The set is closed: a measure is named in an edition by its code, and computed in `analysis.districts.measures`.
"""

from dataclasses import dataclass
from enum import StrEnum

from wording.language import Text


class Measure(StrEnum):
    """A figure of one district; "assigned" are the communes of the round's cohort, "answered" what has data."""

    SUBMITTED = "submitted_of_assigned"
    COMPLETED = "completed_of_assigned"
    NEARLY = "nearly_or_better_of_assigned"
    LACKING = "lacking_data_of_assigned"
    PASSED = "passed_of_answered"
    MANDATORY = "mandatory_of_answered"
    EVIDENCE = "evidence_of_answers"
    MEDIAN = "median_score"
    LOWEST = "lowest_score"
    GOVERNMENT = "group_share_median.CQS"
    ECONOMY = "group_share_median.KTS"
    SOCIETY = "group_share_median.XHS"
    INFRASTRUCTURE = "group_share_median.HTS"

    @property
    def group(self) -> str:
        """The group of the communes' edition that it is about, "" for one about the whole."""
        return self.partition(".")[2]

    @property
    def input(self) -> str:
        """The type of the input that takes it."""
        return "number" if self in (Measure.MEDIAN, Measure.LOWEST) else "ratio"

    @property
    def words(self) -> "MeasureWords":
        """What people are told of it."""
        return _WORDS[self]


@dataclass(frozen=True)
class MeasureWords:
    """`name` is short, for lists to choose from; `says` is what exactly is taken."""

    name: Text
    says: Text


SCALE = 1000.0
"""Scores of communes are taken on this scale, whatever that of their edition."""


def _group(name: Text) -> MeasureWords:
    return MeasureWords(
        Text(vi=f"Nhóm {name.vi}", en=f"Group {name.en}"),
        Text(
            vi=f"trung vị phần điểm nhóm {name.vi} của các xã được giao đã đủ số liệu",
            en=f"the median share of the points of {name.en} among the assigned communes with complete data",
        ),
    )


_WORDS: dict[Measure, MeasureWords] = {
    Measure.SUBMITTED: MeasureWords(
        Text(vi="Đã nộp phiếu", en="Submitted"),
        Text(vi="số xã đã nộp phiếu trên số xã được giao", en="communes that submitted, of those assigned"),
    ),
    Measure.COMPLETED: MeasureWords(
        Text(vi="Hoàn thành", en="Completed"),
        Text(vi="số xã hoàn thành trên số xã được giao", en="communes that completed, of those assigned"),
    ),
    Measure.NEARLY: MeasureWords(
        Text(vi="Cơ bản trở lên", en="Nearly or better"),
        Text(
            vi="số xã cơ bản hoàn thành hoặc hoàn thành trên số xã được giao",
            en="communes that completed or nearly did, of those assigned",
        ),
    ),
    Measure.LACKING: MeasureWords(
        Text(vi="Chưa đủ số liệu", en="Lacking data"),
        Text(
            vi="số xã chưa đủ số liệu, kể cả chưa nộp phiếu, trên số xã được giao",
            en="communes whose data are not complete or that did not submit, of those assigned",
        ),
    ),
    Measure.PASSED: MeasureWords(
        Text(vi="Chỉ tiêu đạt", en="Passed"),
        Text(
            vi="số lượt chỉ tiêu đạt trên số lượt chỉ tiêu đã có số liệu của các xã được giao",
            en="indicators passed, of those with data, over all assigned communes",
        ),
    ),
    Measure.MANDATORY: MeasureWords(
        Text(vi="Bắt buộc đạt", en="Mandatory passed"),
        Text(
            vi="số lượt chỉ tiêu bắt buộc đạt trên số lượt đã có số liệu của các xã được giao",
            en="mandatory indicators passed, of those with data, over all assigned communes",
        ),
    ),
    Measure.EVIDENCE: MeasureWords(
        Text(vi="Có kiểm chứng", en="With evidence"),
        Text(
            vi="số lượt chỉ tiêu có ghi tài liệu kiểm chứng trên số lượt đã có số liệu của các xã được giao",
            en="indicators with evidence, of those with data, over all assigned communes",
        ),
    ),
    Measure.MEDIAN: MeasureWords(
        Text(vi="Điểm trung vị", en="Median score"),
        Text(
            vi="trung vị tổng điểm, quy về thang 1.000, của các xã được giao đã đủ số liệu",
            en="the median score, on a scale of 1,000, of the assigned communes with complete data",
        ),
    ),
    Measure.LOWEST: MeasureWords(
        Text(vi="Điểm thấp nhất", en="Lowest score"),
        Text(
            vi="tổng điểm thấp nhất, quy về thang 1.000, trong các xã được giao đã đủ số liệu",
            en="the lowest score, on a scale of 1,000, of the assigned communes with complete data",
        ),
    ),
    Measure.GOVERNMENT: _group(Text(vi="Chính quyền số", en="Digital government")),
    Measure.ECONOMY: _group(Text(vi="Kinh tế số", en="Digital economy")),
    Measure.SOCIETY: _group(Text(vi="Xã hội số", en="Digital society")),
    Measure.INFRASTRUCTURE: _group(Text(vi="Hạ tầng số", en="Digital infrastructure")),
}
