"""What appraisers say in place of a self-assessed answer; both are kept, and the self-assessed one never changes."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, RowMapping, Select, select

from criteria import Edition, Slot
from scoring import ANSWER_COLUMNS
from store.appraisal.assignments import refuse_other_group
from store.appraisal.desk import refuse_elsewhere
from store.appraisal.figures import Figure, check_figure
from store.errors import FigureInvalid, StepNotAllowed
from store.people.access import Access, Work
from store.people.rights import Right
from store.rounds.editions import edition_of
from store.rounds.rounds import mark_changed
from store.submissions.submissions import lock_submission
from store.tables import AnswerRow, AppraisalRow, RoundRow, SubmissionRow
from store.texts import kept_text


@dataclass(frozen=True)
class Appraisal:
    """One word of an appraiser on a slot; a `withdrawn` one takes the earlier ones back."""

    id: int
    submission_id: int
    slot: str
    figure: Figure
    withdrawn: bool
    reason: str
    evidence: str
    at: datetime
    by: str


def appraise(
    access: Access, submission_id: int, slot: str, figure: Figure, reason: str, evidence: str
) -> Appraisal:
    """Says another figure than the self-assessed one; the reason and the reference of its evidence must be given.

    Raises SubmissionNotFound, NotAllowed (also for a group of others), RoundNotOpen, StepNotAllowed (not with the
    province now), FigureInvalid (could not be in a checklist, or is what counts already), TextMissing, TextTooLong.
    """
    return _say(access, submission_id, slot, figure, reason, evidence)


def withdraw_appraisal(access: Access, submission_id: int, slot: str, reason: str) -> Appraisal:
    """Lets the self-assessed answer of a slot count again; raises like `appraise`, StepNotAllowed where it counts."""
    return _say(access, submission_id, slot, None, reason, "")


def appraisals_of(access: Access, submission_id: int) -> list[Appraisal]:
    """All that was said on the slots of a submission, the oldest first; raises NotAllowed.

    The unit and its district may read it too: they are told what was changed and why.
    """
    with access.reading() as view:
        asked = select(SubmissionRow.unit_code, RoundRow.era).join(
            RoundRow, RoundRow.id == SubmissionRow.round_id
        )
        for unit, era in view.connection.execute(asked.where(SubmissionRow.id == submission_id)):
            view.require(Right.SEE_FILES, era, unit)
        rows = _said().where(AppraisalRow.submission_id == submission_id)
        return [_appraisal(row) for row in view.connection.execute(rows).mappings()]


def current_appraisals(connection: Connection, round_id: int) -> dict[tuple[int, str], Appraisal]:
    """What counts now in a round, by submission and slot; without those that were withdrawn."""
    rows = _said().join(SubmissionRow, SubmissionRow.id == AppraisalRow.submission_id)
    found = [
        _appraisal(row)
        for row in connection.execute(rows.where(SubmissionRow.round_id == round_id)).mappings()
    ]
    latest = {(one.submission_id, one.slot): one for one in found}
    return {key: one for key, one in latest.items() if not one.withdrawn}


def with_figures(answers: pd.DataFrame, said: Mapping[tuple[str, str], Figure]) -> pd.DataFrame:
    """The answers frame with other figures by unit and slot in place of its own; evidence and explanation stay."""
    if not said:
        return answers
    keys = pd.MultiIndex.from_tuples(said, names=["unit", "slot"])
    changed = pd.DataFrame([asdict(figure) for figure in said.values()], keys).astype({"choice": object})
    changed["choice"] = [figure.choice for figure in said.values()]
    own = answers.set_index(["unit", "slot"])
    texts = own[["evidence", "explanation"]].reindex(changed.index).fillna("")
    joined = pd.concat([own[~own.index.isin(changed.index)], changed.join(texts)])
    frame = joined.reset_index().sort_values(["unit", "slot"], ignore_index=True)[list(ANSWER_COLUMNS)]
    return frame.astype(answers.dtypes.to_dict())


_FIGURES = tuple(field.name for field in fields(Figure))


def _say(
    access: Access, submission_id: int, slot_id: str, figure: Figure | None, reason: str, evidence: str
) -> Appraisal:
    with access.writing() as work:
        round_, row = lock_submission(work.session, submission_id)
        work.require(Right.APPRAISE, round_.era, row.unit_code)
        edition = edition_of(round_.edition_text)
        slot = _slot(edition, slot_id)
        refuse_other_group(work, round_.id, slot.indicator.group)
        refuse_elsewhere(work.session, round_, row)
        earlier = _standing(work, row, slot_id)
        _check(row, slot, figure, earlier)
        said = Appraisal(
            id=0,
            submission_id=submission_id,
            slot=slot_id,
            figure=figure or Figure(),
            withdrawn=figure is None,
            reason=kept_text(reason, "reason", required=True),
            evidence=kept_text(evidence, "evidence", required=figure is not None),
            at=work.at,
            by=work.person.email,
        )
        kept = _keep(work, said)
        mark_changed(round_)
        _record(work, round_, row, kept, earlier)
        return kept


def _standing(work: Work, row: SubmissionRow, slot: str) -> AppraisalRow | AnswerRow | None:
    """What counts in a slot until now: the latest word of an appraiser, else the answer; None where there is none."""
    words = select(AppraisalRow).where(AppraisalRow.submission_id == row.id, AppraisalRow.slot == slot)
    latest = work.session.scalars(words.order_by(AppraisalRow.id.desc()).limit(1)).one_or_none()
    if latest is not None and not latest.withdrawn:
        return latest
    return work.session.get(AnswerRow, (row.id, slot))


def _check(
    row: SubmissionRow, slot: Slot, figure: Figure | None, earlier: AppraisalRow | AnswerRow | None
) -> None:
    if figure is not None:
        check_figure(slot, figure)
        if _plain(figure) == (_plain(earlier) if earlier else _plain(Figure())):
            raise FigureInvalid(f"{slot.id}: unchanged", slot=slot.id, rule="unchanged")
    elif not isinstance(earlier, AppraisalRow):
        raise StepNotAllowed(
            f"Nothing was said on {slot.id} of {row.unit_code}.",
            unit_code=row.unit_code,
            state=row.state,
            step="withdraw",
        )


def _slot(edition: Edition, slot_id: str) -> Slot:
    slot = edition.slot_by_id.get(slot_id)
    if slot is None:
        raise FigureInvalid(f"{edition.id} has no slot {slot_id}.", slot=slot_id, rule="slot")
    return slot


def _keep(work: Work, said: Appraisal) -> Appraisal:
    others = {f.name: getattr(said, f.name) for f in fields(Appraisal) if f.name not in ("id", "figure")}
    row = AppraisalRow(**_plain(said.figure), **others)
    work.session.add(row)
    work.session.flush()
    return Appraisal(id=row.id, figure=said.figure, **others)


def _record(
    work: Work,
    round_: RoundRow,
    row: SubmissionRow,
    said: Appraisal,
    earlier: AppraisalRow | AnswerRow | None,
) -> None:
    counts = work.session.get(AnswerRow, (row.id, said.slot)) if said.withdrawn else said.figure
    about = {"submission": row.id, "slot": said.slot, "reason": said.reason, "evidence": said.evidence}
    work.record(
        "appraisal.withdrawn" if said.withdrawn else "appraisal.changed",
        round_id=round_.id,
        unit_code=row.unit_code,
        before=_plain(earlier) if earlier else {},
        after={**(_plain(counts) if counts else {}), **about},
    )


def _plain(counts: AppraisalRow | AnswerRow | Figure) -> dict[str, Any]:
    """What stands in a slot as plain values, None for a number that is not given."""
    return {name: getattr(counts, name) for name in _FIGURES}


def _said() -> Select[Any]:
    return select(AppraisalRow.__table__).order_by(AppraisalRow.id)


def _appraisal(row: RowMapping) -> Appraisal:
    figure = Figure(**{name: row[name] for name in _FIGURES})
    names = [field.name for field in fields(Appraisal) if field.name != "figure"]
    return Appraisal(figure=figure, **{name: row[name] for name in names})
