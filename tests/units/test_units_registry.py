"""The units of both eras, their succession, and the lists assigned."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from units import (
    ERAS,
    KINDS,
    ZONES,
    Cohort,
    canonical,
    demonstration,
    demonstration_cohort,
    load_districts,
    load_successions,
    load_units,
    predecessors,
    successors,
)

CHECKED = Path(__file__).resolve().parents[3] / "shared" / "units"
needs_checked_lists = pytest.mark.skipif(
    not CHECKED.is_dir(), reason="the checked lists of units are not beside the repository"
)
MOUNTAIN = [
    "Huyện Bá Thước",
    "Huyện Cẩm Thủy",
    "Huyện Lang Chánh",
    "Huyện Mường Lát",
    "Huyện Ngọc Lặc",
    "Huyện Như Thanh",
    "Huyện Như Xuân",
    "Huyện Quan Hóa",
    "Huyện Quan Sơn",
    "Huyện Thạch Thành",
    "Huyện Thường Xuân",
]
SPLIT = {
    "14758": ("14758", "14797"),
    "15016": ("15016", "15019"),
    "15271": ("15271", "15286"),
    "15328": ("15271", "15286"),
    "15637": ("15634", "15661"),
    "15772": ("15772", "15796", "15835"),
    "15790": ("15772", "15796", "15835"),
    "15793": ("15448", "15772"),
    "16264": ("16228", "16264"),
    "16273": ("16273", "16369"),
    "16435": ("14797", "16417"),
}


@pytest.mark.parametrize(
    ("era", "kinds", "zones"),
    [
        ("2022", {"xã": 469, "phường": 60, "thị trấn": 30}, {"lowland": 384, "mountain": 175}),
        ("2025", {"xã": 147, "phường": 19}, {"lowland": 90, "mountain": 76}),
    ],
)
def test_an_era_has_its_units(era: str, kinds: dict[str, int], zones: dict[str, int]) -> None:
    units = load_units(era)
    assert units["kind"].value_counts().to_dict() == kinds
    assert units["zone"].value_counts().to_dict() == zones


@pytest.mark.parametrize("era", ERAS)
def test_every_unit_is_complete_and_keyed_by_a_code_of_five_digits(era: str) -> None:
    units = load_units(era)
    assert list(units.columns) == ["name", "kind", "district_code", "district_name", "zone"]
    assert units.index.name == "code"
    assert units.index.is_unique and units.index.is_monotonic_increasing
    assert units.index.str.fullmatch(r"\d{5}").all()
    assert set(units["kind"]) <= set(KINDS) and set(units["zone"]) <= set(ZONES)
    for unit in units.itertuples():
        assert unit.name == canonical(unit.name)
        assert unit.name.startswith(unit.kind.capitalize() + " ")
        assert bool(unit.district_code) == bool(unit.district_name) == (era == "2022")


def test_mountain_districts_are_the_eleven() -> None:
    districts = load_districts("2022")
    assert len(districts) == 27 and districts["units"].sum() == 559
    mountain = districts.loc[districts["zone"] == "mountain", "name"]
    assert sorted(mountain) == sorted(MOUNTAIN)
    assert load_districts("2025").empty


def test_nineteen_full_names_repeat_in_2022() -> None:
    assert sum(count > 1 for count in Counter(load_units("2022")["name"]).values()) == 19


def test_a_changed_frame_changes_no_other() -> None:
    mine = load_units("2022")
    mine.loc["14758", "name"] = "?"
    assert load_units("2022").at["14758", "name"] == "Phường Đông Thọ"


def test_a_code_means_another_unit_in_another_era() -> None:
    assert load_units("2022").at["14758", "name"] == "Phường Đông Thọ"
    assert load_units("2025").at["14758", "name"] == "Phường Hàm Rồng"


def test_an_unknown_era_is_refused() -> None:
    with pytest.raises(ValueError, match="2022, 2025"):
        load_units("2024")


def test_548_units_have_one_successor_and_11_were_split() -> None:
    found = [successors(code) for code in load_units("2022").index]
    assert sum(each.sole is not None for each in found) == 548
    assert {each.old_code: each.new_codes for each in found if each.is_split} == SPLIT


def test_every_2025_unit_has_predecessors_and_the_links_agree_both_ways() -> None:
    new = load_units("2025").index
    back = {(each.old_code, code) for code in new for each in predecessors(code)}
    table = load_successions()
    assert back == set(zip(table["old_code"], table["new_code"], strict=True))
    assert set(table["new_code"]) == set(new)


def test_a_share_is_part_only_after_a_split() -> None:
    table = load_successions()
    assert set(table.loc[table["share"] == "part", "old_code"]) == set(SPLIT)


@pytest.mark.parametrize("query", [successors, predecessors])
def test_a_code_of_no_unit_has_no_succession(query) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(KeyError):
        query("00000")


def test_the_demonstration_list_is_94_by_largest_remainder_the_first_codes_of_each_district() -> None:
    units, codes = load_units("2022"), demonstration_cohort()
    assert len(codes) == len(set(codes)) == 94 and list(codes) == sorted(codes)
    taken = units.loc[list(codes)].groupby("district_code").size()
    quota = 94 * units.groupby("district_code").size() / 559
    given_up = [quota[d] % 1 for d in quota.index if taken[d] == quota[d] // 1]
    given_one = [quota[d] % 1 for d in quota.index if taken[d] == quota[d] // 1 + 1]
    assert len(given_up) + len(given_one) == 27 and min(given_one) >= max(given_up)
    for district, count in taken.items():
        assert list(units.index[units["district_code"] == district][:count]) == [
            code for code in codes if units.at[code, "district_code"] == district
        ]


def test_the_demonstration_cohort_says_that_it_is_one() -> None:
    cohort = demonstration()
    assert cohort.demonstration and "minh họa" in cohort.name and cohort.era == "2022"
    assert len(cohort) == 94 and "14755" in cohort


@pytest.mark.parametrize(
    ("era", "codes", "said"),
    [
        ("2024", ("14758",), "era"),
        ("2022", (), "no units"),
        ("2022", ("14758", "14755", "14758"), "14758 twice"),
    ],
)
def test_a_cohort_that_cannot_be_rated_is_refused(era: str, codes: tuple[str, ...], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Cohort("thử", era, codes)


def test_a_cohort_keeps_its_codes_in_order() -> None:
    assert Cohort("thử", "2022", ("14758", "14755")).codes == ("14755", "14758")


def checked(file: str) -> list[dict[str, str]]:
    with (CHECKED / file).open(encoding="utf-8-sig", newline="") as table:
        return list(csv.DictReader(table))


@needs_checked_lists
@pytest.mark.parametrize("era", ERAS)
def test_units_agree_with_the_checked_list(era: str) -> None:
    rows = {row["unit_code"]: canonical(row["unit_name"]) for row in checked(f"thanh_hoa_units_{era}.csv")}
    assert load_units(era)["name"].to_dict() == rows


@needs_checked_lists
def test_successions_agree_with_the_checked_conversion() -> None:
    rows = checked("thanh_hoa_crosswalk.csv")
    links = {(row["old2022_code"], row["old202506_code"], row["new2025_code"]) for row in rows}
    ours = load_successions()[["old_code", "via_code", "new_code"]]
    assert set(ours.itertuples(index=False, name=None)) == links
