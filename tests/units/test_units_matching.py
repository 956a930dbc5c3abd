"""Matching: certain or offered, never guessed."""

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from units import ERAS, Matcher, load_units, match, without_kind

OLD, NEW = (Matcher(load_units(era)) for era in ERAS)
TONES = "\u0300\u0309\u0303\u0301\u0323"
SHORT = {"xã": "X.", "phường": "P.", "thị trấn": "TT."}


def other_tone_style(name: str) -> str:
    """Hòa -> Hoà: moves the tone of an open oa, oe, uy to the second vowel."""
    words = []
    for word in unicodedata.normalize("NFD", name).split():
        if word[-2:-1] in TONES and (word[-3] + word[-1]).lower() in ("oa", "oe", "uy"):
            word = word[:-2] + word[-1] + word[-2]
        words.append(word)
    return unicodedata.normalize("NFC", " ".join(words))


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"code": 14758}, "14758"),
        ({"code": 14758.0}, "14758"),
        ({"code": np.int64(14758)}, "14758"),
        ({"code": " 14758 "}, "14758"),
        ({"code": "14758.0"}, "14758"),
        ({"code": "１４７５８"}, "14758"),
        ({"text": 14758}, "14758"),
        ({"text": "Phường Đông Thọ"}, "14758"),
        ({"text": "P.Đông Thọ"}, "14758"),
        ({"text": "ĐÔNG THỌ"}, "14758"),
        ({"text": "14758 - P. Đông Thọ (TP. Thanh Hoá), tỉnh Thanh Hóa"}, "14758"),
        ({"code": 14758, "name": "Đông Thọ"}, "14758"),
        ({"code": 14758, "name": "Phuong Dong Tho"}, "14758"),
        ({"code": None, "name": "TT. Nưa", "district": float("nan")}, "15718"),
        ({"name": "thị trấn nưa"}, "15718"),
        ({"name": "X. Hà Long"}, "15274"),
        ({"name": "Xã Ðông Tiến"}, "16405"),  # eth
        ({"name": "Xã Đông Tiến"}, "16405"),
        ({"name": "Xã Đồng Tiến"}, "15724"),
        ({"name": "Quang Trung", "district": "huyện Ngọc Lặc"}, "15085"),
        ({"name": "Quang Trung", "district": "TX Bỉm Sơn"}, "14824"),
        ({"name": "Quang Trung", "district": "TX. Bỉm Sơn"}, "14824"),
        ({"name": "Quang Trung", "district": 389}, "15085"),
        ({"text": "Xã Quang Trung H. Ngọc Lặc"}, "15085"),
        ({"text": "huyện Hoằng Hóa, xã Hoằng Quỳ"}, "15886"),
        ({"name": "Hoằng Quì", "district": "H. Hoằng Hóa"}, "15886"),
        ({"name": "Hoằng Quỳ", "district": "Hoằng Hoá"}, "15886"),
    ],
)
def test_what_is_said_clearly_is_certain(said: dict[str, object], code: str) -> None:
    found = OLD.match(**said)
    assert (found.status, found.code, found.reason) == ("certain", code, "")


def test_the_function_and_the_matcher_are_one() -> None:
    assert match(load_units("2025"), code=14758, name="P. Hàm Rồng").code == "14758"


@pytest.mark.parametrize(
    ("said", "status", "reason", "candidates"),
    [
        # a name of two districts
        ({"name": "Quang Trung"}, "ambiguous", "", ("14824", "15085")),
        ({"name": "Xã Quang Trung", "district": ""}, "ambiguous", "", ("14824", "15085")),
        # a code that contradicts the name
        (
            {"code": 14758, "name": "Phường Hàm Rồng"},
            "ambiguous",
            "code_differs_from_name",
            ("14758", "14755"),
        ),
        (
            {"code": 16405, "name": "Xã Đồng Tiến"},
            "ambiguous",
            "code_differs_from_name",
            ("16405", "15724"),
        ),
        ({"code": 14758, "name": "Xã Đông Thọ"}, "near", "code_differs_from_name", ("14758",)),
        ({"code": 14758, "name": "Xa Dong Tho"}, "near", "code_differs_from_name", ("14758",)),
        ({"code": 14758, "name": "zzz"}, "near", "code_differs_from_name", ("14758",)),
        # a code of no unit
        ({"code": 99999, "name": "TT Nưa"}, "near", "code_unknown", ("15718",)),
        ({"code": 99999}, "unknown", "code_unknown", ()),
        ({"code": "14758.5"}, "unknown", "code_unknown", ()),
        ({"code": float("inf")}, "unknown", "code_unknown", ()),
        # a district that contradicts
        ({"code": 15886, "district": "Huyện Nga Sơn"}, "near", "district_differs", ("15886",)),
        ({"text": "Xã Đông Tiến, huyện Triệu Sơn"}, "near", "district_differs", ("15724", "16405")),
        ({"text": "Thị trấn Nưa, huyện Tĩnh Gia"}, "near", "district_differs", ("15718",)),
        # close names: without marks, or spelt otherwise
        ({"text": "dong tho"}, "near", "", ("14758",)),
        ({"text": "Xa Dong Tien"}, "near", "", ("15724", "16405")),
        ({"text": "Xa Dong Tien, huyen Dong Son"}, "near", "", ("16405",)),
        ({"text": "Xã Vân Am"}, "near", "", ("15076",)),
        ({"text": "phuong nghi"}, "near", "", ("16240",)),
        ({"text": "Thị trấn Hà Long"}, "near", "", ("15274",)),
        # nothing
        ({"text": "zzzz"}, "unknown", "", ()),
        ({"text": "Thành phố Thanh Hóa"}, "unknown", "", ()),
        ({"text": "Xã"}, "unknown", "", ()),
        ({"text": ""}, "unknown", "", ()),
        ({}, "unknown", "", ()),
        ({"code": True}, "unknown", "", ()),
    ],
)
def test_what_is_not_certain_is_offered(
    said: dict[str, object], status: str, reason: str, candidates: tuple[str, ...]
) -> None:
    found = OLD.match(**said)
    assert (found.status, found.reason, found.candidates, found.code) == (status, reason, candidates, None)


def test_a_misspelt_name_brings_the_right_one_among_few() -> None:
    found = OLD.match("Phường Trường Sơnn")
    assert found.status == "near" and found.candidates[0] == "14836" and len(found.candidates) <= 5


def test_a_town_of_district_rank_is_not_taken_for_the_ward_of_its_name() -> None:
    assert NEW.match("Phường Bỉm Sơn").code == "14812"
    assert NEW.match("TX Bỉm Sơn").status == "near"


def test_an_old_district_makes_a_unit_of_2025_uncertain() -> None:
    assert NEW.match("Phường Quang Trung").code == "14818"
    assert NEW.match("Xã Quang Trung, huyện Ngọc Lặc").code is None
    assert NEW.match("Phường Quang Trung, huyện Ngọc Lặc").reason == "district_differs"


def test_the_other_tone_style_is_really_another_writing() -> None:
    assert other_tone_style("Thị trấn Thiệu Hóa") == "Thị trấn Thiệu Hoá"
    assert sum(other_tone_style(name) != name for name in OLD.units["name"] + OLD.units["district_name"]) > 50


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("restyled", [False, True])
@pytest.mark.parametrize("prefix", ["full", "short", "none"])
@pytest.mark.parametrize("matcher", [OLD, NEW], ids=ERAS)
def test_every_unit_is_found_in_any_writing_with_its_district(
    matcher: Matcher, prefix: str, restyled: bool, form: str
) -> None:
    for code, unit in matcher.units.iterrows():
        bare = without_kind(unit["name"])
        written = {"full": unit["name"], "short": f"{SHORT[unit['kind']]} {bare}", "none": bare}[prefix]
        said = [other_tone_style(each) if restyled else each for each in (written, unit["district_name"])]
        name, district = (unicodedata.normalize(form, each) for each in said)
        if prefix == "none" and not district and (matcher.units["name"].map(without_kind) == bare).sum() > 1:
            continue  # without kind or district such a name cannot be certain
        assert matcher.match(name=name, district=district).code == code, (name, district)
        if district:
            assert matcher.match(f"{name}, {district}").code == code
        assert matcher.match(code=code, name=name, district=district).code == code


@given(st.text(max_size=40), st.one_of(st.none(), st.integers(), st.floats(), st.text(max_size=8)))
def test_any_input_has_an_answer(text: str, code: object) -> None:
    found = OLD.match(text, code)
    assert (found.code is not None) == (found.status == "certain" and len(found.candidates) == 1)
    assert set(found.candidates) <= set(OLD.units.index)
