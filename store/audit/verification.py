"""The audit: whether the chain of events is whole, and whether all that it seals is still as it says."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from store.audit.chain_walk import ChainWalk, end_of_chain, links
from store.audit.seal_checks import problems_outside
from store.audit.seals import Seals
from store.database.database import Database
from store.people.access import Access
from store.people.rights import Right
from wording.problems import Problem

_TOLD_EVERY = 1_000


@dataclass(frozen=True)
class Audit:
    """What was found: the number of events, the hash of the last one (the head), and every break, none where all is whole.

    The head is to be written down elsewhere: whoever can rewrite the whole database can make a chain that fits itself,
    but not one that holds a hash somebody else has kept.
    """

    events: int
    head: str
    problems: tuple[Problem, ...]


def audit_chain(
    access: Access, expected_head: str | None = None, told: Callable[[float], None] | None = None
) -> Audit:
    """Goes through the whole chain and all that it seals, in one consistent look; raises NotAllowed.

    `expected_head` is a head that was written down some time; `told` hears how much of the chain is done, from 0 to 1.
    """
    with access.reading() as view:
        view.require(Right.SEE_EVENTS)
        return _audit(view.connection, expected_head, told)


def verify(place: Database | Connection, expected_head: str | None = None) -> list[Problem]:
    """Every break of the chain and of what it seals, whoever asks; an empty list says that all is whole."""
    with _connected(place) as connection:
        return list(_audit(connection, expected_head, None).problems)


def _audit(connection: Connection, expected_head: str | None, told: Callable[[float], None] | None) -> Audit:
    walk, seals, end = ChainWalk(expected_head), Seals(), end_of_chain(connection)
    for row in links(connection):
        walk.take(row)
        seals.take(row)
        if told is not None and end is not None and walk.count % _TOLD_EVERY == 0:
            told(min(1.0, walk.count / max(1, end["last_event"])))
    walk.finish(end)
    return Audit(walk.count, walk.hash, (*walk.problems, *problems_outside(connection, seals)))


@contextmanager
def _connected(place: Database | Connection) -> Iterator[Connection]:
    if isinstance(place, Connection):
        yield place
        return
    with place.reading() as connection:
        yield connection
