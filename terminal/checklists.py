"""Commands about checklists: blank ones out, filled ones checked."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from checklist.results import as_document
from checklist.template import Template, file_name
from terminal.asked import (
    REFERENCE,
    CohortName,
    EditionName,
    Era,
    JsonFile,
    Paths,
    cohort_of,
    complete_edition,
    known_code,
    known_units,
)
from terminal.reading import read, told
from terminal.speaking import OK, SOME_REFUSED, Stop, language, say, write_json


def template(
    out: Annotated[Path, typer.Option(help="Folder for the checklists; it is made.")],
    edition: EditionName = REFERENCE,
    era: Era = "2022",
    cohort: CohortName = None,
    unit: Annotated[list[str] | None, typer.Option(help="Only these unit codes; may be repeated.")] = None,
) -> None:
    """Write one blank checklist a unit, `phieu-<code>.xlsx`."""
    asked, units = complete_edition(edition), known_units(era)
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


def check(path: Paths, json_file: JsonFile = None) -> None:
    """Read and validate checklists; writes nothing but the report asked for."""
    batch = read(path, None, None, None)
    if json_file:
        problems = [
            as_document(p, language()) | {"file": p.file, "severity": str(p.severity)} for p in told(batch)
        ]
        write_json(json_file, json.dumps(problems, ensure_ascii=False, indent=1))
    say(
        f"Nhận được {len(batch.filled)} phiếu, chưa nhận {len(batch.refused)} tệp.",
        f"{len(batch.filled)} checklists accepted, {len(batch.refused)} files refused.",
    )
    raise Stop(SOME_REFUSED if batch.refused else OK)
