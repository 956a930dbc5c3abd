"""Commands that copy: the whole store as one file and back, a round as a folder and back."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from checklist.ranking import Source, write_ranking
from store import Access, CopyRefused, Results, open_database, operator_access, results
from store import copies as kept
from terminal.speaking import FAILED, Stop, language, say
from wording.language import Text
from wording.numbers import number, whole

RANKING = "ranking.xlsx"
_MEGABYTE = 1024 * 1024

BackupFile = Annotated[Path, typer.Argument(help="The backup, a .zip.", metavar="FILE")]
RoundFolder = Annotated[Path, typer.Argument(help="The round's folder.", metavar="DIR")]


def backup(
    file: BackupFile,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a file of that name.")] = False,
) -> None:
    """Write all that is kept to one file, while the app may run."""
    with _told(), _progress() as progress:
        made = kept.backup(open_database(), file, overwrite=overwrite, progress=progress)
    size = file.stat().st_size / _MEGABYTE
    say(
        f"Đã sao lưu vào {file}: {len(made.results)} kỳ, {whole(made.rows, 'vi')} dòng, "
        f"{number(size, 'vi', 1)} MB. Đầu chuỗi sự kiện: {made.chain.hash}",
        f"Backed up to {file}: {len(made.results)} rounds, {whole(made.rows, 'en')} rows, "
        f"{number(size, 'en', 1)} MB. Head of the chain of events: {made.chain.hash}",
    )


def restore(file: BackupFile) -> None:
    """Put a backup into the database of DATABASE_URL, which must be empty, and check it."""
    with _told(), _progress() as progress:
        done = kept.restore(open_database(), file, progress=progress)
    rounds, rows = len(done.manifest.results), done.manifest.rows
    say(
        f"Đã khôi phục {rounds} kỳ, {whole(rows, 'vi')} dòng từ {file}.",
        f"Restored {rounds} rounds, {whole(rows, 'en')} rows from {file}.",
    )
    if done.problems:
        raise Stop(FAILED, done.problems)
    say(
        "Đã kiểm tra: kết quả mọi kỳ đúng như lúc sao lưu, chuỗi sự kiện nguyên vẹn.",
        "Checked: the results of all rounds are those of the backup, the chain of events is whole.",
    )


def export_round(
    round_id: Annotated[int, typer.Argument(help="The round's number.", metavar="ROUND_ID")],
    folder: RoundFolder,
) -> None:
    """Write a round to a folder of open formats: CSV, JSON, workbooks."""
    access = operator_access(open_database())
    with _told():
        ranking = _ranking(access, round_id)
        kept.export_round(access, round_id, folder)
        (folder / RANKING).write_bytes(ranking)
    say(f"Đã xuất kỳ {round_id} ra {folder}.", f"Round {round_id} was exported to {folder}.")


def import_round(folder: RoundFolder) -> None:
    """Make a new round of a folder that export-round wrote."""
    with _told():
        made = kept.import_round(operator_access(open_database()), folder)
    say(f"Đã nhập “{made.name}” thành kỳ {made.id}.", f"“{made.name}” was imported as round {made.id}.")


def _ranking(access: Access, round_id: int) -> bytes:
    """The ranked workbook of a round, as the page Xếp hạng exports it."""
    found: Results = results(access, round_id)
    count = len(found.round.cohort)
    return write_ranking(
        found.scores,
        [
            Source(code, one.file_name, one.file_sha256 or "", one.accepted_at)
            for code, one in found.submissions.items()
        ],
        absent=found.units.loc[list(found.absent)],
        units=[],
        title=found.round.name,
        cohort_name=Text(vi=f"Danh sách {count} đơn vị", en=f"{count} units assigned").say(language()),
        lang=language(),
        demonstration=found.round.demonstration,
        made_at=datetime.now(UTC),
        era=found.round.era,
        answers=found.answers,
    )


@contextmanager
def _told() -> Iterator[None]:
    """Tells why a copy is refused, in the reader's language."""
    try:
        yield
    except CopyRefused as refusal:
        raise Stop(FAILED, refusal.problems) from refusal


@contextmanager
def _progress() -> Iterator[kept.Progress]:
    """Shows how far it is, in a terminal."""
    shown = -1

    def show(done: int, total: int) -> None:
        nonlocal shown
        percent = 100 * done // max(total, 1)
        if percent != shown:
            shown = percent
            sys.stderr.write(f"\r{percent}%\033[K")

    def silent(done: int, total: int) -> None:
        pass

    if not sys.stderr.isatty():
        yield silent
        return
    try:
        yield show
    finally:
        sys.stderr.write("\r\033[K")
