"""Why a batch is not scored."""

from collections.abc import Sequence

from wording.problems import Problem


class BatchRefused(Exception):  # noqa: N818  it is what is told to a person, not a fault of the program
    """Nothing was written; `problems` say why, all that were found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.line_for_people("en") for problem in problems))
        self.problems = list(problems)
