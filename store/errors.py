"""What the store refuses, one class a reason; pages translate by `code`."""

# ruff: noqa: N818 (a refusal is named after its reason, as its code is)

from collections.abc import Sequence
from typing import ClassVar

import telemetry
from wording.problems import Problem


class StoreError(Exception):
    """A refusal by the store.

    `code` is stable and names the text a page shows; `details` holds the facts that text needs
    (ids, dates, a status). The message itself is English, for logs and developers.
    """

    code: ClassVar[str] = "STORE_ERROR"

    def __init__(self, message: str, **details: object) -> None:
        super().__init__(message)
        self.details = details
        telemetry.refused(self.code)


class DatabaseUrlInvalid(StoreError):
    """DATABASE_URL names no database this program can use."""

    code = "DATABASE_URL_INVALID"


class DatabaseUnavailable(StoreError):
    """The database cannot be opened, read or written now: folder, disk, lock or connection.

    What a transaction wrote is then there as a whole or not at all, and as a rule not at all. Only where the connection
    broke at the very COMMIT it may be there: whoever writes again looks first. The open database can be used again as
    soon as the cause is gone.
    """

    code = "DATABASE_UNAVAILABLE"


class DatabaseFull(StoreError):
    """There is no room on the disk for what was to be written; nothing of it was, and all that was there is."""

    code = "DATABASE_FULL"


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
    """A round contradicts itself; details: `field`, one of `name`, `cohort`, `deadline`, `until`."""

    code = "ROUND_INVALID"


class EditionRatesDistricts(StoreError):
    """No round opens on an edition that rates districts: its figures come from communes' rounds; details: `edition_id`."""

    code = "EDITION_RATES_DISTRICTS"


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


class NotAllowed(StoreError):
    """The person's role does not give this right; details: `right`, `unit_code` ("" where none), `role`."""

    code = "NOT_ALLOWED"


class NotAdmitted(StoreError):
    """No active account has this address; details: `email`."""

    code = "NOT_ADMITTED"


class SessionExpired(StoreError):
    """The identity token has ended; details: `until`."""

    code = "SESSION_EXPIRED"


class TextTooLong(StoreError):
    """A free text is longer than is kept; details: `field`, `limit`, `found`."""

    code = "TEXT_TOO_LONG"


class TextMissing(StoreError):
    """A text that must be given is empty; details: `field`."""

    code = "TEXT_MISSING"


class NotYetOpen(StoreError):
    """The first day for checklists is still to come; details: `round_id`, `opens_on`."""

    code = "NOT_YET_OPEN"


class SubmittedMeanwhile(StoreError):
    """Somebody else submitted for the unit since it was looked at; details: `unit_code`, `revision`, `by`, `at`."""

    code = "SUBMITTED_MEANWHILE"


class StepNotAllowed(StoreError):
    """A submission in this state does not take this step; details: `unit_code`, `state`, `step`."""

    code = "STEP_NOT_ALLOWED"


class NotAllAppraised(StoreError):
    """Submissions still wait for the district or the province; details: `unit_codes`."""

    code = "NOT_ALL_APPRAISED"


class GroupsNotReviewed(StoreError):
    """Groups that have appraisers of their own are not marked as done; details: `unit_code`, `group_ids`."""

    code = "GROUPS_NOT_REVIEWED"


class FigureInvalid(StoreError):
    """An appraised figure could not stand in a checklist either; details: `slot`, `rule` (which one it breaks)."""

    code = "FIGURE_INVALID"


class AssignmentInvalid(StoreError):
    """A group that the edition has not, or an address of no active appraiser; details: `group_ids`, `emails`."""

    code = "ASSIGNMENT_INVALID"


class ResultNotFound(StoreError):
    """Nothing was published of this round; details: `round_id`."""

    code = "RESULT_NOT_FOUND"


class ResultChanged(StoreError):
    """What is kept of a published round is no longer what was published; details: `round_id`."""

    code = "RESULT_CHANGED"


class PlanInvalid(StoreError):
    """A plan of monthly reports that cannot be; details: `field`, `rule`.

    It is one of `base_round_id` (`unknown`, also for a draft; `same`: the round itself; `era`: another one;
    `demonstration`: invented figures beside others), `first_month` (`after_goal`, `behind_report`: a report is of an
    earlier month), `due_day` (`range`: not 1 to 31), `goal_on` (`behind_report`: a report is of a later month).
    """

    code = "PLAN_INVALID"


class PlanNotFound(StoreError):
    """The round has no plan of monthly reports; details: `round_id`."""

    code = "PLAN_NOT_FOUND"


class MonthNotReportable(StoreError):
    """No report is taken for this month; details: `month`, `first`, `last` (as texts), `rule`.

    It is one of `outside` (before the plan's first month or after the goal's), `future` (it has not begun).
    """

    code = "MONTH_NOT_REPORTABLE"


class NothingBefore(StoreError):
    """Nothing is known of the unit that could have stayed unchanged; details: `unit_code`, `month`."""

    code = "NOTHING_BEFORE"


class ReportNotFound(StoreError):
    """No monthly report has this id; details: `report_id`."""

    code = "REPORT_NOT_FOUND"


class NotInRound(StoreError):
    """The era of the round has no such unit, or its edition no such indicator; details: `unit_code`, `indicator_id`."""

    code = "NOT_IN_ROUND"


class EvidenceInvalid(StoreError):
    """A document that cannot be kept as evidence; details: `rule`.

    It is one of `empty` (neither number, title, link nor file), `link` (no web address), `future` (issued later than
    today), `too_many` (with `limit`).
    """

    code = "EVIDENCE_INVALID"


class EvidenceNotFound(StoreError):
    """No evidence has this id, or it was removed, or it has no file; details: `evidence_id`."""

    code = "EVIDENCE_NOT_FOUND"


class AttachmentRefused(StoreError):
    """A file that is not attached; details: `file_name`, `rule`.

    It is one of `empty`, `too_large` (with `limit` and `found`, in bytes), `kind` (none of those taken), `damaged`
    (not whole, or more than the file), `ending` (the name says another kind).
    """

    code = "ATTACHMENT_REFUSED"


class AccountNotFound(StoreError):
    """No account has this address; details: `email`."""

    code = "ACCOUNT_NOT_FOUND"


class AccountInvalid(StoreError):
    """An account that cannot be; details: `email`, `rule`.

    It is one of `email` (no address), `twice` (the address, in one list), `places_missing` (the role is of places),
    `places_given` (it is not), `place_unknown` (with `found`, a code, and `era`).
    """

    code = "ACCOUNT_INVALID"


class OwnAccount(StoreError):
    """Nobody locks their own account or takes the role from it: another administrator does; details: `email`."""

    code = "OWN_ACCOUNT"


class LastAdministrator(StoreError):
    """No active administrator would be left to let anybody in."""

    code = "LAST_ADMINISTRATOR"


class CopyRefused(StoreError):
    """A backup, or the folder of a round, cannot be written or taken; `problems` tell why, all of them."""

    code = "COPY_REFUSED"

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.line_for_people("en") for problem in problems))
        self.problems = list(problems)
