"""How the open data are given: pages, filters, tables; and all of it as the description says."""

import csv
from io import StringIO
from typing import Any
from urllib.parse import urljoin

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from opendata.parameters import MOST
from tests.opendata.asking import Client, codes_of
from tests.opendata.test_what_is_open import ADDRESSES, BELOW, ROUND
from tests.published import CHANGED, FORMULA, SAID
from wording.problems import Kind

UNITS = f"{ROUND}/units"


def described(client: Client) -> dict[str, Any]:
    return client.get("/open-data/v1/openapi.json").json()


def fits(client: Client, answer: httpx.Response, path: str) -> None:
    """The answer is one that the description tells of: status, media type, and every field."""
    document = described(client)
    media_type = answer.headers["content-type"].partition(";")[0]
    schema = document["paths"][path]["get"]["responses"][str(answer.status_code)]["content"][media_type][
        "schema"
    ]
    if media_type.endswith("json"):
        whole = schema | {"components": document["components"]}
        Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(
            answer.json()
        )


# --- the description ------------------------------------------------------------------------------------------------


def test_the_description_is_openapi_and_names_every_address_and_no_other(client: Client) -> None:
    document = described(client)
    validate(document)
    assert document["openapi"].startswith("3.1")
    (server,) = document["servers"]
    asked = {
        server["url"] + path.replace("{id}", "1").replace("{code}", CHANGED) for path in document["paths"]
    }
    assert asked == set(ADDRESSES)


@pytest.mark.parametrize("path", BELOW)
def test_every_answer_is_as_described(client: Client, path: str) -> None:
    told = f"/rounds/{{id}}{path}".replace(CHANGED, "{code}")
    fits(client, client.get(ROUND + path), told)
    fits(client, client.get(f"/open-data/v1/rounds/9{path}"), told)
    fits(client, client.get(f"{ROUND}{path}?x=1"), told)
    fits(client, client.get("/open-data/v1/rounds"), "/rounds")


def test_a_closed_shape_refuses_a_field_that_is_not_described(client: Client) -> None:
    schemas = described(client)["components"]["schemas"]
    assert all(
        one["additionalProperties"] is False for name, one in schemas.items() if one["type"] == "object"
    )


# --- pages and filters ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("per_page", [1, 2, 5, MOST])
def test_the_pages_one_after_the_other_give_every_unit_once_in_rank_order(
    client: Client, per_page: int
) -> None:
    found, address = [], f"{UNITS}?per_page={per_page}"
    while address:
        answer = client.get(address)
        page = answer.json()
        assert (page["total"], page["per_page"]) == (len(SAID), per_page)
        found += page["units"]
        following = answer.links.get("next")
        address = urljoin(address, following["url"]) if following else ""
    assert len({one["code"] for one in found}) == len(found) == len(SAID)
    assert [one["rank"] for one in found] == sorted(one["rank"] for one in found)


def test_the_neighbouring_pages_are_linked_with_the_same_filters(client: Client) -> None:
    links = client.get(f"{UNITS}?zone=lowland&per_page=2&page=2").links
    assert {name: link["url"] for name, link in links.items()} == {
        "first": "?zone=lowland&per_page=2&page=1",
        "prev": "?zone=lowland&per_page=2&page=1",
        "last": "?zone=lowland&per_page=2&page=2",
    }


def test_a_page_after_the_last_is_empty_and_leads_back(client: Client) -> None:
    answer = client.get(f"{UNITS}?per_page=2&page=9")
    assert (answer.json()["units"], answer.json()["pages"]) == ([], 3)
    assert "page=3" in answer.links["prev"]["url"] and "next" not in answer.links


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("district_code=380", ["14755", "14761", "14758"]),
        ("zone=mountain", ["14863"]),
        ("verdict=nearly", ["14761", "14758"]),
        ("verdict=nearly&district_code=381", []),
        ("district_code=", []),
    ],
)
def test_a_filter_leaves_ranks_as_they_are_among_all(client: Client, asked: str, codes: list[str]) -> None:
    ranks = {one["code"]: one["rank"] for one in client.get(UNITS).json()["units"]}
    page = client.get(f"{UNITS}?{asked}").json()
    assert [one["code"] for one in page["units"]] == codes
    assert page["total"] == len(codes)
    assert all(one["rank"] == ranks[one["code"]] for one in page["units"])


def test_all_that_is_wrong_with_a_request_is_told_at_once(client: Client) -> None:
    answer = client.get(f"{UNITS}?pgae=2&page=0&per_page=501&per_page=502&zone=sea&verdict=best")
    assert answer.status_code == 400
    told = [(one["code"], one["parameter"]) for one in answer.json()["problems"]]
    assert told == [
        (Kind.OPEN_DATA_PARAMETER_UNKNOWN.name, "pgae"),
        (Kind.OPEN_DATA_PARAMETER_TWICE.name, "per_page"),
        (Kind.OPEN_DATA_PARAMETER_INVALID.name, "page"),
        (Kind.OPEN_DATA_PARAMETER_INVALID.name, "per_page"),
        (Kind.OPEN_DATA_PARAMETER_INVALID.name, "zone"),
        (Kind.OPEN_DATA_PARAMETER_INVALID.name, "verdict"),
    ]


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.one_of(
            st.sampled_from(["page", "per_page", "zone", "verdict", "district_code"]), st.text(max_size=5)
        ),
        st.one_of(
            st.text(max_size=8),
            st.integers(-5, 600).map(str),
            st.sampled_from(["１", "1e3", "1_0", "\r\nX: y"]),
        ),
        max_size=3,
    )
)
def test_whatever_is_asked_the_answer_is_one_of_those_described(
    client: Client, asked: dict[str, str]
) -> None:
    answer = client.get(UNITS, params=asked)
    assert answer.status_code in (200, 400)
    assert "x" not in answer.headers
    fits(client, answer, "/rounds/{id}/units")


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_without_parameters_takes_none(client: Client, address: str) -> None:
    assert codes_of(client.get(f"{address}?q=1")) == [Kind.OPEN_DATA_PARAMETER_UNKNOWN.name]


# --- tables ---------------------------------------------------------------------------------------------------------


def rows_of(client: Client, name: str) -> list[dict[str, str]]:
    answer = client.get(f"{ROUND}/{name}")
    assert answer.headers["content-type"].startswith("text/csv; charset=utf-8")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"), newline="")))


def as_text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_the_table_of_units_says_what_the_json_says(client: Client) -> None:
    units = client.get(UNITS).json()["units"]
    rows = rows_of(client, "units.csv")
    assert [{name: row[name] for name in units[0]} for row in rows] == [
        {name: as_text(value) for name, value in unit.items()} for unit in units
    ]


def test_the_long_table_says_what_each_unit_says(client: Client) -> None:
    rows = rows_of(client, "indicators.csv")
    expected = [
        (unit["code"], *map(as_text, (one["id"], one["value"], one["outcome"], one["points"], one["max"])))
        for unit in client.get(UNITS).json()["units"]
        for one in client.get(f"{UNITS}/{unit['code']}").json()["indicators"]
    ]
    columns = ("code", "indicator", "value", "outcome", "points", "max")
    assert [tuple(row[name] for name in columns) for row in rows] == expected


def test_a_text_that_a_spreadsheet_would_take_for_a_formula_is_marked(client: Client) -> None:
    names = {row["indicator_name"] for row in rows_of(client, "indicators.csv") if row["indicator"] == "A.2"}
    assert names == {"'" + FORMULA}
