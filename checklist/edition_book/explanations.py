"""What the guide says of each kind of figure, rule and condition, by its type."""

FIGURES = {
    "ratio": "Xã điền tử số và mẫu số; hệ thống tính tỷ lệ.",
    "count": "Xã điền một số nguyên, ví dụ số cuộc họp.",
    "number": "Xã điền một số đo, ví dụ số ngày hoặc điểm lấy từ hệ thống khác.",
    "boolean": "Xã chọn Có hoặc Không.",
    "option": "Xã chọn một trong các lựa chọn ghi ở trang Lựa chọn.",
    "parts": "Xã trả lời từng phần ghi ở trang Thành phần.",
}

RULES = {
    "threshold": "Tới ngưỡng thì được đủ điểm, chưa tới thì 0 điểm.",
    "boolean": "Trả lời đúng như ngưỡng thì được đủ điểm. Muốn “Không” là tốt: ngưỡng Không, chiều Thấp hơn là tốt.",
    "proportional": (
        "Tới ngưỡng (hoặc mức ở cột Đủ điểm từ) thì đủ điểm; chưa tới thì tính theo tỷ lệ. "
        "Dưới mức sàn, nếu có ghi, thì 0 điểm."
    ),
    "steps": "Điểm theo bậc; các bậc ghi ở trang Bậc điểm, từ tốt nhất đến kém nhất.",
    "options": "Điểm theo lựa chọn; tỷ lệ điểm của từng lựa chọn ghi ở trang Lựa chọn.",
    "parts": "Các phần cộng lại; tỷ trọng của từng phần ghi ở trang Thành phần, tổng phải đủ 100%.",
    "per_item": "Mỗi mục được một số điểm, đến mức tối đa; mức tối đa bằng điểm tối đa của chỉ tiêu.",
    "best_of": "Lấy phương án được nhiều điểm nhất trong các phương án ghi ở trang Thành phần.",
    "relative": "Điểm theo tỷ lệ so với đơn vị tốt nhất trong danh sách giao chỉ tiêu.",
    "unscored": "Chỉ thu thập thông tin: điểm tối đa ghi 0, không cần ngưỡng.",
}

CONDITIONS = {
    "any_missing": "Còn ít nhất một chỉ tiêu chưa có số liệu.",
    "share_passed": "Tỷ lệ chỉ tiêu đạt từ mức ghi ở cột Tỷ lệ đạt từ.",
    "failed_at_most": "Số chỉ tiêu chưa đạt không quá mức đã ghi.",
    "score_at_least": "Tổng điểm từ mức đã ghi trở lên.",
    "group_share_at_least": "Một nhóm (hoặc mỗi nhóm) được ít nhất phần điểm đã ghi.",
}
