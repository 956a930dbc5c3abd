"""The files that a person drops, read once and kept in the session until others are dropped."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from checklist.batch import Batch, read_all
from checklist.readings import Filled
from store import NewSubmission
from ui.blocks import plain
from ui.editions import editions_to_read
from ui.language import lang, say
from ui.rating import Rating, latest
from wording.progress import said_progress

Known = Callable[[Rating], dict[str, int]]


@dataclass(frozen=True)
class Uploads:
    """A place to drop files, for one purpose; what lies in one place is not seen in another.

    `known` gives the latest revision of every unit, of whatever the files are to replace; `round_name` is what a
    checklist for this purpose says in its head.
    """

    purpose: str
    known: Known
    round_name: Callable[[Rating], str]

    def read(self, rating: Rating) -> Batch | None:
        """Show the place to drop files and read what lies there; None while there is nothing."""
        turn = st.session_state.setdefault(self._key("uploads"), 0)
        uploads = st.file_uploader(
            say("Phiếu đã điền", "Filled checklists"),
            accept_multiple_files=True,
            key=f"{self.purpose}-drop-{turn}",
            label_visibility="collapsed",
        )
        if not uploads:
            st.session_state.pop(self._key("read"), None)
            return None
        return self._read(rating, [(u.file_id, u.name, u) for u in uploads])

    def at_hand(self) -> Batch | None:
        """What was read of the files that lie there; None where nothing does any more."""
        kept = st.session_state.get(self._key("read"))
        return kept[1] if kept else None

    def forget(self) -> None:
        """Empty the place: what lay there was submitted."""
        st.session_state[self._key("uploads")] += 1
        st.session_state.pop(self._key("read"), None)
        self.look_again()

    def seen_revisions(self, rating: Rating) -> dict[str, int]:
        """The latest revision of every unit when the uploads were shown: what the reader knows they replace."""
        key = self._key("seen")
        if key not in st.session_state:
            st.session_state[key] = self.known(rating)
        return st.session_state[key]

    def to_keep(self, batch: Batch, filled: Sequence[Filled]) -> list[NewSubmission]:
        """Checklists of a batch as the store takes them, each with the revision that was noted as seen, 0 for none."""
        seen: dict[str, int] = st.session_state.get(self._key("seen"), {})
        return [
            NewSubmission(
                f.unit, f.answers, batch.content_of(f), f.file, f.filled_by, seen=seen.get(f.unit, 0)
            )
            for f in filled
        ]

    def look_again(self) -> None:
        """Forget what was seen: what is there now is shown from here on."""
        st.session_state.pop(self._key("seen"), None)

    def _key(self, what: str) -> str:
        return f"{self.purpose}-{what}"

    def _read(self, rating: Rating, uploads: list[tuple[str, str, io.BytesIO]]) -> Batch:
        """Read the uploads once; a rerun of the page takes them from the session."""
        key = (rating.round.id, self.round_name(rating), tuple(file_id for file_id, _, _ in uploads))
        kept = st.session_state.get(self._key("read"))
        if kept and kept[0] == key:
            return kept[1]
        batch = _read(rating, self.round_name(rating), uploads)
        self.look_again()
        self.seen_revisions(rating)
        st.session_state[self._key("read")] = (key, batch)
        return batch


SUBMISSIONS = Uploads(
    "submit",
    lambda rating: {code: one.revision for code, one in latest(rating).items()},
    lambda rating: rating.round.name,
)


def _read(rating: Rating, round_name: str, uploads: list[tuple[str, str, io.BytesIO]]) -> Batch:
    working = st.progress(0.0, say("Đang kiểm tra…", "Checking…"))

    def progress(done: int, total: int, name: str, seconds_left: float | None) -> None:
        far = said_progress(done, total, seconds_left).say(lang())
        working.progress(done / max(total, 1), say("Đang kiểm tra", "Checking") + f" {far} · {plain(name)}")

    batch = read_all(
        [(name, content.getvalue()) for _, name, content in uploads],
        edition=rating.edition,
        era=rating.round.era,
        cohort=rating.cohort,
        round_name=round_name,
        known=editions_to_read(),
        progress=progress,
    )
    working.empty()
    return batch
