"""Two servers behind nginx on one PostgreSQL, as deploy/ sets them up: who belongs where, and what survives a failure."""

import asyncio
import json
import random
import re
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPSConnection

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from store import history, local_access, open_database
from tests import needed
from tests.databases import PostgresDatabases
from tests.deploy.rig import Nginx, Servers, address, rolling_restart, several
from tests.deploy.small import small_province
from tests.load.actions import COME_BACK, Log, Worker
from tests.load.line import http_client
from tests.load.people import Somebody
from tests.load.province import Province
from tests.load.rolling import endure, kept
from tests.load.tab import Tab
from tests.ui.conftest import browser, settled  # noqa: F401
from tests.waiting import seen
from ui.routes import Route

CHECKLISTS = 12


@dataclass
class Office:
    """The servers with nginx in front, their store, and the people of it."""

    nginx: Nginx
    servers: Servers
    url: str
    province: Province

    def ask(self, path: str, **headers: str) -> httpx.Response:
        """What nginx answers to somebody who has not signed in."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return httpx.get(self.nginx.origin + path, headers=named, verify=False, timeout=30)

    def asked(self) -> list[dict[str, str]]:
        """What nginx has answered, as its log tells."""
        return [json.loads(line) for line in self.nginx.log.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Two servers, ready."""
    needed.program("curl")
    program, databases = needed.program("nginx", "/usr/sbin/nginx"), PostgresDatabases(needed.postgres())
    url = databases.migrated()
    province = small_province(url, CHECKLISTS, readers=4, officers=3)
    with several(tmp_path_factory.mktemp("office"), program, 2, url) as (nginx, servers):
        yield Office(nginx, servers, url, province)
    databases.drop(url)
    databases.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:  # noqa: F811
    """A window that takes the certificate of a test."""
    context = browser.new_context(ignore_https_errors=True, locale="vi-VN")
    yield context.new_page()
    context.close()


def worker(http: httpx.AsyncClient, office: Office, who: Somebody, log: Log) -> Worker:
    tab = Tab(http, address(office.nginx), who.cookies(office.nginx.origin))
    files = office.province.checklists(office.province.of_all.cohort[:1], office.province.of_all)
    return Worker(who, tab, log, random.Random(1), files)


def test_each_browser_keeps_to_one_server_and_both_have_some(office: Office) -> None:
    log = Log()

    async def come(who: Somebody) -> None:
        async with http_client() as http:
            one = worker(http, office, who, log)
            await one.open()
            await one.change()
            await one.tab.close()

    def who_answered(who: Somebody) -> set[str]:
        before = len(office.asked())
        asyncio.run(come(who))
        # nginx tells of a WebSocket when it has ended
        assert seen(lambda: any(one["path"] == "/_stcore/stream" for one in office.asked()[before:]))
        return {one["server"] for one in office.asked()[before:]}

    servers = [who_answered(who) for who in office.province.people]
    assert [took.error for took in log.all if took.error] == []
    assert [one for one in servers if len(one) != 1] == []
    assert set().union(*servers) == set(office.servers.addresses)


def test_a_checklist_is_handed_in_through_nginx_and_told_in_the_log_without_secrets(office: Office) -> None:
    log, officer = Log(), office.province.officers[0]

    async def hand_in() -> str:
        async with http_client() as http:
            one = worker(http, office, officer, log)
            await one.open()
            ((code, content),) = one.files.items()
            assert await one.hand_in(code, content), log.all
            await one.tab.close()
            return code

    code = asyncio.run(hand_in())
    db = open_database(office.url)
    assert len(history(local_access(db), office.province.of_all.id, code)) == 1
    db.close()
    lines = [
        json.loads(line) for port in office.servers.ports for line in office.servers.log(port).splitlines()
    ]
    (told,) = [one for one in lines if one.get("what") == "submission.submitted" and one["unit"] == code]
    uploads = [one for one in office.asked() if one["path"].startswith("/_stcore/upload_file")]
    opened = {one["request"] for one in lines if one["event"] == "session opened"}
    assert told["request"] in opened
    assert {one["path"] for one in uploads} == {"/_stcore/upload_file/…"}
    assert officer.email not in "".join(office.servers.log(port) for port in office.servers.ports)


def test_a_request_has_one_number_at_nginx_and_at_the_server(office: Office) -> None:
    answer = office.ask("/_stcore/health", X_Request_ID="of-the-browser")
    number = answer.headers["x-request-id"]
    assert re.fullmatch("[0-9a-f]{32}", number)
    # both tell of a request after they have answered it
    assert seen(lambda: number in {one["request"] for one in office.asked()})
    assert seen(lambda: any(number in office.servers.log(port) for port in office.servers.ports))


@pytest.mark.parametrize("path", ["/metrics", "/readyz", "/healthz", "/_stcore/metrics", "/_stcore/agent/x"])
def test_what_is_for_the_monitoring_is_not_shown_outside(office: Office, path: str) -> None:
    assert office.ask(path).status_code == 404


def test_an_answer_is_guarded_and_its_cookies_are_for_https_alone(office: Office) -> None:
    answer = office.ask("/")
    headers = answer.headers
    assert headers["strict-transport-security"].startswith("max-age=")
    assert headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    host = office.ask("/_stcore/host-config")
    cookies = [*headers.get_list("set-cookie"), *host.headers.get_list("set-cookie")]
    assert any(one.startswith("xaso_may=") for one in cookies)
    assert [one for one in cookies if "secure" not in one.lower()] == []
    again = office.ask("/", Cookie=headers["set-cookie"].split(";")[0])
    assert "set-cookie" not in again.headers


def test_without_https_one_is_led_to_it(office: Office) -> None:
    answer = httpx.get(f"http://127.0.0.1:{office.nginx.plain_port}/xep-hang?round=1")
    assert (answer.status_code, answer.headers["location"]) == (308, "https://127.0.0.1/xep-hang?round=1")


def test_what_is_larger_than_the_app_takes_is_refused_at_nginx(office: Office) -> None:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    connection = HTTPSConnection("127.0.0.1", office.nginx.port, context=context)
    connection.putrequest("PUT", "/_stcore/upload_file/a/b")
    connection.putheader("Content-Length", str(61 * 1024 * 1024))
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_a_browser_stays_where_it_went_when_its_server_is_back(office: Office) -> None:
    """Else what it uploads would reach a server that does not know its session."""
    who, log = office.province.people[0], Log()

    async def live_through_it() -> tuple[str, str, str]:
        async with http_client() as http:
            one = worker(http, office, who, log)
            await one.open()
            first = one.tab.cookies["xaso_may"]
            port = office.servers.ports[int(first) - 1]
            office.servers.kill(port)
            async with log.timed(COME_BACK):
                await asyncio.sleep(0.2)
                await one.tab.come_back()
            second = one.tab.cookies["xaso_may"]
            await asyncio.to_thread(office.servers.wait_ready, port)
            await asyncio.sleep(2.5)  # nginx asks it again after two seconds
            await one.change()
            await one.tab.close()
            return first, second, one.tab.cookies["xaso_may"]

    first, second, third = asyncio.run(live_through_it())
    assert first != second == third
    assert [took.error for took in log.all if took.error] == []


def test_nothing_told_as_submitted_is_lost_when_servers_are_killed_and_restarted(office: Office) -> None:
    restarted: list[str] = []

    def disturb() -> None:
        time.sleep(1)
        office.servers.kill(office.servers.ports[0])
        office.servers.wait_ready(office.servers.ports[0])
        done = rolling_restart(office.nginx, office.servers)
        restarted.append(f"{done.returncode} {done.stdout} {done.stderr}")

    codes = office.province.of_all.cohort[1:]  # the first was handed in before
    found = asyncio.run(endure(address(office.nginx), office.province, codes, 4, 12, disturb, (0.2, 1.0)))
    assert restarted[0].startswith("0 "), restarted
    assert set(found.told) == set(codes), found.handing_in.all
    there = kept(office.url, office.province, found.told)
    assert {code: files for code, files in there.items() if files != [found.told[code]]} == {}
    assert found.gone == 0
    assert any(took.action == COME_BACK and not took.error for took in found.reading.all)


# The last one: a browser that was started keeps an event loop running, and no other can be.
def test_a_real_browser_is_refused_nothing_and_comes_back_by_itself(office: Office, page: Page) -> None:
    """The security policy forbids nothing that the pages need; a killed server is noticed as a moment's pause."""
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security" in said.text else None)
    who = office.province.people[0]
    cookies = who.cookies(office.nginx.origin).items()
    page.context.add_cookies([{"name": n, "value": v, "url": office.nginx.origin} for n, v in cookies])
    for route in (Route.OVERVIEW, Route.RANKING, Route.PROFILE, Route.HEAT_MAP, Route.SUBMIT):
        page.goto(f"{office.nginx.origin}/{route.path}")
        settled(page)
    (mine,) = [c["value"] for c in page.context.cookies() if c["name"] == "xaso_may"]
    port = office.servers.ports[int(mine) - 1]
    office.servers.kill(port)
    page.get_by_role("link", name=Route.CATALOGUE.title.vi).click()
    expect(page.get_by_role("heading", name=Route.CATALOGUE.title.vi, level=1)).to_be_visible()
    assert [c["value"] for c in page.context.cookies() if c["name"] == "xaso_may"] != [mine]
    office.servers.wait_ready(port)
    assert refused == []
