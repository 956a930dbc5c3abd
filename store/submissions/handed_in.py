"""What holds for every checklist that comes in, of a round or of a month: its file, the same one again, another meanwhile."""

from collections.abc import Sequence
from datetime import datetime

from store.errors import FileMissing, SubmittedMeanwhile
from store.people.access import Work
from store.submissions.files import keep_file
from store.tables import ProgressReportRow, RoundRow, SubmissionRow


def kept_file(work: Work, round_: RoundRow, unit_code: str, content: bytes | None) -> str | None:
    """Keeps the file and gives its SHA-256; only a demonstration's checklist has none. Raises FileMissing."""
    if content is not None:
        return keep_file(work.session, content)
    if not round_.demonstration:
        raise FileMissing(f"The checklist of {unit_code} has no file.", unit_code=unit_code)
    return None


def is_the_same(
    before: SubmissionRow | ProgressReportRow, row: SubmissionRow | ProgressReportRow, by: Sequence[str]
) -> bool:
    """Whether it is the same checklist again; `by` names what tells apart beside the file, its answers and who filled it."""
    compared = ("digest", "file_sha256", "filled_by", *by)
    return row.file_sha256 is not None and all(getattr(before, n) == getattr(row, n) for n in compared)


def refuse_meanwhile(unit_code: str, revision: int, by: str, at: datetime, seen: int | None) -> None:
    """Raises SubmittedMeanwhile where the latest revision is not the one that was `seen`, if it is said which was."""
    if seen is not None and revision != seen:
        raise SubmittedMeanwhile(
            f"{by} handed in for {unit_code} in the meantime.",
            unit_code=unit_code,
            revision=revision,
            by=by,
            at=at,
        )
