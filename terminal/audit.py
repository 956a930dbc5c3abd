"""Commands about the log of events: whether it is whole, and out of the house as a file."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from checklist.events_book import MOST_ROWS, csv_lines, write_events
from store import Filters, StoredEvent, audit_chain, count_events, every_event, open_database, operator_access
from store.events.table import names_now, told
from terminal.speaking import FAILED, OK, Stop, language, say
from wording.numbers import whole

app = typer.Typer(no_args_is_help=True, help="The log of events: verify it, take it out as a file.")

Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="A day in Vietnam.")]


@app.command()
def verify(
    head: Annotated[
        str | None, typer.Option(help="A hash of the chain's end that was written down some time.")
    ] = None,
) -> None:
    """Go through the whole chain and all that it seals; every break is told."""
    found = audit_chain(operator_access(open_database()), head)
    count = {lang: whole(found.events, lang) for lang in ("vi", "en")}
    say(f"Đã kiểm tra {count['vi']} sự kiện.", f"{count['en']} events were checked.")
    if found.problems:
        say(f"Phát hiện {len(found.problems)} sai lệch:", f"{len(found.problems)} breaks were found:")
        raise Stop(FAILED, found.problems)
    say(
        "Nhật ký nguyên vẹn. Ghi lại mã băm của sự kiện cuối ở nơi khác, lần sau kiểm tra với --head:",
        "The log is whole. Write the hash of the last event down elsewhere, and check with --head next time:",
    )
    typer.echo(found.head)
    raise Stop(OK)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The file to write.", metavar="FILE.csv|.xlsx|.jsonl")],
    what: Annotated[list[str] | None, typer.Option(help="Only these kinds; may be repeated.")] = None,
    by: Annotated[str | None, typer.Option(help="Only what this address did.")] = None,
    round_id: Annotated[int | None, typer.Option("--round", help="Only this round, by number.")] = None,
    unit: Annotated[str | None, typer.Option(help="Only this unit, by code.")] = None,
    since: Day = None,
    until: Day = None,
    text: Annotated[str, typer.Option(help="Only where this text stands.")] = "",
) -> None:
    """Write events to a file, the newest first: CSV and Excel in words, JSON lines as they are kept."""
    asked: Filters = {"what": what or [], "by": by, "round_id": round_id, "unit_code": unit, "text": text}
    asked |= {"since": since.date() if since else None, "until": until.date() if until else None}
    access = operator_access(open_database())
    if file.suffix.lower() not in (".csv", ".xlsx", ".jsonl"):
        raise typer.BadParameter("FILE ends in .csv, .xlsx or .jsonl")
    count = count_events(access, **asked)
    events: Iterator[StoredEvent] = every_event(access, **asked)
    if file.suffix.lower() == ".jsonl":
        _write_lines(file, (_as_json(event) for event in events))
    elif file.suffix.lower() == ".csv":
        _write_lines(file, csv_lines(told(events, names_now(access), language()), language()))
    else:
        lines = told(islice(events, MOST_ROWS), names_now(access), language())
        file.write_bytes(write_events(lines, asked=_asked(asked), lang=language()))
        if count > MOST_ROWS:
            most = whole(MOST_ROWS, "vi"), whole(MOST_ROWS, "en")
            say(
                f"Tệp Excel chỉ nhận {most[0]} sự kiện mới nhất; dùng .csv để lấy đủ.",
                f"The workbook takes the {most[1]} newest events only; .csv takes all.",
            )
            count = MOST_ROWS
    say(f"Đã ghi {whole(count, 'vi')} sự kiện vào {file}.", f"{whole(count, 'en')} events written to {file}.")


def _write_lines(file: Path, lines: Iterable[str]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        out.writelines(lines)


def _as_json(event: StoredEvent) -> str:
    plain = asdict(event) | {"at": event.at.isoformat(timespec="microseconds")}
    return json.dumps(plain, ensure_ascii=False) + "\n"


def _asked(asked: Filters) -> str:
    given = [f"{name}: {value}" for name, value in asked.items() if value]
    return " · ".join(given) if given else ("Mọi sự kiện" if language() == "vi" else "All events")
