"""The map of the overview: tiles of the districts, or real boundaries where the office brought a file of them."""

import pandas as pd
import streamlit as st

from analysis.completion import by_district
from charts.province_map import AREA, province_map
from charts.shades import shades, step_of
from scoring import NOT_SUBMITTED_LOOK, verdicts_from_best
from store import Right, has_districts
from ui.boundary_file import boundaries_of, tell_faults
from ui.language import lang, said, say
from ui.query import choose_one
from ui.rating import Rating, once
from ui.routes import Route, address, go
from ui.theme import palette
from ui.tile_map import show_tiles, tiles_of
from ui.who import person
from units import Boundaries, load_districts, load_units, sort_key
from wording.language import Text
from wording.numbers import percent, points

KIND_KEY = "map"
KINDS = {"real": Text(vi="Ranh giới", en="Boundaries"), "tiles": Text(vi="Bản đồ ô", en="Tiles")}


def has_map(rating: Rating) -> bool:
    """Whether there is anything to see on a map: several districts, or several units of an era without them."""
    assigned = rating.units.loc[list(rating.round.cohort), "district_code"]
    return assigned.nunique() > 1 if has_districts(rating.round.era) else len(assigned) > 1


def show_map(rating: Rating) -> None:
    """Show where the units that completed are; a click leads to the district's or the unit's results."""
    era = rating.round.era
    st.subheader(
        say("Hoàn thành theo huyện", "Completed by district")
        if has_districts(era)
        else say("Kết quả trên bản đồ", "Results on the map")
    )
    found = boundaries_of(era)
    drawable = found if found is not None and found.shapes else None
    kind = "tiles" if drawable is None else "real"
    if drawable is not None and has_districts(era):
        kind = choose_one(say("Kiểu bản đồ", "Kind of map"), {k: said(n) for k, n in KINDS.items()}, KIND_KEY)
    if kind == "real" and drawable is not None:
        _real_map(rating, drawable)
    elif has_districts(era):
        links = address(Route.RANKING)  # a tile links on in the reader's language, to the round
        show_tiles(once(rating, ("tiles", links), lambda: tiles_of(counts_by_district(rating), era)))
    else:
        _why_no_map()
    if found is not None:
        tell_faults(found)


def counts_by_district(rating: Rating) -> pd.DataFrame:
    """Units assigned, submitted and completed, by district code (see `analysis.completion`)."""
    assigned = rating.units.loc[list(rating.round.cohort), "district_code"]
    return once(rating, "by-district", lambda: by_district(rating.edition, rating.scores.units, assigned))


def _why_no_map() -> None:
    told = say(
        "Từ 1/7/2025 không còn cấp huyện nên không có bản đồ ô, và chưa có tệp ranh giới để vẽ bản đồ thật.",
        "There are no districts from 1/7/2025, hence no tiles, and no boundary file to draw a real map from.",
    )
    if person().may(Right.MANAGE_ROUNDS):
        told += say(
            " Chép tệp boundaries-2025.geojson vào thư mục dữ liệu; cách làm ở docs/van-hanh.md.",
            " Put a file boundaries-2025.geojson into the data directory; docs/van-hanh.md tells how.",
        )
    st.caption(told)


def _real_map(rating: Rating, boundaries: Boundaries) -> None:
    by_units = boundaries.level == "unit"
    areas = _unit_areas(rating) if by_units else _district_areas(rating)
    legend = _verdict_legend(rating) if by_units else _share_legend()
    event = st.altair_chart(
        province_map(boundaries.shapes, areas, legend, lang(), palette()),
        on_select="rerun",
        selection_mode=AREA,
        key="province-map",
        alt=say("Bản đồ kết quả theo đơn vị", "Map of the results"),
    )
    leads = areas["leads"]
    clicked = [str(one.get("code")) for one in event.selection.get(AREA) or ()]
    if clicked and leads.get(clicked[0], False):
        _open(by_units, clicked[0])
    _choose_without_a_mouse(areas, by_units)


def _choose_without_a_mouse(areas: pd.DataFrame, by_units: bool) -> None:
    """The same by the keyboard: a list of what can be clicked."""
    codes = sorted(areas.index[areas["leads"]], key=lambda code: sort_key(areas.at[code, "name"]))
    label = say("Mở hồ sơ của", "Open") if by_units else say("Mở xếp hạng của", "Open the ranking of")
    chosen = st.selectbox(
        label,
        codes,
        index=None,
        format_func=lambda code: areas.at[code, "name"],
        key="area-to-open",
        placeholder=label + "…",
        label_visibility="collapsed",
    )
    if chosen is not None:
        _open(by_units, chosen)


def _open(by_units: bool, code: str) -> None:
    if by_units:
        go(Route.PROFILE, unit=code)
    else:
        go(Route.RANKING, district_code=code)


def _unit_areas(rating: Rating) -> pd.DataFrame:
    """Every unit of the era: what it is called, its verdict in a word, its score."""
    units = load_units(rating.round.era)
    areas = pd.DataFrame({"name": units["name"], "word": _outside(), "note": "", "leads": False})
    if has_districts(rating.round.era):
        areas["name"] += " – " + units["district_name"]
    areas.loc[list(rating.absent), "word"] = said(NOT_SUBMITTED_LOOK.word)
    scored = rating.scores.units
    words = {v.id: said(rating.scores.verdict_look(v.id).word) for v in rating.edition.verdicts}
    areas.loc[scored.index, "word"] = scored["verdict"].map(words)
    areas.loc[scored.index, "note"] = [
        say(f"{points(score, lang())} điểm, hạng {rank}", f"{points(score, lang())} points, rank {rank}")
        for score, rank in zip(scored["score"], scored["rank"], strict=True)
    ]
    areas.loc[list(rating.listed), "leads"] = True
    return areas


def _verdict_legend(rating: Rating) -> list[tuple[str, str]]:
    looks = [rating.scores.verdict_look(v.id) for v in verdicts_from_best(rating.edition)]
    ground = palette()
    return [
        *((said(look.word), ground.fill(look.colour)) for look in looks),
        (said(NOT_SUBMITTED_LOOK.word), ground.fill(NOT_SUBMITTED_LOOK.colour)),
        (_outside(), ground.ground),
    ]


def _district_areas(rating: Rating) -> pd.DataFrame:
    """Every district of the era: what it is called, its step of the share completed, the counts behind it."""
    counts, steps = counts_by_district(rating), shades(palette())
    districts = load_districts(rating.round.era)
    areas = pd.DataFrame({"name": districts["name"], "word": _outside(), "note": "", "leads": False})
    for code, row in counts.iterrows():
        lacking = row["submitted"] == 0
        areas.loc[code, "word"] = said(
            NOT_SUBMITTED_LOOK.word if lacking else steps[step_of(row["share"])].word
        )
        areas.loc[code, "note"] = (
            f"{row['completed']:.0f}/{row['assigned']:.0f} · {percent(row['share'], lang())}"
        )
        areas.loc[code, "leads"] = True
    return areas


def _share_legend() -> list[tuple[str, str]]:
    ground = palette()
    return [
        *((said(shade.word), shade.fill) for shade in shades(ground)),
        (said(NOT_SUBMITTED_LOOK.word), ground.fill(NOT_SUBMITTED_LOOK.colour)),
        (_outside(), ground.ground),
    ]


def _outside() -> str:
    return say("Ngoài danh sách", "Not assigned")
