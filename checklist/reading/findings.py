"""Problems as they are met in one file, each with its sheet and cell."""

from dataclasses import dataclass, field

from openpyxl.utils import coordinate_to_tuple, get_column_letter

from wording.problems import Fact, Kind, Problem


@dataclass
class Findings:
    """Collects the problems of a file; `of_sheet` gives a view that adds to the same list."""

    file: str
    sheet: str = ""
    problems: list[Problem] = field(default_factory=list)

    def of_sheet(self, sheet: str) -> "Findings":
        """The same findings, told of one sheet."""
        return Findings(self.file, sheet, self.problems)

    def tell(self, kind: Kind, cell: str = "", **facts: Fact) -> None:
        """Add a problem. The cell is a fact of its own, which a given fact `cell` overrules."""
        self.problems.append(Problem(kind, self.file, self.sheet, cell, facts={"cell": cell, **facts}))

    def in_order(self, sheets: list[str]) -> list[Problem]:
        """All problems in the order of reading: the file's own, then sheet by sheet, row by row."""

        def place(problem: Problem) -> tuple[int, int, int]:
            row, column = coordinate_to_tuple(problem.cell) if problem.cell else (0, 0)
            return (sheets.index(problem.sheet) if problem.sheet in sheets else -1, row, column)

        return sorted(self.problems, key=place)


def address(row: int, column: int) -> str:
    """The address of a cell, such as `E14`."""
    return f"{get_column_letter(column)}{row}"
