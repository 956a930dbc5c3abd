"""What people, programs and attackers put into cells, attributes and between tags. XML-escaped where needed."""

LONG = "é" * 3000
NUMBERS = (
    *("0", "1", "3", "4", "7", "20", "965", "1000", "0.965", "1", "2", "5", "0.5", "96.5", "2.5", "-3", "-0"),
    *("1E3", "44900", "5e12", "1e400", "0.1.2", "1,5"),
)
"""For `<v>`: some are none."""

NUMBER_TEXTS = (
    *("0", "1", "-1", "9", "965", "9o", "1e308", "1e999", "NaN", "inf", "٣", "½", "12³", "1.525", "1,525"),
    *(
        "1.525.644",
        "97,93%",
        "0,5",
        "９６５",
        "3/5",
        "-",
        "–",
        "?",
        "1 525",
        "\u00a012\u2009345",
        " ",
        "9" * 400,
    ),
    *("khoảng 20", "12 hộ", "2022-12-05"),
)
ANSWER_WORDS = (
    *("x", "X", "✓", "✔", "v", "có", "Có", "CÓ", "Không", "KHÔNG", "ko", "k", "TRUE", "FALSE", "yes", "no"),
    *("Pho\u0301", "phó", "Phó", "Trưởng", "trường", "Ai"),
)
TEXTS = (
    *(
        "",
        LONG,
        "\u202e",
        "_x0000_",
        "_x000D_a",
        "&#13;",
        "&#x1F600;",
        "&lt;c/&gt;",
        "P1D",
        "'=1",
        "#DIV/0!",
        "#REF!",
    ),
    *("=1+1", "+1", "-1+1", "@SUM(A1)", "cmd|' /C calc'!A0", "=HYPERLINK(&quot;http://a&quot;)", "\tx"),
    *(
        "C«ng v¨n sè 12/UBND",
        "Coâng vaên soá 12",
        "Tie\u0302\u0301ng Vie\u0323\u0302t",
        "Công văn  12",
        "dòng\nhai",
    ),
)
FORMULAS = ("1+1", "B6/C6", "IF(C6,B6/C6,&quot;&quot;)", "A1", "SUM(B:B)", "[1]Sheet1!A1", "TRUE()", "")
FORMULAS_OUT = ("HYPERLINK(&quot;http://a&quot;)", "WEBSERVICE(&quot;http://a&quot;)")
CODES = (
    "A.1",
    "A.2",
    "a.3",
    "A.9",
    "A.7.a",
    "A.7.c",
    "А.1",
    " A.4 ",
    "Ａ.５",
    "A",
    "Nhóm A",
    "Mã",
    "B.12",
    "Tổng",
    "",
)
HEADERS = (
    *(
        "Mã",
        "Tử số",
        "tu so",
        "TỬ SỐ (hộ)",
        "Mẫu số",
        "Giá trị",
        "Kết quả",
        "Không áp dụng",
        "KAD",
        "Điểm",
        "Ghi chú",
    ),
    *(
        "Tài liệu kiểm chứng",
        "Minh chứng",
        "Giải trình",
        "Chỉ tiêu",
        "Cột của xã",
        "",
        "Tử",
        "Value",
        "Mã số",
    ),
)
KEYS = (
    *(
        "A.1 · Tử số",
        "A.1 · Mẫu số",
        "A.3 · Giá trị",
        "a.1 • tử số",
        "A.9 · Giá trị",
        "A.1 · Ghi gì",
        "A.2 - Tử số",
    ),
    *("A.5 · Giá trị", "A.7.a · Giá trị", "Mã đơn vị", "Tên đơn vị", "Cột của huyện", ""),
)
HEADS = (
    *(
        "Phường Đông Thọ",
        "P. Đông Thọ",
        "Phường Đông Thoo",
        "Phường Hàm Rồng",
        "Quang Trung",
        "zzzz",
        "14758",
        "14755",
    ),
    *(
        "99999",
        "14758 - Phường Đông Thọ",
        "Thành phố Thanh Hóa",
        "TP Thanh Hoá",
        "Nga Sơn",
        "2022",
        "2025",
        "1999",
        "",
    ),
    *(
        "Đơn vị",
        "Mã đơn vị",
        "Huyện",
        "Thời kỳ",
        "Đơn vị: Phường Hàm Rồng",
        "Mã ĐVHC: 14755",
        "Kỳ đánh giá",
        "Kỳ 2023",
    ),
)
FACTS = ("thu", "tham-chieu-2022", "qd-1829-2023", "khong-co", "2022", "2025", "1999", "14755", "", "Kỳ 2023")
FILES = ("phieu.xlsx", *("phieu-14758.xlsx",) * 6, "phieu-14755 (1).xlsx", "PHIEU.XLSX", "phieu", "phieu.xls")

ATTRIBUTES = (
    *(
        "",
        "0",
        "-1",
        "1",
        "2",
        "7",
        "99999999999",
        "1048577",
        "A1",
        "XFD1048576",
        "A0",
        "a1",
        "AAAA1",
        "B6",
        "s",
        "str",
    ),
    *(
        "inlineStr",
        "b",
        "e",
        "d",
        "n",
        "z",
        "rId1",
        "rId99",
        "hidden",
        "veryHidden",
        "../../x",
        "/xl/workbook.xml",
        "true",
    ),
)
FRAGMENTS = (
    *(
        "<c/>",
        '<c r="B6"><v>1</v></c>',
        '<c t="inlineStr"><is><t>7</t></is></c>',
        "<row/>",
        '<row r="6"/>',
        "<v>5</v>",
    ),
    *(
        "<f>1/0</f>",
        '<f t="shared" si="0"/>',
        "<t>9</t>",
        "<is/>",
        "<rPh><t>x</t></rPh>",
        "<!-- -->",
        "<?x y?>",
    ),
    *("<![CDATA[5]]>", '<!DOCTYPE a [<!ENTITY b "c">]>', "&b;", "&#0;", "</c>", "<c>", "\ufeff", "<a>" * 300),
    *("<a>" * 300 + "</a>" * 300, '<mergeCell ref="A1:XFD9"/>', "<sheetData/>", "</sheetData>", "<b/>" * 500),
)
