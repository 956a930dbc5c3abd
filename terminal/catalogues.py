"""Commands about editions: check one, show it, to Excel and back, compare two, publish."""

from pathlib import Path
from typing import Annotated

import typer

from checklist.edition_book import write_edition
from criteria import Edition, Skeleton, as_yaml
from criteria.differences import differences
from criteria.words import RATED
from store import open_database, operator_access, publish_edition
from terminal.editions import any_edition, edition_in_file
from terminal.speaking import language, say

app = typer.Typer(no_args_is_help=True, help="Editions: check, show, to Excel and back, compare, publish.")

EditionFile = Annotated[Path, typer.Argument(help="An edition as .yaml or .xlsx.", metavar="FILE")]
EditionName = Annotated[str, typer.Argument(help="Edition id, or its file.", metavar="EDITION")]


@app.command()
def check(file: EditionFile) -> None:
    """Check an edition written as YAML or as a workbook."""
    found = edition_in_file(file)
    say(f"{file}: hợp lệ. {_kind_of(found, 'vi')}", f"{file}: valid. {_kind_of(found, 'en')}")


@app.command()
def show(edition: EditionName) -> None:
    """Print an edition: its groups and indicators with points and thresholds."""
    lang, found = language(), any_edition(edition)
    rates = f" · {RATED[found.rates].say(lang)}" if isinstance(found, Edition) else ""
    typer.echo(f"{found.id} · {found.title.say(lang)}{rates}")
    typer.echo(found.notice.say(lang))
    if isinstance(found, Skeleton):
        for known in found.indicators:
            typer.echo(f"{known.id}  {known.name.say(lang) if known.name else '–'}")
    else:
        _show_indicators(found)


@app.command("export")
def to_excel(
    edition: EditionName,
    out: Annotated[Path, typer.Argument(help="The workbook to write.", metavar="FILE.xlsx")],
) -> None:
    """Write an edition as a workbook that can be edited and imported."""
    out.write_bytes(write_edition(any_edition(edition)))
    say(f"Đã ghi bộ tiêu chí vào {out}.", f"The edition was written to {out}.")


@app.command("import")
def from_excel(
    file: EditionFile,
    out: Annotated[Path, typer.Option(help="The YAML to write.", metavar="FILE.yaml")],
) -> None:
    """Read an edition from a workbook and write it as YAML."""
    found = edition_in_file(file)
    out.write_text(as_yaml(found), encoding="utf-8")
    say(f"Đã ghi {out}. {_kind_of(found, 'vi')}", f"Wrote {out}. {_kind_of(found, 'en')}")


@app.command()
def diff(old: EditionName, new: EditionName) -> None:
    """Say what changed between two editions, a difference a line."""
    found = differences(any_edition(old), any_edition(new))
    for difference in found:
        typer.echo(difference.say(language()))
    if not found:
        say("Hai phiên bản giống hệt nhau.", "The two editions are the same.")


@app.command()
def publish(file: EditionFile) -> None:
    """Publish a complete edition in the store, so that rounds can open on it. It can never be changed again."""
    found = publish_edition(operator_access(open_database()), as_yaml(edition_in_file(file)))
    say(f"Đã công bố “{found.id}”.", f"“{found.id}” is published.")


def _kind_of(edition: Edition | Skeleton, lang: str) -> str:
    count = len(edition.indicators)
    if isinstance(edition, Skeleton):
        return f"Khung, {count} chỉ tiêu." if lang == "vi" else f"A skeleton of {count} indicators."
    return f"Đầy đủ, {count} chỉ tiêu." if lang == "vi" else f"Complete, {count} indicators."


def _show_indicators(edition: Edition) -> None:
    lang = language()
    for group in edition.groups:
        typer.echo(f"\n{group.name.say(lang)}")
        for i in edition.of_group(group.id):
            bars = (
                [i.input.show(getattr(i.threshold, z), lang) for z in ("lowland", "mountain")]
                if i.threshold
                else []
            )
            taken = f"  [{i.computed}]" if i.computed else ""
            typer.echo(
                f"  {i.id}  {i.points:g}  {' / '.join(dict.fromkeys(bars))}  {i.name.say(lang)}{taken}"
            )
