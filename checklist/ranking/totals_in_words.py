"""How totals are made, in words: the part of the method that is the same for every edition."""

from checklist.ranking.request import Request
from criteria.levels import DIGITS
from wording.language import Text
from wording.numbers import number

_HOW: tuple[tuple[Text, Text], ...] = (
    (
        Text(vi="Điểm của một chỉ tiêu", en="Points of an indicator"),
        Text(
            vi="Tính theo cách tính ghi ở bảng trên, làm tròn một lần đến phần nghìn điểm (từ nửa trở lên thì làm tròn "
            "lên), rồi mới cộng: tổng luôn khớp với các điểm thành phần.",
            en="Found by the rule above and rounded once, half up, to a thousandth of a point before adding: totals "
            "always agree with their parts.",
        ),
    ),
    (
        Text(vi="Tổng điểm", en="Score"),
        Text(
            vi="Điểm chia cho điểm tối đa áp dụng, nhân {scale}. Điểm thưởng, điểm trừ (nếu có) cộng, trừ sau cùng.",
            en="Points over the applicable maximum, times {scale}. Bonuses and penalties, where there are any, come last.",
        ),
    ),
    (
        Text(vi="Đạt ngưỡng", en="Meeting a threshold"),
        Text(
            vi="Bằng ngưỡng là đạt. Giá trị và ngưỡng được so sánh sau khi làm tròn đến {digits} chữ số thập phân, "
            "nên 59,99% không đạt ngưỡng 60%.",
            en="Equal to the threshold passes. Value and threshold are compared after rounding to {digits} decimals, so "
            "59.99% does not meet 60%.",
        ),
    ),
    (
        Text(vi="Chưa có số liệu", en="No data"),
        Text(
            vi="Không tính là 0 và không tính là chưa đạt. Điểm tối đa của chỉ tiêu vẫn nằm trong điểm tối đa áp dụng, "
            "độ đầy đủ dưới 100%, đơn vị chưa được xếp loại và đứng sau các đơn vị đủ số liệu.",
            en="Neither 0 nor a fail. The indicator's points stay in the applicable maximum, completeness is below 100%, "
            "the unit gets no grade and stands after the complete ones.",
        ),
    ),
    (
        Text(vi="Không áp dụng", en="Not applicable"),
        Text(
            vi="Ra khỏi cả điểm lẫn điểm tối đa áp dụng, không tính vào số chỉ tiêu áp dụng. Chỉ được đánh dấu khi bộ "
            "tiêu chí cho phép và có giải trình.",
            en="Leaves the points, the applicable maximum and the count of applicable indicators. Allowed only where "
            "the edition says so, with an explanation.",
        ),
    ),
    (
        Text(vi="Tài liệu kiểm chứng", en="Evidence"),
        Text(
            vi="Số liệu chưa có tài liệu kiểm chứng vẫn được chấm điểm và được cảnh báo khi nhận phiếu.",
            en="A figure without evidence is scored all the same; the reader of the checklist is warned.",
        ),
    ),
    (
        Text(vi="Thứ hạng", en="Ranks"),
        Text(
            vi="Theo tổng điểm từ cao xuống thấp; bằng điểm thì cùng hạng và hạng kế tiếp bỏ trống (1, 2, 2, 4). Thứ hạng "
            "chỉ đếm các đơn vị trong danh sách; đơn vị ngoài danh sách mang thứ hạng lẽ ra có và không đẩy đơn vị nào.",
            en="By score from the highest; ties share a rank and the next one is left out (1, 2, 2, 4). Only units of the "
            "cohort are counted; one outside shows the rank it would have and moves nobody.",
        ),
    ),
    (
        Text(vi="Số trong tệp này", en="Numbers in this file"),
        Text(
            vi="Mỗi ô giữ đủ mọi chữ số; định dạng chỉ quyết định phần được hiển thị. Tệp không có công thức.",
            en="Every cell holds all digits; the format only limits what is shown. There are no formulas.",
        ),
    ),
)


def totals_in_words(request: Request) -> list[tuple[str, str]]:
    """Return (subject, explanation) pairs."""
    scale = number(request.scores.edition.scale, request.lang)
    return [
        (request.say(subject), request.say(said).format(scale=scale, digits=DIGITS)) for subject, said in _HOW
    ]
