"""Bands hold every unit once, none too many, in rank order."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.bands import band_of, place_bands, rank_bands


def ranked(count):
    return pd.Series(range(1, count + 1), [f"u{n:04}" for n in range(count)])


def test_the_ranking_is_cut_into_bands_of_a_round_size():
    bands = rank_bands(ranked(3_321), 125)
    assert [(band.first, band.last) for band in bands[:2]] == [(1, 125), (126, 250)]
    assert {len(band.units) for band in rank_bands(ranked(559), 125)[:-1]} == {20}


def test_a_place_with_too_many_is_cut_into_parts_about_alike():
    ranks = ranked(21)
    places = pd.Series(["1"] * 20 + ["2"], ranks.index)
    bands = place_bands(ranks, places, 8)
    assert [(band.place, len(band.units), band.whole) for band in bands] == [
        ("1", 7, False),
        ("1", 7, False),
        ("1", 6, False),
        ("2", 1, True),
    ]
    assert [band.id for band in bands] == ["1.1", "1.2", "1.3", "2"]


@settings(deadline=None, max_examples=15)
@given(st.integers(1, 400), st.integers(1, 60), st.integers(1, 5))
def test_every_unit_is_in_one_band_and_none_is_too_large(count, at_most, places):
    ranks = ranked(count)
    where = pd.Series([str(n % places) for n in range(count)], ranks.index)
    for bands in (rank_bands(ranks, at_most), place_bands(ranks, where, at_most)):
        assert max(len(band.units) for band in bands) <= at_most
        assert sorted(band_of(bands).index) == list(ranks.index)
        assert len({band.id for band in bands}) == len(bands)
        assert all((band.first, band.last) == (ranks[band.units[0]], ranks[band.units[-1]]) for band in bands)
