"""The overview's map: tiles that lead to the ranking, real boundaries where a file lies there, faults told to whoever mends."""

import json
from datetime import date
from pathlib import Path

import pytest

from store import Access, Database, NewAccount, Role, local_access, save_account
from store.database.database import data_folder
from tests.ui.apps import opened, round_of, shown
from tests.ui.test_over_time import FIRST_TEXT, GOOD, held
from tests.ui.test_submit import FIRST, SECOND, UNITS
from units import load_units

FAR = str(UNITS.index[UNITS["district_name"] == "Huyện Nga Sơn"][0])
NEAR = str(UNITS.at[FIRST, "district_code"])
BAD = {"A.1": "1/5", "A.2": "1/5"}
UNITS_DAY = date(2025, 12, 1)


def page() -> None:
    from ui.overview import show

    show()


def bring(era: str, *codes: str, ending: str = "geojson") -> Path:
    """A boundary file in the data directory, a square for each code."""
    squares = [[[[i, 0], [i + 1, 0], [i + 1, 1], [i, 0]]] for i, _ in enumerate(codes)]
    features = [
        {"type": "Feature", "id": code, "geometry": {"type": "Polygon", "coordinates": square}}
        for code, square in zip(codes, squares, strict=True)
    ]
    path = data_folder() / f"boundaries-{era}.{ending}"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def drawn(app: object) -> list[dict]:
    """What the map draws, area by area."""
    spec = json.loads(app.get("vega_lite_chart")[0].proto.spec)  # type: ignore[attr-defined]
    found = list(spec.get("datasets", {}).values()) or [spec["data"]["values"]]
    return [area for rows in found for area in rows]


def test_a_tile_tells_its_counts_and_leads_to_the_districts_ranking(db: Database) -> None:
    round_of(db, "thu", FIRST_TEXT, {FIRST: GOOD, SECOND: BAD, FAR: GOOD}, [FIRST, SECOND, FAR])
    said = shown(opened(page))
    assert f'href="xep-hang?district_code={NEAR}"' in said
    assert "Thành phố Thanh Hóa: 1/2 xã hoàn thành (50%), 2 xã đã nộp phiếu" in said
    assert "Huyện Mường Lát: không có xã được giao" in said


def test_a_district_where_nobody_submitted_is_not_coloured_as_none_completed(db: Database) -> None:
    round_of(db, "thu", FIRST_TEXT, {FIRST: BAD}, [FIRST, FAR])
    said = shown(opened(page))
    tiles = {part.split("</a>")[0] for part in said.split("<li")[1:] if "<a href" in part}
    assert any('class="xs-t0"' in tile and "Thành phố Thanh Hóa" in tile for tile in tiles)
    assert any('class="xs-none"' in tile and "Nga Sơn" in tile for tile in tiles)


def test_an_era_without_districts_and_without_a_file_says_why_there_is_no_map(db: Database) -> None:
    held(db, "Kỳ mới", dict.fromkeys(load_units("2025").index[:3], GOOD), UNITS_DAY, era="2025")
    said = shown(opened(page))
    assert "không còn cấp huyện" in said and "boundaries-2025.geojson" in said


def test_a_boundary_file_of_units_draws_every_verdict_and_who_did_not_submit(db: Database) -> None:
    one, two, silent, other = map(str, load_units("2025").index[:4])
    held(db, "Kỳ mới", {one: GOOD, two: BAD}, UNITS_DAY, era="2025", cohort=(one, two, silent))
    bring("2025", one, two, silent, other, ending="topojson")
    areas = {area["code"]: area for area in drawn(opened(page))}
    assert areas[one]["word"] == "Hoàn thành" and areas[two]["word"] == "Chưa hoàn thành"
    assert areas[silent]["word"] == "Chưa nộp phiếu" and areas[other]["word"] == "Ngoài danh sách"
    assert areas[one]["note"] == "200,00 điểm, hạng 1"


def test_a_boundary_file_of_districts_draws_shares_and_the_tiles_stay_a_choice_away(db: Database) -> None:
    round_of(db, "thu", FIRST_TEXT, {FIRST: GOOD, SECOND: BAD}, [FIRST, SECOND, FAR])
    bring("2022", NEAR, str(UNITS.at[FAR, "district_code"]), "384", ending="json")
    areas = {area["code"]: area for area in drawn(opened(page))}
    assert areas[NEAR]["word"] == "> 25 – 50%" and areas[NEAR]["note"] == "1/2 · 50%"
    assert areas["384"]["word"] == "Ngoài danh sách"
    assert areas[str(UNITS.at[FAR, "district_code"])]["word"] == "Chưa nộp phiếu"
    assert "xs-tile-map" in shown(opened(page, map="tiles"))


def test_what_a_click_opens_can_be_opened_from_a_list(db: Database) -> None:
    one, two = map(str, load_units("2025").index[:2])
    held(db, "Kỳ mới", {one: GOOD, two: BAD}, UNITS_DAY, era="2025")
    bring("2025", one, two)
    box = opened(page).selectbox(key="area-to-open")
    assert sorted(box.options) == sorted(load_units("2025").loc[[one, two], "name"])


def test_a_broken_file_leaves_the_tiles_and_is_told_to_administrators_alone(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    round_of(db, "thu", FIRST_TEXT, {FIRST: GOOD, FAR: BAD})
    (data_folder() / "boundaries-2022.geojson").write_text("{")
    app = opened(page)
    assert "xs-tile-map" in shown(app) and not app.exception
    assert "BOUNDARIES_NOT_READABLE" in app.text[0].value
    save_account(local_access(db), NewAccount("lan@x.vn", "Lan", Role.VIEWER, []))
    monkeypatch.setattr("ui.who.local_access", lambda db: Access(db, "lan@x.vn"))
    app = opened(page)
    assert "xs-tile-map" in shown(app) and not app.text


def test_a_file_that_cannot_be_opened_is_told_like_any_other(db: Database) -> None:
    round_of(db, "thu", FIRST_TEXT, {FIRST: GOOD, FAR: BAD})
    (data_folder() / "boundaries-2022.geojson").mkdir()
    app = opened(page)
    assert "FILE_NOT_READABLE" in app.text[0].value and "xs-tile-map" in shown(app)


def test_a_file_that_was_changed_is_read_again(db: Database) -> None:
    round_of(db, "thu", FIRST_TEXT, {FIRST: GOOD, FAR: BAD})
    bring("2022", NEAR, "384")
    assert len(drawn(opened(page))) == 2
    bring("2022", NEAR, "384", "385")
    assert len(drawn(opened(page))) == 3
