"""Small editions at random, alike enough to have rows, names and ids in common."""

from hypothesis import strategies as st

from tests.editions import BOOLEAN, COUNT, NUMBER, OPTION, RATIO, edition_of, indicator

INPUTS = st.sampled_from([RATIO, COUNT, NUMBER, BOOLEAN, OPTION])
EDITIONS = st.lists(
    st.tuples(st.sampled_from("ABCDEF"), st.sampled_from(["Một", "Hai", "Ba"]), INPUTS),
    min_size=1,
    max_size=6,
    unique_by=lambda row: row[0],
).map(
    lambda rows: edition_of(
        *(
            indicator(f"{id}.1", "unscored", input, points=0, level="").replace(
                f"name: Tên {id}.1", f"name: {name}"
            )
            for id, name, input in rows
        ),
        indicator("Z.9", "boolean", BOOLEAN, points=100, level="Có"),
    )
)
