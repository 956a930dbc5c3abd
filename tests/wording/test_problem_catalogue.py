"""The one catalogue of problems: complete in both languages, and sayable."""

from string import Formatter

import pytest

from docs.problems import PAGE, page
from wording import Kind, Problem, Severity, Text
from wording.problems import errors, warnings

EVERY_KIND = pytest.mark.parametrize("kind", list(Kind), ids=lambda k: k.name)


def facts_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def any_facts(kind: Kind) -> dict[str, str]:
    texts = (kind.message.vi, kind.message.en, kind.remedy.vi, kind.remedy.en)
    return {name: f"<{name}>" for text in texts for name in facts_in(text)}


def test_no_two_kinds_are_one_by_having_the_same_texts():
    assert len(Kind.__members__) == len(list(Kind))


@EVERY_KIND
def test_every_kind_speaks_vietnamese_and_english(kind):
    assert kind.message.vi and kind.message.en
    assert kind.remedy.vi and kind.remedy.en


@EVERY_KIND
def test_both_languages_tell_the_same_facts(kind):
    assert facts_in(kind.message.vi) == facts_in(kind.message.en)
    assert facts_in(kind.remedy.vi) == facts_in(kind.remedy.en)


@EVERY_KIND
def test_facts_are_plain_names(kind):
    assert all(name.isidentifier() for name in any_facts(kind))


@EVERY_KIND
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_kind_can_be_said_with_its_facts(kind, lang):
    problem = Problem(kind, "phieu.xlsx", "Phiếu đánh giá", "E14", facts=any_facts(kind))
    line = problem.line_for_people(lang)
    assert line.startswith(f"phieu.xlsx · Phiếu đánh giá!E14 · {kind.name} · ")
    assert "{" not in line and "\n" not in line
    assert all(f"<{name}>" in line for name in any_facts(kind))


def test_a_fact_with_braces_is_told_as_it_stands():
    problem = Problem(Kind.ERROR_CELL, facts={"cell": "E14", "found": "{0} {name}"})
    assert "{0} {name}" in problem.message("vi")


def test_a_fact_may_have_a_text_for_each_language():
    problem = Problem(
        Kind.CATALOGUE_INCONSISTENT, facts={"path": "scale", "found": Text(vi="sai", en="wrong")}
    )
    assert problem.message("vi") == "scale: sai."
    assert problem.message("en") == "scale: wrong."


@pytest.mark.parametrize(
    ("where", "place"),
    [({"sheet": "S", "cell": "E1"}, "S!E1"), ({"sheet": "S"}, "S"), ({"line": 12}, "line 12"), ({}, "")],
)
def test_the_place_is_a_cell_a_sheet_a_line_or_the_whole_file(where, place):
    assert Problem(Kind.EMPTY_FILE, "f", **where).place("en") == place


def test_a_problem_of_no_file_has_no_empty_place():
    assert Problem(Kind.EMPTY_FILE).line_for_people("en").startswith("EMPTY_FILE · ")


def test_a_problem_can_be_given_its_file_later():
    problem = Problem(Kind.EMPTY_FILE, sheet="S").in_file("a.xlsx")
    assert (problem.file, problem.sheet) == ("a.xlsx", "S")


def test_errors_and_warnings_are_told_apart():
    both = [Problem(Kind.EMPTY_FILE), Problem(Kind.EVIDENCE_MISSING)]
    assert errors(both) == both[:1] and warnings(both) == both[1:]
    assert Kind.EVIDENCE_MISSING.severity is Severity.WARNING


def test_the_page_of_problems_lists_every_kind_as_the_catalogue_has_it():
    written = PAGE.read_text(encoding="utf-8")
    assert [kind.name for kind in Kind if f"| `{kind.name}` |" not in written] == []
    assert written == page(), "run `python -m docs.problems`"
