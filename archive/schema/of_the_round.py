"""What a round is: its head, its units, what they were before, and the edition that it asked."""

from archive.described import Table
from archive.schema.columns import (
    AS_ASKED,
    CODE,
    DAY,
    IN_POINTS,
    IN_UNITS,
    INDICATOR,
    MOMENT,
    NUMBER,
    OF_THE_ROUND,
    TEXT,
    WHOLE,
    YES_NO,
    column,
)
from wording.language import Text

ROUNDS = Table(
    "rounds",
    Text(vi="Kỳ đánh giá: một dòng", en="The round: one row"),
    (
        *OF_THE_ROUND,
        column("name", TEXT, "Tên kỳ", "Name of the round"),
        column("era", TEXT, "Thời kỳ của danh mục đơn vị hành chính", "Era of the administrative units"),
        column("edition", TEXT, "Mã phiên bản bộ tiêu chí", "Id of the edition of the criteria"),
        column("edition_sha256", TEXT, "Mã băm nguyên văn bộ tiêu chí", "Hash of the edition's text"),
        column("edition_title", TEXT, "Tên bộ tiêu chí", "Title of the edition"),
        column(
            "provenance",
            TEXT,
            "Nguồn của bộ tiêu chí: official văn bản chính thức, reported đã đưa tin, proposed đề xuất",
            "Where the edition comes from: official, reported, proposed",
        ),
        column("notice", TEXT, "Lưu ý phải đọc cùng số liệu", "What must be read together with the figures"),
        column("notice_en", TEXT, "Lưu ý đó bằng tiếng Anh", "The same in English"),
        column("scale", NUMBER, "Thang điểm", "The scale of the score", IN_POINTS),
        column("opens_on", DAY, "Ngày mở kỳ", "The day it opened"),
        column(
            "deadline",
            DAY,
            "Hạn nộp; trống: không đặt",
            "Last day for checklists; empty: none",
            nullable=True,
        ),
        column("published_at", MOMENT, "Lúc công bố (UTC)", "When it was published (UTC)"),
        column("results_sha256", TEXT, "Mã băm của kết quả đã công bố", "Hash of the published results"),
        column("assigned", WHOLE, "Số đơn vị được giao chỉ tiêu", "How many units were assigned", IN_UNITS),
        column("rated", WHOLE, "Số đơn vị có kết quả", "How many units have results", IN_UNITS),
    ),
)

UNITS = Table(
    "units",
    Text(
        vi="Đơn vị được giao hoặc đã nộp phiếu, theo thứ tự mã",
        en="The units assigned and those that submitted, in code order",
    ),
    (
        *OF_THE_ROUND,
        CODE,
        column("name", TEXT, "Tên đơn vị", "Name of the unit"),
        column("kind", TEXT, "xã, phường hoặc thị trấn", "xã, phường or thị trấn (kinds of communes)"),
        column(
            "district_code", TEXT, "Mã huyện; trống: không có cấp huyện", "Code of the district; empty: none"
        ),
        column(
            "district_name", TEXT, "Tên huyện; trống: không có cấp huyện", "Name of the district; empty: none"
        ),
        column("zone", TEXT, "Vùng: lowland đồng bằng, mountain miền núi", "Zone: lowland or mountain"),
        column("in_cohort", YES_NO, "Thuộc danh sách giao chỉ tiêu", "Is one of the units assigned"),
        column(
            "has_results",
            YES_NO,
            "Có kết quả; false: không nộp phiếu",
            "Has results; false: handed in nothing",
        ),
    ),
)

INDICATORS = Table(
    "indicators",
    Text(
        vi="Nội dung bộ tiêu chí của kỳ: từng chỉ tiêu, ngưỡng và nguồn, theo thứ tự của bộ tiêu chí",
        en="The round's edition: each indicator, its threshold and source, in the edition's order",
    ),
    (
        *OF_THE_ROUND,
        INDICATOR,
        column("position", WHOLE, "Thứ tự trong bộ tiêu chí, từ 1", "Place in the edition, from 1"),
        column("group_id", TEXT, "Mã nhóm", "Id of the group"),
        column("group_name", TEXT, "Tên nhóm", "Name of the group"),
        column("name", TEXT, "Tên chỉ tiêu", "Name of the indicator"),
        column(
            "input", TEXT, "Loại số liệu: ratio, count, number…", "What is filled in: ratio, count, number…"
        ),
        column("rule", TEXT, "Loại cách tính điểm", "Type of the rule"),
        column(
            "direction",
            TEXT,
            "higher: càng cao càng tốt; lower: càng thấp càng tốt",
            "higher or lower is better",
        ),
        column("max_points", NUMBER, "Điểm tối đa", "Most points", IN_POINTS),
        column("mandatory", YES_NO, "Chỉ tiêu bắt buộc", "Is mandatory"),
        column(
            "counts",
            TEXT,
            "base: trong thang điểm; bonus điểm thưởng, penalty điểm phạt: ngoài thang",
            "base, or outside the scale: bonus, penalty",
        ),
        column("scored", YES_NO, "Có tính điểm", "Is scored"),
        column("may_not_apply", YES_NO, "Được phép ghi không áp dụng", "May be marked not applicable"),
        column(
            "threshold_lowland",
            NUMBER,
            "Ngưỡng đạt, đồng bằng",
            "Threshold, lowland",
            AS_ASKED,
            nullable=True,
        ),
        column(
            "threshold_mountain",
            NUMBER,
            "Ngưỡng đạt, miền núi",
            "Threshold, mountain",
            AS_ASKED,
            nullable=True,
        ),
        column(
            "threshold_provenance",
            TEXT,
            "Nguồn của ngưỡng: official, reported, proposed",
            "Where the threshold comes from: official, reported, proposed",
            nullable=True,
        ),
        column("threshold_source", TEXT, "Nguồn đó là gì", "What that source is", nullable=True),
    ),
)

SUCCESSIONS = Table(
    "successions",
    Text(
        vi="Đơn vị thời kỳ trước đã về đơn vị nào của kỳ này; không có dòng nào nếu chưa sắp xếp lại",
        en="Which units of the era before went into the units of this round; no row before a reorganisation",
    ),
    (
        *OF_THE_ROUND,
        CODE,
        column("former_era", TEXT, "Thời kỳ của đơn vị trước", "Era of the former unit"),
        column("former_code", TEXT, "Mã đơn vị trước", "Code of the former unit"),
        column("former_name", TEXT, "Tên đơn vị trước", "Name of the former unit"),
        column("share", TEXT, "whole: trọn vẹn; part: một phần", "whole or part of it"),
        column(
            "same_unit",
            YES_NO,
            "Chính là đơn vị ấy: trọn vẹn, và không gộp với đơn vị nào",
            "The very same commune: whole, and merged with none",
        ),
    ),
)
