"""Results go on across the 2025 reorganisation only where one unit became one unit; and what the path was."""

import pytest

from units import (
    TARGETS_ERA,
    counterpart,
    forebear,
    heir,
    load_district_tiles,
    load_districts,
    load_successions,
    load_targets,
    load_units,
    predecessors,
    successors,
)


def test_an_heir_has_one_forebear_and_nothing_else_in_it():
    heirs = {code: heir(code) for code in load_units("2022").index}
    alone = {old: new for old, new in heirs.items() if new is not None}
    assert len(alone) == 22
    links = load_successions()
    for old, new in alone.items():
        assert list(links.loc[links["new_code"] == new, "old_code"]) == [old]
        assert list(links.loc[links["old_code"] == old, "share"]) == ["whole"]


def test_forebear_and_heir_answer_each_other():
    for code in load_units("2025").index:
        before = forebear(code)
        assert before is None or heir(before) == code
    for code in load_units("2022").index:
        after = counterpart(code, "2022")
        assert after is None or counterpart(after, "2025") == code


def test_a_merged_unit_and_a_split_one_have_no_heir():
    split = next(code for code in load_units("2022").index if successors(code).is_split)
    merged = next(
        code
        for code in load_units("2022").index
        if (sole := successors(code).sole) is not None and len(predecessors(sole)) > 1
    )
    assert heir(split) is None and heir(merged) is None
    assert forebear(successors(split).new_codes[0]) is None


@pytest.mark.parametrize("ask", [heir, forebear])
def test_a_code_of_no_unit_is_refused(ask):
    with pytest.raises(KeyError):
        ask("99999")


def test_the_path_adds_the_yearly_numbers_of_the_decision():
    targets = load_targets()
    assert targets["units"].to_dict() == {2022: 94, 2023: 132, 2024: 133, 2025: 118}
    assert list(targets["total"]) == [94, 226, 359, 477]
    assert set(targets["provenance"]) == {"official"} and TARGETS_ERA == "2022"


TILES, NAMES = load_district_tiles("2022"), load_districts("2022")["name"]


def at(name: str) -> tuple[int, int]:
    code = NAMES.index[NAMES.str.endswith(name)][0]
    return int(TILES.at[code, "row"]), int(TILES.at[code, "column"])


def test_every_district_has_a_tile_of_its_own():
    assert set(TILES.index) == set(NAMES.index) and not TILES.duplicated().any()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mường Lát", "Quan Hóa"),
        ("Quan Hóa", "Quan Sơn"),
        ("Bá Thước", "Cẩm Thủy"),
        ("Lang Chánh", "Ngọc Lặc"),
        ("Thường Xuân", "Như Xuân"),
        ("Hà Trung", "Bỉm Sơn"),
        ("Nga Sơn", "Hậu Lộc"),
        ("Hậu Lộc", "Hoằng Hóa"),
        ("Thành phố Thanh Hóa", "Sầm Sơn"),
        ("Thành phố Thanh Hóa", "Quảng Xương"),
        ("Nông Cống", "Quảng Xương"),
        ("Quảng Xương", "Nghi Sơn"),
    ],
)
def test_neighbours_of_the_province_are_neighbours_on_the_tiles(one, other):
    (row, column), (row_, column_) = at(one), at(other)
    assert abs(row - row_) + abs(column - column_) == 1


def test_the_tiles_keep_the_corners_and_the_coast_of_the_province():
    assert at("Mường Lát") == (TILES["row"].min(), TILES["column"].min())
    assert at("Nghi Sơn")[0] == TILES["row"].max() and at("Nghi Sơn")[1] > TILES["column"].median()
    assert at("Bỉm Sơn")[1] == TILES["column"].max()
    coast = ("Nga Sơn", "Hậu Lộc", "Hoằng Hóa", "Sầm Sơn", "Quảng Xương", "Nghi Sơn")
    rows = [at(name)[0] for name in coast]
    assert rows == sorted(rows)
    for name in coast:
        row, column = at(name)
        east = TILES[(TILES["row"] == row) & (TILES["column"] > column)]
        assert set(NAMES[east.index]) <= {"Huyện Nga Sơn"}
