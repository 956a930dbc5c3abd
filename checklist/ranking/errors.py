"""What stops an export, or the reading of one."""

from collections.abc import Sequence

from wording.problems import Problem


class RankingError(ValueError):
    """A ranked export cannot be written or read; `problems` say why, all at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.line_for_people("en") for problem in problems))
        self.problems = tuple(problems)
