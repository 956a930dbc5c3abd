"""HOW communes are rated: pure functions on frames and arrays. No file, no database, no Streamlit.

`score` is the only scoring function there is; every page, export and command takes its numbers from it.
"""

from scoring.answers import ANSWER_COLUMNS, Answers, empty_answers
from scoring.differences import Differences, differences
from scoring.explanations import explain, explain_verdict
from scoring.gaps import Gap, gap_amounts, gap_of
from scoring.impact import Impact, answers_as, impact
from scoring.outcomes import Look, Outcome, look_of_tone
from scoring.score import score
from scoring.scores import Scores
from scoring.summaries import (
    NOT_SUBMITTED,
    NOT_SUBMITTED_LOOK,
    cohort_counts,
    group_shares,
    group_standings,
    median_shares,
    most_missed,
    verdict_counts,
    verdicts_from_best,
    without_evidence,
)

__all__ = [
    "ANSWER_COLUMNS",
    "NOT_SUBMITTED",
    "NOT_SUBMITTED_LOOK",
    "Answers",
    "Differences",
    "Gap",
    "Impact",
    "Look",
    "Outcome",
    "Scores",
    "answers_as",
    "cohort_counts",
    "differences",
    "empty_answers",
    "explain",
    "explain_verdict",
    "gap_amounts",
    "gap_of",
    "group_shares",
    "group_standings",
    "impact",
    "look_of_tone",
    "median_shares",
    "most_missed",
    "score",
    "verdict_counts",
    "verdicts_from_best",
    "without_evidence",
]
