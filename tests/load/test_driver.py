"""The load driver does what it tells: a session opens, reads, filters, exports, hands in; what fails is told as failed."""

import asyncio
import random
from hashlib import sha256

import pytest

from store import Role, history, local_access, open_database
from tests.load.actions import CHANGE, EXPORT, FILTER, OPEN, SUBMIT, UPLOAD, Log, Took, Worker
from tests.load.address import Address, NotThisComputer
from tests.load.conftest import Running
from tests.load.crowd import Pace, stay, visitor
from tests.load.line import CutOff, http_client
from tests.load.people import Somebody
from tests.load.report import errors, timings, told
from tests.load.server import Servers
from tests.load.tab import Tab
from ui.routes import Route


def _somebody(running: Running, role: Role) -> Somebody:
    return next(who for who in running.province.people if who.role is role)


@pytest.mark.parametrize(
    "origin",
    [
        "https://xaso.thanhhoa.example",
        "http://10.0.0.7:8501",
        "http://127.0.0.1:8501/x",
        "ftp://127.0.0.1",
        "",
    ],
)
def test_nobody_elses_server_is_asked(origin: str) -> None:
    with pytest.raises(NotThisComputer):
        Address(origin)


def test_what_is_told_as_submitted_is_kept_once(running: Running) -> None:
    officer, round_ = _somebody(running, Role.COMMUNE_OFFICER), running.province.of_all
    code, log = officer.units[0], Log()
    content = running.province.checklists([code], round_)[code]

    async def work() -> bool:
        async with http_client() as http:
            tab = Tab(http, running.server.address, officer.cookies(running.server.address.origin))
            worker = Worker(officer, tab, log, random.Random(1), {code: content})
            await worker.open(query=f"round={round_.id}")
            done = await worker.hand_in(code, content)
            await tab.close()
            return done

    assert asyncio.run(work())
    assert [(one.action, one.error) for one in log.all] == [
        (OPEN, ""),
        (CHANGE, ""),
        (UPLOAD, ""),
        (SUBMIT, ""),
    ]
    db = open_database(running.url)
    kept = [one.file_sha256 for one in history(local_access(db), round_.id, code)]
    db.close()
    assert kept == [sha256(content).hexdigest()]


def test_a_reader_goes_through_the_menu_filters_and_takes_a_workbook(running: Running) -> None:
    who, log = _somebody(running, Role.ADMINISTRATOR), Log()

    async def work() -> Tab:
        async with http_client() as http:
            tab = Tab(http, running.server.address, who.cookies(running.server.address.origin))
            worker = Worker(who, tab, log, random.Random(1), {})
            await worker.open(query=f"round={running.province.demonstration.id}")
            await worker.export()
            await worker.filter()
            await worker.change(Route.HEAT_MAP)
            await tab.close()
            return tab

    tab = asyncio.run(work())
    assert errors(log) == {}
    assert [one.action for one in log.all] == [OPEN, CHANGE, EXPORT, FILTER, CHANGE]
    assert tab.title == Route.HEAT_MAP.title.vi


def test_a_session_comes_back_after_its_connection_is_cut(running: Running) -> None:
    who = _somebody(running, Role.VIEWER)

    async def work() -> tuple[str, str, str]:
        async with http_client() as http:
            tab = Tab(http, running.server.address, who.cookies(running.server.address.origin))
            await tab.open(Route.OVERVIEW.path)
            await tab.go(Route.RANKING.path)
            before = tab.session_id
            await tab.close()
            with pytest.raises(CutOff):
                await tab.again()
            await tab.come_back()
            return before, tab.session_id, tab.title

    before, after, title = asyncio.run(work())
    assert (after, title) == (before, Route.RANKING.title.vi)


def test_who_is_not_admitted_is_told_as_an_error(running: Running) -> None:
    stranger = Somebody("nguoi-la@thanhhoa.example", Role.VIEWER)
    log = Log()

    async def work() -> None:
        async with http_client() as http:
            tab = Tab(http, running.server.address, stranger.cookies(running.server.address.origin))
            await Worker(stranger, tab, log, random.Random(1), {}).open()
            await tab.close()

    asyncio.run(work())
    assert [bool(one.error) for one in log.all] == [True]


def test_a_crowd_is_reported_with_its_actions_and_memory(running: Running) -> None:
    people = running.province.people[:2]
    said = told(asyncio.run(stay(Servers((running.server,)), people, visitor, Pace(0, 0.1, 1.0, 0))))
    assert said["sessions"] == 2 and said["errors"] == {}
    assert said["actions"][OPEN]["count"] == 2 and said["actions"][CHANGE]["count"] > 2
    assert said["memory_mb"]["idle"] > 0 and said["processor_seconds_an_action"] > 0


def test_what_failed_counts_as_an_error_and_in_no_percentile() -> None:
    took = [
        Took(CHANGE, "x", 0.0, 0.1),
        Took(CHANGE, "x", 0.0, 0.3),
        Took(CHANGE, "x", 0.0, 60.0, "no answer"),
    ]
    assert timings(took)[CHANGE] == {"count": 3, "p50": 0.2, "p95": pytest.approx(0.29), "errors": 1}
