"""Commands for answers of many units and months in Parquet: score them, invent some."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from batch import on_pandas
from batch.errors import BatchRefused
from batch.files import answer_files
from batch.job import Job, read_units
from batch.output import medians_file, require_apart
from batch.sample import many_units, write_sample
from criteria import load_edition
from demonstration import EDITION, ERA, plausible_answers
from terminal.asked import REFERENCE, CohortName, EditionName, Era, cohort_of, known_units
from terminal.editions import complete_edition
from terminal.speaking import FAILED, Stop, say
from units import load_units
from wording.numbers import whole


class Engine(StrEnum):
    """What does the work."""

    PANDAS = "pandas"
    SPARK = "spark"


def score_batch(
    answers: Annotated[
        Path, typer.Argument(help="A Parquet file, or a folder of them.", metavar="IN.parquet")
    ],
    out: Annotated[Path, typer.Option(help="Write the totals there; the medians stand beside it.")],
    engine: Annotated[Engine, typer.Option(help="This machine alone, or Apache Spark.")] = Engine.PANDAS,
    edition: EditionName = REFERENCE,
    era: Era = "2022",
    cohort: CohortName = None,
    units: Annotated[
        Path | None, typer.Option(help="A Parquet file of other units than the era's; all are the cohort.")
    ] = None,
    master: Annotated[str, typer.Option(help="Spark's master.", metavar="URL")] = "local[*]",
    setting: Annotated[
        list[str] | None,
        typer.Option("--spark", help="A setting of Spark's; may be repeated.", metavar="KEY=VALUE"),
    ] = None,
    processes: Annotated[
        int | None, typer.Option(min=1, help="Processes of the engine pandas; by default one a core.")
    ] = None,
) -> None:
    """Score answers of many units and months."""
    if units and cohort:
        say("Chọn một: --units hoặc --cohort.", "Choose one: --units or --cohort.")
        raise Stop(FAILED)
    asked = complete_edition(edition)
    with _told():
        rated, counted = _units(units, cohort, era)
        job = Job(asked, tuple(answer_files(answers)), rated, counted)
        require_apart(out, [*map(Path, job.files), *([units] if units else [])])
        if engine is Engine.SPARK:
            from batch import on_spark  # optional: it needs requirements-spark.txt

            on_spark.score_batch(job, out, master, _settings(setting or []))
        else:
            with _progress() as progress:
                on_pandas.score_batch(job, out, processes, progress)
    say(f"Đã ghi {out} và {medians_file(out)}.", f"Wrote {out} and {medians_file(out)}.")


def score_batch_sample(
    out: Annotated[Path, typer.Option(help="A folder that is not there yet.", metavar="DIR")],
    units: Annotated[int, typer.Option(min=1, help="How many units.")] = 94,
    months: Annotated[int, typer.Option(min=1, max=1200, help="How many months.")] = 12,
    seed: Annotated[int, typer.Option(min=0, help="Other seeds give other figures.")] = 1,
) -> None:
    """Invent answers of many units and months; every figure is invented."""
    if out.exists():
        say(f"{out} đã có.", f"{out} is there already.")
        raise Stop(FAILED)
    with _progress() as progress:
        listed = many_units(load_units(ERA), units)
        rows = write_sample(out, load_edition(EDITION), listed, months, seed, plausible_answers, progress)
    say(
        f"Đã ghi {whole(rows, 'vi')} dòng số liệu minh họa vào {out}.",
        f"Wrote {whole(rows, 'en')} rows of invented answers to {out}.",
    )


def _units(file: Path | None, cohort: str | None, era: str) -> tuple[pd.DataFrame, pd.Index]:
    """Who may answer, and who is counted."""
    if file:
        listed = read_units(file)
        return listed, listed.index
    return known_units(era), pd.Index(cohort_of(cohort, era).codes)


def _settings(given: list[str]) -> dict[str, str]:
    wrong = [one for one in given if not one.partition("=")[2]]
    if wrong:
        say(f"--spark {wrong[0]}: viết KEY=VALUE.", f"--spark {wrong[0]}: write KEY=VALUE.")
        raise Stop(FAILED)
    return {name: value for name, _, value in (one.partition("=") for one in given)}


@contextmanager
def _told() -> Iterator[None]:
    """Tells why a batch is refused."""
    try:
        yield
    except BatchRefused as refusal:
        raise Stop(FAILED, refusal.problems) from refusal


@contextmanager
def _progress() -> Iterator[Callable[[float], None]]:
    """Shows how far it is, in a terminal."""
    shown = sys.stderr.isatty()

    def show(share: float) -> None:
        if shown:
            sys.stderr.write(f"\r{share:.0%}\033[K")

    try:
        yield show
    finally:
        if shown:
            sys.stderr.write("\r\033[K")
