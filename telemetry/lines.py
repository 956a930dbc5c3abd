"""The log as one JSON line an event, for machines that collect logs of several servers."""

import hashlib
import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import TextIO

from telemetry.numbers import request_number

# What stands before the @ has 64 characters at most; without a bound a long path would be searched from each of its
# characters to its end.
_ADDRESS = re.compile(r"[\w.+'%-]{1,64}+@[\w-]++(?:\.[\w-]++)++")
# JSON lets these stand as they are, but terminals obey some, and some readers of lines end a line at others.
_OBEYED = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_events = logging.getLogger("xaso.events")
_events.addHandler(logging.NullHandler())
_events.setLevel(logging.INFO)
_events.propagate = False


def tell(event: str, **facts: object) -> None:
    """Writes one line about something that happened; nothing while the log is for people (`XASO_LOG=text`).

    `facts` are plain values: names of pages, codes of units and problems, numbers; never contents of files.
    """
    _events.info(event, extra={"facts": facts})


class JsonLine(logging.Formatter):
    """Formats a record as one line: `time` (UTC), `level`, `logger`, `event`, `request`, then the facts.

    Records that are not ours have `event` "log" and their text in `message`. Addresses of people become a short hash.
    """

    def format(self, record: logging.LogRecord) -> str:
        facts = getattr(record, "facts", None)
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": "log" if facts is None else record.getMessage(),
            "request": request_number(),
        }
        line |= {"message": record.getMessage()} if facts is None else facts
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        told = without_addresses(json.dumps(line, ensure_ascii=False, default=str))
        return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", told)


def write_json_lines(stream: TextIO | None = None) -> logging.Handler:
    """Sends every record of this process, of libraries too, to a stream (standard error) as JSON lines.

    Handlers that libraries set up before are taken away, so that nothing is told twice.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLine())
    root = logging.getLogger()
    root.handlers, root.level = [handler], logging.WARNING
    for logger in list(logging.Logger.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger) and logger is not _events:
            through_the_root(logger)
    _events.handlers = [handler]
    return handler


def through_the_root(logger: logging.Logger) -> None:
    """Lets a logger write nowhere by itself."""
    logger.handlers, logger.propagate = [], True


def without_addresses(text: str) -> str:
    """The text with a short hash in place of every e-mail address: the same person has the same hash."""
    return _ADDRESS.sub(lambda found: f"email:{_hash(found[0].lower())}", text)


def _hash(address: str) -> str:
    return hashlib.sha256(address.encode()).hexdigest()[:10]
