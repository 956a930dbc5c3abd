"""The page Độ vững thứ hạng: what it says of all ranks and of one, for whom it is, and its workbook."""

from io import BytesIO

import openpyxl
import pytest

from analysis.firmness.firmness import firmness
from checklist.firmness_book import INTERVAL_TABLE, INTERVALS
from store import Access, Database, local_access, results
from store.moments import now
from store.tables import AccountPlaceRow, AccountRow
from tests.checklist.exported import rows_of as table_rows
from tests.editions import RATIO, edition_text, indicator
from tests.ui.apps import opened, round_of, rows_of, shown
from ui.firmness.found import export_firmness

CODES = ("14755", "14758", "14761", "14764")
EDITION = edition_text(
    *(
        indicator(f"A.{j}", "proportional", RATIO, points=points, level="100%")
        for j, points in enumerate((50, 30, 20))
    )
)
SAID = {
    CODES[0]: {"A.0": "9/10", "A.1": "9/10", "A.2": "9/10"},
    CODES[1]: {"A.0": "8/10", "A.1": "3/10", "A.2": "4/10"},
    CODES[2]: {"A.0": "3/10", "A.1": "8/10", "A.2": "8/10"},
    CODES[3]: {"A.0": "9/10", "A.1": "9/10"},
}


def page() -> None:
    """What is tried; it is imported inside, because it runs as a script."""
    from ui.firmness import show

    show()


@pytest.fixture
def round_id(db: Database) -> int:
    return round_of(db, "thu", EDITION, SAID).id


def test_a_firm_rank_and_a_doubtful_one_are_said_in_words(db: Database, round_id: int) -> None:
    said = shown(opened(page, unit=CODES[0]))
    assert "Hạng 1, vững" in said
    assert "Phân biệt được với mọi đơn vị khác" in said
    found = firmness(results(local_access(db), round_id).scores)
    assert found.units.loc[list(CODES[1:3]), ["low", "high"]].to_numpy().tolist() == [[2, 3], [2, 3]]
    said = shown(opened(page, unit=CODES[1]))
    assert "nằm trong khoảng 2–3" in said
    assert "Không phân biệt được với 1 đơn vị" in said
    assert "mầm số 2022" in said


def test_the_tiles_and_the_deciding_indicators_say_the_computed_numbers(db: Database, round_id: int) -> None:
    found = firmness(results(local_access(db), round_id).scores)
    app = opened(page, table="1")
    said = shown(app)
    assert "<b>2/4</b>" in said
    rows = {row[0]: row[2:] for row in rows_of(said) if row[0].startswith("A.")}
    for id, row in rows.items():
        assert [int(row[0]), int(row[2])] == found.indicators.loc[id, ["moved", "furthest"]].tolist()
    assert set(rows) == set(found.indicators.index[found.indicators["moved"] > 0])
    assert app.dataframe[0].value["Từ"].tolist() == found.units["low"].tolist()


def test_an_unknown_unit_of_the_address_chooses_none(round_id: int) -> None:
    app = opened(page, unit="99999")
    assert not app.exception
    assert app.selectbox[0].value is None


def test_one_unit_alone_is_told_that_there_is_nothing_to_compare(db: Database) -> None:
    round_of(db, "thu", EDITION, {CODES[0]: SAID[CODES[0]]}, cohort=CODES)
    app = opened(page)
    assert "ít nhất hai đơn vị" in shown(app)
    assert not app.get("vega_lite_chart")


def test_who_sees_only_own_units_is_told_so_and_sees_no_interval(
    db: Database, round_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.transaction() as session:
        made = AccountRow(
            email="lan@thu.vn",
            name="Lan",
            role="commune_officer",
            active=True,
            created_at=now(),
            created_by="local",
        )
        made.places = [AccountPlaceRow(era="2022", code=CODES[0])]
        session.add(made)
    monkeypatch.setattr("ui.who.local_access", lambda db: Access(db, "lan@thu.vn"))
    app = opened(page, unit=CODES[0])
    assert "chỉ xem được đơn vị của mình" in shown(app)
    assert not app.get("vega_lite_chart")


def test_the_export_holds_the_numbers_of_the_page(db: Database, round_id: int) -> None:
    rating = results(local_access(db), round_id)
    found = firmness(rating.scores)
    book = openpyxl.load_workbook(BytesIO(export_firmness(rating, found, "vi")))
    rows = table_rows(book[INTERVALS.vi], INTERVAL_TABLE)
    assert [(row["Mã đơn vị"], row["Từ"], row["Đến"]) for row in rows] == [
        (code, low, high)
        for code, low, high in zip(found.units.index, found.units["low"], found.units["high"], strict=True)
    ]
