"""What the open data give: published rounds alone, as frozen, and nobody's name, file or reason."""

import json
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from opendata.published import PublishedRound
from store import Access, Database, Results, Round, Status, published_document, results
from store.ratings.publication import document_of
from store.rounds.editions import edition_of
from store.tables import RoundRow
from tests.checklist.random_answers import checklists
from tests.desk import ASIDE, HALVES
from tests.editions import BOOLEAN, NUMBER, PARTS, edition_text, indicator, rate
from tests.opendata.asking import Client
from tests.published import ABSENT, CHANGED, EDITION, SAID, published_round
from tests.store.tampering import tamper
from wording.problems import Kind

ROUND = "/open-data/v1/rounds/1"
ADDRESSES = (
    *("/open-data/v1/rounds", ROUND, f"{ROUND}/units", f"{ROUND}/units/{CHANGED}", f"{ROUND}/units.csv"),
    *(f"{ROUND}/indicators.csv", f"{ROUND}/edition", f"{ROUND}/edition.yaml", "/open-data/v1/openapi.json"),
)
ODD_POINTS = edition_text(
    indicator("A.1", "proportional", level="100%", points=33.333, more=ASIDE),
    indicator("A.2", "proportional", level="90%", points=0.001),
    indicator("B.1", HALVES, PARTS, level="1/2", points=66.666, group="B", more=ASIDE),
    indicator("B.2", "proportional", NUMBER, level="7", points=19.999, group="B", more="counts: bonus"),
    indicator("B.3", "boolean", BOOLEAN, level="Có", points=12.5, group="B", more="counts: penalty"),
    groups="AB",
    head="bonus_cap: 10",
)
BELOW = ("", "/units", f"/units/{CHANGED}", "/units.csv", "/indicators.csv", "/edition", "/edition.yaml")


@pytest.mark.parametrize("status", [one for one in Status if one is not Status.PUBLISHED])
def test_a_round_that_is_not_published_is_as_one_that_does_not_exist(
    asking: Client, access: Access, status: Status
) -> None:
    hidden = published_round(access, until=status) if status is not Status.DRAFT else _draft(access)
    for below in BELOW:
        answer = asking.get(f"/open-data/v1/rounds/{hidden.id}{below}")
        nobody = asking.get(f"/open-data/v1/rounds/999{below}")
        assert answer.status_code == 404
        assert (answer.content, dict(answer.headers)) == (nobody.content, dict(nobody.headers))
        assert answer.json()["problems"][0]["code"] == Kind.OPEN_DATA_NOT_FOUND.name
    assert [one["id"] for one in asking.get("/open-data/v1/rounds").json()["rounds"]] == [1]


def _draft(access: Access) -> Round:
    made = published_round(access, until=Status.OPEN)
    with access.db.transaction() as session:
        session.execute(update(RoundRow).where(RoundRow.id == made.id).values(status="draft"))
    return made


def test_a_result_of_a_round_that_is_published_no_more_is_not_given_from_memory(
    asking: Client, db: Database
) -> None:
    assert asking.get(f"{ROUND}/units.csv").status_code == 200
    with db.transaction() as session:
        session.execute(update(RoundRow).values(status="appraised"))
    assert asking.get(f"{ROUND}/units.csv").status_code == 404


@pytest.mark.parametrize("id", ["01", "1 ", "+1", "1.0", "-1", "99999999999999999999999", "x", "%00"])
def test_a_round_has_one_address(client: Client, id: str) -> None:
    assert client.get(f"/open-data/v1/rounds/{id}").status_code == 404


@pytest.mark.parametrize(
    "path", ["", "/", "/v1", "/v2/rounds", "/v1/rounds/", "/v1/rounds/1/", "/v1/rounds/1/x"]
)
def test_another_address_is_told_where_to_look(client: Client, path: str) -> None:
    answer = client.get(f"/open-data{path}")
    assert (answer.status_code, answer.headers["content-type"][:24]) == (404, "application/problem+json")
    assert "/open-data/v1/rounds" in answer.json()["problems"][0]["remedy"]["vi"]


def test_no_person_file_evidence_or_reason_is_in_any_answer(asking: Client, access: Access) -> None:
    said = "".join(asking.get(address).text for address in ADDRESSES)
    for secret in ("local", "Hòa", "phieu", ".xlsx", "Công văn 12/CV", "BB 1", "Biên bản", "Máy này"):
        assert secret not in said, secret
    for submission in results(access, 1).submissions.values():
        assert str(submission.file_sha256) not in said


def test_a_demonstration_says_so_wherever_it_is_read(asking: Client, access: Access) -> None:
    made = published_round(access, demonstration=True)
    here = f"/open-data/v1/rounds/{made.id}"
    head, units = asking.get(here).json(), asking.get(f"{here}/units").json()
    assert head["demonstration"] is units["demonstration"] is True
    assert head["notice"]["vi"].startswith("Số liệu minh họa") and "để thử" in head["notice"]["vi"]
    assert asking.get(f"{here}/units/{CHANGED}").json()["demonstration"] is True
    for name in ("units.csv", "indicators.csv"):
        answer = asking.get(f"{here}/{name}")
        assert "minh-hoa" in answer.headers["content-disposition"]
        assert all(row.split(",")[1] == "true" for row in answer.text.splitlines()[1:])
    assert asking.get(ROUND).json()["demonstration"] is False


def test_a_round_tells_its_edition_and_who_is_absent(client: Client) -> None:
    head = client.get(ROUND).json()
    assert (head["edition"], head["provenance"], head["units"]) == ("thu", "proposed", len(SAID))
    assert head["notice"] == {"vi": "Bộ tiêu chí để thử.", "en": "An edition for tests."}
    assert [one["code"] for one in head["absent"]] == [ABSENT]
    assert [one["id"] for one in head["verdicts"]] == ["incomplete", "completed", "nearly", "not_completed"]


def test_the_edition_is_given_word_for_word(asking: Client, access: Access) -> None:
    outline = asking.get(f"{ROUND}/edition").json()
    frozen = published_document(access, 1)
    assert outline["sha256"] == frozen["edition_sha256"]
    assert outline["yaml"] == asking.get(f"{ROUND}/edition.yaml").text == EDITION
    assert outline["indicators"][1]["threshold"]["mountain"] == 2


def test_what_is_missing_or_does_not_apply_is_null_and_not_zero(client: Client) -> None:
    missing = _indicator(client, "14809", "A.2")
    assert (missing["value"], missing["outcome"], missing["points"]) == (None, "missing", None)
    aside = _indicator(client, "14761", "A.1")
    assert (aside["outcome"], aside["points"]) == ("not_applicable", None)
    failed = _indicator(client, "14863", "B.1")
    assert (failed["value"], failed["outcome"], failed["points"]) == (0, "failed", 0)


def _indicator(client: Client, unit: str, id: str) -> dict[str, object]:
    found = client.get(f"{ROUND}/units/{unit}").json()["indicators"]
    return next(one for one in found if one["id"] == id)


def test_what_was_tampered_with_is_not_given_out(asking: Client, db: Database) -> None:
    tamper(db, "UPDATE result SET document = replace(document, '600.0', '599.0')")
    for address in (ROUND, f"{ROUND}/units.csv"):
        answer = asking.get(address)
        assert answer.status_code == 500
        assert answer.json()["problems"][0]["code"] == Kind.OPEN_DATA_FAILED.name
        assert "599" not in answer.text


def test_an_edition_that_was_tampered_with_is_not_given_out(asking: Client, db: Database) -> None:
    with db.transaction() as session:
        session.execute(update(RoundRow).values(edition_text=EDITION.replace("33.333", "3.333")))
    assert asking.get(f"{ROUND}/edition").status_code == 500


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000))
def test_sums_added_up_from_what_is_frozen_are_those_of_the_engine(seed: int) -> None:
    """The document holds the points of each indicator alone; totals and groups are sums of them."""
    edition = edition_of(ODD_POINTS)
    said = {f"u{i}": one for i, one in enumerate(checklists(edition, "lowland", 8, seed))}
    scores = rate(edition, said)
    places = scores.units[["name", "kind", "district_code", "district_name", "zone"]]
    round_: Any = SimpleNamespace(edition_text="", era="2022", cohort=tuple(said))
    frozen = document_of(Results(round_, edition, places, {}, pd.DataFrame(), {}, scores, scores))
    head: Any = SimpleNamespace(id=1, demonstration=False)
    read = PublishedRound(head, json.loads(frozen))
    read.__dict__["edition"] = edition
    for unit in read.units:
        row = scores.units.loc[unit.code]
        assert (unit.points, unit.applicable_max, unit.bonus) == (
            row["points"],
            row["applicable_max"],
            row["bonus"],
        )
        detail = read.detail_of(unit.code)
        assert detail is not None
        for group, totals in detail.groups.items():
            assert totals.model_dump() == scores.groups.loc[unit.code, group].to_dict()
