"""Questions that an appraiser may want to ask: figures that are unusual, each with what is unusual about it.

A question is no finding and no accusation: what is unusual may well be right. It changes no score.
"""

from analysis.questions.before import Before, questions_before
from analysis.questions.beside import questions_beside
from analysis.questions.figures import Figures
from analysis.questions.within import questions_within
from analysis.questions.words import Check, Question
from scoring import Scores

__all__ = ["Before", "Check", "Question", "questions"]


def questions(scores: Scores, before: Before | None = None) -> tuple[Question, ...]:
    """Ask about the figures of all units that are in `scores`, in rank order, of each in the order of `Check`.

    `before` is the last round, for what changed since; without it nothing is asked about that. Figures that are
    missing or not applicable raise no question.
    """
    figures = Figures.of(scores)
    found = [*questions_within(figures), *questions_beside(figures)]
    if before is not None:
        found += questions_before(figures, before)
    checks = list(Check)
    return tuple(sorted(found, key=lambda one: (scores.position[one.unit], checks.index(one.check))))
