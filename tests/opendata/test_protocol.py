"""How a program and the server speak: ETags, compression, methods, other sites, refusals, the switch."""

import pytest

from opendata.parameters import TOLD
from store import Database, DatabaseUnavailable, OpenRound
from tests.opendata.asking import Client, codes_of
from tests.opendata.test_what_is_open import ADDRESSES, ROUND
from wording.problems import Kind

UNITS = f"{ROUND}/units"


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_is_known_already_is_not_sent_again(client: Client, address: str) -> None:
    first = client.get(address)
    etag = first.headers["etag"]
    assert etag.startswith('"') and "max-age" in first.headers["cache-control"]
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        again = client.get(address, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert client.get(address, headers={"If-None-Match": '"other"'}).content == first.content


@pytest.mark.parametrize("address", ADDRESSES)
def test_compressed_bytes_are_the_same_text_under_another_etag(client: Client, address: str) -> None:
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    packed = client.get(address, headers={"Accept-Encoding": "br, gzip;q=0.5"})
    refused = client.get(address, headers={"Accept-Encoding": "gzip;q=0"})
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert plain.content == packed.content == refused.content
    assert plain.headers["etag"] == refused.headers["etag"] != packed.headers["etag"]
    assert all(answer.headers["vary"] == "Accept-Encoding" for answer in (plain, packed))


def test_no_two_things_have_one_etag(client: Client) -> None:
    more = [f"{UNITS}?page=2&per_page=1", f"{UNITS}?per_page=1", f"{UNITS}/14755"]
    etags = [client.get(address).headers["etag"] for address in (*ADDRESSES, *more)]
    assert len(set(etags)) == len(etags)


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_tells_the_same_without_the_content(client: Client, address: str) -> None:
    whole, head = client.get(address), client.request("HEAD", address)
    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(whole.headers)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_but_reading_is_taken(client: Client, method: str) -> None:
    for address in ADDRESSES:
        answer = client.request(method, address)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
        assert codes_of(answer) == [Kind.OPEN_DATA_READ_ONLY.name]


def test_pages_of_other_sites_may_read(client: Client) -> None:
    for address in (*ADDRESSES, "/open-data/v1/rounds/9"):
        answer = client.get(address, headers={"Origin": "https://data.example"})
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_refusal_is_told_in_both_languages_and_not_kept(client: Client) -> None:
    answer = client.get(f"{UNITS}/99999")
    (one,) = answer.json()["problems"]
    assert answer.headers["cache-control"] == "no-store" and "etag" not in answer.headers
    assert one["message"]["vi"] != one["message"]["en"] and one["remedy"]["vi"] != one["remedy"]["en"]


@pytest.mark.parametrize("value", ["off", " OFF "])
def test_an_office_can_close_its_open_data(
    client: Client, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("XASO_OPEN_DATA", value)
    for address in (*ADDRESSES, "/open-data", "/open-data/x"):
        answer = client.get(address)
        assert (answer.status_code, codes_of(answer)) == (404, [Kind.OPEN_DATA_OFF.name])
    monkeypatch.setenv("XASO_OPEN_DATA", "on")
    assert client.get(ROUND).status_code == 200


def test_without_its_database_the_server_says_to_come_back(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get(ROUND).status_code == 200

    def gone(db: Database) -> list[OpenRound]:
        raise DatabaseUnavailable("gone")

    monkeypatch.setattr("opendata.published.open_rounds", gone)
    for address in ADDRESSES[:-1]:
        answer = client.get(address)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
        assert codes_of(answer) == [Kind.OPEN_DATA_UNAVAILABLE.name]


def test_the_addresses_stand_below_the_path_that_the_server_serves_at(db: Database) -> None:
    below = Client(lambda: db, "/tinh/xaso/")
    assert below.get("/tinh/xaso/open-data/v1/rounds/1").status_code == 200
    (server,) = below.get("/tinh/xaso/open-data/v1/openapi.json").json()["servers"]
    assert server["url"] == "/tinh/xaso/open-data/v1"


def test_the_same_round_gives_the_same_bytes_after_every_start(db: Database) -> None:
    clients = [Client(lambda: db) for _ in range(2)]
    for address in ADDRESSES:
        one, other = (client.get(address, headers={"Accept-Encoding": "gzip"}) for client in clients)
        assert one.headers["etag"] == other.headers["etag"] and one.content == other.content


def test_a_request_full_of_slips_is_refused_in_few_words(client: Client) -> None:
    many = "&".join(f"n{number}" for number in range(5_000))
    for asked in (many, f"zone={'x' * 30_000}", f"{'x' * 30_000}=1"):
        answer = client.get(f"{UNITS}?{asked}")
        assert answer.status_code == 400 and 1 <= len(codes_of(answer)) <= TOLD
        assert len(answer.content) < 20_000
