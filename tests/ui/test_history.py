"""What happened to a unit, on its page: for whoever sees the unit, and nothing of it for others."""

import pytest

from store import (
    Access,
    Database,
    NewAccount,
    Place,
    Role,
    Step,
    latest_submissions,
    local_access,
    save_account,
    set_status,
    take_step,
)
from tests.editions import edition_text, indicator
from tests.ui.apps import opened, round_of, shown

OWN, OTHER = "14755", "14758"


def page() -> None:
    """The history of a commune; what it needs is imported inside, because it runs as a script."""
    from ui.history import show_history
    from ui.rating import current_rating

    show_history(current_rating(), "14758")


@pytest.mark.parametrize(("place", "sees"), [(OTHER, True), (OWN, False)])
def test_in_a_published_round_the_history_of_a_unit_is_shown_to_its_own_officer_and_others_see_none(
    db: Database, monkeypatch: pytest.MonkeyPatch, place: str, sees: bool
) -> None:
    admin = local_access(db)
    text = edition_text(indicator())
    round_ = round_of(db, "thu", text, {OTHER: {"A.1": "3/5"}}, [OWN, OTHER])
    [made] = latest_submissions(admin, round_.id)
    take_step(admin, take_step(admin, made.id, Step.CHECK).id, Step.ACCEPT)
    for status in ("closed", "appraised", "published"):
        set_status(admin, round_.id, status)
    save_account(admin, NewAccount("xa@thu.vn", "Hoa", Role.COMMUNE_OFFICER, [Place("2022", place)]))
    officer = Access(db, "xa@thu.vn")
    for module in ("history", "rating"):
        monkeypatch.setattr(f"ui.{module}.access", lambda: officer)
    monkeypatch.setattr("ui.history.person", officer.person)
    app = opened(page)
    assert not app.exception
    assert ("phieu.xlsx" in shown(app)) is sees
