"""The addresses of the pages, and links between them that carry the language, the round and what is looked at."""

from enum import Enum
from importlib import import_module

import streamlit as st

from ui.language import KEY as LANGUAGE_KEY
from ui.language import default_language, lang, said
from ui.query import leave
from ui.rating import ROUND_KEY
from wording.language import Text


class Route(Enum):
    """A page: its address, the module of `ui` whose `show` draws it, its icon and its title."""

    OVERVIEW = ("tong-quan", "overview", "dashboard", Text(vi="Tổng quan", en="Overview"))
    SUBMIT = ("nop-phieu", "submit", "upload_file", Text(vi="Nộp phiếu", en="Submit"))
    RANKING = ("xep-hang", "ranking", "format_list_numbered", Text(vi="Xếp hạng", en="Ranking"))
    PROFILE = ("ho-so-xa", "profile", "assignment", Text(vi="Hồ sơ xã", en="Commune"))
    CATALOGUE = ("bo-tieu-chi", "catalogue", "menu_book", Text(vi="Bộ tiêu chí", en="Criteria"))
    WELCOME = ("bat-dau", "welcome", "flag", Text(vi="Kỳ đánh giá", en="Rounds"))

    def __init__(self, path: str, module: str, icon: str, title: Text) -> None:
        self.path, self.module, self.icon, self.title = path, module, icon, title

    def page(self, default: bool = False) -> "st.Page":
        """The page as Streamlit knows it."""
        return st.Page(
            import_module(f"ui.{self.module}").show,
            title=said(self.title),
            icon=f":material/{self.icon}:",
            url_path=self.path,
            default=default,
        )


def navigation(has_round: bool) -> "st.Page":
    """Build the menu: without a round there is only the welcome page and the catalogue."""
    if not has_round:
        return st.navigation([Route.WELCOME.page(default=True), Route.CATALOGUE.page()])
    # Streamlit serves its default page at "/" alone. This one only leads on, so that every page has its address.
    home = st.Page(_home, title="Xã Số", url_path="trang-chu", default=True, visibility="hidden")
    return st.navigation([home, *(route.page() for route in Route)])


def _home() -> None:
    go(Route.OVERVIEW)


def kept(**more: str | list[str]) -> dict[str, str | list[str]]:
    """Query parameters of a link: the language and the round as they are, and `more`."""
    params: dict[str, str | list[str]] = {}
    if lang() != default_language():
        params[LANGUAGE_KEY] = lang()
    if chosen := st.session_state.get(ROUND_KEY):
        params[ROUND_KEY] = str(chosen)
    return params | more


def go(route: Route, **more: str) -> None:
    """Leave for another page with the choices `more` made there."""
    leave(more)
    st.switch_page(route.page(), query_params=kept(**more))


def link(route: Route, label: str, icon: str | None = None, **more: str | list[str]) -> None:
    """Show a link to another page."""
    st.page_link(route.page(), label=label, icon=icon, query_params=kept(**more))
