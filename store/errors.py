"""What the store refuses, one class a reason; pages translate by `code`."""

# ruff: noqa: N818 (a refusal is named after its reason, as its code is)

from typing import ClassVar


class StoreError(Exception):
    """A refusal by the store.

    `code` is stable and names the text a page shows; `details` holds the facts that text needs
    (ids, dates, a status). The message itself is English, for logs and developers.
    """

    code: ClassVar[str] = "STORE_ERROR"

    def __init__(self, message: str, **details: object) -> None:
        super().__init__(message)
        self.details = details


class DatabaseUrlInvalid(StoreError):
    """DATABASE_URL names no database this program can use."""

    code = "DATABASE_URL_INVALID"


class DatabaseUnavailable(StoreError):
    """The database cannot be opened, read or written now: folder, disk, lock or connection."""

    code = "DATABASE_UNAVAILABLE"


class DatabaseNewer(StoreError):
    """The database was written by a newer version of the program; details: `revision`."""

    code = "DATABASE_NEWER"


class EditionIdTaken(StoreError):
    """Another edition has this id already; details: `edition_id`, `shipped` (else it was published here)."""

    code = "EDITION_ID_TAKEN"


class EditionNotFound(StoreError):
    """No edition was published under this id; details: `edition_id`."""

    code = "EDITION_NOT_FOUND"


class RoundNotFound(StoreError):
    """No round has this id; details: `round_id`."""

    code = "ROUND_NOT_FOUND"


class RoundInvalid(StoreError):
    """A new round contradicts itself; details: `field`, one of `name`, `cohort`, `deadline`."""

    code = "ROUND_INVALID"


class StatusNotAllowed(StoreError):
    """A round only moves one step forward; details: `status`, `wanted`."""

    code = "STATUS_NOT_ALLOWED"


class RoundNotOpen(StoreError):
    """The round takes no checklists in its status; details: `round_id`, `status`."""

    code = "ROUND_NOT_OPEN"


class DeadlinePassed(StoreError):
    """The last day for checklists is over; details: `round_id`, `deadline`, `day`."""

    code = "DEADLINE_PASSED"


class AnswersInvalid(StoreError):
    """An answers frame is not in the canonical shape; details: `unit_code`, `column`."""

    code = "ANSWERS_INVALID"


class FileMissing(StoreError):
    """Outside a demonstration a submission has its file; details: `unit_code`."""

    code = "FILE_MISSING"


class FileNotFound(StoreError):
    """No file with this SHA-256 is kept; details: `sha256`."""

    code = "FILE_NOT_FOUND"


class SubmissionNotFound(StoreError):
    """No submission has this id; details: `submission_id`."""

    code = "SUBMISSION_NOT_FOUND"
