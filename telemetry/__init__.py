"""WHAT the servers tell of themselves: log lines, the request's number, metrics, readiness. It imports no other room.

Other rooms call one of these in a single line where something happens; nothing of it changes what they do. What is
told never holds the contents of files, figures of units, or addresses of people.
"""

from telemetry.lines import tell, write_json_lines
from telemetry.meters import answered_metrics as metrics
from telemetry.meters import files_read, kept, refused, script_runs, scripted, timed_scoring
from telemetry.numbers import request_number
from telemetry.readiness import Readiness
from telemetry.requests import Told

__all__ = [
    "Readiness",
    "Told",
    "files_read",
    "kept",
    "metrics",
    "refused",
    "request_number",
    "script_runs",
    "scripted",
    "tell",
    "timed_scoring",
    "write_json_lines",
]
