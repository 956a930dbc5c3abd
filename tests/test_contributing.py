"""CONTRIBUTING.md stays true: what it names exists, and its rules hold for what is there."""

import re
from importlib import import_module
from inspect import get_annotations
from pathlib import Path

from criteria import edition_ids, load_any
from criteria.rules import Rule
from ui.routes import Route

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_path_it_names_exists() -> None:
    named = set(re.findall(r"`([\w./-]+/[\w.-]*)`", TEXT))
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_rule_type_is_compared_with_its_formula() -> None:
    types = {rule.model_fields["type"].default for rule in _leaves(Rule)}
    edition = (ROOT / "tests/checklist/every_rule.yaml").read_text(encoding="utf-8")
    used = set(re.findall(r"type: (\w+)", edition))
    assert types - used == set()


def test_an_edition_is_named_after_its_id() -> None:
    assert [i for i in edition_ids() if load_any(i).id != i] == []


def test_every_page_has_a_show_function_and_two_titles() -> None:
    for route in Route:
        show = import_module(f"ui.{route.module}").show
        assert (show.__name__, get_annotations(show)) == ("show", {"return": None})
        assert route.title.vi
        assert route.title.en


def _leaves(kind: type[Rule]) -> list[type[Rule]]:
    below = kind.__subclasses__()
    return [leaf for one in below for leaf in _leaves(one)] if below else [kind]
