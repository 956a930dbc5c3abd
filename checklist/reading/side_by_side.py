"""Many files read on several cores, each by a process of its own that may die without harm to the others.

The processes are plain `python -m checklist.reading.worker` (see `checklist.processes`).
"""

import logging
import os
import pickle
import sys
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from hashlib import sha256
from queue import SimpleQueue
from subprocess import Popen

from checklist.processes import ENDED, end, hear, running, say, started
from checklist.reading.sources import Source
from checklist.readings import Reading
from wording.problems import Kind, Problem

MOST_PROCESSES = 3
"""Each holds about 140 MB, half of it shared; with their parent they stay below 600 MB."""

Read = Callable[[bytes, str], Reading]
_COMMAND = running("checklist.reading.worker")
_log = logging.getLogger(__name__)


def processes() -> int:
    """How many files can be read at the same time: one for each core, up to `MOST_PROCESSES`."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return min(cores, MOST_PROCESSES)


def side_by_side(
    sources: Sequence[Source], read_source: Callable[[Source, Read], Reading], read: Read
) -> Generator[tuple[int, Reading], None, None]:
    """Yield each reading with the place of its source, as they are done.

    `read_source` runs in a thread of this process; the `read` that it is given runs in another process, so it must
    be one that pickles. A file whose process dies is TOO_HEAVY_TO_READ. Closing the generator ends all processes.
    """
    workers = [_Worker(read) for _ in range(processes())]
    idle: SimpleQueue[_Worker] = SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def one(source: Source) -> Reading:
        worker = idle.get()
        try:
            return read_source(source, worker.read)
        finally:
            idle.put(worker)

    threads = ThreadPoolExecutor(len(workers), "reading")
    try:
        places = {threads.submit(one, source): place for place, source in enumerate(sources)}
        for done in as_completed(places):
            yield places[done], done.result()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.close()
        threads.shutdown()


class _Worker:
    """One process, started when first needed and again after a file that ended it. One thread at a time reads by it."""

    def __init__(self, read: Read) -> None:
        self._read, self._pickled = read, pickle.dumps(read)
        self._process: Popen[bytes] | None = None
        self._closed = False

    def read(self, content: bytes, file: str) -> Reading:
        """Read a file in the process; in this one where no process can be had."""
        if self._process is None and not self._closed:
            self._start()
        if self._process is None:
            return self._read(content, file)
        try:
            say(self._process, pickle.dumps((content, file)))
            reading, keeps_content = hear(self._process)
        except ENDED:
            end(self._process)
            self._process = None
            problem = Problem(Kind.TOO_HEAVY_TO_READ, file)
            return Reading(file, sha256(content).hexdigest(), (), (problem,))
        return replace(reading, content=content) if keeps_content else reading

    def close(self) -> None:
        """End the process, and start none again; from any thread."""
        self._closed = True
        if process := self._process:
            end(process)

    def _start(self) -> None:
        try:
            self._process = started(_COMMAND)
            if self._closed:  # meanwhile, and whoever closed it may have seen no process yet
                end(self._process)
            say(self._process, self._pickled)
            hear(self._process)
        except ENDED:
            if not self._closed:
                _log.warning("no process to read by: files are read one after another", exc_info=True)
            self.close()
            self._process = None
