"""The columns of what is filled in and how it is scored: an indicator has them, and so has a part of one."""

from checklist.edition_book.columns import Column, level, text, word
from checklist.edition_book.words import DIRECTIONS, Vocabulary

FIGURE, RULE = "Số liệu xã phải điền", "Cách tính"


def figure_columns(kinds: Vocabulary) -> tuple[Column, ...]:
    """What is filled in, by kind of figure."""
    return (
        word(
            "Kiểu số liệu", ("input", "type"), 14, kinds, "Chọn trước; các ô cần điền sẽ có màu vàng.", FIGURE
        ),
        text("Tử số", ("input", "numerator"), 26, "Với tỷ lệ: đếm cái gì.", FIGURE),
        text("Mẫu số", ("input", "denominator"), 26, "Với tỷ lệ: trên tổng số nào.", FIGURE),
        text("Đơn vị tính", ("input", "unit"), 11, "Ví dụ: hộ, người, hồ sơ.", FIGURE),
        text("Câu hỏi", ("input", "question"), 32, "Câu hỏi hiện trong phiếu.", FIGURE),
    )


def rule_columns(rules: Vocabulary) -> tuple[Column, ...]:
    """How it is scored."""
    return (
        word("Cách tính", ("rule", "type"), 19, rules, "Trang Hướng dẫn nói rõ từng cách tính.", RULE),
        word("Chiều", ("rule", "direction"), 15, DIRECTIONS, "Để trống là cao hơn là tốt.", RULE),
        level(
            "Đủ điểm từ", ("rule", "full_at"), 10, "Chỉ cho “Theo tỷ lệ”; để trống là từ ngưỡng đạt.", RULE
        ),
        level(
            "0 điểm dưới mức",
            ("rule", "zero_below"),
            10,
            "Mức sàn, chỉ cho “Theo tỷ lệ”; có thể để trống.",
            RULE,
        ),
    )
