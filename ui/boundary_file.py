"""The boundary file of an era in the data directory: found, read once for every change of it, and its faults told."""

from pathlib import Path

import streamlit as st

from store import Right
from store.database.database import data_folder
from ui.language import lang, say
from ui.who import person
from units import Boundaries, load_districts, load_units, read_boundaries
from units.boundaries import MOST_BYTES
from wording.problems import Kind, Problem

ENDINGS = (".geojson", ".json", ".topojson")
"""Of several files of an era the first of these counts."""


def boundaries_of(era: str) -> Boundaries | None:
    """The boundaries that the office brought for an era, None where it brought none; never raises."""
    for ending in ENDINGS:
        path = data_folder() / f"boundaries-{era}{ending}"
        try:
            stat = path.stat()
        except OSError:
            continue
        return _read(era, str(path), stat.st_mtime_ns, stat.st_size)
    return None


@st.cache_resource(max_entries=4, show_spinner=False)
def _read(era: str, path: str, changed: int, size: int) -> Boundaries:
    """Reads at most one byte more than is taken, however large the file is."""
    file = Path(path)
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        problem = Problem(Kind.FILE_NOT_READABLE, file.name, facts={"found": error.strerror or ""})
        return Boundaries("unit", {}, (problem,))
    units, districts = set(load_units(era).index), set(load_districts(era).index)
    return read_boundaries(content, file.name, units, districts)


def tell_faults(boundaries: Boundaries) -> None:
    """Tell what is wrong with the file to those who can mend it."""
    if not boundaries.problems or not person().may(Right.MANAGE_ROUNDS):
        return
    many = len(boundaries.problems)
    with st.expander(say(f"Tệp ranh giới: {many} điều cần xem", f"Boundary file: {many} things to look at")):
        for problem in boundaries.problems:
            st.text(problem.line_for_people(lang()))
