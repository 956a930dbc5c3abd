"""Whoever publishes a round is told before that it becomes open data, and after where these are."""

import re

import pytest

from store import Access, Database, Status, local_access
from tests.opendata.asking import Client
from tests.published import published_round
from tests.ui.apps import opened, shown


def page() -> None:
    from ui.admin.rounds import show_rounds

    show_rounds()


@pytest.fixture
def admin(db: Database) -> Access:
    return local_access(db)


def test_a_published_round_shows_addresses_that_answer(db: Database, admin: Access) -> None:
    round_ = published_round(admin)
    said = shown(opened(page))
    addresses = re.findall(r'href="(/open-data[^"]*)"', said)
    assert f"/open-data/v1/rounds/{round_.id}/units.csv" in addresses
    client = Client(lambda: db)
    assert [client.get(address).status_code for address in addresses] == [200] * len(addresses)
    assert "chế độ một máy" in said


def test_before_publishing_it_is_said_that_everybody_can_read(admin: Access) -> None:
    published_round(admin, until=Status.APPRAISED)
    said = shown(opened(page))
    assert "dữ liệu mở" in said and 'href="/open-data' not in said


def test_where_open_data_are_closed_no_address_is_shown(
    admin: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    published_round(admin)
    monkeypatch.setenv("XASO_OPEN_DATA", "off")
    said = shown(opened(page))
    assert "không mở dữ liệu" in said and 'href="/open-data' not in said
