"""One problem that a person can meet: what kind, where, and the facts that its message tells."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from wording.language import Lang, Text
from wording.problem_kinds import Kind, Severity

__all__ = ["Kind", "Problem", "Severity", "errors", "warnings"]

Fact = str | int | Text


@dataclass(frozen=True)
class Problem:
    """A member of the catalogue met at a place.

    `file` is the name its owner gave it, `sheet` and `cell` are "" where the problem is of the whole file;
    `line` (1-based) is used by text files instead of a cell.
    """

    kind: Kind
    file: str = ""
    sheet: str = ""
    cell: str = ""
    line: int | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The stable code, such as `NOT_A_NUMBER`."""
        return self.kind.name

    @property
    def severity(self) -> Severity:
        """Whether the problem refuses the file or only warns."""
        return self.kind.severity

    def place(self, lang: Lang) -> str:
        """Say where: `Phiếu đánh giá!E14`, `dòng 12`, or "" for the whole file."""
        if self.line is not None:
            return f"{'dòng' if lang == 'vi' else 'line'} {self.line}"
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet

    def message(self, lang: Lang) -> str:
        """Say what was found and which rule it breaks, in one or two sentences."""
        return self.kind.message.say(lang).format(**self._said_facts(lang))

    def remedy(self, lang: Lang) -> str:
        """Say what to do about it."""
        return self.kind.remedy.say(lang).format(**self._said_facts(lang))

    def line_for_people(self, lang: Lang) -> str:
        """One line as the command line prints it: `FILE · SHEET!CELL · CODE · message remedy`."""
        where = [self.file, self.place(lang)]
        said = f"{self.message(lang)} {self.remedy(lang)}".strip()
        return " · ".join([*(w for w in where if w), self.code, said])

    def in_file(self, file: str) -> "Problem":
        """Return the same problem with the file's name."""
        return replace(self, file=file)

    def _said_facts(self, lang: Lang) -> dict[str, str]:
        return {k: v.say(lang) if isinstance(v, Text) else str(v) for k, v in self.facts.items()}


def errors(problems: list[Problem]) -> list[Problem]:
    """Those that refuse a file."""
    return [p for p in problems if p.severity is Severity.ERROR]


def warnings(problems: list[Problem]) -> list[Problem]:
    """Those that only warn."""
    return [p for p in problems if p.severity is Severity.WARNING]
