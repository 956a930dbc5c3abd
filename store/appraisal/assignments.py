"""Which appraiser answers for which group of indicators, and which groups of a submission are done."""

from collections.abc import Collection, Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from store.appraisal.desk import refuse_elsewhere
from store.errors import AssignmentInvalid, GroupsNotReviewed, NotAllowed
from store.people.access import Access, Work, email_key
from store.people.rights import Right, Role
from store.rounds.editions import edition_of
from store.rounds.rounds import lock_round, mark_changed, seen_round
from store.submissions.submissions import lock_submission
from store.tables import AccountRow, AssignmentRow, ReviewRow, RoundRow, SubmissionRow

Assignments = Mapping[str, Collection[str]]
"""The addresses of the appraisers of a group, by the group's id; a group without any is open to all of them."""


def assign_appraisers(access: Access, round_id: int, assignments: Assignments) -> None:
    """Says anew who appraises which groups of a round.

    Raises NotAllowed, RoundNotFound, AssignmentInvalid (no such group, or no active appraiser has the address).
    """
    wanted = {group: sorted({email_key(email) for email in emails}) for group, emails in assignments.items()}
    with access.writing() as work:
        work.require(Right.MANAGE_ROUNDS)
        round_ = lock_round(work.session, round_id)
        before = _assigned(work.session, round_id)
        _refuse_unknown(work.session, round_, wanted)
        work.session.execute(delete(AssignmentRow).where(AssignmentRow.round_id == round_id))
        rows = [
            {"round_id": round_id, "group_id": group, "email": email}
            for group, emails in wanted.items()
            for email in emails
        ]
        if rows:
            work.session.execute(insert(AssignmentRow), rows)
        mark_changed(round_)
        after = {group: emails for group, emails in wanted.items() if emails}
        work.record("round.appraisers", round_id=round_id, before=before, after=after)


def assignments(access: Access, round_id: int) -> dict[str, list[str]]:
    """The appraisers of each group that has any; raises NotAllowed, RoundNotFound."""
    with access.reading() as view, Session(view.connection) as session:
        view.require(Right.APPRAISE)
        seen_round(session, view.person, round_id)
        return _assigned(session, round_id)


def mark_reviewed(access: Access, submission_id: int, group_id: str) -> None:
    """Says that a group of a submission is appraised; again is harmless.

    Raises SubmissionNotFound, NotAllowed (also for a group that others are assigned to), AssignmentInvalid (no such
    group), RoundNotOpen, StepNotAllowed (not with the province now).
    """
    with access.writing() as work:
        round_, row = lock_submission(work.session, submission_id)
        work.require(Right.APPRAISE, round_.era, row.unit_code)
        refuse_other_group(work, round_.id, group_id)
        _refuse_unknown(work.session, round_, {group_id: ()})
        refuse_elsewhere(work.session, round_, row)
        if work.session.get(ReviewRow, (submission_id, group_id)) is not None:
            return
        work.session.add(
            ReviewRow(submission_id=submission_id, group_id=group_id, at=work.at, by=work.person.email)
        )
        mark_changed(round_)
        after = {"submission": submission_id, "group": group_id}
        work.record("appraisal.group_done", round_id=round_.id, unit_code=row.unit_code, after=after)


def reviewed_groups(access: Access, round_id: int) -> dict[int, dict[str, str]]:
    """Who said that a group is done, by submission of a round and group; raises NotAllowed, RoundNotFound."""
    found: dict[int, dict[str, str]] = {}
    with access.reading() as view, Session(view.connection) as session:
        view.require(Right.APPRAISE)
        seen_round(session, view.person, round_id)
        done = select(ReviewRow).join(SubmissionRow, SubmissionRow.id == ReviewRow.submission_id)
        for row in session.scalars(done.where(SubmissionRow.round_id == round_id)):
            found.setdefault(row.submission_id, {})[row.group_id] = row.by
    return found


def refuse_other_group(work: Work, round_id: int, group_id: str) -> None:
    """Raises NotAllowed where the group has appraisers and the person is none of them; administrators may."""
    emails = _assigned(work.session, round_id).get(group_id, ())
    if emails and work.person.role is not Role.ADMINISTRATOR and work.person.email not in emails:
        raise NotAllowed(
            f"{work.person.email} is no appraiser of group {group_id}.",
            right=str(Right.APPRAISE),
            unit_code="",
            role=str(work.person.role),
            group_id=group_id,
        )


def refuse_unreviewed(session: Session, round_: RoundRow, row: SubmissionRow) -> None:
    """Raises GroupsNotReviewed where a group with appraisers of its own is not done."""
    done = set(session.scalars(select(ReviewRow.group_id).where(ReviewRow.submission_id == row.id)))
    open_groups = tuple(group for group in _assigned(session, round_.id) if group not in done)
    if open_groups:
        raise GroupsNotReviewed(
            f"Groups of {row.unit_code} are not done.", unit_code=row.unit_code, group_ids=open_groups
        )


def _refuse_unknown(session: Session, round_: RoundRow, wanted: Assignments) -> None:
    known = edition_of(round_.edition_text).group_by_id
    groups = tuple(group for group in wanted if group not in known)
    asked = {email for emails in wanted.values() for email in emails}
    appraisers = select(AccountRow.email).where(AccountRow.active, AccountRow.role == Role.APPRAISER)
    emails = tuple(sorted(asked - set(session.scalars(appraisers)))) if asked else ()
    if groups or emails:
        raise AssignmentInvalid("No such group or appraiser.", group_ids=groups, emails=emails)


def _assigned(session: Session, round_id: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    rows = select(AssignmentRow.group_id, AssignmentRow.email).where(AssignmentRow.round_id == round_id)
    for group, email in session.execute(rows.order_by(AssignmentRow.group_id, AssignmentRow.email)):
        found.setdefault(group, []).append(email)
    return found
