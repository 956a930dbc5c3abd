"""A session that did not come back leaves nothing behind, whether or not another one ends."""

import asyncio
import threading
import weakref
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from streamlit import runtime
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from store import DatabaseUnavailable
from ui import housekeeping
from ui.housekeeping import keep_files_a_round, let_go


class Held:
    """What a session holds."""

    id = "a session"


@pytest.mark.parametrize(("seconds", "held"), [(0, False), (60, True)])
def test_a_session_is_let_go_when_its_time_to_come_back_is_over(
    monkeypatch: pytest.MonkeyPatch, seconds: int, held: bool
) -> None:
    storage, kept = MemorySessionStorage(ttl_seconds=seconds), Held()
    kept.itself = kept  # type: ignore[attr-defined]  # a circle, as sessions are: counting references frees none
    still = weakref.ref(kept)
    storage.save(SimpleNamespace(session=kept))  # type: ignore[arg-type]
    del kept
    manager = SimpleNamespace(_session_storage=storage)
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(_session_mgr=manager))
    assert let_go() == int(held)
    assert (still() is not None) == held


def test_streamlit_still_keeps_sessions_where_they_are_let_go() -> None:
    names = WebsocketSessionManager.__init__.__code__.co_names
    assert "_session_storage" in names


def test_a_file_for_download_outlives_pages_that_are_drawn_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    files = MediaFileManager(MemoryMediaFileStorage("/media"))
    monkeypatch.setattr(runtime, "get_instance", lambda: SimpleNamespace(media_file_mgr=files))
    drop = keep_files_a_round()
    name = files.execute_deferred(files.add_deferred(lambda: b"workbook", None, "1.2", "xep-hang.xlsx"))
    name = name.rpartition("/")[2].partition(".")[0]

    def is_there() -> bool:
        return files.read_file(name) is not None

    for _ in range(3):  # pages of three sessions
        files.remove_orphaned_files()
    assert is_there()
    drop()
    assert is_there()
    drop()
    assert not is_there()


def test_a_round_that_breaks_is_not_the_last_one(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise RuntimeError("no")

    async def go_around() -> None:
        rounds = asyncio.create_task(housekeeping._go_around())
        while len(caplog.records) < 2:
            await asyncio.sleep(0.001)
        rounds.cancel()

    def drop() -> Callable[[], None]:
        return broken

    monkeypatch.setattr(housekeeping, "EVERY", 0.001)
    monkeypatch.setattr(housekeeping, "keep_files_a_round", drop)
    asyncio.run(asyncio.wait_for(go_around(), 10))


def test_results_are_renewed_again_after_it_failed(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    faults: list[Exception] = [DatabaseUnavailable("gone"), RuntimeError("no")]
    renewed = threading.Event()

    def renew() -> None:
        if faults:
            raise faults.pop(0)
        renewed.set()

    async def keep_recent() -> None:
        work = asyncio.create_task(housekeeping._keep_recent())
        while not renewed.is_set():
            await asyncio.sleep(0.001)
        work.cancel()

    monkeypatch.setattr(housekeeping, "LOOK_EVERY", 0.001)
    monkeypatch.setattr(housekeeping, "renew_results", renew)
    asyncio.run(asyncio.wait_for(keep_recent(), 10))
    told = [record.exc_info[1] for record in caplog.records if record.exc_info]
    assert [str(one) for one in told] == ["no"]  # that the database is gone, readers are told themselves
