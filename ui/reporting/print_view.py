"""One commune on one A4 page, to be printed or saved as PDF by the browser."""

from datetime import UTC, datetime
from html import escape
from math import isnan
from typing import Any

import streamlit as st

from criteria import Group, Indicator
from criteria.words import ZONES
from reports.commune import value_in_words
from scoring import Outcome, explain_verdict, gap_of
from ui.blocks import marked
from ui.language import lang, said, say
from ui.rating import Rating
from ui.reporting.print_style import STYLE, letter_size
from ui.routes import Route, link
from wording.moments import said_moment
from wording.numbers import number, points, whole

_WIDTHS = {"id": 44, "name": 246, "value": 100, "bar": 84, "outcome": 80, "lacking": 84, "points": 60}
"""Pixels of the columns on paper."""
_PADDED = 6

Cells = dict[str, str]
"""The texts of one row, by column."""


def show_print_view(rating: Rating, code: str) -> None:
    """Draw the sheet of a unit, with a word on how to print it; that word is not printed."""
    if code not in rating.submissions:
        st.title(rating.labels[code])
        st.info(
            say("Đơn vị này chưa có phiếu được tính trong kỳ này.", "No checklist of this unit counts yet.")
        )
        return
    st.markdown(
        say(
            "Bản in một trang A4. Nhấn **Ctrl + P** (máy Mac: **⌘ + P**) để in hoặc lưu thành PDF.",
            "One A4 page. Press **Ctrl + P** (**⌘ + P** on a Mac) to print it or to save it as PDF.",
        )
    )
    link(Route.PROFILE, say("Về hồ sơ", "Back to the commune"), ":material/arrow_back:", unit=code)
    st.html(STYLE)
    label = escape(say("Trang in", "Page to print"))  # it scrolls on a phone, by the keyboard too
    st.html(
        f'<div class="xs-sheet-scroll" role="region" tabindex="0" aria-label="{label}">'
        f'<div class="xs-sheet">{_sheet(rating, code)}</div></div>'
    )


def _sheet(rating: Rating, code: str) -> str:
    given = {str(one.slot): one for one in rating.answers_of(code).itertuples()}
    groups = [
        (
            group,
            [
                (one, _cells(rating, code, one, given.get(one.id)))
                for one in rating.edition.of_group(group.id)
            ],
        )
        for group in rating.edition.groups
    ]
    texts = [cells for _, rows in groups for _, cells in rows]
    heads = [[(said(group.name), 400.0)] for group, _ in groups] + [[("", 400.0)]]
    measured = [[(text, _WIDTHS[key] - _PADDED) for key, text in cells.items()] for cells in texts]
    size = letter_size([*heads, *measured])
    body = "".join(
        _group_row(rating, code, group) + "".join(_row(rating, code, one, cells) for one, cells in rows)
        for group, rows in groups
    )
    columns = "".join(f'<col style="width:{width}px">' for width in _WIDTHS.values())
    return (
        f"{_head(rating, code)}{_facts(rating, code)}<p>{escape(explain_verdict(rating.scores, code, lang()))}</p>"
        f'<table style="font-size:{size}px"><colgroup>{columns}</colgroup><thead><tr>{_titles()}</tr></thead>'
        f"<tbody>{body}</tbody></table>{_foot(rating)}"
    )


def _head(rating: Rating, code: str) -> str:
    row = rating.scores.units.loc[code]
    place = " · ".join(filter(None, [row["district_name"], said(ZONES[row["zone"]]), rating.round.name]))
    marks = ""
    if rating.round.demonstration:
        told = say(
            "Dữ liệu minh họa: mọi con số đều do phần mềm tạo ra.",
            "Demonstration data: every figure is invented.",
        )
        marks = f"<p><b>{told}</b></p>"
    return f"<h1>{escape(row['name'])}</h1><p>{escape(place)}</p>{marks}"


def _facts(rating: Rating, code: str) -> str:
    row = rating.scores.units.loc[code]
    grade = next((said(one.name) for one in rating.edition.grades if one.id == row["grade"]), "–")
    facts = {
        say("Kết luận", "Verdict"): marked(rating.scores.verdict_look(row["verdict"])),
        say("Điểm", "Score"): f"{points(row['score'], lang())}/{number(rating.edition.scale, lang())}",
        say("Thứ hạng", "Rank"): f"{row['rank']}",
        say("Chỉ tiêu đạt", "Indicators passed"): f"{row['passed']}/{row['applicable']}",
        say("Xếp loại", "Grade"): escape(grade),
    }
    each = "".join(f"<div>{escape(label)}<b>{html}</b></div>" for label, html in facts.items())
    return f'<div class="xs-facts">{each}</div>'


def _titles() -> str:
    titles = (
        (say("Mã", "Id"), False),
        (say("Chỉ tiêu", "Indicator"), False),
        (say("Giá trị", "Value"), True),
        (say("Ngưỡng đạt", "Threshold"), True),
        (say("Kết quả", "Outcome"), False),
        (say("Còn thiếu", "Lacking"), False),
        (say("Điểm", "Points"), True),
    )
    return "".join(f'<th scope="col"{_side(right)}>{escape(title)}</th>' for title, right in titles)


def _side(right: bool) -> str:
    return ' class="xs-num"' if right else ""


def _group_row(rating: Rating, code: str, group: Group) -> str:
    of = rating.scores.groups.loc[code, group.id]
    done, of_all = (whole(of[name], lang()) for name in ("passed", "applicable"))
    passed = say(f"đạt {done}/{of_all}", f"{done} of {of_all} pass")
    got = f"{points(of['points'], lang())}/{number(of['applicable_max'], lang())}"
    return (
        f'<tr class="xs-group"><td colspan="6">{escape(said(group.name))}: {passed}</td>'
        f'<td class="xs-num">{got}</td></tr>'
    )


def _cells(rating: Rating, code: str, indicator: Indicator, given: Any) -> Cells:
    scores = rating.scores
    outcome, bar = scores.outcome_of(code, indicator), scores.bar_of(code, indicator)
    gap = gap_of(scores, code, indicator, float(rating.gaps.at[code, indicator.id]))
    return {
        "id": indicator.id,
        "name": said(indicator.name),
        "value": value_in_words(rating, code, indicator, given, lang()),
        "bar": "" if isnan(bar) else indicator.rule.at_bar(indicator.input.show(bar, lang()), lang()),
        "outcome": f"{outcome.look.mark} {said(outcome.look.word)}",
        "lacking": said(gap.text) if gap else "",
        "points": f"{points(scores.points.at[code, indicator.id], lang())}/{number(indicator.points, lang())}",
    }


def _row(rating: Rating, code: str, indicator: Indicator, cells: Cells) -> str:
    outcome: Outcome = rating.scores.outcome_of(code, indicator)
    return (
        f"<tr><td>{escape(cells['id'])}</td><td>{escape(cells['name'])}</td>"
        f'<td class="xs-num">{escape(cells["value"])}</td><td class="xs-num">{escape(cells["bar"])}</td>'
        f'<td class="xs-outcome">{marked(outcome.look)}</td>'
        f"<td>{escape(cells['lacking'])}</td>"
        f'<td class="xs-num">{escape(cells["points"])}</td></tr>'
    )


def _foot(rating: Rating) -> str:
    edition = f"{said(rating.edition.title)} ({rating.edition.id})"
    made = say("In lúc", "Printed at") + f" {said_moment(datetime.now(UTC))}"
    notice = said(rating.edition.notice)
    return f"<p>{escape(edition)}. {escape(notice)} {escape(made)}.</p>"
