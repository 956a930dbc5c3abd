"""The tile map: the 27 districts as tiles, roughly where they lie, each a link to its units in the ranking."""

from collections.abc import Iterator
from html import escape

import pandas as pd
import streamlit as st

from charts.palette import DARK, LIGHT
from charts.shades import shades, step_of
from scoring import NOT_SUBMITTED_LOOK
from ui.language import lang, said, say
from ui.routes import Route, address
from units import load_district_tiles, load_districts
from wording.language import Text
from wording.numbers import percent, whole

AROUND = (
    (Text(vi="Lào", en="Laos"), 4, 0),
    (Text(vi="Ninh Bình", en="Ninh Bình"), 1, 6),
    (Text(vi="Nghệ An", en="Nghệ An"), 6, 2),
    (Text(vi="Biển", en="Sea"), 6, 6),
)
"""What lies around the province, with row and column of an empty place."""

_LIGHT, _DARK = shades(LIGHT), shades(DARK)
_STEPS = "".join(
    f".xs-t{i} {{ background: light-dark({a.fill}, {b.fill}); color: light-dark({a.ink}, {b.ink}); }}\n"
    for i, (a, b) in enumerate(zip(_LIGHT, _DARK, strict=True))
)
STYLE = f"""<style>
.xs-tile-map {{ display: grid; gap: 4px; grid-template-columns: repeat(7, minmax(0, 1fr)); list-style: none;
  margin: 0; padding: 0; }}
.xs-tile-map li {{ margin: 0; border-radius: 5px; min-height: 3.3rem; font-size: .8rem; line-height: 1.2; }}
.xs-tile-map a, .xs-tile-map .xs-still {{ display: block; height: 100%; padding: .35rem .4rem; border-radius: 5px;
  border: 1px solid var(--xs-line); text-decoration: none; }}
.xs-tile-map a:hover, .xs-tile-map a:focus-visible {{ outline: 2px solid var(--xs-accent); outline-offset: 1px; }}
.xs-tile-map b {{ display: block; font-size: 1rem; font-variant-numeric: tabular-nums; margin-top: .1rem; }}
.xs-tile-map .xs-still {{ background: var(--xs-ground); color: var(--xs-muted); border-style: dashed; }}
.xs-tile-map .xs-none {{ background: var(--xs-ground); color: var(--xs-ink); border-style: solid;
  border-color: var(--xs-muted); }}
.xs-tile-map .xs-around {{ color: var(--xs-muted); font-style: italic; align-self: center; text-align: center;
  min-height: 0; }}
.xs-steps {{ display: flex; flex-wrap: wrap; gap: .2rem .9rem; margin: .5rem 0 0; font-size: .82rem; color: var(--xs-quiet); }}
.xs-steps span {{ white-space: nowrap; }}
.xs-steps i {{ display: inline-block; width: 1rem; height: .8rem; border-radius: 3px; margin-right: .35rem;
  vertical-align: -1px; border: 1px solid var(--xs-line); }}
.xs-steps .xs-none {{ background: var(--xs-ground); border-color: var(--xs-muted); }}
.xs-steps .xs-still {{ background: var(--xs-ground); border-style: dashed; }}
{_STEPS}
@media (max-width: 640px) {{ .xs-tile-map {{ gap: 2px; }}
  .xs-tile-map li {{ font-size: .66rem; min-height: 3.6rem; }}
  .xs-tile-map a, .xs-tile-map .xs-still {{ padding: .2rem .15rem; }} .xs-tile-map b {{ font-size: .8rem; }} }}
</style>"""


def show_tiles(drawn: str) -> None:
    """Show what `tiles_of` drew."""
    st.html(drawn)
    st.caption(
        say(
            "Mỗi ô một huyện, xếp gần đúng vị trí thật: số xã hoàn thành trên số xã được giao. Bấm vào ô để xem các xã.",
            "One tile a district, roughly where it lies: communes completed of those assigned. Click a tile for its communes.",
        )
    )


def tiles_of(counts: pd.DataFrame, era: str) -> str:
    """HTML of every district of the era with its units completed of those assigned (a frame of `by_district`)."""
    places, districts = load_district_tiles(era), load_districts(era)
    each = [
        _tile(str(code), str(districts.at[code, "name"]), place, counts)
        for code, place in places.sort_values(["row", "column"]).iterrows()
    ]
    label = say("Bản đồ ô các huyện", "Tile map of the districts")
    tiles = f'<ul class="xs-tile-map" aria-label="{label}">{"".join(each)}{"".join(_around())}</ul>'
    return STYLE + tiles + _legend(counts, len(places))


def _tile(code: str, name: str, place: pd.Series, counts: pd.DataFrame) -> str:
    at = f"grid-row:{place['row'] + 1};grid-column:{place['column'] + 1}"
    if code not in counts.index:
        none = say("không có xã được giao", "none assigned")
        return f'<li style="{at}" title="{escape(f"{name}: {none}")}"><div class="xs-still">{_short(name)}<b>–</b></div></li>'
    row = counts.loc[code]
    done, assigned, submitted = (whole(row[key], lang()) for key in ("completed", "assigned", "submitted"))
    told = say(
        f"{name}: {done}/{assigned} xã hoàn thành ({percent(row['share'], lang())}), {submitted} xã đã nộp phiếu",
        f"{name}: {done} of {assigned} communes completed ({percent(row['share'], lang())}), {submitted} submitted",
    )
    look = "xs-none" if row["submitted"] == 0 else f"xs-t{step_of(row['share'])}"
    there = escape(address(Route.RANKING, district_code=code))
    return (
        f'<li style="{at}"><a href="{there}" class="{look}" title="{escape(told)}" aria-label="{escape(told)}">'
        f"{_short(name)}<b>{done}/{assigned}</b></a></li>"
    )


def _short(name: str) -> str:
    """HTML of a district's name without "Huyện", a town's kind shortened."""
    for kind, short in (("Huyện ", ""), ("Thành phố ", "TP "), ("Thị xã ", "TX ")):
        name = name.replace(kind, short)
    return escape(name)


def _around() -> Iterator[str]:
    for word, row, column in AROUND:
        at = f"grid-row:{row + 1};grid-column:{column + 1}"
        yield f'<li class="xs-around" style="{at}" aria-hidden="true">{escape(said(word))}</li>'


def _legend(counts: pd.DataFrame, tiles: int) -> str:
    """The steps, and what else there is among the tiles."""
    steps = [f'<span><i class="xs-t{i}"></i>{said(shade.word)}</span>' for i, shade in enumerate(_LIGHT)]
    if (counts["submitted"] == 0).any():
        steps.append(f'<span><i class="xs-none"></i>{said(NOT_SUBMITTED_LOOK.word)}</span>')
    if len(counts) < tiles:
        steps.append(f'<span><i class="xs-still"></i>{say("không có xã được giao", "none assigned")}</span>')
    return f'<div class="xs-steps">{"".join(steps)}</div>'
