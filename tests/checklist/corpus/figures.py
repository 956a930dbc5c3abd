"""Figures and answers typed in every way that people and programs find."""

from tests.checklist.corpus.cases import case, refused
from tests.checklist.corpus.parts import Parts

_PLAIN, _DATE = 0, 6
"""Styles of the template: General, and the date of “Ngày điền”."""


@case("NUMBER_READ_FROM_TEXT E10", "NUMBER_READ_FROM_TEXT F10")
def counts_as_text(book: Parts) -> None:
    """An apostrophe was typed before the count, and the other count with full-width digits."""
    book.type("E10", "97")
    book.type("F10", " １００\u00a0")


@case("NUMBER_READ_FROM_TEXT E10", "NUMBER_READ_FROM_TEXT F10", A_1="1.52564e+06/2e+06 · QĐ 12")
def counts_with_separators(book: Parts) -> None:
    """Thousands set off by dots and by thin spaces."""
    book.type("E10", "1.525.644")
    book.type("F10", "2\u2009000\u202f000")


@refused("AMBIGUOUS_NUMBER E10", "AMBIGUOUS_NUMBER F10")
def one_separator_before_three_digits(book: Parts) -> None:
    """1.525 may be a thousand or one and a half."""
    book.type("E10", "1.525")
    book.type("F10", "2,000")


@refused("NOT_A_NUMBER E10", "NOT_A_NUMBER F10", "NOT_A_NUMBER G12", "NOT_A_NUMBER G13")
def what_is_no_number(book: Parts) -> None:
    """Units, fractions, dashes and the word NaN in cells of counts."""
    book.type("E10", "97 người")
    book.type("F10", "1/2")
    book.type("G12", "–")
    book.cell("G13", "<v>NaN</v>")


@refused("NUMBER_TOO_LARGE E10", "NUMBER_TOO_LARGE F10", "NOT_A_NUMBER G12", "NEGATIVE_NUMBER G13")
def numbers_out_of_reason(book: Parts) -> None:
    """1E+308, more than a number can hold, the word inf, a negative."""
    book.number("E10", "1e308")
    book.number("F10", "1e999")
    book.type("G12", "inf")
    book.number("G13", "-0.5")


@case(A_3="3000", A_4="0")
def odd_but_exact_numbers(book: Parts) -> None:
    """Scientific notation and a negative zero in the file are numbers like others."""
    book.number("G12", "3E3")
    book.number("G13", "-0")


@refused("NOT_A_NUMBER G12")
def scientific_notation_as_text(book: Parts) -> None:
    """Excel's own way to show a long number, pasted as text: the digits are lost."""
    book.type("G12", "1,5E+03")


@refused("DATE_IN_A_NUMBER E10", "DATE_IN_A_NUMBER G12", "DATE_IN_A_NUMBER G13")
def dates_that_excel_made(book: Parts) -> None:
    """3/5 was typed and Excel made it the third of May; a count wears the format of a date; a time of day."""
    book.number("E10", "44684", _DATE)
    book.number("G12", "3", _DATE)
    book.number("G13", "0.5", _DATE)


@refused("NOT_A_NUMBER E10", "NOT_A_NUMBER G12", "ERROR_CELL F10", "ERROR_CELL G13")
def truths_and_errors_for_numbers(book: Parts) -> None:
    """TRUE in the place of a count, error values, one of them typed."""
    book.cell("E10", "<v>1</v>", "b")
    book.cell("F10", "<v>#N/A</v>", "e")
    book.type("G12", "#DIV/0!")
    book.cell("G13", "<f>1/0</f><v>#DIV/0!</v>", "e")


@case("BARE_PERCENT G10", A_1="0.9793 · QĐ 12")
def a_bare_share(book: Parts) -> None:
    """The counts are not known; the share stands in a cell without percent format."""
    book.clear("E10", "F10")
    book.number("G10", "0.9793", _PLAIN)


@case("BARE_PERCENT G10", A_1="0.9793 · QĐ 12")
def a_bare_share_in_percent_format(book: Parts) -> None:
    """The same in the cell as the template formats it, where Excel shows 97,93%."""
    book.clear("E10", "F10")
    book.number("G10", "0.9793")


@case("BARE_PERCENT G10", "NUMBER_READ_FROM_TEXT G10", A_1="0.9793 · QĐ 12")
def a_bare_share_as_text(book: Parts) -> None:
    """The share was typed as the text "97,93 %"."""
    book.clear("E10", "F10")
    book.type("G10", "97,93 %")


@refused("SHARE_ABOVE_ONE G10")
def a_share_typed_without_percent(book: Parts) -> None:
    """97,93 typed in a cell of General format, where a share is asked for."""
    book.clear("E10", "F10")
    book.number("G10", "97.93", _PLAIN)


@refused("SHARE_ABOVE_ONE G10", "NUMBER_READ_FROM_TEXT G10")
def a_share_typed_without_percent_as_text(book: Parts) -> None:
    """The same as a text."""
    book.clear("E10", "F10")
    book.type("G10", "97,93")


@case()
def a_share_beside_its_counts(book: Parts) -> None:
    """The share was typed over its formula and agrees with the counts."""
    book.number("G10", "0.97", _PLAIN)


@refused("VALUE_DISAGREES G10")
def a_share_that_disagrees(book: Parts) -> None:
    """The share was typed over its formula and does not agree with the counts."""
    book.number("G10", "0.79", _PLAIN)


@case("ANSWER_READ_AS G14", "ANSWER_READ_AS G17", "ANSWER_READ_AS G18", "ANSWER_READ_AS H11")
def ticks_and_truths(book: Parts) -> None:
    """A tick, TRUE and 0 for Có and Không, a check mark for the x."""
    book.type("G14", "✓")
    book.cell("G17", "<v>1</v>", "b")
    book.number("G18", "0")
    book.type("H11", "✔")


@case("ANSWER_READ_AS G14", "ANSWER_READ_AS G17", "ANSWER_READ_AS G18")
def a_truth_in_words(book: Parts) -> None:
    """A program wrote truths as true and false; a person typed X."""
    book.cell("G14", "<v>true</v>", "b")
    book.type("G17", "X")
    book.cell("G18", "<v>false</v>", "b")


@refused("NOT_YES_OR_NO G14", "NOT_YES_OR_NO G17", "NOT_YES_OR_NO G18")
def shortened_answers(book: Parts) -> None:
    """ "ko", "khong" and "đang làm" are neither Có nor Không for certain."""
    book.type("G14", "ko")
    book.type("G17", "khong")
    book.type("G18", "đang làm")


@case("RESULT_OF_A_FORMULA E10", "RESULT_OF_A_FORMULA G12", "RESULT_OF_A_FORMULA G14")
def formulas_of_the_user(book: Parts) -> None:
    """Sums and references with their results: an array formula, a shared one, one with a text."""
    book.cell("E10", '<f t="array" ref="E10">SUM({90,7})</f><v>97</v>')
    book.cell("G12", '<f t="shared" ref="G12:G13" si="0">1+2</f><v>3</v>')
    book.cell("G14", '<f>IF(1,"Có","Không")</f><v>Có</v>', "str")


@refused("FORMULA_NOT_CALCULATED E10", "FORMULA_NOT_CALCULATED G12", "FORMULA_NOT_CALCULATED G14")
def formulas_without_results(book: Parts) -> None:
    """The same saved by a program that does not calculate."""
    book.cell("E10", "<f>90+7</f>")
    book.cell("G12", "<f>1+2</f><v></v>")
    book.cell("G14", '<f>IF(1,"Có","Không")</f>')


@refused("FIGURE_IN_THE_WRONG_COLUMN E12", "FIGURE_IN_THE_WRONG_COLUMN F14", "FIGURE_IN_THE_WRONG_COLUMN G16")
def figures_in_the_wrong_column(book: Parts) -> None:
    """A count under Tử số, one by a formula under Mẫu số, an answer in the row above its parts."""
    book.number("E12", "3")
    book.cell("F14", "<f>E10+1</f><v>98</v>")
    book.type("G16", "Có")


@refused("NUMERATOR_MISSING E10", "ZERO_DENOMINATOR F11", "NOT_APPLICABLE_WITH_FIGURES H11")
def halves_of_ratios(book: Parts) -> None:
    """A numerator was forgotten; a zero of zero stands beside the mark that nothing applies."""
    book.clear("E10")
    book.number("E11", "0")
    book.number("F11", "0")


@case(A_1=" · QĐ 12", A_2="", A_3="", A_4="", A_5="", A_6="", A_7_a=" · BC 7", A_7_b="")
def figures_cleared(book: Parts) -> None:
    """The figures were cleared and the evidence stayed: what is blank is missing, never zero."""
    book.clear("E10", "F10", "H11", "N11", "G12", "G13", "G14", "G15", "G17", "G18")
