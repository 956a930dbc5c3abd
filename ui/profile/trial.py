"""What if: other figures of one commune tried out on a copy. Nothing of it is stored."""

from collections.abc import Mapping

import streamlit as st

from analysis.way.shortest import Way
from analysis.way.what_if import Given, changed_answers, given_of
from criteria import Indicator
from scoring import Outcome, Scores
from store import preview
from ui.blocks import marked, notice, tile, tiles
from ui.language import lang, said, say
from ui.profile.trial_fields import Field
from ui.profile.way_to_pass import ways_of
from ui.query import seed_many
from ui.rating import Rating
from ui.who import access
from wording.numbers import points, signed, whole

TRY_KEY = "try"


@st.fragment
def show_trial(rating: Rating, code: str) -> None:
    """Let the reader choose indicators, change their figures, and see at once what would come of it."""
    st.subheader(say("Thử thay đổi", "What if"))
    notice(
        say(
            "<b>Chưa lưu, chỉ là thử.</b> Số liệu đã nộp không thay đổi; rời trang là mất phần thử.",
            "<b>Not saved, only a trial.</b> What was submitted stays as it is; leaving the page drops the trial.",
        )
    )
    ordered = _missed_first(rating, code)
    seed_many(TRY_KEY, ordered)
    _buttons(rating, code)
    chosen = st.multiselect(
        say(
            "Chỉ tiêu muốn thử (chưa đạt và thiếu số liệu đứng trước)",
            "Indicators to try (missed ones come first)",
        ),
        list(ordered),
        format_func=lambda id: _label(rating, code, ordered[id]),
        key=TRY_KEY,
        placeholder=say("Chọn chỉ tiêu", "Choose indicators"),
    )
    st.query_params[TRY_KEY] = chosen
    result = st.container()  # above the fields, so that it is seen while they are moved
    fields = [field for id in chosen for field in _fields(rating, code, ordered[id])]
    given = {field.slot.id: field.ask() for field in fields}
    changed = {field.slot.id: given[field.slot.id] for field in fields if given[field.slot.id] != field.start}
    with result:
        _show_result(rating, code, chosen, changed)


def _missed_first(rating: Rating, code: str) -> dict[str, Indicator]:
    """The indicators that apply, by id: those to mend, then the others, each in the edition's order."""
    weight = {Outcome.FAILED: 0, Outcome.MISSING: 0, Outcome.PASSED: 1, Outcome.UNSCORED: 2}
    outcomes = {i.id: rating.scores.outcome_of(code, i) for i in rating.edition.indicators}
    applying = [i for i in rating.edition.indicators if outcomes[i.id] in weight]
    return {i.id: i for i in sorted(applying, key=lambda i: weight[outcomes[i.id]])}


def _label(rating: Rating, code: str, indicator: Indicator) -> str:
    look = rating.scores.outcome_of(code, indicator).look
    return f"{look.mark} {indicator.id} · {said(indicator.name)}"


def _fields(rating: Rating, code: str, indicator: Indicator) -> list[Field]:
    now = given_of(rating.edition, indicator, rating.scores.answers, rating.scores.position[code])
    return [
        Field(rating.edition.slot_by_id[slot], one, _key(rating, code, slot)) for slot, one in now.items()
    ]


def _key(rating: Rating, code: str, slot: str) -> str:
    return f"try-{rating.round.id}-{code}-{slot}"


def _buttons(rating: Rating, code: str) -> None:
    """One button for each way that there is, and one to begin again."""
    with st.container(horizontal=True):
        for way in ways_of(rating, code):
            if way.changes:
                name = said(way.verdict.name)
                st.button(
                    say(f"Theo lối ngắn nhất tới “{name}”", f"Take the shortest way to “{name}”"),
                    on_click=_take,
                    args=(rating, code, way),
                    icon=":material/route:",
                    key=f"take-{way.tone}",
                )
        st.button(
            say("Đặt lại", "Reset"),
            on_click=_reset,
            args=(rating, code),
            icon=":material/restart_alt:",
            key="reset-try",
        )


def _take(rating: Rating, code: str, way: Way) -> None:
    """Fill the fields with the figures of a way."""
    _reset(rating, code)
    st.session_state[TRY_KEY] = [change.indicator.id for change in way.changes]
    for change in way.changes:
        for field in _fields(rating, code, change.indicator):
            st.session_state[field.key] = field.shown(way.given[field.slot.id])


def _reset(rating: Rating, code: str) -> None:
    """Drop what was tried; a callback, which runs before the page."""
    st.session_state[TRY_KEY] = []
    for slot in rating.edition.slots:
        st.session_state.pop(_key(rating, code, slot.id), None)


def _show_result(rating: Rating, code: str, chosen: list[str], changed: Mapping[str, Given]) -> None:
    """Show what the unit would have, beside what it has."""
    if not changed:
        st.caption(
            say(
                "Chưa thay đổi số nào: kết quả như hiện nay.",
                "Nothing is changed yet: the result is as it is now.",
            )
        )
    if not chosen:
        return
    after = rating.scores
    if changed:
        frame = changed_answers(rating.answers_of(code), code, changed)
        after = preview(access(), rating.round.id, {code: frame})
    now, then = rating.scores.units.loc[code], after.units.loc[code]
    verdict = after.verdict_look(then["verdict"])
    was = said(rating.scores.verdict_look(now["verdict"]).word)
    before = say("hiện nay ", "now ")
    tiles(
        [
            tile(said(verdict.word), say("Kết luận nếu vậy", "Verdict then"), verdict, before + was),
            tile(
                points(then["score"], lang()),
                say("Điểm nếu vậy", "Score then"),
                note=f"{before}{points(now['score'], lang())} ({signed(then['score'] - now['score'], lang())})",
            ),
            tile(
                whole(then["rank"], lang()),
                say("Hạng nếu vậy", "Rank then"),
                note=f"{before}{whole(now['rank'], lang())}",
            ),
            tile(
                f"{then['passed']}/{then['applicable']}",
                say("Chỉ tiêu đạt nếu vậy", "Indicators passed then"),
                note=f"{before}{now['passed']}/{now['applicable']}",
            ),
        ]
    )
    st.html("".join(f"<div>{line}</div>" for line in _outcomes(rating, code, after, chosen)))


def _outcomes(rating: Rating, code: str, after: Scores, chosen: list[str]) -> list[str]:
    """What becomes of each indicator that is tried."""
    lines = []
    for id in chosen:
        one = rating.edition.indicator_by_id[id]
        before, then = rating.scores.outcome_of(code, one), after.outcome_of(code, one)
        earned = points(after.points.at[code, id], lang())
        lines.append(
            f'<span class="xs-id">{id}</span>: {marked(before.look)} → {marked(then.look)}, {earned} {say("điểm", "points")}'
        )
    return lines
