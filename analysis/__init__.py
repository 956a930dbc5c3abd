"""WHAT it means: comparisons, ways to pass, questions and trends, computed from scores. Pure like `scoring`.

Nothing here scores anything: every number comes from `scoring.score`, and what is changed for a "what if" goes through
it again.
"""
