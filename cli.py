"""The same house from a terminal: `python cli.py COMMAND`. `--help` lists the commands.

Exit codes: 0 all accepted; 1 wrong use or a failure of the program; 3 some files were refused. Messages for people go
to standard error, one a line as `FILE · SHEET!CELL · CODE · message`.
"""

import json
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

import bench as bench_module
from checklist.ranking import RankingError
from checklist.upload import require_defused
from criteria import EditionError
from demonstration import fill_demonstration
from store import StoreError, open_database, operator_access
from terminal import accounts, archives, audit, batches, catalogues, checklists, copies, ranking, reminders
from terminal.asked import JsonFile
from terminal.speaking import FAILED, OK, SOME_REFUSED, Stop, say, tell, write_json, write_vietnamese

__all__ = ["FAILED", "OK", "SOME_REFUSED", "main"]

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)
app.command()(checklists.template)
app.command()(checklists.check)
app.command()(ranking.score)
app.command()(copies.backup)
app.command()(copies.restore)
app.command()(copies.export_round)
app.command()(copies.import_round)
app.command()(reminders.remind)
app.command()(batches.score_batch)
app.command()(batches.score_batch_sample)
app.command()(archives.archive)
app.add_typer(catalogues.app, name="catalogue")
app.add_typer(audit.app, name="audit")
app.add_typer(accounts.app, name="account")


@app.command()
def demo(seed: Annotated[int, typer.Option(min=0, help="Other seeds give other figures.")] = 2022) -> None:
    """Fill the store with the demonstration round."""
    made = fill_demonstration(operator_access(open_database()), seed)
    say(f"Đã tạo “{made.name}”.", f"Made “{made.name}”.")


@app.command()
def bench(json_file: JsonFile = None) -> None:
    """Run the benchmark: ratios against named baselines in the same run."""
    measured = bench_module.run(lambda line: typer.echo(line, err=True))
    document = json.dumps(measured, indent=1)
    typer.echo(document)
    if json_file:
        write_json(json_file, document)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; wrong use is `FAILED`, not the library's 2."""
    write_vietnamese()
    try:
        require_defused()
        app(args=arguments)
    except Stop as stop:
        tell(stop.problems)
        return stop.code
    except (EditionError, RankingError) as error:
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
