"""What reading gives: filled checklists, or the problems of a file."""

from dataclasses import dataclass, field

import pandas as pd

from wording.problems import Problem, errors, warnings


@dataclass(frozen=True)
class Filled:
    """One unit's checklist, read and without errors.

    `answers` is a long frame of `scoring.ANSWER_COLUMNS` for this unit alone.
    """

    file: str
    sheet: str
    sha256: str
    unit: str
    edition_id: str
    era: str
    filled_by: str
    round_name: str
    answers: pd.DataFrame = field(compare=False)


@dataclass(frozen=True)
class Reading:
    """One file: what it holds, and every problem of it. A file with an error gives nothing."""

    file: str
    sha256: str
    filled: tuple[Filled, ...]
    problems: tuple[Problem, ...]
    content: bytes = field(default=b"", repr=False, compare=False)
    """The file itself where it could be opened, so that it can be kept or go back marked."""

    @property
    def errors(self) -> list[Problem]:
        """Why the file is refused; empty where it is accepted."""
        return errors(list(self.problems))

    @property
    def warnings(self) -> list[Problem]:
        """What is told of a file that may be accepted all the same."""
        return warnings(list(self.problems))

    @property
    def accepted(self) -> bool:
        """True where the file is taken."""
        return not self.errors
