"""The first page: the demonstration and the way to a round of one's own at once; others are told to wait."""

from datetime import UTC, datetime

import pytest

from store import Access, Database
from store.tables import AccountRow
from tests.ui.apps import opened, shown


def page() -> None:
    """The page alone; what it needs is imported inside, because it runs as a script."""
    from ui.welcome import show

    show()


def test_a_first_visitor_finds_the_demonstration_and_the_way_to_a_round(db: Database) -> None:
    app = opened(page)
    assert not app.exception
    assert [button.label for button in app.button] == ["Mở bản minh họa", "Lập kỳ đánh giá"]


def test_others_are_told_calmly_that_nothing_is_open(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    for role in ("appraiser", "district_officer", "commune_officer", "viewer"):
        email = f"{role}@thu.vn"
        at = datetime.now(UTC)
        with db.transaction() as session:
            session.add(
                AccountRow(email=email, name="Hoa", role=role, active=True, created_at=at, created_by="local")
            )
        monkeypatch.setattr("ui.who.local_access", lambda db, email=email: Access(db, email))
        app = opened(page)
        assert not app.exception
        assert "chưa có kỳ đánh giá nào được mở" in shown(app)
        assert (list(app.button), app.get("page_link")) == ([], [])
