"""A district is told by its code or its name; what is not certain is offered, never taken."""

import pytest

from units import Match, as_units, load_district_targets, load_districts, load_units, match_district


@pytest.mark.parametrize("code", list(load_districts("2022").index))
def test_every_district_is_told_by_its_code_and_by_its_name(code):
    assert match_district("2022", code).code == code
    assert match_district("2022", load_districts("2022").at[code, "name"]).code == code


@pytest.mark.parametrize(
    "text", ["Ngọc Lặc", "H. Ngọc Lặc", "HUYỆN NGỌC LẶC", " huyện  ngọc lặc ", "389.0", "00389"]
)
def test_a_kind_may_be_left_out_or_shortened(text):
    assert match_district("2022", text).code == "389"


@pytest.mark.parametrize(
    ("text", "offered"),
    [("Ngoc Lac", ("389",)), ("Huyện Nghi Sơn", ("407",)), ("Thị xã Bỉm Sown", ("381",))],
)
def test_a_name_without_marks_or_of_another_kind_is_offered(text, offered):
    match = match_district("2022", text)
    assert (match.status, match.code) == ("near", None)
    assert match.candidates[0] == offered[0]


def test_what_is_no_district_is_unknown():
    assert match_district("2022", "") == match_district("2022", "???") == Match("unknown")
    assert match_district("2025", "Huyện Ngọc Lặc") == Match("unknown")
    with pytest.raises(ValueError):
        match_district("1999", "Huyện Ngọc Lặc")


def test_districts_stand_in_a_frame_like_that_of_units():
    frame = as_units(load_units("2022"))
    assert list(frame.columns) == list(load_units("2022").columns)
    assert len(frame) == 27 and set(frame["kind"]) == {"huyện", "thị xã", "thành phố"}
    assert frame["zone"].to_dict() == load_districts("2022")["zone"].to_dict()
    assert as_units(load_units("2025")).empty


def test_the_zone_of_a_district_follows_most_of_its_units_when_users_overrule_some():
    units = load_units("2022")
    units.loc[units.index[:3], "zone"] = "mountain"
    assert as_units(units).at["380", "zone"] == "lowland"


def test_the_twelve_districts_assigned_by_2025_are_known_by_their_code():
    targets, districts = load_district_targets(), load_districts("2022")
    assert len(targets) == 12 and set(targets["year"]) == {"2025"}
    assert set(targets["provenance"]) == {"official"} and all("969" in source for source in targets["source"])
    assert targets["name"].to_dict() == districts["name"].reindex(targets.index).to_dict()
    assert {"384", "386", "395"}.isdisjoint(targets.index)
