"""Names: one spelling, two looser ones, and the order of a dictionary."""

import itertools
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from units import ERAS, canonical, folded, load_units, sort_key, unaccented, without_kind

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯỳýỷỹỵòóỏõọàáảãạìíỉĩị"
typed = st.text(alphabet=VIETNAMESE + " \u00a0\u2009\u200b\u0300\u0301\u0323\u0302\u031bÐð.Ａ１", max_size=30)
syllable = st.sampled_from(
    ["hoa", "hòa", "hoà", "thủy", "thuỷ", "quý", "hoàng", "huỳnh", "quảng", "đông", "tiến"]
)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Hoà", "Hòa"),
        ("Thuỷ", "Thủy"),
        ("Uỷ ban", "Ủy ban"),
        ("Khoẻ", "Khỏe"),
        ("HOÁ QUỲ", "HÓA QUỲ"),
        ("Qúy Lộc", "Quý Lộc"),
        ("Hòang Hoa", "Hoàng Hoa"),
        ("Huỳnh", "Huỳnh"),
        ("Hoằng Thuế", "Hoằng Thuế"),
        ("Xã\u00a0Đông \u2009 Tiến ", "Xã Đông Tiến"),
        ("Hàm\u200b Rồng\ufeff", "Hàm Rồng"),
        ("a\u0301\u0302u", "ấu"),
        (unicodedata.normalize("NFD", "Phường Trường Sơn"), "Phường Trường Sơn"),
    ],
)
def test_a_name_has_one_spelling(written: str, kept: str) -> None:
    assert canonical(written) == kept


@given(st.one_of(typed, st.text(max_size=20)))
@example("\u0301 a")
def test_the_one_spelling_is_composed_and_stays(name: str) -> None:
    once = canonical(name)
    assert canonical(once) == once == unicodedata.normalize("NFC", once)


@given(st.lists(syllable).map(" ".join))
def test_unicode_form_does_not_change_the_spelling(name: str) -> None:
    assert canonical(unicodedata.normalize("NFD", name)) == canonical(unicodedata.normalize("NFC", name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ðông Tiến", "Đông Tiến"),  # eth
        ("Ɖông Tiến", "đông tiến"),  # African d
        ("ĐÔNG  TIẾN", "Đông Tiến"),
        ("Ｈàm Ｒồng", "Hàm Rồng"),
        ("Quí Lộc", "Quý Lộc"),
        ("Yên Mĩ", "Yên Mỹ"),
        ("Hоàng", "Hoàng"),  # a Cyrillic o
    ],
)
def test_look_alikes_compare_equal(one: str, other: str) -> None:
    assert one != other
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Đông Tiến", "Đồng Tiến"), ("Vân Âm", "Vân Am"), ("Văn Sơn", "Vân Sơn"), ("Đông", "Dông")],
)
def test_marks_are_never_folded_away(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize("era", ERAS)
def test_folding_keeps_all_names_of_an_era_apart(era: str) -> None:
    names = set(load_units(era)["name"])
    assert len({folded(name) for name in names}) == len(names)


@given(typed)
def test_folding_twice_is_folding_once(name: str) -> None:
    assert folded(folded(name)) == folded(name)


def test_unaccented_keeps_capitals_and_plain_letters_only() -> None:
    assert unaccented("Xã Đồng Tiến, Thị trấn Nưa, Ðường") == "Xa Dong Tien, Thi tran Nua, Duong"


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Phường Hàm Rồng", "Hàm Rồng"), ("Thị trấn Nưa", "Nưa"), ("Xã", "Xã"), ("Xãng", "Xãng")],
)
def test_the_kind_can_be_left_out(name: str, bare: str) -> None:
    assert without_kind(name) == bare


ORDERED = [
    "An",
    "An Nông",
    "Ánh",
    "Anh Sơn",
    "Ăn",
    "Ấn",
    "Ba",
    "Bà",
    "Bả",
    "Bã",
    "Bá",
    "Bạ",
    "Bá Thước",
    "Bã Thươn",  # letters before tones, over the whole name: c before n, though ngã comes before sắc
    "Các",
    "Dân",
    "Đa",
    "Em",
    "Êm",
    "Hoằng Quỳ",
    "Hoằng Quý",
    "Hoằng Quỳnh",
    "Lan",
    "Làn",
    "Lăn",
    "Lân",
    "On",
    "Ôn",
    "Ơn",
    "Tổ 2",
    "Tổ 3",
    "Tô Hiệu",
    "Un",
    "Ưng",
    "Xuân",
    "Ý",
]


def test_names_sort_as_in_a_dictionary() -> None:
    assert [(a, b) for a, b in itertools.pairwise(ORDERED) if not sort_key(a) < sort_key(b)] == []


@given(typed, typed)
def test_equal_sort_keys_mean_equal_names(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (canonical(one) == canonical(other))
