"""Rule types: how a value becomes a share of the points. Each is one small class with three faces.

It scores a whole column (`fraction`, `passes`), writes itself as an Excel formula (`formula`) and explains
itself (`explain`), so that the checklist, the server and the screen cannot disagree.
"""

from typing import Annotated

from pydantic import Field

from criteria.rules.base import Case, Rule, RuleCells
from criteria.rules.boolean import BooleanRule
from criteria.rules.composite import BestOfRule, CompositeRule, Part, PartsRule
from criteria.rules.options import OptionsRule
from criteria.rules.per_item import PerItemRule
from criteria.rules.proportional import ProportionalRule
from criteria.rules.relative import RelativeRule
from criteria.rules.steps import Band, StepsRule
from criteria.rules.threshold import ThresholdRule
from criteria.rules.unscored import UnscoredRule

AnyRule = Annotated[
    ThresholdRule
    | BooleanRule
    | ProportionalRule
    | StepsRule
    | OptionsRule
    | PartsRule
    | PerItemRule
    | BestOfRule
    | RelativeRule
    | UnscoredRule,
    Field(discriminator="type"),
]

__all__ = [
    "AnyRule",
    "Band",
    "BestOfRule",
    "BooleanRule",
    "Case",
    "CompositeRule",
    "OptionsRule",
    "Part",
    "PartsRule",
    "PerItemRule",
    "ProportionalRule",
    "RelativeRule",
    "Rule",
    "RuleCells",
    "StepsRule",
    "ThresholdRule",
    "UnscoredRule",
]
