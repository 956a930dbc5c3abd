"""A district is told by its code or its name; what is not certain is offered, never taken."""

import pytest

from units import Match, load_districts, match_district


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
