"""The workbook "Cần hỏi lại", read back cell by cell."""

from analysis.questions.asking import questions
from checklist.questions_book import QUESTION_TABLE, QUESTIONS, write_questions
from tests.checklist.exported import opened, request, rows_of
from tests.editions import edition_of, indicator, rate

WHOLE = '{type: ratio, numerator: Tử, denominator: "=Tổng số hộ", unit: hộ}'
EDITION = edition_of(*(indicator(f"A.{j}", input=WHOLE, points=50) for j in (1, 2)))
SCORES = rate(EDITION, {"a": {"A.1": "71/101", "A.2": "72/103"}, "b": {"A.1": "3/101", "A.2": "4/101"}})


def written(**given):
    return opened(write_questions(questions(SCORES), request(SCORES, **given)))[QUESTIONS.vi]


def test_every_question_stands_on_a_line_with_room_for_the_answer():
    (one,) = questions(SCORES)
    (row,) = rows_of(written(), QUESTION_TABLE)
    assert (row["Mã đơn vị"], row["Đơn vị"], row["Huyện"]) == ("a", "a", "D1")
    assert row["Câu hỏi"] == one.text.vi
    assert (row["Loại"], row["Dòng của phiếu"]) == ("Mẫu số không khớp nhau", "A.1, A.2")
    assert row["Trả lời của đơn vị"] in (None, "")


def test_in_english_the_question_is_english():
    (row,) = rows_of(written(lang="en"), QUESTION_TABLE)
    assert row["Question"] == questions(SCORES)[0].text.en


def test_the_head_says_that_these_are_questions_and_that_it_is_a_demonstration():
    said = " ".join(
        str(r[0]) for r in written(demonstration=True).iter_rows(max_row=7, values_only=True) if r[0]
    )
    assert "DỮ LIỆU MINH HỌA" in said
    assert "không phải kết luận" in said


def test_without_questions_there_is_an_empty_table():
    assert opened(write_questions((), request(SCORES)))[QUESTIONS.vi].tables[QUESTION_TABLE]
