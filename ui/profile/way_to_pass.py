"""The shortest way to a better verdict: which indicators, and what each still lacks."""

from html import escape
from math import isnan

import streamlit as st

from analysis.way.shortest import Change, Way, goals, shortest_way
from criteria import Indicator
from scoring.outcomes import Tone
from ui.blocks import cell, plain, table
from ui.language import lang, said, say
from ui.rating import Rating, once
from wording.numbers import number, points, signed


def ways_of(rating: Rating, code: str) -> list[Way]:
    """The shortest ways of one unit to the next better and to the best verdict, without one that repeats another."""
    verdict = str(rating.scores.units.at[code, "verdict"])
    found = [_way(rating, code, tone) for tone in goals(rating.edition, verdict)]
    if len(found) > 1 and found[0].changes and found[0].verdict == found[-1].verdict:
        return found[-1:]
    return found


def _way(rating: Rating, code: str, tone: Tone) -> Way:
    return once(rating, ("way", code, tone), lambda: shortest_way(rating.scores, code, tone))


def show_way(rating: Rating, code: str) -> None:
    """Show each way as a short list of indicators; a unit with the best verdict is told so."""
    found = ways_of(rating, code)
    st.subheader(say("Cần gì để lên kết luận tốt hơn", "What it takes for a better verdict"))
    if not found:
        st.success(
            say("Đơn vị đã ở kết luận tốt nhất của bộ tiêu chí.", "The unit has the best verdict there is.")
        )
    for way in found:
        if way.changes:
            _show_changes(rating, code, way)
        else:
            _show_obstacles(way)
    if any(way.changes for way in found):
        st.caption(
            say(
                "Lối ngắn nhất: ít chỉ tiêu phải làm nhất; nếu bằng nhau thì chọn những chỉ tiêu gần ngưỡng nhất. "
                "Các chỉ tiêu khác giữ nguyên như hiện nay.",
                "The shortest way: the fewest indicators, and among equals the nearest to their thresholds. All the "
                "others stay as they are.",
            )
        )


def _show_changes(rating: Rating, code: str, way: Way) -> None:
    name, count = plain(said(way.verdict.name)), len(way.changes)
    more = way.score - float(rating.scores.units.at[code, "score"])
    score, difference = points(way.score, lang()), plain(signed(more, lang()))
    if any(
        not change.passes for change in way.changes
    ):  # what an answer that need not pass earns is not known
        score = say(f"ít nhất {score}", f"at least {score}")
    st.markdown(
        say(
            f"**Tới “{name}”: {count} chỉ tiêu.** Khi đó tổng điểm là {score} ({difference} so với hiện nay).",
            f"**To “{name}”: {count} indicator{'s' if count > 1 else ''}.** "
            f"The score is then {score} ({difference} compared with now).",
        )
    )
    head = [
        (say("Mã", "Id"), False),
        (say("Chỉ tiêu", "Indicator"), False),
        (say("Còn thiếu", "Lacking"), False),
        (say("Hiện nay và ngưỡng", "Now, and the threshold"), False),
        (say("Điểm khi đó", "Points then"), True),
    ]
    table(head, [_row(rating, code, change) for change in way.changes])


def _row(rating: Rating, code: str, change: Change) -> str:
    one = change.indicator
    least = "" if change.passes else say("từ ", "from ")
    return (
        "<tr>"
        + cell(f'<span class="xs-id">{escape(one.id)}</span>')
        + cell(f'<div class="xs-wide">{escape(said(one.name))}</div>')
        + cell(f'<div class="xs-wide">{escape(_what_to_do(rating, code, change))}</div>')
        + _now_and_threshold(rating, code, one)
        + cell(f"{least}{points(change.points, lang())} / {number(one.points, lang())}", True)
        + "</tr>"
    )


def _now_and_threshold(rating: Rating, code: str, one: Indicator) -> str:
    bar = rating.scores.bar_of(code, one)
    value = one.input.show(rating.scores.value_of(code, one), lang(), None if isnan(bar) else bar)
    threshold = f"{say('ngưỡng', 'threshold')}: {_threshold(rating, code, one)}"
    return cell(
        f'<div class="xs-label" style="margin-left:0">{escape(value)}<br>'
        f'<span class="xs-muted xs-small">{escape(threshold)}</span></div>'
    )


def _threshold(rating: Rating, code: str, one: Indicator) -> str:
    return one.rule.at_bar(one.input.show(rating.scores.bar_of(code, one), lang()), lang())


def _what_to_do(rating: Rating, code: str, change: Change) -> str:
    """What the change asks of the unit."""
    if change.gap:
        return said(change.gap.text)
    if not change.passes:
        return say("cần có số liệu", "needs data")
    bar = _threshold(rating, code, change.indicator)
    return say(f"cần có số liệu và đạt: {bar}", f"needs data, and to pass: {bar}")


def _show_obstacles(way: Way) -> None:
    """Say what stands in the way even if every indicator that can pass does."""
    names = say(" hoặc ", " or ").join(f"“{plain(said(goal.name))}”" for goal in way.goals)
    lacking = [
        f"{plain(check.condition.say(lang()))} ({plain(said(check.found))})"
        for tried in way.obstacles
        if tried.verdict in way.goals
        for check in tried.checks
        if not check.holds
    ]
    because = say("; còn thiếu: ", "; lacking: ") + "; ".join(lacking) if lacking else ""
    st.info(
        say(
            f"Không có lối nào tới {names}: dù mọi chỉ tiêu còn thiếu đều vừa đạt ngưỡng, kết luận vẫn là "
            f"“{plain(said(way.verdict.name))}”{because}.",
            f"No way leads to {names}: even if every missed indicator just passed, the verdict would be "
            f"“{plain(said(way.verdict.name))}”{because}.",
        )
    )
