"""The intervals of all ranks: a chart of some rows at a time, and the same as a table."""

from functools import partial

import streamlit as st

from analysis.firmness.firmness import WITHIN, Firmness
from charts.firmness import ROWS, rank_intervals
from ui.blocks import table_height
from ui.charts import show_chart
from ui.language import lang, say
from ui.query import keep, seed_one
from ui.rating import Rating
from wording.numbers import percent, whole

FROM_KEY, TABLE_KEY = "from", "table"
_TALLEST = 640


def show_intervals(rating: Rating, found: Firmness, chosen: str | None) -> None:
    """Show the rows around the chosen unit, or those that the reader asks for."""
    st.subheader(say("Khoảng hạng của từng đơn vị", "The interval of each rank"))
    start = _start(found, chosen)
    rows = found.units.iloc[start : start + ROWS]
    within = percent(WITHIN, lang())
    st.caption(
        say(
            f"◆ thứ hạng · dải đậm: {within} số lần thử · vạch mảnh: từ cao nhất đến thấp nhất",
            f"◆ the rank · broad bar: {within} of the draws · thin line: from the highest to the lowest",
        )
        + (
            say(
                " · ▶ đơn vị đang xem · ≈ không phân biệt được với nó",
                " · ▶ the unit · ≈ not told apart from it",
            )
            if chosen
            else ""
        )
    )
    alike = found.alike(chosen) if chosen else ()
    show_chart(
        rating,
        ("intervals", start, chosen),
        partial(rank_intervals, rows, rating.labels, chosen, alike),
        alt=say(
            "Khoảng hạng của từng đơn vị; bật “Xem bằng bảng” để xem số liệu",
            "Intervals of ranks; turn on “See it as a table” for the figures",
        ),
    )
    if _asks_for_the_table():
        _table(rating, found)


def _start(found: Firmness, chosen: str | None) -> int:
    """Which row comes first: around the chosen unit, else as asked; the address carries it."""
    many = len(found.units)
    if many <= ROWS:
        return 0
    if chosen:
        at = int(found.units.index.get_loc(chosen))
        return max(0, min(at - ROWS // 2, many - ROWS))
    starts = {str(at): at for at in range(0, many, ROWS)}
    seed_one(FROM_KEY, starts, "0")
    asked = st.selectbox(
        say("Các hàng", "Rows"),
        list(starts),
        format_func=lambda key: (
            f"{whole(starts[key] + 1, lang())}–{whole(min(starts[key] + ROWS, many), lang())}"
        ),
        key=FROM_KEY,
        width=200,
    )
    keep(FROM_KEY, "0")
    return starts[asked]


def _asks_for_the_table() -> bool:
    """Whether the figures are to be seen as a table too; it takes its time to draw. The address carries it."""
    if TABLE_KEY not in st.session_state:
        st.session_state[TABLE_KEY] = st.query_params.get(TABLE_KEY) == "1"
    asked = st.toggle(say("Xem bằng bảng", "See it as a table"), key=TABLE_KEY)
    if asked:
        st.query_params[TABLE_KEY] = "1"
    elif TABLE_KEY in st.query_params:
        del st.query_params[TABLE_KEY]
    return asked


def _table(rating: Rating, found: Firmness) -> None:
    shown = found.units.drop(columns="moved_to")
    shown.insert(1, "name", [rating.labels[str(code)] for code in shown.index])
    shown["next"] = [*found.neighbours["apart"], True]
    shown["next"] = shown["next"].map({True: "", False: say("≈ chưa", "≈ not")})
    titles = {
        "rank": say("Hạng", "Rank"),
        "name": say("Đơn vị", "Unit"),
        "median": say("Trung vị", "Median"),
        "low": say("Từ", "From"),
        "high": say("Đến", "To"),
        "next": say("Phân biệt với đơn vị liền sau", "Told from the next"),
        "best": say("Cao nhất", "Highest"),
        "worst": say("Thấp nhất", "Lowest"),
        "out_best": say("Bỏ một chỉ tiêu: cao nhất", "One left out: highest"),
        "out_worst": say("Bỏ một chỉ tiêu: thấp nhất", "One left out: lowest"),
        "mover": say("Đổi nhiều nhất khi bỏ", "Moved most by"),
    }
    st.dataframe(
        shown.rename(columns=titles)[list(titles.values())],
        hide_index=True,
        height=min(table_height(len(shown)), _TALLEST),
        alt=say("Khoảng hạng của mọi đơn vị", "Intervals of all ranks"),
    )
