"""Letters, spaces and fonts: the same text written in other ways, and texts that are no longer what was meant."""

import re
from unicodedata import normalize

from tests.checklist.corpus.cases import case, refused
from tests.checklist.corpus.parts import TABLE, Parts


@case()
def decomposed(book: Parts) -> None:
    """A Mac wrote all Vietnamese letters decomposed (NFD): headings, names, answers."""
    book[TABLE] = normalize("NFD", book[TABLE])


@case()
def capitals(book: Parts) -> None:
    """The user typed headings, codes and answers in capitals."""
    for address, said in {
        "B8": "MÃ",
        "E8": "TỬ SỐ",
        "B12": "a.3",
        "G14": "CÓ",
        "G15": "TRƯỞNG",
        "H11": "X",
    }.items():
        book.type(address, said)


@case()
def spaces_of_every_width(book: Parts) -> None:
    """No-break, thin and zero-width spaces came with texts pasted from Word and from the web."""
    said = {
        "E8": "Tử\u00a0số",
        "B10": "A.1\u200b",
        "B12": " A. 3\u2009",
        "G14": "Có\u00a0",
        "G15": "\u202fTrưởng ",
        "C3": "Phường  Đông\u00a0Thọ\u200b",
        "H11": "x ",
    }
    for address, text in said.items():
        book.type(address, text)


@case()
def tones_and_letters_of_other_styles(book: Parts) -> None:
    """Tones in the old places, Đ as Icelandic eth, a Cyrillic А in a code, full-width letters."""
    for address, said in {
        "E3": "Thành phố Thanh Hoá",
        "C3": "Phường Ðông Thọ",
        "B10": "\u0410.1",
        "B12": "Ａ．３",
    }.items():
        book.type(address, said)


@case()
def names_without_code(book: Parts) -> None:
    """The code was deleted; name and district, one abbreviated, tell the unit all the same."""
    book.clear("C4")
    book.type("C3", "P. Đông Thọ")
    book.type("E3", "TP. Thanh Hóa")


@refused("UNIT_UNKNOWN C3")
def a_name_in_an_old_font(book: Parts) -> None:
    """The name was pasted from a document in .VnTime (TCVN3): its letters are others now, and not guessed at."""
    book.clear("C4")
    book.type("C3", "Ph­êng §«ng Thä")
    book.type("E3", "Thµnh phè Thanh Hãa")


@refused("UNIT_CODE_AND_NAME_DIFFER C4")
def a_name_in_an_old_font_beside_its_code(book: Parts) -> None:
    """The same in VNI-Times beside the right code: code and name do not agree, so a person must look."""
    book.type("C3", "Phöôøng Ñoâng Thoï")


@case(
    "TEXT_IN_OLD_FONT M10",
    "TEXT_IN_OLD_FONT N11",
    A_1="97/100 · QuyÕt ®Þnh sè 12",
    A_2="x ·  · Khoâng coù hoä naøo",
)
def texts_in_old_fonts(book: Parts) -> None:
    """Evidence in TCVN3 and a reason in VNI: kept as they are, and told, for nobody can read them later."""
    book.type("M10", "QuyÕt ®Þnh sè 12")
    book.type("N11", "Khoâng coù hoä naøo")


@case(A_1="97/100 · Biên bản «họp» 5 m² · Cà-fé Müller ® 50% ½")
def texts_with_foreign_letters(book: Parts) -> None:
    """Foreign names and signs are no old font."""
    book.type("M10", "Biên bản «họp» 5 m² · Cà-fé Müller ® 50% ½")


@case(A_1="97/100 · Quyết định 12", A_3="3 · =1+1")
def rich_text_phonetics_and_signs(book: Parts) -> None:
    """Text in several fonts, with a reading aid, with Excel's escapes, with the sign of a formula in front."""
    runs = (
        "<r><rPr><b/></rPr><t>Quyết </t></r><r><t>định_x0020_12</t></r><rPh sb='0' eb='2'><t>ヨミ</t></rPh>"
    )
    book.cell("M10", f"<is>{runs}</is>", "inlineStr")
    book.type("M12", "=1+1")


@refused("TEXT_TOO_LONG N10")
def a_whole_report_in_a_cell(book: Parts) -> None:
    """The user pasted a whole report as explanation: it is not cut in silence."""
    book.type("N10", "Báo cáo " * 500)


@case()
def a_checklist_without_its_titles(book: Parts) -> None:
    """The user deleted title, notes and the line of totals above the table."""
    for number in (1, 2, 7):
        book[TABLE] = re.sub(rf'<row r="{number}" .*?</row>', "", book[TABLE], flags=re.DOTALL)
