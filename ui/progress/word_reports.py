"""The Word reports of a month or a quarter: of the whole list, of a district, of a commune."""

from collections.abc import Callable

import streamlit as st

from analysis.progress.periods import Period
from reports import Template, area_progress, rendered, unit_progress
from reports.progress import WHOLE
from reports.rendering import MEDIA_TYPE
from store import Progress, Right
from ui.language import say
from ui.monthly_progress import listed, standing_of
from ui.query import choose_one, keep, seed_one
from ui.rating import Rating, once
from ui.reporting.letterhead_form import commune_letterhead, district_letterhead, province_letterhead
from ui.reporting.templates import template_to_use
from ui.who import person
from units import sort_key

SCOPE_KEY, DISTRICT_KEY, UNIT_KEY = "report", "district", "unit"
_PROVINCE, _DISTRICT, _COMMUNE = "province", "district", "commune"


def show_word_reports(rating: Rating, found: Progress, period: Period) -> None:
    """Let the reader choose whose report; who sees a part only makes the reports of that part."""
    st.caption(
        say(
            "Theo thể thức Nghị định 30/2020/NĐ-CP. Ô nào để trống thì trong báo cáo là dòng chấm để điền tay.",
            "In the form of Decree 30/2020/NĐ-CP, in Vietnamese. What is left empty is a dotted line in the report.",
        )
    )
    scopes = _scopes(rating, found)
    if not scopes:
        st.info(
            say(
                "Báo cáo của xã do cán bộ của xã, huyện hoặc tỉnh lập; tài khoản này chỉ xem.",
                "A commune's report is made by officers of the commune, its district or the province.",
            )
        )
        return
    scope = choose_one(say("Phạm vi", "Of whom"), scopes, SCOPE_KEY)
    {_PROVINCE: _province, _DISTRICT: _district, _COMMUNE: _commune}[scope](rating, found, period)


def _scopes(rating: Rating, found: Progress) -> dict[str, str]:
    scopes = {}
    if found.whole:
        scopes[_PROVINCE] = say("Toàn tỉnh", "The province")
    if _seen_districts(found):
        scopes[_DISTRICT] = say("Một huyện", "A district")
    if _communes(rating, found):
        scopes[_COMMUNE] = say("Một xã", "A commune")
    return scopes


def _seen_districts(found: Progress) -> dict[str, tuple[str, ...]]:
    """The codes of every district of which the reader sees all units that are to report, by its code.

    An officer of a single commune does not see the others of its district, and so makes no report of it.
    """
    return once(found, "whole-districts", lambda: _whole_districts(found))


def _whole_districts(found: Progress) -> dict[str, tuple[str, ...]]:
    districts, lying = found.units["district_code"], {}
    for code in listed(found):
        lying.setdefault(str(districts[code]), []).append(code)
    seen = {
        district: tuple(codes)
        for district, codes in lying.items()
        if district and found.sees(districts.index[districts == district])
    }
    return {code: seen[code] for code in sorted(seen, key=lambda one: sort_key(_name(found, one)))}


def _communes(rating: Rating, found: Progress) -> list[str]:
    who = person()
    return [code for code in listed(found) if who.may(Right.SEE_FILES, rating.round.era, code)]


def _name(found: Progress, district: str) -> str:
    named = found.units["district_name"][found.units["district_code"] == district]
    return str(named.iloc[0])


def _province(rating: Rating, found: Progress, period: Period) -> None:
    actions = st.container()
    letterhead = province_letterhead()
    standing = standing_of(found, period)
    _download(
        actions,
        Template.AREA_PROGRESS,
        lambda: area_progress(found, standing, WHOLE, letterhead),
        f"tien-do-{period.at}-tinh.docx",
        f"Tiến độ {period.name.vi}",
    )


def _district(rating: Rating, found: Progress, period: Period) -> None:
    districts = _seen_districts(found)
    seed_one(DISTRICT_KEY, districts, next(iter(districts)))
    code = st.selectbox(
        say("Huyện, thị xã, thành phố", "District"),
        list(districts),
        format_func=lambda one: _name(found, one),
        key=DISTRICT_KEY,
    )
    keep(DISTRICT_KEY)
    name = _name(found, code)
    part = once(found, ("district", code), lambda: found.only(frozenset(districts[code])))
    actions = st.container()
    letterhead = district_letterhead(rating.round.era, code, name)
    standing = standing_of(part, period)
    _download(
        actions,
        Template.AREA_PROGRESS,
        lambda: area_progress(part, standing, name, letterhead),
        f"tien-do-{period.at}-huyen-{code}.docx",
        f"Tiến độ {period.name.vi}, {name}",
    )


def _commune(rating: Rating, found: Progress, period: Period) -> None:
    standing = standing_of(found, period)
    known = [code for code in _communes(rating, found) if standing.units.at[code, "known"]]
    if not known:
        st.info(say("Chưa có số liệu của đơn vị nào đến lúc này.", "Nothing is known of any unit by then."))
        return
    seed_one(UNIT_KEY, known, known[0] if len(known) == 1 else None)
    code = st.selectbox(
        say("Chọn đơn vị (gõ để tìm)", "Choose a unit (type to search)"),
        known,
        format_func=found.labels.__getitem__,
        key=UNIT_KEY,
        placeholder=say("Gõ tên xã, phường, thị trấn", "Type a commune's name"),
    )
    keep(UNIT_KEY)
    if code is None:
        st.info(say("Chọn một đơn vị đã có số liệu.", "Choose a unit with figures."))
        return
    actions = st.container()
    letterhead = commune_letterhead(rating, code)
    _download(
        actions,
        Template.UNIT_PROGRESS,
        lambda: unit_progress(found, standing, code, letterhead),
        f"tien-do-{period.at}-{code}.docx",
        f"Tiến độ {period.name.vi}, {found.labels[code]}",
    )


def _download(
    into: "st.delta_generator.DeltaGenerator",
    template: Template,
    told: Callable[[], object],
    file: str,
    title: str,
) -> None:
    """The button, above the fields that it needs, so that it is met first."""
    content = template_to_use(template)
    into.download_button(
        say("Tải báo cáo tiến độ (Word)", "Get the report (Word)"),
        data=lambda: rendered(content, told(), title),
        file_name=file,
        mime=MEDIA_TYPE,
        icon=":material/description:",
        type="primary",
        on_click="ignore",
    )
