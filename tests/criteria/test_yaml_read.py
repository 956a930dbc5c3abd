"""YAML from a stranger: read with its lines, or refused; never executed, never endless."""

import pytest

from criteria import EditionError, read_catalogue
from criteria.yaml_text import read_yaml
from wording import Kind


def bomb(depth):
    first = "a0: &a0 [x, x]\n"
    rows = (f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, depth))
    return first + "".join(rows)


REFUSED = {
    "not closed": "a: [1, 2",
    "tab": "a:\n\t- b",
    "two documents": "a: 1\n---\nb: 2",
    "a control character": "a: \0",
    "a code tag": 'a: !!python/object/apply:os.system ["true"]',
    "a code tag on a mapping": "a: !!python/object:os.stat_result {}",
    "a name tag": 'a: !!python/name:os.system ""',
    "a tag of one's own": "a: !mine b",
    "a tag of one's own on a list": "a: !mine [b]",
    "a date that is none": "a: 2022-13-45",
    "a number too long": "a: " + "9" * 5000,
    "a number that is none": "a: !!int abc",
    "an undefined alias": "a: *nobody",
    "an endless list": "a: &x [*x]",
    "an endless mapping": "a: &x {b: *x}",
    "an alias bomb": bomb(14),
    "an alias bomb in a key": bomb(14) + "? *a13\n: 1",
    "a list as a key": "? [a]\n: b",
    "far too deep and closed": "[" * 2000 + "]" * 2000,
}


@pytest.mark.parametrize("name", REFUSED)
def test_yaml_that_is_malformed_or_dangerous_is_refused_at_once(name):
    with pytest.raises(EditionError) as refused:
        read_catalogue(REFUSED[name], "x.yaml")
    (problem,) = refused.value.problems
    assert problem.kind is Kind.CATALOGUE_NOT_YAML and problem.file == "x.yaml" and problem.line >= 1
    assert len(problem.line_for_people("vi")) < 500


def test_malformed_yaml_is_told_with_its_line():
    with pytest.raises(EditionError) as refused:
        read_catalogue("id: a\ntitle: b\ngroups: [c\n", "x.yaml")
    assert refused.value.problems[0].line == 4


@pytest.mark.parametrize("text", ["", "# nothing\n", "just words", "- a\n- b", "7", "~"])
def test_what_is_no_edition_at_all_is_refused(text):
    with pytest.raises(EditionError):
        read_catalogue(text, "x.yaml")


def test_plain_data_comes_with_the_line_of_every_path():
    document = read_yaml("a:\n  - b: 1\n    c: 60%\n  - {d: yes}\n", "x.yaml")
    assert document.data == {"a": [{"b": 1, "c": "60%"}, {"d": True}]}
    lines = {("a",): 1, ("a", 0): 2, ("a", 0, "c"): 3, ("a", 1, "d"): 4}
    assert {path: document.places[path].line for path in lines} == lines


def test_a_path_that_is_not_written_has_the_line_of_what_is_around_it():
    document = read_yaml("a:\n  b:\n    c: 1\n", "x.yaml")
    assert document.place_of(("a", "b", "x", 3)).line == 2
    assert document.place_of(("x",)).line == 1


def test_an_anchor_may_be_used_again():
    assert read_yaml("a: &x {p: 1}\nb: *x\n", "x.yaml").data == {"a": {"p": 1}, "b": {"p": 1}}


def test_every_double_key_is_told():
    document = read_yaml("a: 1\na: 2\nb: {c: 1, c: 2}\n", "x.yaml")
    assert [(p.kind, p.line, p.facts["first"]) for p in document.problems] == [
        (Kind.CATALOGUE_DUPLICATE_KEY, 2, 1),
        (Kind.CATALOGUE_DUPLICATE_KEY, 3, 3),
    ]
