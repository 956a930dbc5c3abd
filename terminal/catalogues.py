"""Commands about editions: check a file, show one."""

from pathlib import Path
from typing import Annotated

import typer

from criteria import Edition, Skeleton, read_catalogue
from terminal.asked import any_edition
from terminal.speaking import FAILED, Stop, language, say
from wording.problems import Kind, Problem

app = typer.Typer(no_args_is_help=True, help="Editions: check a file, show one.")


@app.command("check")
def check(file: Annotated[Path, typer.Argument(help="An edition as YAML.")]) -> None:
    """Check an edition written as YAML."""
    if not file.is_file():
        raise Stop(FAILED, [Problem(Kind.FILE_NOT_FOUND, str(file))])
    read_catalogue(file.read_text(encoding="utf-8", errors="replace"), str(file))
    say(f"{file}: hợp lệ.", f"{file}: valid.")


@app.command("show")
def show(edition: Annotated[str, typer.Argument(help="Edition id, or its file.")]) -> None:
    """Print an edition: its groups and indicators with points and thresholds."""
    lang, found = language(), any_edition(edition)
    typer.echo(f"{found.id} · {found.title.say(lang)}")
    typer.echo(found.notice.say(lang))
    if isinstance(found, Skeleton):
        for known in found.indicators:
            typer.echo(f"{known.id}  {known.name.say(lang) if known.name else '–'}")
    else:
        _show_indicators(found)


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
            typer.echo(f"  {i.id}  {i.points:g}  {' / '.join(dict.fromkeys(bars))}  {i.name.say(lang)}")
