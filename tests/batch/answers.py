"""An edition with all that can differ between engines, and answers to it: random ones, and rows written by hand."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from batch.files import answer_files
from batch.job import Job
from batch.tables import ANSWERS, schema
from criteria import Edition
from tests.editions import (
    BOOLEAN,
    COUNT,
    NUMBER,
    OPTION,
    PARTS,
    VERDICTS,
    edition_of,
    indicator,
    units_of,
)

NA = "not_applicable: Không có"
PARTS_RULE = "{type: parts, parts: [{id: a, name: Một, share: 1/3}, {id: b, name: Hai, share: 2/3}]}"
GRADES = "\ngrades:\n  - {id: tot, name: Tốt, from_score: 60}\n  - {id: yeu, name: Yếu, from_score: 0}\n"

EDITION = edition_of(
    indicator("A.1", rule="relative", level="50%", points=20, more=NA),
    indicator("A.2", rule="{type: relative, direction: lower}", input=COUNT, level="10", points=20),
    indicator("A.3", rule="proportional", level="70%", mountain="60%", points=20, more=NA),
    indicator("B.1", rule="options", input=OPTION, level="1/2", points=10, group="B"),
    indicator("B.2", rule=PARTS_RULE, input=PARTS, level="1", points=20, group="B"),
    indicator("B.3", rule="boolean", input=BOOLEAN, level="Có", points=10, group="B", more="mandatory: true"),
    indicator("B.4", rule="threshold", input=NUMBER, level="5", points=7, group="B", more="counts: bonus"),
    groups="AB",
    tail=VERDICTS + GRADES,
)

UNITS = units_of(
    {f"{i:02d}": f"{('D1', 'D2', 'D3')[i % 3]} {('lowland', 'mountain')[i % 2]}" for i in range(40)}
)
UNITS.loc[["03", "17"], ["district_code", "district_name"]] = ""
COHORT = pd.Index([code for code in UNITS.index if code not in ("05", "06", "39")])
MONTHS = ("2022-01", "2022-02", "2022-04")


def random_rows(seed: int = 1) -> pd.DataFrame:
    """Answers with ties, blanks, months in which some units say nothing, and best ones outside the cohort."""
    chance = np.random.default_rng(seed)
    rows = []
    for month in MONTHS:
        for unit in UNITS.index[chance.random(len(UNITS)) < 0.9]:
            for slot in EDITION.slots:
                if chance.random() < 0.05 or (month == MONTHS[2] and slot.id == "A.2" and unit in COHORT):
                    continue
                rows.append({"month": month, "unit": unit, "slot": slot.id, **_figures(slot.id, chance)})
    return pd.DataFrame(rows).sample(frac=1, random_state=seed)


def _figures(slot: str, chance: np.random.Generator) -> dict[str, object]:
    evidence = bool(chance.integers(2))
    if slot in ("A.1", "A.3"):
        if chance.random() < 0.1:
            return {"not_applicable": True, "evidence": evidence}
        whole = float(chance.choice([3, 5, 7]))
        return {"numerator": float(chance.integers(whole + 1)), "denominator": whole, "evidence": evidence}
    if slot == "B.1":
        return {"choice": str(chance.choice(["a", "b", "c"]))}
    if slot == "B.2":
        return {"evidence": evidence}
    return {"value": float(chance.integers({"A.2": 30, "B.4": 10}.get(slot, 2)))}


def write_rows(file: Path, rows: pd.DataFrame | list[dict[str, object]]) -> Path:
    """A file of answers; columns that are not named are blank, marks false."""
    frame = pd.DataFrame(rows).reindex(columns=[c.name for c in ANSWERS])
    marks = {name: frame[name].isin([True]) for name in ("not_applicable", "evidence")}
    columns = pa.schema([field.with_nullable(True) for field in schema(ANSWERS)])
    pq.write_table(pa.Table.from_pandas(frame.assign(**marks), columns, preserve_index=False), file)
    return file


def job_of(path: Path, edition: Edition = EDITION) -> Job:
    """The answers there, of the units above."""
    return Job(edition, tuple(answer_files(path)), UNITS, COHORT)
