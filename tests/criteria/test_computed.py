"""Editions that rate districts: everything is computed there, and nothing elsewhere."""

import pytest

from criteria import Edition, EditionError, as_yaml, for_communes, load_any, load_edition, read_catalogue
from criteria.differences import differences
from criteria.known import KnownEditions
from criteria.measures import Measure
from tests.district_editions import TEXT, computed
from tests.editions import COUNT, edition_text, indicator
from wording.problems import Kind

REFERENCE = load_any("tham-chieu-huyen-2022")
assert isinstance(REFERENCE, Edition)
RATES = "rates: district"


def refused(text: str) -> list[tuple[Kind, int | None]]:
    with pytest.raises(EditionError) as told:
        read_catalogue(text, "thu.yaml")
    for problem in told.value.problems:
        assert problem.message("vi") and problem.message("en")
    return [(problem.kind, problem.line) for problem in told.value.problems]


def test_the_district_edition_asks_13_indicators_of_1000_points_all_proposed() -> None:
    assert (len(REFERENCE.indicators), REFERENCE.scale, REFERENCE.rates) == (13, 1000, "district")
    assert {i.computed for i in REFERENCE.indicators} == set(Measure)
    assert {str(i.threshold.source.provenance) for i in REFERENCE.indicators if i.threshold} == {"proposed"}
    assert REFERENCE.source.provenance == "proposed" and "đề xuất" in REFERENCE.notice.vi


def test_all_texts_of_the_district_edition_are_in_both_languages() -> None:
    texts = [text for i in REFERENCE.indicators for text in (i.name, i.help)]
    texts += [i.not_applicable for i in REFERENCE.indicators if i.not_applicable]
    named = (*REFERENCE.groups, *REFERENCE.verdicts, *REFERENCE.grades)
    assert all(text.vi and text.en for text in [*texts, REFERENCE.notice, *(one.name for one in named)])


def test_what_may_have_nothing_to_be_taken_of_may_be_left_out() -> None:
    left_out = {i.computed for i in REFERENCE.indicators if i.not_applicable}
    assert left_out == {Measure.MANDATORY, *(m for m in Measure if m.group)}


def test_every_measure_has_words_in_both_languages_and_its_own_code() -> None:
    for measure in Measure:
        assert all(text.vi and text.en for text in (measure.words.name, measure.words.says))
    assert len({measure.words.name.vi for measure in Measure}) == len(Measure)


def test_an_edition_rates_communes_unless_it_says_otherwise() -> None:
    assert load_edition("tham-chieu-2022").rates == "commune"


def test_what_is_computed_needs_an_edition_for_districts() -> None:
    text = edition_text(indicator(more="computed: completed_of_assigned"))
    assert [kind for kind, _ in refused(text)] == [Kind.CATALOGUE_COMPUTED_NOT_HERE]


def test_districts_answer_nothing_themselves() -> None:
    text = edition_text(
        computed(Measure.SUBMITTED, 50), indicator("H.99", group="H", points=50), groups="H", head=RATES
    )
    line = next(n for n, each in enumerate(text.splitlines(), start=1) if "H.99" in each)
    assert refused(text) == [(Kind.CATALOGUE_NOT_COMPUTED, line)]


@pytest.mark.parametrize("measure", [Measure.COMPLETED, Measure.MEDIAN])
def test_a_measure_needs_the_input_that_takes_it(measure: Measure) -> None:
    line = indicator(input=COUNT, level="2", more=f"computed: {measure.value}")
    assert [kind for kind, _ in refused(edition_text(line, head=RATES))] == [Kind.CATALOGUE_COMPUTED_INPUT]


def test_a_measure_that_there_is_not_is_told_with_the_nearest() -> None:
    with pytest.raises(EditionError) as told:
        read_catalogue(TEXT.replace("median_score", "median_scores"), "thu.yaml")
    [problem] = told.value.problems
    assert problem.kind is Kind.CATALOGUE_BAD_VALUE
    assert "median_score”" in problem.message("vi") and "lowest_score" in problem.message("vi")


def test_the_yaml_of_a_district_edition_is_read_back_as_the_same() -> None:
    for edition in (REFERENCE, read_catalogue(TEXT, "huyen.yaml")):
        assert read_catalogue(as_yaml(edition), "x.yaml") == edition


def test_no_checklist_belongs_to_a_district_edition() -> None:
    known = KnownEditions({"huyen-thu": read_catalogue(TEXT, "huyen.yaml")})
    for ask in (
        lambda: load_edition("tham-chieu-huyen-2022"),
        lambda: known("tham-chieu-huyen-2022"),
        lambda: known("huyen-thu"),
        lambda: for_communes(REFERENCE),
    ):
        with pytest.raises(EditionError) as told:
            ask()
        assert [problem.kind for problem in told.value.problems] == [Kind.EDITION_RATES_DISTRICTS]


def test_another_measure_and_another_level_of_what_is_rated_are_told_in_words() -> None:
    first = REFERENCE.indicators[0]
    other = first.model_copy(update={"computed": Measure.SUBMITTED})
    changed = REFERENCE.model_copy(
        update={"rates": "commune", "indicators": (other, *REFERENCE.indicators[1:])}
    )
    said = [difference.say("vi") for difference in differences(REFERENCE, changed)]
    assert said == [
        "Cấp được đánh giá đổi từ cấp huyện thành cấp xã.",
        f"HTH.01 ({first.name.vi}): phần kết quả của xã được lấy đổi từ Hoàn thành thành Đã nộp phiếu.",
    ]
