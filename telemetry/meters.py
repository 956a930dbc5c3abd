"""The metrics of this process, as Prometheus reads them, in a registry of our own."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest

from telemetry.lines import tell

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
ACCEPTED = frozenset({"submission.submitted", "progress.reported"})
"""The events by which a checklist counts as accepted."""

_REGISTRY = CollectorRegistry()
ProcessCollector(registry=_REGISTRY)
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_accepted = Counter(
    "xaso_submissions_accepted", "Checklists that were accepted and kept.", registry=_REGISTRY
)
_changes = Counter("xaso_changes_kept", "Changes kept in the store, by event.", ["what"], registry=_REGISTRY)
_files = Counter("xaso_files_read", "Checklist files read, by result.", ["result"], registry=_REGISTRY)
_problems = Counter(
    "xaso_problems", "Problems for which checklists were refused, by code.", ["code"], registry=_REGISTRY
)
_refusals = Counter("xaso_store_refusals", "What the store refused, by code.", ["code"], registry=_REGISTRY)
_scoring = Histogram("xaso_scoring_seconds", "Time to score a round.", buckets=_SECONDS, registry=_REGISTRY)
_runs = Histogram(
    "xaso_script_run_seconds", "Time to draw a page.", ["page"], buckets=_SECONDS, registry=_REGISTRY
)
_running = Gauge("xaso_script_runs", "Pages that are being drawn.", registry=_REGISTRY)
_sessions = Gauge("xaso_sessions", "Browsers that are connected.", registry=_REGISTRY)
_requests = Counter("xaso_http_requests", "HTTP requests answered, by class.", ["status"], registry=_REGISTRY)


def answered_metrics() -> bytes:
    """All metrics in Prometheus' text format, of `CONTENT_TYPE`."""
    return generate_latest(_REGISTRY)


def kept(what: str, round_id: int | None, unit_code: str | None) -> None:
    """Counts and tells a change of the store, called once it is kept for good."""
    _changes.labels(what).inc()
    if what in ACCEPTED:
        _accepted.inc()
    tell("kept", what=what, round=round_id, unit=unit_code)


def files_read(accepted: int, refused: int, problems: Iterable[str]) -> None:
    """Counts checklist files that were read, with the codes of the problems for which some were refused."""
    _files.labels("accepted").inc(accepted)
    _files.labels("refused").inc(refused)
    codes = list(problems)
    for code in codes:
        _problems.labels(code).inc()
    tell("files read", accepted=accepted, refused=refused, problems=sorted(set(codes)))


def refused(code: str) -> None:
    """Counts and tells what the store refused."""
    _refusals.labels(code).inc()
    tell("refused", code=code)


@contextmanager
def timed_scoring() -> Iterator[None]:
    """Measures what is scored inside."""
    with _scoring.time():
        yield


@contextmanager
def scripted(page: list[str]) -> Iterator[None]:
    """Measures the drawing of a page; `page` holds its address at the end, or nothing where none was reached."""
    start = time.perf_counter()
    _running.inc()
    try:
        yield
    finally:
        _running.dec()
        seconds, name = time.perf_counter() - start, page[-1] or "/" if page else "none"
        _runs.labels(name).observe(seconds)
        tell("page", page=name, ms=round(seconds * 1000, 1))


def script_runs() -> int:
    """How many pages are being drawn at this moment."""
    return int(sum(sample.value for metric in _running.collect() for sample in metric.samples))


def session_opened() -> None:
    """Counts a browser that connected."""
    _sessions.inc()


def session_closed() -> None:
    """Counts it no longer."""
    _sessions.dec()


def request_answered(status: int) -> None:
    """Counts an HTTP request by the class of its status: 2xx, 4xx."""
    _requests.labels(f"{status // 100}xx").inc()
