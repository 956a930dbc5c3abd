"""What a person does in a tab, and how long each took. An action that fails is told as failed, never left out."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from checklist.template import file_name
from tests.load.first_values import texts
from tests.load.line import CutOff, Refused
from tests.load.people import Somebody
from tests.load.tab import Tab
from ui.routes import Route

OPEN, CHANGE, FILTER, EXPORT, UPLOAD, SUBMIT = "open", "change page", "filter", "export", "upload", "submit"
COME_BACK = "come back"
READ = {
    Route.OVERVIEW: 4,
    Route.RANKING: 4,
    Route.PROFILE: 4,
    Route.COMPARE: 2,
    Route.SUBMIT: 3,
    Route.APPRAISAL: 2,
    Route.QUESTIONS: 1,
    Route.PROGRESS: 3,
    Route.REPORTS: 1,
    Route.HEAT_MAP: 1,
    Route.MISSED: 1,
    Route.FIRMNESS: 1,
    Route.TIMELINE: 1,
    Route.DISTRICTS: 1,
    Route.CATALOGUE: 1,
    Route.REMINDERS: 1,
    Route.ADMIN: 1,
    Route.EVENTS: 1,
}
"""How often a page is gone to beside others, where the person's menu has it."""

TITLES = {route: route.title.vi for route in Route} | {Route.APPRAISAL: ("Thẩm định", "Kiểm tra")}
"""How the heading of each page begins."""


@dataclass(frozen=True)
class Took:
    """One action: what, where, when it began (seconds of the loop's clock), how long, and why it failed, if it did."""

    action: str
    where: str
    began: float
    seconds: float
    error: str = ""


@dataclass
class Log:
    """Everything that was done, by all."""

    all: list[Took] = field(default_factory=list)

    @asynccontextmanager
    async def timed(self, action: str, where: str = "") -> AsyncIterator[None]:
        """Notes what happens inside; a failure of the server is noted and ends there."""
        began, error = time.perf_counter(), ""
        try:
            yield
        except (CutOff, Refused) as failed:
            error = str(failed)
        self.all.append(Took(action, where, began, time.perf_counter() - began, error))


class Worker:
    """A person at work in a tab: reads mostly, filters, exports now and then, and hands in checklists of theirs."""

    def __init__(
        self, who: Somebody, tab: Tab, log: Log, chance: random.Random, checklists: Mapping[str, bytes]
    ) -> None:
        self.who, self.tab, self.log, self.chance = who, tab, log, chance
        self.files = {code: checklists[code] for code in who.units if code in checklists}

    async def open(self, query: str = "") -> None:
        """Open the overview."""
        async with self.log.timed(OPEN, Route.OVERVIEW.path):
            await self.tab.open(Route.OVERVIEW.path, query)
            self._see(Route.OVERVIEW)

    async def act(self) -> None:
        """Do one thing: of a hundred, 70 changes of page, 22 filters, 4 exports, 4 checklists, as far as they may."""
        lot = self.chance.random()
        if lot < 0.22:
            await self.filter()
        elif lot < 0.26:
            await self.export()
        elif lot < 0.30 and self.files:
            await self.hand_in(*self.chance.choice(list(self.files.items())))
        else:
            await self.change()

    async def change(self, route: Route | None = None, query: str = "") -> None:
        """Go to a page of the menu, a chosen one or any; the heading tells whether it is that page."""
        there = [one for one in READ if one.path in self.tab.menu]
        to = route or (
            self.chance.choices(there, [READ[one] for one in there])[0] if there else Route.OVERVIEW
        )
        async with self.log.timed(CHANGE, to.path):
            await self.tab.go(to.path, query)
            self._see(to)

    async def filter(self) -> None:
        """Choose in the first filter of the ranking."""
        await self._at(Route.RANKING)
        async with self.log.timed(FILTER, Route.RANKING.path):
            box = self.tab.find("multiselect")
            await self.tab.set(box, texts([self.chance.choice(list(box.options))]))

    async def export(self) -> None:
        """Take the ranking as a workbook."""
        await self._at(Route.RANKING)
        async with self.log.timed(EXPORT, Route.RANKING.path):
            book = await self.tab.download("Xuất kết quả")
            if not book.startswith(b"PK"):
                raise Refused("the export is no workbook")

    async def hand_in(self, code: str, content: bytes) -> bool:
        """Drop one checklist, see what it gives, submit it; whether it was told as submitted."""
        await self._at(Route.SUBMIT)
        async with self.log.timed(UPLOAD, Route.SUBMIT.path):
            await self.tab.upload([(file_name(code), content)])
            self.tab.find("button", "Nộp 1 phiếu")
        done = False
        async with self.log.timed(SUBMIT, Route.SUBMIT.path):
            await self.tab.press("Nộp 1 phiếu")
            done = any(one.body.startswith("Đã nộp 1 phiếu") for one in self.tab.screen.of("alert"))
            if not done:
                raise Refused("not told as submitted")
        return done

    def _see(self, route: Route) -> None:
        """Raises Refused where the tab shows another page; the desk is called by what its reader does there."""
        if self.tab.pages.get(self.tab.page) != route.path or not self.tab.title.startswith(TITLES[route]):
            raise Refused(f"{route.path} shows {self.tab.title!r}")

    async def _at(self, route: Route) -> None:
        if self.tab.pages.get(self.tab.page) != route.path:
            await self.change(route)


class Visitor:
    """A person at the empty page: whatever they do is one more run of it."""

    def __init__(self, tab: Tab, log: Log) -> None:
        self.tab, self.log = tab, log

    async def open(self) -> None:
        """Open the page."""
        async with self.log.timed(OPEN):
            await self.tab.open()

    async def act(self) -> None:
        """Run the page."""
        async with self.log.timed(CHANGE):
            await self.tab.again()


async def at_work(worker: Worker | Visitor, until: float, pause: Callable[[], float]) -> None:
    """Act again and again, with a pause before each, until the clock says `until`; who was cut off comes back."""
    while True:
        await asyncio.sleep(pause())
        if time.perf_counter() >= until:
            return
        if not worker.tab.connected:
            async with worker.log.timed(COME_BACK):
                await worker.tab.come_back()
        else:
            await worker.act()
