"""The addresses of the pages, and links between them that carry the language, the round and what is looked at."""

from enum import Enum
from importlib import import_module
from typing import Literal
from urllib.parse import urlencode

import streamlit as st

from store import Person, Right
from store.people.rights import Reach
from ui.language import KEY as LANGUAGE_KEY
from ui.language import default_language, lang, said, say
from ui.query import leave
from ui.rating import ROUND_KEY
from wording.language import Text

_DESK = (Right.CHECK, Right.APPRAISE)


class Route(Enum):
    """A page: its address, the module of `ui` whose `show` draws it, its icon, its title, and the right it is for."""

    OVERVIEW = ("tong-quan", "overview", "dashboard", Text(vi="Tổng quan", en="Overview"))
    SUBMIT = ("nop-phieu", "submit", "upload_file", Text(vi="Nộp phiếu", en="Submit"), (Right.SUBMIT,))
    RANKING = ("xep-hang", "ranking", "format_list_numbered", Text(vi="Xếp hạng", en="Ranking"))
    PROFILE = ("ho-so-xa", "profile", "assignment", Text(vi="Hồ sơ xã", en="Commune"))
    COMPARE = ("so-sanh", "compare", "compare_arrows", Text(vi="So sánh", en="Compare"))
    HEAT_MAP = ("ban-do-nhiet", "heat_map", "grid_on", Text(vi="Bản đồ nhiệt", en="Heat map"))
    MISSED = ("hay-chua-dat", "missed", "rule", Text(vi="Chỉ tiêu hay chưa đạt", en="Commonly missed"))
    FIRMNESS = (
        "do-vung-thu-hang",
        "firmness",
        "balance",
        Text(vi="Độ vững thứ hạng", en="How firm the ranks are"),
    )
    TIMELINE = ("qua-cac-ky", "timeline", "show_chart", Text(vi="Qua các kỳ", en="Over time"))
    DISTRICTS = ("cap-huyen", "districts", "location_city", Text(vi="Cấp huyện", en="Districts"))
    APPRAISAL = ("tham-dinh", "appraisal", "fact_check", Text(vi="Thẩm định", en="Appraisal"), _DESK)
    QUESTIONS = ("can-hoi-lai", "questions", "contact_support", Text(vi="Cần hỏi lại", en="Questions"), _DESK)
    PROGRESS = ("tien-do", "progress", "trending_up", Text(vi="Tiến độ tháng", en="Monthly progress"))
    REPORTS = ("bao-cao", "reporting", "description", Text(vi="Báo cáo", en="Reports"))
    CATALOGUE = ("bo-tieu-chi", "catalogue", "menu_book", Text(vi="Bộ tiêu chí", en="Criteria"))
    ADMIN = (
        "quan-tri",
        "admin",
        "settings",
        Text(vi="Quản trị", en="Administration"),
        (Right.MANAGE_ROUNDS,),
    )
    REMINDERS = ("nhac-viec", "reminders", "mail", Text(vi="Nhắc việc qua e-mail", en="Reminders"))
    EVENTS = ("nhat-ky", "events", "history", Text(vi="Nhật ký", en="Events"), (Right.SEE_EVENTS,))
    WELCOME = ("bat-dau", "welcome", "flag", Text(vi="Bắt đầu", en="Start"), (Right.MANAGE_ROUNDS,))

    def __init__(
        self, path: str, module: str, icon: str, title: Text, rights: tuple[Right, ...] = tuple(Right)
    ) -> None:
        self.path, self.module, self.icon, self.title, self.rights = path, module, icon, title, rights

    def page(
        self, default: bool = False, title: str = "", visibility: Literal["visible", "hidden"] = "visible"
    ) -> "st.Page":
        """The page as Streamlit knows it, in the menu under its title or under another one."""
        return st.Page(
            import_module(f"ui.{self.module}").show,
            title=title or said(self.title),
            icon=f":material/{self.icon}:",
            url_path=self.path,
            default=default,
            visibility=visibility,
        )


SECTIONS = {
    Text(vi="Kết quả", en="Results"): (Route.OVERVIEW, Route.RANKING, Route.PROFILE, Route.COMPARE),
    Text(vi="Công việc", en="Work"): (
        Route.SUBMIT,
        Route.PROGRESS,
        Route.APPRAISAL,
        Route.QUESTIONS,
        Route.REPORTS,
    ),
    Text(vi="Phân tích", en="Analysis"): (
        Route.HEAT_MAP,
        Route.MISSED,
        Route.FIRMNESS,
        Route.TIMELINE,
        Route.DISTRICTS,
    ),
    Text(vi="Hệ thống", en="System"): (Route.CATALOGUE, Route.REMINDERS, Route.ADMIN, Route.EVENTS),
}
"""The menu: what each section of it leads to. The welcome page is in it only as long as there is no round."""


def navigation(person: Person, has_round: bool) -> "st.Page":
    """Build the menu of what the person may use: without a round there is only the welcome page, and what needs none."""
    allowed = [
        route for route in Route if any(person.reach(right) is not Reach.NONE for right in route.rights)
    ]
    if not has_round:
        there = [
            route
            for route in allowed
            if route in (Route.CATALOGUE, Route.REMINDERS, Route.ADMIN, Route.EVENTS)
        ]
        return st.navigation([Route.WELCOME.page(default=True), *(route.page() for route in there)])
    # Streamlit serves its default page at "/" alone. This one only leads on, so that every page has its address.
    home = st.Page(_home, title="Xã Số", url_path="trang-chu", default=True, visibility="hidden")
    others = [_closed_page(route) for route in Route if route not in allowed]
    titles = {} if person.may(Right.APPRAISE) else {Route.APPRAISAL: say("Kiểm tra", "Checking")}
    menu: dict[str, list[st.Page]] = {"": [home]}
    for section, routes in SECTIONS.items():
        if shown := [route.page(title=titles.get(route, "")) for route in routes if route in allowed]:
            menu[said(section)] = shown
    menu[""] += others
    if Route.WELCOME in allowed:  # it leads in as long as there is no round; its address stays
        menu[""].append(Route.WELCOME.page(visibility="hidden"))
    return st.navigation(menu, expanded=True)


def _closed_page(route: Route) -> "st.Page":
    """What somebody meets who comes by a link to a page that is not for them."""

    def show() -> None:
        st.title(said(route.title))
        st.info(
            say(
                "Trang này không dành cho vai trò của tài khoản. Cần dùng thì hỏi quản trị viên cấp tỉnh.",
                "This page is not for the role of your account. Ask the provincial administrator.",
            )
        )

    return st.Page(show, title=said(route.title), url_path=route.path, visibility="hidden")


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


def address(route: Route, **more: str | list[str]) -> str:
    """The address of a link written in HTML, to be escaped; it opens the page anew, so it may lead to another round."""
    return f"{route.path}?{urlencode(kept(**more), doseq=True)}"


def go(route: Route, **more: str) -> None:
    """Leave for another page with the choices `more` made there."""
    leave(more)
    st.switch_page(route.page(), query_params=kept(**more))


def link(route: Route, label: str, icon: str | None = None, **more: str | list[str]) -> None:
    """Show a link to another page."""
    st.page_link(route.page(), label=label, icon=icon, query_params=kept(**more))
