"""A completed skeleton does the whole job: published, a round opened on it, a checklist filled, submitted and scored."""

from datetime import date
from pathlib import Path

import pandas as pd

from checklist.reader import read_checklist
from checklist.template import Template
from criteria import as_yaml, read_catalogue
from scoring import Answers, Outcome, score
from store import (
    NewRound,
    NewSubmission,
    Status,
    create_round,
    current_answers,
    get_round,
    known_editions,
    local_access,
    open_database,
    publish_edition,
    set_status,
    submit_many,
)
from tests.checklist.test_skeleton_completed import completed_skeleton
from tests.editions import frame_of
from units import load_units

UNIT = "14758"


def test_a_skeleton_completed_in_excel_is_published_and_rates_a_commune(tmp_path: Path) -> None:
    edition, units = completed_skeleton(), load_units("2022")
    db = open_database(f"sqlite:///{tmp_path / 'xaso.db'}")
    access = local_access(db)
    published = publish_edition(access, as_yaml(edition))
    new = NewRound(
        name="Kỳ thử",
        edition_id=published.id,
        edition_text=published.text,
        era="2022",
        opens_on=date(2023, 6, 1),
        deadline=None,
        cohort=(UNIT,),
        demonstration=False,
    )
    opened = set_status(access, create_round(access, new).id, Status.OPEN)

    row = units.loc[UNIT]
    figures = {i.id: "7/10" for i in edition.indicators} | {
        "XHS.01": "6/10",
        "XHS.02": "29/100",
        "XHS.03": "95/100",
    }
    made = Template(edition, row["zone"], opened.name).for_unit(
        UNIT, row["name"], row["district_name"], "2022", frame_of({UNIT: figures})
    )
    reading = read_checklist(made, "phieu.xlsx", edition=edition, era="2022", known=known_editions(access))
    assert reading.errors == []
    submit_many(access, opened.id, [NewSubmission(UNIT, reading.filled[0].answers, made, "phieu.xlsx", "")])

    kept = read_catalogue(get_round(access, opened.id).edition_text, "kept.yaml")
    assert kept == edition
    answers = Answers.of(edition, current_answers(access, opened.id), pd.Index([UNIT]))
    scores = score(edition, answers, units, pd.Index([UNIT]))
    rated = scores.units.loc[UNIT]
    assert (rated["passed"], rated["applicable"], rated["verdict"]) == (36, 37, "chua")
    assert rated["score"] == 1000 - 27
    assert Outcome(scores.outcome.at[UNIT, "XHS.02"]) is Outcome.FAILED
    db.close()
