"""The page Kỳ đánh giá: on which editions a round can open, and that it opens on exactly that edition."""

from store import Database, list_rounds, publish_edition
from tests.editions import edition_text, indicator
from tests.ui.apps import opened, shown

EDITION = edition_text(indicator()).replace("title: Thử", "title: Bộ của tỉnh")


def page() -> None:
    """The page alone; what it needs is imported inside, because it runs as a script."""
    from ui.welcome import show

    show()


def test_a_round_is_offered_what_ships_complete_and_what_was_published(db: Database) -> None:
    publish_edition(db, EDITION, by="sở")
    offered = opened(page).selectbox[0].options
    assert offered == ["Bộ tiêu chí tham chiếu về chuyển đổi số cấp xã, 2022", "Bộ của tỉnh"]


def test_the_edition_that_a_link_names_is_chosen(db: Database) -> None:
    publish_edition(db, EDITION, by="sở")
    assert opened(page, edition="thu").selectbox[0].value == "thu"
    assert opened(page, edition="qd-1829-2023").selectbox[0].value == "tham-chieu-2022"


def test_a_round_opens_on_a_published_edition_and_keeps_its_text(db: Database) -> None:
    publish_edition(db, EDITION, by="sở")
    app = opened(page)
    app.selectbox[0].select("thu")
    app.button[-1].click().run()
    (made,) = list_rounds(db)
    assert (made.edition_id, made.edition_text, made.status) == ("thu", EDITION, "open")
    assert "Bộ của tỉnh" in shown(opened(page))
