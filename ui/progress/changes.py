"""What changed in one unit's figures: each cell before and after, and what it does to outcomes, score and verdict."""

from collections.abc import Hashable, Sequence
from dataclasses import asdict
from html import escape

import pandas as pd
import streamlit as st

from analysis.progress import Change, ChangeKind, Given, Moved
from checklist.difference_report import said_in_words
from criteria import Slot
from scoring import Outcome
from ui.blocks import cell, marked, table
from ui.language import lang, said, say
from wording.language import Text
from wording.numbers import points, signed

KINDS = {
    ChangeKind.NEW: Text(vi="mới có số liệu", en="new figure"),
    ChangeKind.CHANGED: Text(vi="đổi số liệu", en="changed"),
    ChangeKind.REMOVED: Text(vi="bỏ số liệu", en="removed"),
    ChangeKind.PAPERS: Text(vi="đổi minh chứng, giải trình", en="evidence or explanation"),
}


def show_changes(moved: Moved, unit: str, changes: Sequence[Change]) -> None:
    """Show the changes of one unit; `moved` holds its scores before and after."""
    row = moved.units.loc[unit]
    st.html(_summary(moved, row))
    _worse(row)
    if not changes:
        st.info(
            say(
                "Phiếu không có gì khác lần trước: gửi đi là báo cáo không có gì thay đổi.",
                "Nothing differs from before: sending it reports that nothing changed.",
            )
        )
        return
    head = [
        (say("Mã", "Id"), False),
        (say("Chỉ tiêu", "Indicator"), False),
        (say("Trước", "Before"), False),
        (say("Nay", "Now"), False),
        (say("Kết quả", "Outcome"), False),
        (say("Điểm", "Points"), True),
    ]
    table(head, [_row(moved, change) for change in changes])


def _summary(moved: Moved, row: pd.Series) -> str:
    look = moved.after.verdict_look
    now = f"{marked(look(row['verdict_after']))} · {points(row['score_after'], lang())}"
    passed = say(
        f"đạt {row['passed_after']}/{row['applicable_after']}",
        f"passed {row['passed_after']}/{row['applicable_after']}",
    )
    if row["first"]:
        return f"{say('Báo cáo đầu tiên', 'First report')}: {now} · {passed}"
    before = f"{marked(look(row['verdict_before']))} · {points(row['score_before'], lang())}"
    return f"{before} → {now} ({signed(row['difference'], lang())}) · {passed}"


def _worse(row: pd.Series) -> None:
    """Warn of what was there and is no longer."""
    words = {
        "newly_failed": ("Không còn đạt", "No longer passed"),
        "newly_missing": ("Không còn số liệu", "No data left"),
    }
    told = [f"{say(*words[name])}: {', '.join(row[name])}." for name in words if row[name]]
    if told:
        look = say(
            "Kiểm tra lại nếu đây không phải điều bạn muốn báo cáo.",
            "Look again if this is not what you mean to report.",
        )
        st.warning(" ".join([*told, look]))


def _row(moved: Moved, change: Change) -> str:
    slot, indicator = change.slot, change.slot.indicator
    what = f"{escape(said(slot.name))}<br><span class='xs-muted xs-small'>{escape(said(KINDS[change.kind]))}</span>"
    return (
        f'<tr><th scope="row"><b class="xs-id">{escape(slot.id)}</b></th>'
        + cell(f'<div class="xs-wide">{what}</div>')
        + cell(
            f'<div class="xs-wide">{escape(_said(slot, change.before))}{_papers(change, change.before)}</div>'
        )
        + cell(
            f'<div class="xs-wide"><b>{escape(_said(slot, change.after))}</b>{_papers(change, change.after)}</div>'
        )
        + cell(_outcomes(moved, change.unit, indicator.id))
        + cell(_points(moved, change.unit, indicator.id), True)
        + "</tr>"
    )


def _said(slot: Slot, given: Given) -> str:
    answer: dict[Hashable, object] = {**asdict(given)}
    return said_in_words(slot, None if given.is_empty else answer, lang())


def _papers(change: Change, given: Given) -> str:
    """HTML of its evidence and its explanation, where they changed."""
    texts = {
        say("Minh chứng", "Evidence"): (change.before.evidence, change.after.evidence, given.evidence),
        say("Giải trình", "Explanation"): (
            change.before.explanation,
            change.after.explanation,
            given.explanation,
        ),
    }
    return "".join(
        f"<br><span class='xs-muted xs-small'>{name}: {escape(text) or '–'}</span>"
        for name, (before, after, text) in texts.items()
        if before != after
    )


def _outcomes(moved: Moved, unit: str, indicator: str) -> str:
    now = marked(Outcome(int(moved.after.outcome.at[unit, indicator])).look)
    if moved.before is None or unit not in moved.before.position:
        return now
    before = Outcome(int(moved.before.outcome.at[unit, indicator]))
    return now if before == moved.after.outcome.at[unit, indicator] else f"{marked(before.look)} → {now}"


def _points(moved: Moved, unit: str, indicator: str) -> str:
    now = points(moved.after.points.at[unit, indicator], lang())
    if moved.before is None or unit not in moved.before.position:
        return now
    before = points(moved.before.points.at[unit, indicator], lang())
    return now if before == now else f"{before} → {now}"
