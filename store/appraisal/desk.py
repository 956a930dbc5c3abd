"""Whether a submission lies on the province's desk: only there its figures can be appraised."""

from sqlalchemy.orm import Session

from store.errors import StepNotAllowed
from store.people.rights import has_districts
from store.rounds.deadlines import refuse_status
from store.rounds.rounds import Status
from store.submissions.states import State
from store.submissions.submissions import is_latest
from store.tables import RoundRow, SubmissionRow


def refuse_elsewhere(session: Session, round_: RoundRow, row: SubmissionRow) -> None:
    """Raises RoundNotOpen, StepNotAllowed unless the unit's latest submission is with the province now."""
    refuse_status(round_, (Status.OPEN, Status.CLOSED))
    if row.state != with_province(round_.era) or not is_latest(session, row):
        raise StepNotAllowed(
            f"A submission that is {row.state} is not with the province.",
            unit_code=row.unit_code,
            state=row.state,
            step="appraise",
        )


def with_province(era: str) -> State:
    """The state in which a submission waits for the province: without a district level nobody checks it before."""
    return State.CHECKED if has_districts(era) else State.SUBMITTED
