"""The head of one unit on the desk: where its checklist stands, how it came there, and both scores."""

from html import escape

import pandas as pd
import streamlit as st

from criteria.words import ZONES
from store import said_name
from ui.appraisal.cases import Case, Desk, place_of
from ui.blocks import marked, plain, tile, tiles
from ui.language import lang, said, say
from ui.rating import Rating
from ui.words import KINDS
from wording.moments import said_moment
from wording.numbers import points, signed


def show_head(rating: Rating, desk: Desk, case: Case) -> None:
    """Show the unit's name and place, and the state of its checklist with its trace."""
    row = rating.units.loc[case.unit]
    where = " · ".join(
        filter(None, [said(KINDS[row["kind"]]), row["district_name"], said(ZONES[row["zone"]])])
    )
    st.header(plain(row["name"]))
    look, one = place_of(case.state, desk.districts), case.submission
    reason = say("Lý do", "Reason")
    because = f'<div class="xs-wide">{reason}: {escape(one.reason)}</div>' if one and one.reason else ""
    st.html(
        f'<div class="xs-muted" style="margin-bottom:.3rem">{escape(where)}</div>'
        f'{marked(look)} <span class="xs-muted xs-small">{escape(_trace(case))}</span>{because}'
    )


def show_scores(rating: Rating, row: pd.Series) -> None:
    """Show both scores and verdicts, and what lies between them; `row` is the unit's of `Differences.units`."""
    own, appraised = (rating.scores.verdict_look(row[f"verdict_{which}"]) for which in ("self", "appraised"))
    ranks = [
        say(f"hạng {row[f'rank_{which}']}", f"rank {row[f'rank_{which}']}") for which in ("self", "appraised")
    ]
    moved = say("không đổi kết luận", "the same verdict")
    if row["verdict_differs"]:
        moved = say("đổi kết luận", "another verdict")
    tiles(
        [
            tile(
                points(row["score_self"], lang()),
                say("Điểm tự chấm", "Self-assessed score"),
                note=f"{own.mark} {said(own.word)} · {ranks[0]}",
            ),
            tile(
                points(row["score_appraised"], lang()),
                say("Điểm thẩm định", "Appraised score"),
                note=f"{appraised.mark} {said(appraised.word)} · {ranks[1]}",
            ),
            tile(signed(row["difference"], lang()), say("Chênh lệch", "Difference"), note=moved),
            tile(str(row["changed"]), say("Chỉ tiêu đã sửa", "Indicators changed")),
        ]
    )


def _trace(case: Case) -> str:
    """Which revision it is, who filled it and who brought it where it is."""
    one = case.submission
    if one is None:
        return ""
    accepted, since = said_moment(one.accepted_at), said_moment(one.state_at)
    facts = [
        say(f"Lần nộp {one.revision}", f"Submission {one.revision}"),
        say(f"người điền: {one.filled_by or '–'}", f"filled by {one.filled_by or '–'}"),
        say(
            f"nhận {accepted} ({said_name(one.accepted_by)})",
            f"accepted {accepted} ({said_name(one.accepted_by)})",
        ),
    ]
    if one.state_at != one.accepted_at:
        facts.append(
            say(
                f"ở đây từ {since} ({said_name(one.state_by)})",
                f"here since {since} ({said_name(one.state_by)})",
            )
        )
    return " · ".join(["", *facts])
