"""Sheets renamed, moved, hidden, copied and added."""

import re

from tests.checklist.corpus.cases import ANSWERS, case, refused
from tests.checklist.corpus.parts import TABLE, WORKBOOK, Parts

OURS = 'name="Phiếu đánh giá"'
_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def rows_of(*rows: tuple[str | float, ...]) -> str:
    """A sheet of the user's own."""
    lines = []
    for row in rows:
        cells = (
            f'<c t="inlineStr"><is><t>{said}</t></is></c>'
            if isinstance(said, str)
            else f"<c><v>{said}</v></c>"
            for said in row
        )
        lines.append(f"<row>{''.join(cells)}</row>")
    return _SHEET.format("".join(lines))


@case()
def renamed_with_quotes_and_a_face(book: Parts) -> None:
    """The user gave the sheet a name of the full 31 characters with quotes and a face."""
    book.swap(OURS, 'name="Xã &quot;nhà&quot; &amp; O&apos;Hà 😀 bản cuối 2"', WORKBOOK)


@case()
def moved_to_the_end(book: Parts) -> None:
    """The user dragged the sheet behind the others."""
    one = re.search(rf"<sheet {OURS}[^>]*>", book[WORKBOOK])
    assert one
    book.swap(one[0], "", WORKBOOK)
    book.swap("</sheets>", f"{one[0]}</sheets>", WORKBOOK)


@case()
def hidden(book: Parts) -> None:
    """The user hid the checklist and left the totals open."""
    book.swap(f'{OURS} sheetId="1" state="visible"', f'{OURS} sheetId="1" state="hidden"', WORKBOOK)


@case()
def very_hidden(book: Parts) -> None:
    """A script hid it so that Excel does not offer to show it."""
    book.swap(f'{OURS} sheetId="1" state="visible"', f'{OURS} sheetId="1" state="veryHidden"', WORKBOOK)


@case()
def facts_made_visible(book: Parts) -> None:
    """Somebody unhid the sheet of facts."""
    book.swap('state="hidden"', 'state="visible"', WORKBOOK)


@refused("UNIT_TWICE Phiếu đánh giá (2)!C3")
def copied_in_the_same_workbook(book: Parts) -> None:
    """The user kept last month's sheet as a copy beside the new one: which of the two counts is not guessed."""
    book.add_sheet("Phiếu đánh giá (2)", book[TABLE])


@case("HIDDEN_SHEET_NOT_READ Phiếu đánh giá (2)")
def copied_and_hidden(book: Parts) -> None:
    """The user hid the old copy: the visible one counts, and the other is named."""
    book.add_sheet("Phiếu đánh giá (2)", book[TABLE], state="hidden")


@case()
def own_sheets_beside_it(book: Parts) -> None:
    """The user added notes, a price list with headings like ours, and an empty sheet."""
    book.add_sheet("Nháp", rows_of(("Mã", "Giá trị", "Ghi chú"), ("TB-01", 5.0, "máy tính")))
    book.add_sheet("Danh mục", rows_of(("Mã", "Tên"), ("A.1", "Chỉ tiêu một")), first=True)
    book.add_sheet("Sheet3", _SHEET.format(""))


@refused("HEADER_MISSING Phiếu cũ!A8", "UNIT_TWICE Phiếu cũ!C3")
def a_copy_with_a_broken_header(book: Parts) -> None:
    """A second checklist lost one header; with its head block it is no list of the user's own."""
    book.add_sheet("Phiếu cũ", book[TABLE].replace("<t>Tử số</t>", "<t>Cột 5</t>"))


@refused("HEADER_MISSING Xã khác!A1", "UNIT_MISSING Xã khác", *["INDICATOR_ROW_MISSING Xã khác"] * 8)
def a_pasted_table_without_its_head(book: Parts) -> None:
    """The table of another commune was pasted on a new sheet, without its head block and a heading short."""
    titles = ("Mã", "Tử số", "Mẫu số", "Không áp dụng", "Minh chứng", "Giải trình")
    book.add_sheet("Xã khác", rows_of(titles, ("A.1", 5.0, 9.0, "", "QĐ", "")))


@case(answers=ANSWERS)
def a_second_commune_beside_it(book: Parts) -> None:
    """The district put the checklists of two communes into one workbook, one sheet each."""
    book.add_sheet("Hàm Rồng", _of_ham_rong(book[TABLE]))


@refused("NOT_A_NUMBER Hàm Rồng!E10", "UNIT_UNKNOWN Hàm Rồng!C3")
def a_second_commune_with_a_bad_figure_and_name(book: Parts) -> None:
    """One of the two has a bad figure and a misspelt name: both are told with their sheet, nothing is taken."""
    bad = Parts({**book.members, TABLE: _of_ham_rong(book[TABLE]).encode()})
    bad.type("E10", "9o")
    bad.type("C3", "Phường Hàm Rông")
    bad.clear("C4")
    book.add_sheet("Hàm Rồng", bad[TABLE])


def _of_ham_rong(part: str) -> str:
    return part.replace("Phường Đông Thọ", "Phường Hàm Rồng").replace("14758", "14755")


@refused("SECOND_TABLE V30")
def a_second_table_to_the_right_below(book: Parts) -> None:
    """A colleague's figures were pasted further down and to the right, with their own header."""
    titles = ("Mã", "Tử số", "Mẫu số", "Giá trị", "Không áp dụng", "Tài liệu kiểm chứng", "Giải trình")
    cells = zip("VWXYZ", titles, strict=False)
    header = "".join(f'<c r="{c}30" t="inlineStr"><is><t>{said}</t></is></c>' for c, said in cells)
    answer = '<c r="V31" t="inlineStr"><is><t>A.1</t></is></c><c r="W31"><v>5</v></c>'
    book.swap("</sheetData>", f'<row r="30">{header}</row><row r="31">{answer}</row></sheetData>')


@case()
def protected(book: Parts) -> None:
    """The district locked the sheet and the structure of the workbook."""
    lock = '<workbookProtection lockStructure="1" workbookAlgorithmName="SHA-512" workbookHashValue="x" workbookSpinCount="1"/>'
    book[WORKBOOK] = re.sub(r"<workbookProtection ?/>", lock, book[WORKBOOK])
