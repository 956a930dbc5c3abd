"""The command that reads checklists, scores and ranks them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

import scoring
from checklist.batch import Batch
from checklist.ranking import Source, write_ranking
from checklist.results import results, to_json
from criteria import Edition
from scoring import Answers, Scores
from terminal.asked import (
    REFERENCE,
    CohortName,
    EditionName,
    Era,
    JsonFile,
    Paths,
    cohort_of,
    known_units,
)
from terminal.editions import complete_edition, editions_here
from terminal.reading import read
from terminal.speaking import FAILED, OK, SOME_REFUSED, Stop, language, say, write_json
from units import Cohort


def score(
    path: Paths,
    edition: EditionName | None = None,
    era: Era = "2022",
    cohort: CohortName = None,
    out: Annotated[Path | None, typer.Option(help="Write the ranking there as .xlsx.")] = None,
    json_file: JsonFile = None,
    unit: Annotated[
        list[str] | None, typer.Option(help="Give this unit a sheet of its own; may be repeated.")
    ] = None,
) -> None:
    """Read checklists, score and rank them."""
    assigned, units = cohort_of(cohort, era), known_units(era)
    asked = complete_edition(edition) if edition else None
    batch = read(path, asked, era, assigned)
    asked = asked or editions_here()(sole_edition(batch))
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
                era=era,
                absent=units.loc[[code for code in assigned.codes if code not in scores.position]],
                refused=batch.refused,
                warnings=batch.warnings,
                units=unit or [],
                answers=batch.answers,
            )
        )
    if json_file:
        document = results(scores, files, assigned.codes, batch.refused, batch.warnings, language(), era=era)
        write_json(json_file, to_json(document))
    show_ranking(scores)
    raise Stop(SOME_REFUSED if batch.refused else OK)


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
    return scoring.score(edition, Answers.of(edition, batch.answers, codes), units, pd.Index(cohort.codes))


def show_ranking(scores: Scores) -> None:
    """Print the ranking to standard output, tab-separated."""
    for code, row in scores.units.iterrows():
        verdict = scores.verdict_look(row["verdict"]).word.say(language())
        typer.echo(
            f"{row['rank']}\t{code}\t{row['name']}\t{row['district_name']}\t{row['score']:.3f}\t{verdict}"
        )
