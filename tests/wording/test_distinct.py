"""Names of files that lie in one place."""

from wording.distinct import distinct


def test_a_name_met_again_gets_a_number_that_no_other_name_has():
    given = ["a.xlsx", "A.xlsx", "a (2).xlsx", "b", "b"]
    assert list(distinct(given)) == ["a.xlsx", "A (2).xlsx", "a (2) (2).xlsx", "b", "b (2)"]
