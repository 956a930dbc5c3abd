"""How things are said: languages, numbers and the one catalogue of problems.

The lowest room of the house. It knows nothing of criteria, units or workbooks, so every other room may use
it.
"""

from wording.language import LANGUAGES, Lang, Text
from wording.problems import Kind, Problem, Severity

__all__ = ["LANGUAGES", "Kind", "Lang", "Problem", "Severity", "Text"]
