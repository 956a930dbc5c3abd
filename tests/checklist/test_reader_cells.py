"""What a cell says: numbers written as text, words for yes and no, texts as they are kept."""

import unicodedata
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist import cells
from checklist.reading.numbers import plain, read_written
from checklist.reading.sheets import Cell, CellError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", 5),
        (" 5 ", 5),
        ("０１２", 12),
        ("1.525.644", 1525644),
        ("1,525,644", 1525644),
        ("1 525 644", 1525644),
        ("1\u00a0525\u00a0644", 1525644),
        ("1\u202f525\u2009644", 1525644),
        ("1 525", 1525),
        ("1.525,5", 1525.5),
        ("1,525.5", 1525.5),
        ("1 525,25", 1525.25),
        ("97,93", 97.93),
        ("97.93", 97.93),
        ("1525,125", 1525.125),
        ("0,525", 0.525),
        ("97,93%", 0.9793),
        ("97.93 %", 0.9793),
        ("97,125%", 0.97125),
        ("９７，９３％", 0.9793),
        ("100%", 1),
        ("+5", 5),
        ("-5", -5),
        ("− 5,5", -5.5),
        ("\u200b5\ufeff", 5),
    ],
)
def test_a_number_written_as_text_is_read(text: str, value: float) -> None:
    read = read_written(text)
    assert read is not None and (read.value, read.other) == (value, None)


@pytest.mark.parametrize("text", ["1.525", "1,525", "97.930", "100.000", "-1.525"])
def test_one_separator_before_three_digits_may_mean_two_numbers(text: str) -> None:
    read = read_written(text)
    assert read is not None and abs(read.value) == abs(read.other or 0) * 1000


@pytest.mark.parametrize(
    "text",
    [
        *(
            "9o",
            "O",
            "",
            "-",
            "5 người",
            "1/2",
            "1e5",
            "15 25",
            "1.525.64",
            "1.5.2",
            "1,5,2",
            ".5",
            "5.",
            "--5",
        ),
        *("5²", "½", "五", "١", "NaN", "inf", "12/5/2022", "1_000", "0x1F", "1 525.644.1", "%"),
    ],
)
def test_what_is_no_number_is_not_read_as_one(text: str) -> None:
    assert read_written(text) is None


@given(
    st.integers(0, 10**12),
    st.sampled_from(["{:,}", "{:_}", "{}"]),
    st.sampled_from([".", ",", " ", "\u00a0"]),
)
def test_a_grouped_whole_number_is_itself_or_told_to_be_ambiguous(
    number: int, form: str, separator: str
) -> None:
    written = form.format(number).replace(",", separator).replace("_", separator)
    read = read_written(written)
    assert read is not None and number in (read.value, read.other)
    if read.other is not None:
        assert separator in ".," and 1000 <= number < 10**6


@given(st.text(max_size=12))
def test_any_text_is_read_or_not_without_an_exception(text: str) -> None:
    read_written(text)
    assert plain(plain(text)) == plain(text)


NOT_NUMBERS = [
    ("TRUE", True, "NOT_A_NUMBER"),
    ("NaN", float("nan"), "NOT_A_NUMBER"),
    ("infinity", float("inf"), "NUMBER_TOO_LARGE"),
    ("day", datetime(2022, 12, 5), "DATE_IN_A_NUMBER"),
    ("hours", timedelta(hours=5), "DATE_IN_A_NUMBER"),
    ("error", CellError("#N/A"), "ERROR_CELL"),
    ("above", 1e12 + 1, "NUMBER_TOO_LARGE"),
    ("below", -0.1, "NEGATIVE_NUMBER"),
]


@pytest.mark.parametrize(("content", "code"), [x[1:] for x in NOT_NUMBERS], ids=[x[0] for x in NOT_NUMBERS])
def test_a_content_that_is_no_number_is_told_so(content: object, code: str) -> None:
    said = cells.number(Cell(content))
    assert said.value is None and [note.kind.name for note in said.notes] == [code]


def test_bounds_themselves_are_numbers_and_minus_zero_is_zero() -> None:
    assert cells.number(Cell(1e12)).value == 1e12
    assert str(cells.number(Cell(-0.0)).value) == "0.0"


def test_what_excel_leaves_of_a_whole_number_is_whole() -> None:
    assert cells.count(Cell(69.99999999999999)).value == 70
    assert cells.count(Cell(69.99999)).value is None


@pytest.mark.parametrize(
    "word", ["Có", "có", "CÓ", " Có ", "Có\u00a0", "x", "X", "✓", "✔", 1.0, True, "yes", "TRUE"]
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_yes_in_any_writing(word: object, form: str) -> None:
    content = unicodedata.normalize(form, word) if isinstance(word, str) else word
    said = cells.yes_no(Cell(content))
    assert said.value == 1
    warned = [note.kind.name for note in said.notes]
    assert warned == ([] if isinstance(word, str) and "c" in word.casefold() else ["ANSWER_READ_AS"])


@pytest.mark.parametrize("word", ["Không", "KHÔNG", "không ", 0.0, False, "no", "false", "0"])
def test_no_in_any_writing(word: object) -> None:
    assert cells.yes_no(Cell(word)).value == 0


@pytest.mark.parametrize("word", ["co", "khong", "Chưa", "2", 0.5, date(2022, 1, 1), "-"])
def test_what_is_neither_yes_nor_no_is_never_guessed(word: object) -> None:
    said = cells.yes_no(Cell(word))
    assert said.value is None and said.notes[0].kind.name == "NOT_YES_OR_NO"


@pytest.mark.parametrize(
    ("content", "marked"),
    [
        *((yes, True) for yes in ("x", "X", "✓", "v", "có", 1.0, True)),
        *((no, False) for no in (None, "", " ", "không", 0.0, False)),
    ],
)
def test_marks_of_not_applicable(content: object, marked: bool) -> None:
    assert cells.mark(Cell(content)).value is marked


def test_a_text_is_kept_composed_and_without_control_characters() -> None:
    typed = unicodedata.normalize("NFD", " Quyết định\x07 12\r\nngày\t1/2 \u202e")
    assert cells.text(Cell(typed)).value == "Quyết định 12\nngày 1/2"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (14758.0, "14758"),
        (1.5, "1.5"),
        (datetime(2022, 12, 5), "05/12/2022"),
        (datetime(2022, 12, 5, 8, 30), "05/12/2022 08:30"),
        (True, "TRUE"),
        (None, ""),
    ],
)
def test_numbers_and_dates_in_a_text_cell_are_written_out(content: object, said: str) -> None:
    assert cells.text(Cell(content)).value == said


@pytest.mark.parametrize("length", [cells.MAX_TEXT, cells.MAX_TEXT + 1])
def test_a_text_is_kept_up_to_its_limit_and_never_cut_silently(length: int) -> None:
    said = cells.text(Cell("d" * length))
    assert [note.kind.name for note in said.notes] == (["TEXT_TOO_LONG"] if length > cells.MAX_TEXT else [])


@pytest.mark.parametrize("text", ["1.525", "1,525"])
def test_both_readings_of_an_ambiguous_number_are_told_apart(text: str) -> None:
    (note,) = cells.number(Cell(text)).notes
    assert {said.vi for said in (note.facts["one"], note.facts["other"])} == {"1525", "1,525"}
