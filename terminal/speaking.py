"""What commands say and how they end: problems, sentences, exit codes, files of JSON."""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from wording.language import Lang, Text
from wording.problems import Problem

OK, FAILED, SOME_REFUSED = 0, 1, 3


class Stop(Exception):  # noqa: N818  it ends a command, it is no error
    """Ends a command with an exit code, after its problems were told."""

    def __init__(self, code: int, problems: Sequence[Problem] = ()) -> None:
        super().__init__(code)
        self.code, self.problems = code, list(problems)


def language() -> Lang:
    """The language of messages: `XASO_LANG`, else Vietnamese."""
    return "en" if os.environ.get("XASO_LANG") == "en" else "vi"


def tell(problems: Sequence[Problem]) -> None:
    """Print problems to standard error, one a line."""
    for problem in problems:
        typer.echo(" ".join(problem.line_for_people(language()).split()), err=True)


def say(vi: str, en: str) -> None:
    """Print one sentence to standard error."""
    typer.echo(Text(vi=vi, en=en).say(language()), err=True)


def write_json(file: Path, text: str) -> None:
    """Write JSON text with its Vietnamese letters."""
    file.write_text(text, encoding="utf-8")


def write_vietnamese() -> None:
    """Make the output UTF-8: Windows redirects it in an old code page that has no Vietnamese letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
