"""The shapes of what is given: frozen models with closed keys, whose JSON Schema is the published description.

Fields that mean the same as in `results.json` have the same names.
"""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from criteria.catalogue import Provenance
from criteria.levels import Zone
from wording.language import Text

OutcomeKey = Literal["passed", "failed", "missing", "not_applicable", "unscored"]


def _told(vi: str, en: str) -> Any:
    """A field with its description in both languages."""
    return Field(description=f"{vi} / {en}")


class Open(BaseModel):
    """What all models here share."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class RoundHead(Open):
    """A published round, as it stands in the list."""

    id: int
    name: str
    era: str = _told("Thời kỳ của danh mục đơn vị hành chính", "Era of the list of administrative units")
    edition: str = _told("Mã phiên bản bộ tiêu chí", "Id of the edition of the criteria")
    edition_title: Text
    provenance: Provenance = _told(
        "Nguồn của bộ tiêu chí: văn bản chính thức, nguồn đã đưa tin, hoặc đề xuất",
        "Where the edition comes from: an official text, a report, or a proposal",
    )
    notice: Text = _told("Lưu ý phải đọc cùng số liệu", "What must be read together with the figures")
    demonstration: bool = _told(
        "true: số liệu minh họa, mọi con số đều không có thật", "true: every figure is invented"
    )
    published_at: datetime
    sha256: str = _told("Mã băm của kết quả đã công bố", "Hash of the published results")


class UnitName(Open):
    """A unit by code and name."""

    code: str
    name: str


class VerdictName(Open):
    """A verdict that units can have."""

    id: str
    name: Text


class RoundDetail(RoundHead):
    """A published round."""

    scale: float = _told("Thang điểm", "The scale of the score")
    verdicts: list[VerdictName]
    units: int = _told("Số đơn vị có kết quả", "How many units have results")
    absent: list[UnitName] = _told(
        "Đơn vị được giao nhưng không nộp phiếu", "Assigned units that handed in no checklist"
    )


class Unit(Open):
    """The results of one unit, as appraised; ranks are always those among all units of the round."""

    code: str
    name: str
    kind: str
    district_code: str
    district_name: str
    zone: Zone
    in_cohort: bool = _told("Thuộc danh sách giao chỉ tiêu của kỳ", "Is one of the units assigned")
    rank: int
    rank_in_district: int | None
    rank_in_zone: int | None
    points: float
    applicable_max: float = _told("Tổng điểm tối đa của các chỉ tiêu áp dụng", "Most points of what applies")
    bonus: float = _told("Điểm thưởng trừ điểm phạt", "Bonuses less penalties")
    score: float | None = _told(
        "points / applicable_max × scale + bonus", "points / applicable_max × scale + bonus"
    )
    completeness: float = _told(
        "Tỷ lệ chỉ tiêu áp dụng đã có số liệu, từ 0 đến 1", "Share answered, from 0 to 1"
    )
    passed: int
    failed: int
    missing: int = _told(
        "Chưa có số liệu: không phải là 0, không phải là chưa đạt", "No data: neither zero nor a fail"
    )
    applicable: int
    verdict: str
    grade: str | None


class GroupTotals(Open):
    """One group of indicators of one unit, added up from its indicators."""

    points: float
    applicable_max: float
    passed: int
    applicable: int


class IndicatorResult(Open):
    """One indicator of one unit."""

    id: str
    value: float | None = _told(
        "Tỷ lệ là số từ 0 đến 1; null: không có", "A ratio is from 0 to 1; null: none"
    )
    outcome: OutcomeKey
    points: float | None = _told("null: không có điểm, khác với 0 điểm", "null: no points, which is not zero")
    max: float


class UnitDetail(Unit):
    """The results of one unit with its groups (by id) and indicators."""

    round: int
    demonstration: bool
    groups: dict[str, GroupTotals]
    indicators: list[IndicatorResult]


class RoundList(Open):
    """The published rounds, the newest first."""

    rounds: list[RoundHead]


class UnitPage(Open):
    """One page of the units of a round, in rank order."""

    round: int
    demonstration: bool
    page: int
    per_page: int
    pages: int
    total: int = _told("Số đơn vị sau khi lọc", "How many units there are after filtering")
    units: list[Unit]


class OpenThreshold(Open):
    """What must be reached, by zone."""

    lowland: float
    mountain: float
    provenance: Provenance
    source: Text


class OpenIndicator(Open):
    """An indicator of an edition."""

    id: str
    group: str
    name: Text
    points: float
    mandatory: bool
    counts: str = _told(
        "base: tính vào thang điểm; bonus, penalty: ngoài thang", "base, or outside the scale"
    )
    scored: Text = _told("Cách tính điểm", "How it is scored")
    threshold: OpenThreshold | None


class GradeName(Open):
    """A grade and the score it begins at."""

    id: str
    name: Text
    from_score: float


class OpenEdition(Open):
    """The edition as it was frozen with the round."""

    id: str
    title: Text
    notice: Text
    provenance: Provenance
    source: Text
    scale: float
    groups: list[VerdictName]
    indicators: list[OpenIndicator]
    verdicts: list[VerdictName]
    grades: list[GradeName]
    sha256: str = _told("Mã băm của văn bản YAML dưới đây", "Hash of the YAML text below")
    yaml: str = _told("Toàn văn bộ tiêu chí như khi công bố", "The whole edition as it was published")


class OpenProblem(Open):
    """One thing that is wrong with a request, in words, and what to do."""

    code: str
    parameter: str | None
    message: Text
    remedy: Text


class Refusal(Open):
    """Why there is no answer (RFC 9457, `application/problem+json`)."""

    title: str
    status: int
    problems: list[OpenProblem]
