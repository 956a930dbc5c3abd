"""Sending what is due: one person after the other, each digest claimed before it goes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mail.digests import digest_letter
from mail.letters import Letter
from mail.links import REMINDERS, page_link
from mail.messages import Reader, message
from mail.server import MailServer, Refused, ServerAway, Uncertain
from mail.settings import Settings
from store import Access, DueDigest, NotAdmitted, claim_digest, due_digests, give_back_digest
from store.moments import now
from wording.addresses import is_plain
from wording.problems import Kind, Problem


class End(StrEnum):
    """What became of one person's digest."""

    SENT = "sent"
    NOTHING = "nothing"
    TAKEN = "taken"
    UNFIT = "unfit"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"
    AWAY = "away"


@dataclass(frozen=True)
class Outcome:
    """One person, what became of their digest, and why, where it did not go out."""

    email: str
    end: End
    subject: str = ""
    problem: Problem | None = None


def send_digests(access: Access, given: Settings, server: MailServer | None = None) -> Iterator[Outcome]:
    """Sends every digest that is due and has something to say; ends where the mail server cannot be reached.

    `access` is the terminal's. Call only where the templates have no problems. Raises what the store raises, NotAllowed
    for everybody else.
    """
    with server or MailServer(given.server) as line:
        for due in due_digests(access):
            outcome = _send(access, due, given, line)
            yield outcome
            if outcome.end is End.AWAY:
                return


def planned_digests(access: Access, address: str) -> Iterator[tuple[DueDigest, Letter | None]]:
    """What would be sent now, and to whom; nothing is, and nothing is claimed."""
    for due in due_digests(access):
        yield due, _letter(due, address)


def _letter(due: DueDigest, address: str) -> Letter | None:
    try:
        return digest_letter(due.access, due.language, address)
    except NotAdmitted:  # the account was stopped a moment ago
        return None


def _send(access: Access, due: DueDigest, given: Settings, line: MailServer) -> Outcome:
    """The server is reached before the digest is claimed, so that a server that is away uses up nobody's week."""
    if not is_plain(due.email):
        return Outcome(
            due.email, End.UNFIT, problem=Problem(Kind.MAIL_ADDRESS_UNFIT, facts={"found": due.email})
        )
    letter = _letter(due, given.address)
    if letter is None:
        return Outcome(due.email, End.NOTHING)
    try:
        line.reach()
    except ServerAway as error:
        return Outcome(due.email, End.AWAY, letter.subject, away(given, error))
    claim = claim_digest(access, due.email)
    if claim is None:
        return Outcome(due.email, End.TAKEN)
    way_out = page_link(given.address, REMINDERS, due.language)
    made = message(letter, given.sender, Reader(due.email, due.language, way_out), now())
    try:
        line.send(made, given.sender.address, due.email)
    except Refused as error:
        give_back_digest(access, claim)
        return _failed(due, End.REFUSED, letter, Kind.MAIL_REFUSED, error)
    except Uncertain as error:
        return _failed(due, End.UNCERTAIN, letter, Kind.MAIL_UNCERTAIN, error)
    return Outcome(due.email, End.SENT, letter.subject)


def away(given: Settings, error: ServerAway) -> Problem:
    """That the mail server cannot be reached, in words."""
    server = f"{given.server.host}:{given.server.port}"
    return Problem(Kind.MAIL_SERVER_AWAY, facts={"server": server, "found": str(error)})


def _failed(due: DueDigest, end: End, letter: Letter, kind: Kind, error: Exception) -> Outcome:
    problem = Problem(kind, facts={"who": due.email, "found": str(error)})
    return Outcome(due.email, end, letter.subject, problem)
