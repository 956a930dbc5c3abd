"""A browser's tab without a browser: it opens a page, runs it again, takes files up and down, and comes back when cut off.

Every message is one that Streamlit 1.67's frontend sends, in its order. The frontend's own static files are not asked
for: a browser has them after its first visit.
"""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

import httpx
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLs
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.load.address import Address
from tests.load.line import CutOff, Line, Refused
from tests.load.screen import Screen

CONTEXT = {
    "timezone": "Asia/Ho_Chi_Minh",
    "timezone_offset": -420,
    "locale": "vi-VN",
    "is_embedded": False,
    "color_scheme": "light",
}


class Tab:
    """One session at a server. `patience` is how many seconds an answer may take; whatever fails raises CutOff or Refused."""

    def __init__(
        self, http: httpx.AsyncClient, address: Address, cookies: Mapping[str, str], patience: float = 60.0
    ) -> None:
        self.screen, self.session_id, self.patience = Screen(), "", patience
        self.page, self.query, self.pages = "", "", dict[str, str]()
        self.menu = frozenset[str]()
        self._main, self._oldest = "", 2
        self._line = Line(http, address, cookies, self._receive, self._lost)
        self._finished: asyncio.Future[None] | None = None
        self._answers: dict[str, asyncio.Future[Any]] = {}
        self._faults: list[str] = []

    async def open(self, path: str = "", query: str = "") -> None:
        """Go to an address: the page, the connection, the first run."""
        await self._line.get(f"/{path}" + (f"?{query}" if query else ""))
        await self._line.connect("", self.patience)
        self.query = query
        await self._run(page_name=path)

    async def close(self) -> None:
        """Close the tab."""
        await self._line.close()

    async def come_back(self) -> None:
        """After CutOff: connect again as the session that was, and run the page with the values that are held."""
        await self._line.connect(self.session_id, self.patience)
        await self.again()

    async def again(self, *, pressed: str = "") -> None:
        """Run the page as it stands; `pressed` is the id of a button."""
        values = list(self.screen.values.values())
        if pressed:
            values.append(WidgetState(id=pressed, trigger_value=True))
        await self._run(values, page_script_hash=self.page)

    async def go(self, path: str, query: str = "") -> None:
        """Change the page as by the menu: values of what the main script draws go along, the address begins anew."""
        self.query = query
        page = next((one for one, url in self.pages.items() if url == path), None)
        if page is None:
            raise Refused(f"the menu has no {path!r}")
        await self._run(self.screen.drawn_by(self._main), page_script_hash=page)

    async def set(self, widget: Any, value: WidgetState) -> None:
        """Give a widget a value, which runs the page."""
        value.id = widget.id
        self.screen.values[widget.id] = value
        await self.again()

    async def press(self, label: str) -> None:
        """Press the button whose label begins so."""
        await self.again(pressed=self.find("button", label).id)

    async def upload(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Drop files, by name, on the only place for files of the page."""
        place, named = self.find("file_uploader"), list(files)
        message = BackMsg()
        message.file_urls_request.request_id = str(uuid4())
        message.file_urls_request.file_names.extend(name for name, _ in named)
        message.file_urls_request.session_id = self.session_id
        urls: list[FileURLs] = await self._answer(message, message.file_urls_request.request_id)
        value = WidgetState()
        for (name, content), where in zip(named, urls, strict=True):
            await self._line.put(where.upload_url, name, content)
            value.file_uploader_state_value.uploaded_file_info.add(
                name=name, size=len(content), file_id=where.file_id, file_urls=where
            )
        await self.set(place, value)

    async def download(self, label: str) -> bytes:
        """Press the download button whose label begins so: its file."""
        button = self.find("download_button", label)
        if not button.HasField("deferred_file_id"):
            return await self._line.get(button.url)
        message = BackMsg()
        message.backend_operation_request.request_id = str(uuid4())
        message.backend_operation_request.session_id = self.session_id
        message.backend_operation_request.deferred_file.file_id = button.deferred_file_id
        url: str = await self._answer(message, message.backend_operation_request.request_id)
        return await self._line.get(url)

    def find(self, kind: str, label: str = "") -> Any:
        """The first element of a kind whose label begins so; raises Refused where the page has none."""
        for one in self.screen.of(kind):
            if one.label.startswith(label):
                return one
        raise Refused(f"no {kind} {label!r} at {self.pages.get(self.page, self.page)!r}")

    @property
    def connected(self) -> bool:
        """Whether the WebSocket is there."""
        return self._line.connected

    @property
    def cookies(self) -> Mapping[str, str]:
        """What the tab keeps for the server, by name."""
        return self._line.cookies

    @property
    def title(self) -> str:
        """The heading of the page."""
        return next((one.body for one in self.screen.of("heading") if one.tag == "h1"), "")

    async def _run(self, values: Iterable[WidgetState] = (), **asked: str) -> None:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = self.query
        state.widget_states.widgets.extend(values)
        state.page_script_hash = asked.get("page_script_hash", "")
        state.page_name = asked.get("page_name", "")
        state.cached_message_hashes.extend(self.screen.kept)
        for name, said in CONTEXT.items():
            setattr(state.context_info, name, said)
        state.context_info.url = f"{self._line.address.origin}/{state.page_name}"
        self._faults.clear()
        self._finished = asyncio.get_running_loop().create_future()
        await self._line.send(message)
        await self._wait(self._finished)
        self._raise_faults()

    async def _answer(self, message: BackMsg, number: str) -> Any:
        self._answers[number] = asyncio.get_running_loop().create_future()
        try:
            await self._line.send(message)
            return await self._wait(self._answers[number])
        finally:
            del self._answers[number]

    async def _wait(self, answer: "asyncio.Future[Any]") -> Any:
        try:
            return await asyncio.wait_for(answer, self.patience)
        except TimeoutError:
            raise Refused(f"no answer in {self.patience:g} s") from None

    def _raise_faults(self) -> None:
        faults = [*self._faults, *(f"{e.type}: {e.message}" for e in self.screen.of("exception"))]
        faults += [e.body for e in self.screen.of("alert") if e.format == Alert.ERROR]
        if faults:
            raise Refused("; ".join(one[:160] for one in faults))

    def _lost(self) -> None:
        for waiting in (self._finished, *self._answers.values()):
            if waiting is not None and not waiting.done():
                waiting.set_exception(CutOff("the connection ended"))

    def _receive(self, message: ForwardMsg) -> None:
        try:
            message = self.screen.whole(message)
        except KeyError:
            self._faults.append("a reference to a message that was never sent")
            return
        handle = getattr(self, f"_on_{message.WhichOneof('type')}", None)
        if handle is not None:
            handle(message)

    def _on_new_session(self, message: ForwardMsg) -> None:
        new = message.new_session
        self.session_id, self.page = new.initialize.session_id, new.page_script_hash
        self._main, self._oldest = new.main_script_hash, new.config.max_cached_message_age
        self.screen.begin(bool(message.metadata.run.fragment_ids))

    def _on_delta(self, message: ForwardMsg) -> None:
        self.screen.draw(message)

    def _on_navigation(self, message: ForwardMsg) -> None:
        self.page = message.navigation.page_script_hash
        pages = message.navigation.app_pages
        self.pages = {page.page_script_hash: page.url_pathname for page in pages}
        self.menu = frozenset(page.url_pathname for page in pages if not page.is_hidden)

    def _on_page_info_changed(self, message: ForwardMsg) -> None:
        self.query = message.page_info_changed.query_string

    def _on_page_not_found(self, message: ForwardMsg) -> None:
        self._faults.append(f"page not found: {message.page_not_found.page_name}")

    def _on_auth_redirect(self, message: ForwardMsg) -> None:
        self._faults.append("sent to sign in")

    def _on_session_event(self, message: ForwardMsg) -> None:
        self._faults.append(f"session event {message.session_event.WhichOneof('type')}")

    def _on_script_finished(self, message: ForwardMsg) -> None:
        if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return  # another run follows
        self.screen.end(self._oldest)
        if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            self._faults.append("the script does not compile")
        if self._finished is not None and not self._finished.done():
            self._finished.set_result(None)

    def _on_file_urls_response(self, message: ForwardMsg) -> None:
        response = message.file_urls_response
        self._give(response.response_id, list(response.file_urls), response.error_msg)

    def _on_backend_operation_response(self, message: ForwardMsg) -> None:
        response = message.backend_operation_response
        self._give(response.request_id, response.deferred_file.url, response.error_msg)

    def _give(self, number: str, answer: Any, error: str) -> None:
        waiting = self._answers.get(number)
        if waiting is None or waiting.done():
            return
        if error:
            waiting.set_exception(Refused(error))
        else:
            waiting.set_result(answer)
