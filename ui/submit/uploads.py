"""The files that a person drops, read once and kept in the session until others are dropped."""

import io

import streamlit as st

from checklist.batch import Batch, read_all
from ui.blocks import plain
from ui.editions import editions_to_read
from ui.language import lang, say
from ui.rating import Rating, latest
from wording.progress import said_progress

_READ, _TURN, _SEEN = "submit-read", "submit-uploads", "submit-seen"


def read_uploads(rating: Rating) -> Batch | None:
    """Show the place to drop files and read what lies there; None while there is nothing."""
    turn = st.session_state.setdefault(_TURN, 0)
    uploads = st.file_uploader(
        say("Phiếu đã điền", "Filled checklists"),
        accept_multiple_files=True,
        key=f"uploads-{turn}",
        label_visibility="collapsed",
    )
    return _read(rating, [(u.file_id, u.name, u) for u in uploads]) if uploads else None


def forget_uploads() -> None:
    """Empty the place: what lay there was submitted."""
    st.session_state[_TURN] += 1
    st.session_state.pop(_READ, None)
    look_again()


def seen_revisions(rating: Rating) -> dict[str, int]:
    """The latest revision of every unit when the uploads were shown: what the reader knows they replace."""
    known = {code: one.revision for code, one in latest(rating).items()}
    return st.session_state.setdefault(_SEEN, known)


def look_again() -> None:
    """Forget what was seen: what is there now is shown from here on."""
    st.session_state.pop(_SEEN, None)


def _read(rating: Rating, uploads: list[tuple[str, str, io.BytesIO]]) -> Batch:
    """Read the uploads once; a rerun of the page takes them from the session."""
    key = (rating.round.id, tuple(file_id for file_id, _, _ in uploads))
    kept = st.session_state.get(_READ)
    if kept and kept[0] == key:
        return kept[1]
    working = st.progress(0.0, say("Đang kiểm tra…", "Checking…"))

    def progress(done: int, total: int, name: str, seconds_left: float | None) -> None:
        far = said_progress(done, total, seconds_left).say(lang())
        working.progress(done / max(total, 1), say("Đang kiểm tra", "Checking") + f" {far} · {plain(name)}")

    batch = read_all(
        [(name, content.getvalue()) for _, name, content in uploads],
        edition=rating.edition,
        era=rating.round.era,
        cohort=rating.cohort,
        round_name=rating.round.name,
        known=editions_to_read(),
        progress=progress,
    )
    working.empty()
    look_again()
    seen_revisions(rating)
    st.session_state[_READ] = (key, batch)
    return batch
