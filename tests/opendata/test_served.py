"""The running server: its guard stands in front of the open data, and its pages stay what they are."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.ui.conftest import ROOT, served


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, published_file: Path) -> Iterator[str]:
    data = tmp_path_factory.mktemp("var")
    shutil.copy(published_file, data)
    with served(ROOT / "app.py", data) as running:
        yield running


def test_a_server_gives_open_data_beside_its_pages(address: str) -> None:
    rounds = httpx.get(f"{address}/open-data/v1/rounds")
    assert [one["name"] for one in rounds.json()["rounds"]] == ["Kỳ thử"]
    assert "set-cookie" not in rounds.headers
    whole = httpx.get(f"{address}/open-data/v1/rounds/1/indicators.csv")
    assert whole.headers["content-encoding"] == "gzip" and whole.headers["etag"].endswith('-gzip"')
    again = httpx.get(str(whole.url), headers={"If-None-Match": whole.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = httpx.head(str(whole.url))
    assert (head.headers["etag"], head.content) == (whole.headers["etag"], b"")
    assert httpx.get(f"{address}/xep-hang").headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    "header",
    [
        {"X-Forwarded-For": "127.0.0.1"},
        {"Host": "xaso.thanhhoa.example"},
        {"Origin": "https://elsewhere.example"},
    ],
)
def test_without_sign_in_the_open_data_are_of_this_computer_only(
    address: str, header: dict[str, str]
) -> None:
    assert httpx.get(f"{address}/open-data/v1/rounds", headers=header).status_code == 403
