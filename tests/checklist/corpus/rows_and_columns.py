"""Rows and columns inserted, moved, hidden, sorted, merged, deleted; figures where none is asked for."""

import re

from tests.checklist.corpus.cases import case, refused
from tests.checklist.corpus.parts import TABLE, Parts


def text_cell(address: str, said: str) -> str:
    """The XML of a cell with a text."""
    return f'<c r="{address}" t="inlineStr"><is><t>{said}</t></is></c>'


@case()
def letterhead_above(book: Parts) -> None:
    """The user put the letterhead of the commune and the date above everything."""
    book.insert_rows(
        1, 4, text_cell("A1", "ỦY BAN NHÂN DÂN PHƯỜNG ĐÔNG THỌ") + text_cell("I1", "Độc lập - Tự do")
    )


@case()
def rows_inserted_between(book: Parts) -> None:
    """The user put headings and blank rows between the indicators."""
    book.insert_rows(12, 3, text_cell("C12", "Các chỉ tiêu do công an cung cấp"))


@case()
def totals_and_signatures_below(book: Parts) -> None:
    """Below the table: a total by formula, a date as a date, names of those who signed."""
    rows = (
        f'<row r="22">{text_cell("C22", "Tổng cộng")}<c r="E22"><f>SUM(E10:E18)</f><v>97</v></c></row>'
        f'<row r="24">{text_cell("M24", "Đông Thọ, ngày 5 tháng 12")}<c r="G24" s="6"><v>44900</v></c></row>'
        f'<row r="30">{text_cell("E30", "CHỦ TỊCH")}{text_cell("G30", "Lê Văn A")}</row>'
    )
    book.swap("</sheetData>", f"{rows}</sheetData>")


@case()
def hidden_filtered_and_grouped_rows(book: Parts) -> None:
    """A filter hides rows, others are grouped and folded: what is hidden counts all the same."""
    book.row(10, 'hidden="1"')
    book.row(12, 'hidden="1" outlineLevel="1" collapsed="1"')
    condition = '<filterColumn colId="9"><filters><filter val="Chưa đạt"/></filters></filterColumn>'
    book.swap("</sheetData>", f'</sheetData><autoFilter ref="A8:N18">{condition}</autoFilter>')


@case()
def hidden_columns(book: Parts) -> None:
    """The user hid the columns of the counts."""
    book.swap('<col width="11" customWidth="1" min="5"', '<col hidden="1" width="0" customWidth="1" min="5"')


@case()
def rows_in_another_order(book: Parts) -> None:
    """The user sorted the table by points: the indicators stand in another order, parts far from their whole."""
    rows = [re.search(rf'<row r="{n}" .*?</row>', book[TABLE], re.DOTALL) for n in range(10, 19)]
    texts = [row[0] for row in rows if row]
    turned = [re.sub(rf'(r="[A-Z]*){n}"', rf'\g<1>{28 - n}"', text) for n, text in enumerate(texts, start=10)]
    book.swap("".join(texts), "".join(reversed(turned)))


@case()
def sorted_with_its_header(book: Parts) -> None:
    """The user sorted the whole sheet by a column, so that rows of the table came to stand above its header."""
    rows = {n: re.search(rf'<row r="{n}" .*?</row>', book[TABLE], re.DOTALL) for n in (7, 12)}
    for number, other in ((7, 12), (12, 7)):
        row = rows[number]
        assert row
        book.swap(row[0], f"<!--{other}-->")
        rows[number] = row
    for number, other in ((7, 12), (12, 7)):
        row = rows[number]
        assert row
        book.swap(f"<!--{other}-->", re.sub(rf'(r="[A-Z]*){number}"', rf'\g<1>{other}"', row[0]))


@case()
def columns_moved_and_added(book: Parts) -> None:
    """The user inserted two columns of their own before the counts and wrote figures in one, under a heading."""
    book.insert_columns("E", 2)
    book.type("E8", "Số liệu năm trước")
    book.number("E10", "88")
    book.number("E12", "2")


@case()
def computed_columns_deleted(book: Parts) -> None:
    """The user deleted everything that computes, and the texts of the method."""
    for column in "DIJKLOPQRS":
        book.delete_column(column)


@refused("HEADER_MISSING A8", "HEADER_MISSING A8")
def columns_renamed(book: Parts) -> None:
    """The user renamed two headings: the figures below them are not passed over."""
    book.type("F8", "Tổng số hộ của phường")
    book.type("H8", "Ghi nhận")


@case("FIGURE_NOT_READ T10", A_3="")
def figures_to_the_right_of_the_table(book: Parts) -> None:
    """Figures slipped into a column without a heading, right of the table."""
    book.clear("G12")
    book.number("T10", "5")
    book.number("T12", "3")
    book.type("U12", "xem báo cáo")


@case("FIGURE_NOT_READ XFD12")
def a_figure_in_the_last_column_of_the_sheet(book: Parts) -> None:
    """A figure stands at the far end of a row, and a note in the very last cell of the sheet."""
    book.number("XFD12", "7")
    book.swap("</sheetData>", f'<row r="1048576">{text_cell("XFD1048576", "hết")}</row></sheetData>')


@case("FIGURE_NOT_READ V12")
def a_figure_under_a_heading_of_ours_that_stands_twice(book: Parts) -> None:
    """A column headed “Kết quả thực hiện” was added beside “Giá trị”: two names of one column, one is read."""
    book.type("V8", "Kết quả thực hiện")
    book.number("V12", "4")


@case("FIGURE_NOT_READ J12", A_3="")
def a_figure_under_ket_qua(book: Parts) -> None:
    """The figure was typed over the formula of “Kết quả”."""
    book.clear("G12")
    book.number("J12", "3")


@refused("CODE_MISSING B12", "INDICATOR_ROW_MISSING")
def a_row_that_lost_its_code(book: Parts) -> None:
    """The code was deleted; the figure remains."""
    book.clear("B12")


@refused("CODE_MISSING B15", "INDICATOR_ROW_MISSING")
def a_row_that_lost_its_code_with_a_word_as_answer(book: Parts) -> None:
    """The code was deleted beside an answer in words: the name of the row tells that it is no signature."""
    book.clear("B15")


@refused("CODE_MISSING B20", "CODE_MISSING B21", "CODE_MISSING B40")
def figures_below_a_gap_without_code(book: Parts) -> None:
    """Far below the table stand figures of no indicator, one of them a doubtful text, one a sum of numbers."""
    rows = (
        f'<row r="20"><c r="E20"><v>5</v></c></row><row r="21">{text_cell("E21", "1.525")}</row>'
        '<row r="40"><c r="G40"><f>2+3</f><v>5</v></c></row>'
    )
    book.swap("</sheetData>", f"{rows}</sheetData>")


@refused("INDICATOR_UNKNOWN B9")
def a_figure_in_the_row_of_a_group(book: Parts) -> None:
    """A figure was typed beside the heading of a group, whose code somebody wrote."""
    book.type("B9", "A")
    book.number("E9", "12")


@refused("INDICATOR_TWICE B20")
def a_row_copied_below(book: Parts) -> None:
    """The user copied a row to try another figure."""
    book.swap(
        "</sheetData>", f'<row r="20">{text_cell("B20", "A.3")}<c r="G20"><v>4</v></c></row></sheetData>'
    )


@case()
def merged_headings_and_names(book: Parts) -> None:
    """Headings were merged over two rows, the name with the method, a group's row over its width."""
    book.insert_rows(9, 1)
    book.merge("A8:A9", "B8:B9", "G8:G9", "C11:D11", "A10:N10")


@case(A_3="3 · BC 9", A_4="2.5 · BC 9", A_5="1 · BC 9")
def evidence_merged_over_rows(book: Parts) -> None:
    """One report proves three indicators, so the user merged its cell over their rows."""
    book.type("M12", "BC 9")
    book.merge("M12:M14")


@refused("MERGED_FIGURES G12")
def figures_merged_over_rows(book: Parts) -> None:
    """One figure was merged over the rows of two indicators."""
    book.clear("G13")
    book.merge("G12:G13")


@case()
def empty_shares_merged_over_rows(book: Parts) -> None:
    """The cells that work out the shares were merged over two rows: a formula of the checklist is no figure."""
    book.merge("G10:G11")


@refused("MERGED_FIGURES D12")
def a_figure_under_a_merge(book: Parts) -> None:
    """A program merged the method over the figure, which is still in the file and seen by nobody."""
    book.merge("D12:G12")


@case()
def a_row_merged_to_two_lines(book: Parts) -> None:
    """The user made a row higher by merging each cell with the blank row below."""
    book.insert_rows(13, 1)
    book.merge(*[f"{column}12:{column}13" for column in "ABCDEFGHIJKLMN"])


@case()
def a_header_over_three_rows(book: Parts) -> None:
    """The heading was split: “Số liệu” above, units of counting below."""
    book.insert_rows(9, 2)
    moved = {"E10": "Tử số", "F10": "Mẫu số", "G9": "Giá trị"}
    for address, said in moved.items():
        book.type(address, said)
    book.type("E8", "Số liệu")
    book.clear("F8", "G8")
    book.merge("E8:F8", "B8:B10")


@case()
def headings_broken_over_lines(book: Parts) -> None:
    """Headings broken with Alt+Enter, a colon and a note in parentheses added."""
    book.type("E8", "Tử\nsố:")
    book.type("F8", "MẪU SỐ (hộ)")
    book.type("H8", "Không\r\náp dụng\n(x)")


@case()
def a_header_printed_again(book: Parts) -> None:
    """The header was repeated in the middle for printing, and the columns numbered below the first."""
    header = re.search(r'<row r="8" .*?</row>', book[TABLE])
    assert header
    book.insert_rows(14, 1)
    book.swap("</sheetData>", re.sub(r'(r="[A-Z]*)8"', r'\g<1>14"', header[0]) + "</sheetData>")
    cells = "".join(text_cell(f"{letter}9", f"({n})") for n, letter in enumerate("ABCDEFGHIJKLMN", start=1))
    book.insert_rows(9, 1, cells)


@case()
def a_million_empty_rows(book: Parts) -> None:
    """Whole columns were given a border, and every row to the last its height."""
    rows = "".join(f'<row r="{n}" s="14"/>' for n in range(19, 1_048_577))
    book.swap("</sheetData>", f"{rows}</sheetData>")
    book.swap("</cols>", '<col min="20" max="16384" width="9" style="14"/></cols>')


@case()
def many_empty_cells(book: Parts) -> None:
    """Borders were drawn around 20,000 empty rows, some cells of which hold a blank."""
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" s="14"/><c r="B{n}" s="14"/><c r="E{n}" s="{n % 40}"/></row>'
        for n in range(60, 20_060)
    )
    book.swap("</sheetData>", f'<row r="50">{text_cell("E50", "  ")}</row>{rows}</sheetData>')


@refused("TOO_MANY_ROWS")
def too_many_rows(book: Parts) -> None:
    """Ten thousand rows of another table were pasted below."""
    rows = "".join(f'<row r="{n}"><c r="V{n}"><v>{n}</v></c></row>' for n in range(60, 10_060))
    book.swap("</sheetData>", f"{rows}</sheetData>")
