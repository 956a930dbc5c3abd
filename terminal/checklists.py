"""Commands about checklists: blank ones out, filled ones checked."""

import json
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer

from checklist.batch import Batch
from checklist.carrying import ANOTHER, carry_over
from checklist.marked import marked_copy, marked_name
from checklist.plain_text import visible
from checklist.results import as_document
from checklist.template import Templates, file_name
from checklist.wide import file_name as wide_file_name
from checklist.wide import wide_form
from criteria import Edition
from terminal.asked import (
    REFERENCE,
    CohortName,
    EditionName,
    Era,
    JsonFile,
    Paths,
    cohort_of,
    known_code,
    known_units,
)
from terminal.editions import complete_edition, editions_here
from terminal.reading import read, told
from terminal.speaking import OK, SOME_REFUSED, Stop, language, say, write_json
from units import ERAS
from wording.distinct import distinct


def template(
    out: Annotated[Path, typer.Option(help="Folder for the checklists; it is made.")],
    edition: EditionName = REFERENCE,
    era: Era = "2022",
    cohort: CohortName = None,
    unit: Annotated[list[str] | None, typer.Option(help="Only these unit codes; may be repeated.")] = None,
    wide: Annotated[bool, typer.Option("--wide", help="One form a district, a row for each unit.")] = False,
) -> None:
    """Write one blank checklist a unit, `phieu-<code>.xlsx`, or one form a district."""
    asked, units = complete_edition(edition), known_units(era)
    codes = [known_code(code, units) for code in unit] if unit else list(cohort_of(cohort, era).codes)
    out.mkdir(parents=True, exist_ok=True)
    (_write_wide if wide else _write_each)(out, asked, era, units.loc[list(dict.fromkeys(codes))])


def check(
    path: Paths,
    json_file: JsonFile = None,
    edition: Annotated[
        str | None, typer.Option(help="What the files must answer: an edition's id or file.")
    ] = None,
    annotate: Annotated[
        Path | None, typer.Option(help="Folder for copies with the problems marked in them.")
    ] = None,
    carry: Annotated[
        Path | None, typer.Option(help="Folder for checklists of --edition with the figures of others.")
    ] = None,
    era: Annotated[
        str | None, typer.Option(help="Units that the files must be of; by default their own.")
    ] = None,
) -> None:
    """Read and validate checklists; writes nothing but the report and the copies asked for."""
    asked = complete_edition(edition) if edition else None
    if carry and asked is None:
        raise typer.BadParameter("--carry needs --edition")
    batch = read(path, asked, era, None)
    if json_file:
        problems = [
            {"file": visible(p.file), **as_document(p, language()), "severity": str(p.severity)}
            for p in told(batch)
        ]
        write_json(json_file, json.dumps(problems, ensure_ascii=False, indent=1))
    if annotate:
        _annotate(annotate, batch)
    if carry and asked:
        _carry(carry, batch, asked, era or ERAS[0])
    say(
        f"Nhận được {len(batch.filled)} phiếu, chưa nhận {len(batch.refused)} tệp.",
        f"{len(batch.filled)} checklists accepted, {len(batch.refused)} files refused.",
    )
    raise Stop(SOME_REFUSED if batch.refused else OK)


def _write_each(out: Path, edition: Edition, era: str, units: pd.DataFrame) -> None:
    templates = Templates(edition, units, era)
    for code in units.index:
        (out / file_name(code)).write_bytes(templates.for_unit(code))
    say(f"Đã ghi {len(units)} phiếu trắng vào {out}.", f"{len(units)} blank checklists written to {out}.")


def _write_wide(out: Path, edition: Edition, era: str, units: pd.DataFrame) -> None:
    districts = units.groupby("district_name", sort=False)
    for district, communes in districts:
        content = wide_form(edition, units, [str(code) for code in communes.index], era, title=str(district))
        (out / wide_file_name(str(district))).write_bytes(content)
    say(
        f"Đã ghi {len(districts)} phiếu tổng hợp cho {len(units)} đơn vị vào {out}.",
        f"{len(districts)} forms for {len(units)} units written to {out}.",
    )


def _annotate(folder: Path, batch: Batch) -> None:
    """Write a marked copy of every file that has problems and can be opened, under a name of its own."""
    marked = [r for r in batch.readings if r.problems and r.content]
    folder.mkdir(parents=True, exist_ok=True)
    names = distinct(marked_name(reading.file) for reading in marked)
    for reading, name in zip(marked, names, strict=True):
        if content := marked_copy(reading.content, reading.problems, language()):
            (folder / name).write_bytes(content)
        else:
            say(f"{reading.file}: không đánh dấu được.", f"{reading.file}: cannot be marked.")
    say(f"Đã ghi các tệp đánh dấu vào {folder}.", f"Marked copies written to {folder}.")


def _carry(folder: Path, batch: Batch, edition: Edition, era: str) -> None:
    """Write a checklist of `edition` for every unit whose file is of another one."""
    folder.mkdir(parents=True, exist_ok=True)
    for reading in batch.refused:
        if not ANOTHER & {problem.kind for problem in reading.problems}:
            continue
        carrying = carry_over(reading.content, reading.file, edition=edition, era=era, known=editions_here())
        for carried in carrying.carried:
            (folder / carried.file).write_bytes(carried.content)
        for line in carrying.lines(language()):
            typer.echo(line, err=True)
