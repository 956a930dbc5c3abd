"""The sheets of the edition's workbook, column by column. The writer and the reader both follow it."""

from dataclasses import replace

from checklist.edition_book import words
from checklist.edition_book.columns import (
    Column,
    Holds,
    Layout,
    code,
    level,
    number,
    text,
    with_english,
    word,
)
from checklist.edition_book.figures import FIGURE, figure_columns, rule_columns

GUIDE = "Hướng dẫn"

_WHAT, _POINTS, _BAR = "Chỉ tiêu", "Điểm", "Ngưỡng đạt và nguồn"
_HELP, _KNOWN = "Hướng dẫn cho xã", "Những điều đã biết"
_PROVENANCE = (
    "Theo quyết định: đọc trong chính văn bản. Theo báo chí hoặc biểu mẫu: đọc ở nơi khác. "
    "Đề xuất: chưa có căn cứ, do người soạn đưa ra."
)

HEADER = ("Mục", "Nội dung", "Cách ghi", "Nội dung (tiếng Anh)")
EDITION = Layout(
    "Bộ tiêu chí",
    (),
    "Mỗi mục một dòng. Chỉ sửa cột Nội dung.",
    (
        word(
            "Trạng thái",
            ("status",),
            0,
            words.STATUSES,
            "“Khung”: mới biết một phần, chưa mở kỳ đánh giá được. Điền xong mọi trang thì chọn “Đầy đủ”.",
        ),
        code("Mã bộ tiêu chí", ("id",), 0, "Chữ không dấu, số, dấu chấm, gạch nối; ví dụ qd-1829-2023."),
        text("Tên bộ tiêu chí", ("title",), 0, "Tên đầy đủ, kèm số và ngày của quyết định nếu có."),
        text("Lưu ý", ("notice",), 0, "Hiện thường trực với bộ tiêu chí này. Để trống nếu không cần."),
        word("Mức độ nguồn", ("source", "provenance"), 0, words.PROVENANCE, _PROVENANCE),
        text("Trích dẫn nguồn", ("source", "text"), 0, "Số, ngày, cơ quan ban hành; trang hoặc phụ lục."),
        replace(
            word(
                "Cấp được đánh giá",
                ("rates",),
                0,
                words.RATES,
                "Cấp huyện: mọi số liệu tính từ kết quả của các xã, không có phiếu để điền. Để trống là cấp xã.",
            ),
            late=True,
        ),
        number("Thang điểm", ("scale",), 0, "Tổng điểm của mọi chỉ tiêu thuộc điểm nền, ví dụ 1000."),
        number(
            "Trần điểm thưởng",
            ("bonus_cap",),
            0,
            "Điểm thưởng cao nhất được cộng. Để trống nếu không giới hạn.",
        ),
    ),
)
"""The one sheet with a line for each key instead of a column."""

GROUPS = Layout(
    "Nhóm",
    ("groups",),
    "Mỗi nhóm chỉ tiêu một dòng, theo thứ tự của quyết định.",
    with_english(
        code("Mã nhóm", ("id",), 12, "Ngắn, không dấu, không trùng; ví dụ CQS."),
        text("Tên nhóm", ("name",), 48, "Tên nhóm như trong quyết định."),
    ),
)

INDICATORS = Layout(
    "Chỉ tiêu",
    ("indicators",),
    "Mỗi chỉ tiêu một dòng. Ô vàng còn thiếu, ô xám không dùng tới. Bậc điểm, lựa chọn và thành phần ghi ở trang riêng.",
    with_english(
        code(
            "Mã",
            ("id",),
            10,
            "Không dấu, không trùng; ví dụ XHS.02. Mã giữ nguyên khi đổi tên chỉ tiêu.",
            _WHAT,
        ),
        code("Nhóm", ("group",), 9, "Chọn mã của một nhóm ở trang Nhóm.", _WHAT),
        text("Tên chỉ tiêu", ("name",), 44, "Tên như trong quyết định.", _WHAT),
        *figure_columns(words.INPUTS),
        replace(
            word(
                "Tính từ kết quả của xã",
                ("computed",),
                17,
                words.MEASURES,
                "Chỉ cho bộ tiêu chí cấp huyện: chọn phần kết quả của xã được lấy. Bộ tiêu chí cấp xã để trống.",
                FIGURE,
            ),
            late=True,
        ),
        *rule_columns(words.RULES),
        number("Số điểm mỗi mục", ("rule", "each"), 10, "Chỉ cho cách tính “Theo số lượng”.", "Cách tính"),
        number("Tối đa theo mục", ("rule", "cap"), 10, "Phải bằng điểm tối đa của chỉ tiêu.", "Cách tính"),
        number("Điểm tối đa", ("points",), 9, "Từ 0 trở lên, nhiều nhất 3 chữ số thập phân.", _POINTS),
        word(
            "Loại điểm",
            ("counts",),
            13,
            words.COUNTS,
            "Điểm nền nằm trong thang điểm; điểm thưởng cộng thêm, điểm trừ bớt đi. Để trống là điểm nền.",
            _POINTS,
        ),
        Column(
            "Bắt buộc",
            ("mandatory",),
            Holds.YES_NO,
            9,
            "Có: kết luận “bắt buộc” tính chỉ tiêu này. Để trống là Không.",
            _POINTS,
            words.YES_NO,
        ),
        level(
            "Ngưỡng đồng bằng",
            ("threshold", "lowland"),
            11,
            "Từ mức này là đạt: 60% với tỷ lệ; 2 với số lượng; Có với câu hỏi Có/Không; 1/2 với phần điểm.",
            _BAR,
        ),
        level("Ngưỡng miền núi", ("threshold", "mountain"), 11, "Ghi cả khi bằng ngưỡng đồng bằng.", _BAR),
        word(
            "Mức độ nguồn của ngưỡng",
            ("threshold", "source", "provenance"),
            17,
            words.PROVENANCE,
            _PROVENANCE,
            _BAR,
        ),
        text(
            "Trích dẫn nguồn của ngưỡng",
            ("threshold", "source", "text"),
            34,
            "Văn bản, điều, trang đã đọc.",
            _BAR,
        ),
        text(
            "Khi nào không áp dụng",
            ("not_applicable",),
            26,
            "Để trống: áp dụng cho mọi đơn vị. Có ghi: xã được đánh dấu Không áp dụng trong trường hợp đó.",
            _HELP,
        ),
        text("Tài liệu kiểm chứng", ("evidence",), 30, "Tài liệu mà xã ghi để kiểm chứng.", _HELP),
        text("Cách đếm", ("help",), 44, "Hướng dẫn đếm cho người điền phiếu.", _HELP),
        text("Xuất xứ", ("motivated_by",), 28, "Vì sao có chỉ tiêu này; để tham khảo.", _KNOWN),
        text("Ghi chú", ("note",), 40, "Điều còn chưa chắc về chỉ tiêu này.", _KNOWN),
        word(
            "Mức độ nguồn của chỉ tiêu", ("source", "provenance"), 17, words.PROVENANCE, _PROVENANCE, _KNOWN
        ),
        text("Trích dẫn nguồn của chỉ tiêu", ("source", "text"), 34, "Văn bản, điều, trang đã đọc.", _KNOWN),
    ),
)

BANDS = Layout(
    "Bậc điểm",
    ("rule", "bands"),
    "Cho cách tính “Theo bậc”: mỗi bậc một dòng, từ tốt nhất đến kém nhất. Không tới bậc cuối thì 0 điểm.",
    (
        level(
            "Từ mức",
            ("at",),
            14,
            "Từ mức này (thấp hơn là tốt: từ mức này trở xuống) được tỷ lệ điểm bên cạnh.",
        ),
        level("Tỷ lệ điểm", ("share",), 14, "Phần của điểm tối đa: 100%, 70%, 1/3.", style="share"),
    ),
    owner="Mã chỉ tiêu",
    owner_prompt="Mã của chỉ tiêu; của một thành phần thì ghi liền mã thành phần, ví dụ CQS.10.b.",
)

OPTIONS = Layout(
    "Lựa chọn",
    ("input", "options"),
    "Cho kiểu số liệu “Lựa chọn”: mỗi lựa chọn một dòng, theo thứ tự của danh sách trong phiếu.",
    with_english(
        code("Mã lựa chọn", ("id",), 14, "Ngắn, không dấu, không trùng trong một chỉ tiêu."),
        text("Lựa chọn", ("label",), 48, "Chữ hiện trong phiếu; không dùng dấu phẩy."),
        level("Tỷ lệ điểm", ("share",), 12, "Phần của điểm tối đa: 100%, 1/2, 0%.", style="share"),
    ),
    owner="Mã chỉ tiêu",
    owner_prompt="Mã của chỉ tiêu ở trang Chỉ tiêu.",
)

PARTS = Layout(
    "Thành phần",
    ("rule", "parts"),
    "Cho cách tính “Cộng các phần” và “Phương án tốt nhất”: mỗi phần hoặc phương án một dòng.",
    with_english(
        code("Mã thành phần", ("id",), 11, "Ngắn: a, b, c.", _WHAT),
        text("Tên thành phần", ("name",), 40, "Tên hiện trong phiếu.", _WHAT),
        level(
            "Tỷ trọng",
            ("share",),
            10,
            "Phần của điểm tối đa. Các phần cộng lại phải đủ 100%; các phương án thì không cần.",
            _WHAT,
            style="share",
        ),
        *figure_columns(words.PART_INPUTS),
        *rule_columns(words.PART_RULES),
        level("Ngưỡng đồng bằng", ("threshold", "lowland"), 11, "Từ mức này là đạt.", "Ngưỡng đạt"),
        level(
            "Ngưỡng miền núi",
            ("threshold", "mountain"),
            11,
            "Ghi cả khi bằng ngưỡng đồng bằng.",
            "Ngưỡng đạt",
        ),
    ),
    owner="Mã chỉ tiêu",
    owner_prompt="Mã của chỉ tiêu ở trang Chỉ tiêu.",
)

VERDICTS = Layout(
    "Kết luận",
    ("verdicts",),
    "Xét từ trên xuống, kết luận đầu tiên có đủ điều kiện được chọn. Kết luận cuối không có điều kiện nào.",
    with_english(
        code("Mã kết luận", ("id",), 16, "Ngắn, không dấu, không trùng."),
        text("Tên kết luận", ("name",), 36, "Tên hiện trên màn hình và trong phiếu."),
        word("Sắc thái", ("tone",), 16, words.TONES, "Chọn màu và dấu khi hiện kết luận."),
    ),
)

CONDITIONS = Layout(
    "Điều kiện",
    ("when",),
    "Điều kiện của các kết luận, mỗi điều kiện một dòng. Một kết luận cần mọi điều kiện của nó.",
    (
        word(
            "Điều kiện",
            ("type",),
            28,
            words.CONDITIONS,
            "Chọn điều kiện, rồi điền các cột màu vàng của dòng.",
        ),
        word("Tính trên", ("of",), 25, words.SUBSETS, "Để trống là mọi chỉ tiêu áp dụng."),
        word("Nhóm xét", ("group",), 12, words.GROUP_OR_EACH, "Mã một nhóm; để trống là mỗi nhóm."),
        level("Tỷ lệ đạt từ", ("at_least",), 13, "Ví dụ 80%.", style="percent"),
        number("Nhiều nhất (chỉ tiêu)", ("number",), 13, "Số chỉ tiêu chưa đạt nhiều nhất."),
        number("Từ tổng điểm", ("score",), 13, "Tổng điểm thấp nhất."),
        level("Tỷ lệ điểm từ", ("share",), 13, "Phần điểm thấp nhất của nhóm, ví dụ 50%.", style="percent"),
    ),
    owner="Mã kết luận",
    owner_prompt="Mã ở trang Kết luận.",
)

GRADES = Layout(
    "Xếp loại",
    ("grades",),
    "Từ cao xuống thấp. Chỉ đơn vị đủ số liệu mới được xếp loại. Có thể để trống cả trang.",
    with_english(
        code("Mã xếp loại", ("id",), 16, "Ngắn, không dấu, không trùng."),
        text("Tên xếp loại", ("name",), 36, "Ví dụ: Xuất sắc."),
        number("Từ điểm", ("from_score",), 12, "Từ số điểm này trở lên."),
    ),
)

FACTS = Layout(
    "Điều đã biết",
    ("facts",),
    "Những gì đã biết về quyết định, mỗi điều một dòng, kèm nguồn. Không bắt buộc.",
    with_english(
        text("Điều đã biết", ("text",), 70, "Một câu."),
        word("Mức độ nguồn", ("source", "provenance"), 24, words.PROVENANCE, _PROVENANCE),
        text("Trích dẫn nguồn", ("source", "text"), 44, "Văn bản, trang, ngày đã đọc."),
    ),
)

TABLES = (GROUPS, INDICATORS, PARTS, BANDS, OPTIONS, VERDICTS, CONDITIONS, GRADES, FACTS)
"""The sheets with a row for each thing; owners stand before what they own."""
