"""The same house from a terminal: `python cli.py COMMAND`. `--help` lists the commands.

Exit codes: 0 all accepted; 1 wrong use or a failure of the program; 3 some files were refused. Messages for people go
to standard error, one a line as `FILE · SHEET!CELL · CODE · message`.
"""

import io
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import typer

import bench as bench_module
from checklist.batch import Batch, read_all
from checklist.cohort_file import read_cohort
from checklist.ranking import Source, write_ranking
from checklist.results import results, to_json
from checklist.template import Template, file_name
from checklist.upload import require_defused
from criteria import Edition, EditionError, Skeleton, load_any, load_edition, read_catalogue
from demonstration import fill_demonstration
from scoring import Answers, Scores, score
from store import StoreError, open_database
from units import ERAS, Cohort, Matcher, demonstration, load_units
from wording.language import Lang, Text
from wording.nearness import near
from wording.problems import Fact, Kind, Problem, errors

REFERENCE = "tham-chieu-2022"
OK, FAILED, SOME_REFUSED = 0, 1, 3

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)
catalogue_app = typer.Typer(no_args_is_help=True, help="Editions: check a file, show one.")
app.add_typer(catalogue_app, name="catalogue")

Paths = Annotated[list[Path], typer.Argument(help="Files, folders or .zip archives.", metavar="PATH...")]
EditionId = Annotated[str | None, typer.Option("--edition", help="Edition id; by default the files' own.")]
Era = Annotated[str, typer.Option("--era", help="Administrative units of 2022 or 2025.")]
CohortName = Annotated[str | None, typer.Option("--cohort", help="FILE, demo (the default for 2022) or all.")]
JsonFile = Annotated[Path | None, typer.Option("--json", help="Write the results there as JSON.")]


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


@app.command()
def template(
    out: Annotated[Path, typer.Option(help="Folder for the checklists; it is made.")],
    edition: Annotated[str, typer.Option(help="Edition id.")] = REFERENCE,
    era: Era = "2022",
    cohort: CohortName = None,
    unit: Annotated[list[str] | None, typer.Option(help="Only these unit codes; may be repeated.")] = None,
) -> None:
    """Write one blank checklist a unit, `phieu-<code>.xlsx`."""
    asked, units = load_edition(edition), known_units(era)
    codes = [known_code(code, units) for code in unit] if unit else list(cohort_of(cohort, era).codes)
    out.mkdir(parents=True, exist_ok=True)
    made: dict[str, Template] = {}
    for code in codes:
        row: Any = units.loc[code]
        zone = row["zone"]
        if zone not in made:
            made[zone] = Template(asked, zone)
        content = made[zone].for_unit(code, row["name"], row["district_name"], era)
        (out / file_name(code)).write_bytes(content)
    say(f"Đã ghi {len(codes)} phiếu trắng vào {out}.", f"{len(codes)} blank checklists written to {out}.")


@app.command()
def check(path: Paths, json_file: JsonFile = None) -> None:
    """Read and validate checklists; writes nothing but the report asked for."""
    batch = read(path, None, None, None)
    if json_file:
        problems = [as_json(p) | {"severity": str(p.severity)} for p in told(batch)]
        write_json(json_file, json.dumps(problems, ensure_ascii=False, indent=1))
    say(
        f"Nhận được {len(batch.filled)} phiếu, chưa nhận {len(batch.refused)} tệp.",
        f"{len(batch.filled)} checklists accepted, {len(batch.refused)} files refused.",
    )
    raise Stop(SOME_REFUSED if batch.refused else OK)


@app.command("score")
def score_command(
    path: Paths,
    edition: EditionId = None,
    era: Era = "2022",
    cohort: CohortName = None,
    out: Annotated[Path | None, typer.Option(help="Write the ranking there as .xlsx.")] = None,
    json_file: JsonFile = None,
) -> None:
    """Read checklists, score and rank them."""
    assigned, units = cohort_of(cohort, era), known_units(era)
    batch = read(path, load_edition(edition) if edition else None, era, assigned)
    asked = load_edition(edition or sole_edition(batch))
    scores = scores_of(asked, batch, units, assigned)
    files = {f.unit: (f.file, f.sha256) for f in batch.filled}
    if out:
        sources = [Source(unit, file, sha256, None) for unit, (file, sha256) in files.items()]
        out.write_bytes(
            write_ranking(
                scores,
                sources,
                title=asked.title.say(language()),
                cohort_name=assigned.name,
                lang=language(),
                made_at=datetime.now(UTC),
            )
        )
    if json_file:
        document = results(scores, files, assigned.codes, batch.refused, batch.warnings, language(), era=era)
        write_json(json_file, to_json(document))
    show_ranking(scores)
    raise Stop(SOME_REFUSED if batch.refused else OK)


@catalogue_app.command("check")
def catalogue_check(file: Annotated[Path, typer.Argument(help="An edition as YAML.")]) -> None:
    """Check an edition written as YAML."""
    if not file.is_file():
        raise Stop(FAILED, [Problem(Kind.FILE_NOT_FOUND, str(file))])
    read_catalogue(file.read_text(encoding="utf-8", errors="replace"), str(file))
    say(f"{file}: hợp lệ.", f"{file}: valid.")


@catalogue_app.command("show")
def catalogue_show(edition: Annotated[str, typer.Argument(help="Edition id.")]) -> None:
    """Print an edition: its groups and indicators with points and thresholds."""
    lang, found = language(), load_any(edition)
    typer.echo(f"{found.id} · {found.title.say(lang)}")
    typer.echo(found.notice.say(lang))
    if isinstance(found, Skeleton):
        for known in found.indicators:
            typer.echo(f"{known.id}  {known.name.say(lang) if known.name else '–'}")
        return
    for group in found.groups:
        typer.echo(f"\n{group.name.say(lang)}")
        for i in found.of_group(group.id):
            bars = (
                [i.input.show(getattr(i.threshold, z), lang) for z in ("lowland", "mountain")]
                if i.threshold
                else []
            )
            typer.echo(f"  {i.id}  {i.points:g}  {' / '.join(dict.fromkeys(bars))}  {i.name.say(lang)}")


@app.command()
def demo(seed: Annotated[int, typer.Option(min=0, help="Other seeds give other figures.")] = 2022) -> None:
    """Fill the store with the demonstration round."""
    made = fill_demonstration(open_database(), seed)
    say(f"Đã tạo “{made.name}”.", f"Made “{made.name}”.")


@app.command()
def bench(json_file: JsonFile = None) -> None:
    """Run the benchmark: ratios against named baselines in the same run."""
    measured = bench_module.run(lambda line: typer.echo(line, err=True))
    document = json.dumps(measured, indent=1)
    typer.echo(document)
    if json_file:
        write_json(json_file, document)


def read(path: Sequence[Path], edition: Edition | None, era: str | None, cohort: Cohort | None) -> Batch:
    """Read files, folders and archives, with progress in a terminal; tell every problem."""
    missing = [Problem(Kind.FILE_NOT_FOUND, str(p)) for p in path if not p.exists()]
    if missing:
        raise Stop(FAILED, missing)

    def progress(done: int, total: int, name: str) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{done + 1}/{total}\033[K")

    batch = read_all(path, edition=edition, era=era, cohort=cohort, progress=progress)
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
    tell(told(batch))
    return batch


def told(batch: Batch) -> list[Problem]:
    """Every problem of a batch, in the order of the files."""
    return [problem for reading in batch.readings for problem in reading.problems]


def sole_edition(batch: Batch) -> str:
    """The one edition of the files read; wrong use where there are several."""
    found = sorted({f.edition_id for f in batch.filled})
    if len(found) > 1:
        say(
            f"Có nhiều phiên bản ({', '.join(found)}); chọn bằng --edition.",
            f"Several editions: {', '.join(found)}.",
        )
        raise Stop(FAILED)
    return found[0] if found else REFERENCE


def scores_of(edition: Edition, batch: Batch, units: pd.DataFrame, cohort: Cohort) -> Scores:
    """Score the accepted checklists of a batch."""
    codes = pd.Index(sorted(f.unit for f in batch.filled), dtype="str")
    return score(edition, Answers.of(edition, batch.answers, codes), units, pd.Index(cohort.codes))


def known_units(era: str) -> pd.DataFrame:
    """The units of an era."""
    if era not in ERAS:
        raise Stop(FAILED, [Problem(Kind.ERA_UNKNOWN, facts={"found": era, "known": ", ".join(ERAS)})])
    return load_units(era)


def known_code(code: str, units: pd.DataFrame) -> str:
    """A unit code that exists."""
    if code not in units.index:
        facts: dict[str, Fact] = {"found": code, "near": near(code, units.index)}
        raise Stop(FAILED, [Problem(Kind.UNIT_UNKNOWN, facts=facts)])
    return code


def cohort_of(name: str | None, era: str) -> Cohort:
    """The cohort by name (`demo`, `all`) or from a file."""
    units = known_units(era)
    name = name or ("demo" if era == "2022" else "all")
    if name == "demo" and era == "2022":
        return demonstration()
    if name == "all":
        return Cohort(Text(vi="mọi đơn vị", en="all units").say(language()), era, tuple(units.index))
    file = Path(name)
    if not file.is_file():
        raise Stop(FAILED, [Problem(Kind.COHORT_UNKNOWN, facts={"found": name})])
    codes, problems = read_cohort(file.read_bytes(), file.name, Matcher(units))
    if errors(list(problems)):
        raise Stop(FAILED, problems)
    tell(problems)
    return Cohort(file.stem, era, tuple(codes))


def show_ranking(scores: Scores) -> None:
    """Print the ranking to standard output, tab-separated."""
    for code, row in scores.units.iterrows():
        verdict = scores.verdict_look(row["verdict"]).word.say(language())
        typer.echo(
            f"{row['rank']}\t{code}\t{row['name']}\t{row['district_name']}\t{row['score']:.3f}\t{verdict}"
        )


def as_json(problem: Problem) -> dict[str, str]:
    """One problem in the shape of results.json, with its file."""
    lang = language()
    return {
        "file": problem.file,
        "code": problem.code,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "message": problem.message(lang),
        "remedy": problem.remedy(lang),
    }


def write_json(file: Path, text: str) -> None:
    """Write JSON text; a byte of a file's name that is no letter stays an escape, `\\udce1`."""
    file.write_text(text, encoding="utf-8", errors="backslashreplace")


def write_vietnamese() -> None:
    """Make the output UTF-8: Windows redirects it in an old code page that has no Vietnamese letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; wrong use is `FAILED`, not the library's 2."""
    write_vietnamese()
    try:
        require_defused()
        app(args=arguments)
    except Stop as stop:
        tell(stop.problems)
        return stop.code
    except EditionError as error:
        tell(error.problems)
        return FAILED
    except StoreError as error:
        typer.echo(f"{error.code} · {error}", err=True)
        return FAILED
    except OSError as error:
        typer.echo(f"{error.filename or ''} · {error.strerror}", err=True)
        return FAILED
    except SystemExit as done:
        return FAILED if done.code else OK
    return OK


if __name__ == "__main__":
    sys.exit(main())
