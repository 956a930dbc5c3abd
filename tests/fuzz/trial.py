"""One case tried: what came of it, what it took, and what went wrong."""

import traceback
from dataclasses import dataclass

from tests.fuzz.cases import case_of
from tests.fuzz.limits import MAX_MB, MAX_SECONDS, Limit, OutOfTimeError
from tests.fuzz.subjects import Answer, answer_of


@dataclass(frozen=True)
class Trial:
    """`mb` is the memory beyond what the process held before its first case; `codes` are those of all problems."""

    number: int
    subject: str
    made_by: str
    accepted: bool
    codes: tuple[str, ...]
    reached: bool
    marked: bool
    seconds: float
    mb: float
    faults: tuple[str, ...]


def tried(seed: int, number: int, held: float) -> Trial:
    """Try one case; `held` is the memory in MB that the process held before its first."""
    case, limit = case_of(seed, number), Limit()
    try:
        answer = answer_of(case, limit)
    except OutOfTimeError:
        answer = Answer(False, (), False, faults=[f"took more than {MAX_SECONDS} s"])
    except Exception:
        answer = Answer(False, (), False, faults=[traceback.format_exc()])
    mb = max(0.0, limit.peak - held)
    if mb > MAX_MB:
        answer.faults.append(f"took {mb:.0f} MB")
    return Trial(
        number,
        case.subject.value,
        case.made_by,
        answer.accepted,
        answer.codes,
        answer.reached,
        answer.marked,
        limit.seconds,
        mb,
        tuple(answer.faults),
    )
