"""The command that writes published rounds to an archive of Parquet files."""

from pathlib import Path
from typing import Annotated

import typer

from archive import OURS, Archived, ArchiveRefused, Change, write_archive
from store import CopyRefused, open_database
from terminal.speaking import FAILED, SOME_REFUSED, Stop, say
from wording.language import Text
from wording.problems import Problem

_SAID = {
    Change.NEW: Text(vi="mới ghi", en="written"),
    Change.SAME: Text(vi="đã có, không đổi", en="there already, not changed"),
    Change.RENEWED: Text(vi="ghi lại theo phiên bản chương trình này", en="written anew by this version"),
}


def archive(
    out: Annotated[Path, typer.Option("--out", help="The archive's folder.", metavar="DIR")],
    rounds: Annotated[
        list[int] | None, typer.Option("--round", help="A round's number; repeatable. Without it, all.")
    ] = None,
    province: Annotated[str, typer.Option(help="Code of the province, two digits.", metavar="CODE")] = OURS,
) -> None:
    """Write published rounds as Parquet files, for questions across years and provinces."""
    refused = []
    try:
        for done in write_archive(open_database(), out, province, rounds or ()):
            if isinstance(done, Problem):
                refused.append(done)
            else:
                _tell(done)
    except (ArchiveRefused, CopyRefused) as refusal:
        raise Stop(FAILED, [*refused, *refusal.problems]) from refusal
    if refused:
        raise Stop(SOME_REFUSED, refused)


def _tell(done: Archived) -> None:
    said = _SAID[done.change]
    say(
        f"Kỳ {done.round_id} “{done.name}”: {said.vi} ở {done.folder}.",
        f"Round {done.round_id} “{done.name}”: {said.en}, {done.folder}.",
    )
