"""One indicator of a checklist as a row: what the unit said and gave as evidence, both ratings, the threshold."""

from html import escape
from math import isnan

from checklist.difference_report import said_in_words
from criteria import Indicator
from criteria.inputs import RatioInput
from scoring import Outcome, Scores
from ui.appraisal.sheet import Sheet
from ui.blocks import figure, marked
from ui.language import lang, said, say
from wording.numbers import number, points

STYLE = """
<style>
.xs-desk { display: grid; grid-template-columns: minmax(12rem, 1fr) 10rem 10rem 6rem; gap: 0 .9rem; font-size: .92rem;
  line-height: 1.4; }
.xs-desk > div { overflow-wrap: anywhere; }
.xs-desk .xs-label { min-width: 0; max-width: none; margin: 0; }
.xs-desk-head { font-weight: 600; color: var(--xs-quiet); background: var(--xs-surface);
  padding: .35rem .5rem; border-radius: 4px; }
.xs-desk-row { border-bottom: 1px solid var(--xs-track); padding: .1rem .5rem .45rem; }
.xs-changed { border-left: 3px solid var(--xs-accent); padding-left: .5rem; margin-left: -.7rem; }
@media (max-width: 900px) { .xs-desk { grid-template-columns: 1fr 1fr; }
  .xs-desk > div:first-child { grid-column: 1 / -1; } }
</style>
"""


def head_html() -> str:
    """The heads of the columns."""
    head = [
        say("Chỉ tiêu, số liệu và minh chứng của xã", "Indicator, figures and evidence of the unit"),
        say("Tự chấm", "Self-assessed"),
        say("Thẩm định", "Appraised"),
        say("Ngưỡng đạt", "Threshold"),
    ]
    return f'<div class="xs-desk xs-desk-head">{"".join(f"<div>{escape(text)}</div>" for text in head)}</div>'


def row_html(sheet: Sheet, indicator: Indicator) -> str:
    """The row of one indicator."""
    rating = sheet.rating
    bar = rating.scores.bar_of(sheet.unit, indicator)
    threshold = "" if isnan(bar) else indicator.rule.at_bar(indicator.input.show(bar, lang()), lang())
    appraised, mark = '<span class="xs-muted">–</span>', ""
    if sheet.changed(indicator):
        appraised, mark = side_html(rating.scores, sheet.unit, indicator), ' class="xs-changed"'
    return (
        '<div class="xs-desk xs-desk-row">'
        f"<div><b>{escape(indicator.id)}</b> {escape(said(indicator.name))}{_notes(sheet, indicator)}</div>"
        f"<div>{side_html(rating.self_assessed, sheet.unit, indicator)}</div>"
        f"<div{mark}>{appraised}</div>"
        f'<div class="xs-muted">{figure(threshold)}</div>'
        "</div>"
    )


def side_html(scores: Scores, unit: str, indicator: Indicator) -> str:
    """Value, outcome and points of one unit in one of the two ratings."""
    outcome = scores.outcome_of(unit, indicator)
    value, bar = scores.value_of(unit, indicator), scores.bar_of(unit, indicator)
    told = outcome not in (Outcome.MISSING, Outcome.NOT_APPLICABLE)
    shown = indicator.input.show(value, lang(), None if isnan(bar) else bar) if told else ""
    earned = f"{points(scores.points.at[unit, indicator.id], lang())} / {number(indicator.points, lang())}"
    return (
        f"{figure(shown)} <div>{marked(outcome.look)} "
        f'<span class="xs-muted xs-small" style="white-space:nowrap">{earned}</span></div>'
    )


def _notes(sheet: Sheet, indicator: Indicator) -> str:
    """The counts behind a share, the unit's evidence and explanation, papers, and why it was changed."""
    own, lines = sheet.own.get(indicator.id), []
    if own and isinstance(indicator.input, RatioInput):
        lines.append(said_in_words(sheet.rating.edition.slot_by_id[indicator.id], own, lang()))
    if indicator.id in sheet.lacking:
        lines.append(say("○ chưa có tài liệu kiểm chứng", "○ no evidence given"))
    elif own and own["evidence"]:
        lines.append(f"{say('Kiểm chứng', 'Evidence')}: {own['evidence']}")
    if own and own["explanation"]:
        lines.append(f"{say('Giải trình', 'Explanation')}: {own['explanation']}")
    if sheet.papers is not None and (count := sheet.papers.count(indicator.id)):
        lines.append(count)
    lines += [
        f"{say('Thẩm định', 'Appraised')}: {one.reason} ({one.evidence})" for one in sheet.changed(indicator)
    ]
    return "".join(f'<br><span class="xs-muted xs-small">{escape(line)}</span>' for line in lines)
