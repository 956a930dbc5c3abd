"""The files of a round's folder: checklists as they came in, and what was attached to evidence."""

import re
from pathlib import PurePosixPath

CHECKLISTS, REPORTS, ATTACHMENTS = "checklists", "progress", "attachments"
_ENDINGS = {"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}
_PLAIN = re.compile(r"[0-9A-Za-z_-]{1,40}")


def checklist_file(unit_code: str, revision: int) -> PurePosixPath:
    """Where the workbook of a submission is."""
    return PurePosixPath(CHECKLISTS, f"{_plain(unit_code)}-{revision}.xlsx")


def report_file(unit_code: str, month: str, revision: int) -> PurePosixPath:
    """Where the workbook of a monthly report is."""
    return PurePosixPath(REPORTS, f"{_plain(unit_code)}-{_plain(month)}-{revision}.xlsx")


def attachment_file(unit_code: str, sha256: str, media_type: str) -> PurePosixPath:
    """Where an attached file is; the same file of a unit is there once."""
    return PurePosixPath(ATTACHMENTS, f"{_plain(unit_code)}-{sha256[:16]}{_ENDINGS.get(media_type, '.bin')}")


def _plain(unit_code: str) -> str:
    """The code, which is digits, or a month; anything else never leads out of the folder."""
    return unit_code if _PLAIN.fullmatch(unit_code) else f"u{unit_code.encode().hex()[:60]}"
