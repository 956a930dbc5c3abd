"""A chart made ready says the same as Altair's own, and its tables stay tables."""

import pandas as pd

from charts.heat_map import cells_of, heat_map
from charts.palette import LIGHT
from charts.ready import ready
from tests.charts.test_heat_map import COLUMNS, EDITION, ROWS, SAID
from tests.editions import rate


def test_a_chart_made_ready_has_all_tables_and_every_other_word_of_the_chart():
    scores = rate(EDITION, SAID, {"a": "D1 lowland", "b": "D2 mountain"})
    made = [heat_map(scores, cells_of(scores, "vi"), ROWS, COLUMNS, "vi", LIGHT) for _ in range(2)]
    own, spec = made[0].to_dict(), ready(made[1])
    tables = spec["datasets"]
    assert all(isinstance(table, pd.DataFrame) for table in tables.values())
    for before, after in zip(own["layer"], spec["layer"], strict=True):
        rows = own["datasets"][before["data"]["name"]]
        assert tables[after["data"]["name"]].to_dict("records") == rows
        assert before["encoding"] == after["encoding"] and before["mark"] == after["mark"]
