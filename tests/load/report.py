"""What a measurement says: each action's median and 95th percentile, errors, memory; as text and as JSON."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from tests.load.actions import CHANGE, Log, Took
from tests.load.crowd import Stay

Numbers = dict[str, Any]


def timings(took: Iterable[Took]) -> dict[str, Numbers]:
    """By action: how many, p50 and p95 in seconds of those that went well, how many failed."""
    by: dict[str, list[Took]] = {}
    for one in took:
        by.setdefault(one.action, []).append(one)
    return {action: _numbers(all) for action, all in sorted(by.items())}


def _numbers(took: list[Took]) -> Numbers:
    well = [one.seconds for one in took if not one.error]
    p50, p95 = (float(v) for v in np.percentile(well, [50, 95])) if well else (None, None)
    return {"count": len(took), "p50": p50, "p95": p95, "errors": len(took) - len(well)}


def errors(log: Log) -> dict[str, int]:
    """What went wrong, in the server's words, and how often."""
    return dict(Counter(f"{one.action} {one.where}: {one.error}" for one in log.all if one.error))


def told(stay: Stay, empty: Stay | None = None) -> Numbers:
    """The figures of one crowd, beside the same crowd at an empty page."""
    acted = sum(1 for one in stay.log.all if one.action != "open")
    said: Numbers = {
        "sessions": stay.sessions,
        "seconds": stay.seconds,
        "actions": timings(stay.log.all),
        "pages": timings(
            Took(one.where, "", 0, one.seconds, one.error) for one in stay.log.all if one.action == CHANGE
        ),
        "errors": errors(stay.log),
        "memory_mb": {
            "start": stay.start_mb,
            "idle": stay.idle_mb,
            "at work": stay.work_mb,
            "after": stay.after_mb,
            "after seconds": stay.after_seconds,
        },
        "mb_a_session": {
            "idle": (stay.idle_mb - stay.start_mb) / stay.sessions,
            "at work above idle": (stay.work_mb - stay.idle_mb) / stay.sessions,
        },
        "processor_seconds_an_action": stay.processor / max(acted, 1),
        "processor_share": stay.processor / max(stay.seconds, 1e-9),
        "driver_processor_share": stay.driver_processor / max(stay.seconds, 1e-9),
    }
    if empty is not None:
        said["empty_page"] = told(empty)
        ours, theirs = (s["actions"].get(CHANGE, {}).get("p95") for s in (said, said["empty_page"]))
        said["change_of_page_p95_vs_empty"] = ours / theirs if ours and theirs else None
    return said


def lines(said: Mapping[str, Any]) -> list[str]:
    """The same for people: a few lines of text."""
    memory, each = said["memory_mb"], said["mb_a_session"]
    out = [f"{said['sessions']} sessions, {said['seconds']:.0f} s"]
    out += [f"  {_line(action, numbers)}" for action, numbers in said["actions"].items()]
    out.append(
        f"  memory MB: start {memory['start']:.0f}, idle {memory['idle']:.0f}, at work {memory['at work']:.0f}, "
        f"{memory['after seconds']:.0f} s after all left {memory['after']:.0f}; "
        f"a session: idle {each['idle']:.2f}, at work {each['at work above idle']:+.2f}"
    )
    out.append(
        f"  processor: {1000 * said['processor_seconds_an_action']:.0f} ms an action, server {said['processor_share']:.2f} "
        f"of a core, driver {said['driver_processor_share']:.2f}"
    )
    out += [f"  ERROR {count}x {what}" for what, count in said["errors"].items()]
    if "empty_page" in said:
        empty = said["empty_page"]
        out.append(f"  empty page: {_line(CHANGE, empty['actions'].get(CHANGE, _numbers([])))}")
        if said["change_of_page_p95_vs_empty"]:
            out.append(f"  change of page p95: {said['change_of_page_p95_vs_empty']:.2f}x the empty page")
    return out


def _line(action: str, numbers: Numbers) -> str:
    if numbers["p50"] is None:
        return f"{action}: {numbers['count']}, errors {numbers['errors']}"
    return (
        f"{action}: {numbers['count']}, p50 {1000 * numbers['p50']:.0f} ms, p95 {1000 * numbers['p95']:.0f} ms, "
        f"errors {numbers['errors']}"
    )
