"""Results that were made, remembered for those who ask next; each thread may ask.

A province hands in within days, and each submission changes the round: were its results made anew for every reader after
each of them, a server would do little else. So whoever says that recent ones will do gets those that were made within
`RECENT` seconds, unless they wrote something themselves since: what one did oneself is there at once. Before they
are that old, they are made anew for those who will ask next (`store.renew_results`), so that readers seldom wait.
"""

import time
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from store.database.database import Database
from store.people.access import Access
from store.rounds.rounds import Round

if TYPE_CHECKING:
    from store.ratings.results import Results

RECENT = 20.0
"""Seconds for which results that were made are recent, whatever others hand in meanwhile."""
RENEWED = 15.0
"""Seconds after which they are made anew for those who will ask next; the more often, the more has to be made of them."""
KEPT_WHOLE, KEPT_PARTS = 8, 256
"""How many rounds are remembered whole, and how many as those see them who see only some units."""

Seen = frozenset[str] | None
"""The codes of the units that are seen; None for all."""


@dataclass(frozen=True)
class Wanted:
    """What somebody asked for, and when: a round at its version of a moment `at`, or as it was made since another one (all
    by `time.monotonic`)."""

    round: Round
    version: str
    at: float
    made_since: float
    asked_at: float

    @classmethod
    def by(cls, access: Access, round_: Round, version: str, asked_at: float, recent: bool) -> "Wanted":
        """What a person asks for who began to ask at a moment; `recent` tells that the present version is not needed."""
        since = max(asked_at - RECENT, access.last_write) if recent else float("inf")
        return cls(round_, version, asked_at, since, asked_at)


@dataclass
class Made:
    """Results with the round that they show, at its version, the moment at which that was read, and when they were last
    asked for. `round` has all its units, also where the results are of some alone."""

    results: "Results"
    round: Round
    version: str
    at: float
    asked_at: float

    @classmethod
    def of(cls, wanted: Wanted, results: "Results") -> "Made":
        """What was made because somebody wanted it."""
        return cls(results, wanted.round, wanted.version, wanted.at, wanted.asked_at)

    def serves(self, wanted: Wanted) -> bool:
        """Whether they may be shown; never those of a round that had another status, other days or units."""
        if self.version == wanted.version:
            return True
        return self.at > wanted.made_since and self.round == wanted.round


class Remembered:
    """The results of one database by round and by what is seen of it, the newest of each."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, Seen], Made] = {}
        self._turns: dict[int, Lock] = {}
        self._lock = Lock()

    def find(self, wanted: Wanted, seen: Seen) -> Made | None:
        """What may be shown, None where it is to be made."""
        found = self.last(wanted.round.id, seen)
        if not found or not found.serves(wanted):
            return None
        found.asked_at = wanted.asked_at
        return found

    def last(self, round_id: int, seen: Seen = None) -> Made | None:
        """What was made last, however old."""
        with self._lock:
            return self._made.get((round_id, seen))

    def keep(self, made: Made, seen: Seen) -> Made:
        """Keep these in place of what was asked for before, and forget what nobody can be given any more; the newer ones."""
        key = (made.round.id, seen)
        with self._lock:
            before = self._made.pop(key, None)
            if before and before.at > made.at:
                made = before  # whoever asked first may be done last
            over = [one for one, of in self._made.items() if one[0] == key[0] and _is_over(of, made)]
            self._made[key] = made
            alike = [one for one in self._made if (one[1] is None) == (seen is None)]
            for gone in [*over, *alike[: -(KEPT_WHOLE if seen is None else KEPT_PARTS)]]:
                self._made.pop(gone, None)
        return made

    def to_renew(self) -> dict[int, float]:
        """The rounds whose results will soon be too old to be shown, with the moment at which anything of each was last asked
        for; without those of which nobody asked lately."""
        old, late = time.monotonic() - RENEWED, time.monotonic() - RECENT
        with self._lock:
            asked: dict[int, float] = {}
            for (round_id, _), one in self._made.items():
                asked[round_id] = max(asked.get(round_id, late), one.asked_at)
            whole = {key[0]: one for key, one in self._made.items() if key[1] is None}
            return {id: at for id, at in asked.items() if at > late and id in whole and whole[id].at <= old}

    def forget_parts(self, since: float) -> None:
        """Forget what those see who see only some units, where none of them asked since a moment."""
        with self._lock:
            for key in [
                key for key, one in self._made.items() if key[1] is not None and one.asked_at < since
            ]:
                del self._made[key]

    def turn(self, round_id: int) -> Lock:
        """Held while the results of a round are made: a second time at once would be for nothing."""
        with self._lock:
            return self._turns.setdefault(round_id, Lock())


def remembered(db: Database) -> Remembered:
    """What is remembered of a database."""
    with _lock:
        return _all.setdefault(db, Remembered())


def every_remembered() -> list[tuple[Database, Remembered]]:
    """What is remembered of each database."""
    with _lock:
        return list(_all.items())


def forget_results(unasked: float) -> None:
    """Forget results of some units alone that nobody asked for within so many seconds."""
    for _, one in every_remembered():
        one.forget_parts(time.monotonic() - unasked)


_all: WeakKeyDictionary[Database, Remembered] = WeakKeyDictionary()
_lock = Lock()


def _is_over(one: Made, newer: Made) -> bool:
    return one.version != newer.version and one.at < time.monotonic() - RECENT
