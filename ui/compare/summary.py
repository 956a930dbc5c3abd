"""The head of a comparison: verdict, score, rank and groups of every unit, beside the median and the best."""

from collections.abc import Callable
from functools import partial
from html import escape
from math import isnan

from analysis.comparison.references import Middle
from analysis.comparison.rows import Side
from analysis.comparison.side_by_side import Comparison, View
from criteria.words import ZONES
from ui.blocks import marked
from ui.compare.side_by_side import Line, difference, side_by_side
from ui.language import lang, said, say
from wording.language import Lang, Text
from wording.numbers import number, percent, points

_BEST = Text(vi="tốt nhất", en="best")


def show_summary(comparison: Comparison, view: View) -> None:
    """Show the table; what differences are taken from holds here too."""

    def line(head: str, tell: Callable[[Side], str]) -> Line:
        return Line(head, [tell(side) for side in comparison.sides])

    lines = [
        line(say("Vùng", "Zone"), lambda side: said(ZONES[side.row["zone"]])),
        line(say("Kết luận", "Verdict"), lambda side: marked(side.scores.verdict_look(side.row["verdict"]))),
        _score(comparison, view),
        line(say("Hạng trong tỉnh", "Rank"), lambda side: str(side.row["rank"])),
        line(
            say("Chỉ tiêu đạt", "Indicators passed"), lambda s: f"{s.row['passed']} / {s.row['applicable']}"
        ),
        line(say("Đủ số liệu", "Complete"), lambda side: percent(side.row["completeness"], lang())),
        *_groups(comparison),
    ]
    side_by_side(comparison, say("Tổng hợp", "Summary"), say("Tổng hợp", "Summary"), lines)


def middle(found: Middle, show: Callable[[float], str], language: Lang) -> str:
    """A median and the best below it, said by `show`: ready HTML."""
    best = _BEST.say(language)
    return f'{escape(show(found.median))}<span class="xs-small xs-muted">{best} {escape(show(found.best))}</span>'


def _score(comparison: Comparison, view: View) -> Line:
    cells = [
        f"<b>{points(side.score, lang())}</b>"
        + ("" if isnan(amount) else f'<span class="xs-small">{difference(amount)}</span>')
        for side, amount in zip(comparison.sides, comparison.score_differences(view.against), strict=True)
    ]
    scales = {number(side.scores.edition.scale, lang()) for side in comparison.sides}
    head = say("Điểm", "Score") + (f" / {scales.pop()}" if len(scales) == 1 else "")
    return Line(
        head,
        cells,
        [middle(found, partial(points, lang=lang()), lang()) for found in comparison.score_middles],
    )


def _groups(comparison: Comparison) -> list[Line]:
    """A line for each group: the share of its points, and the points below."""
    share = partial(percent, lang=lang())
    lines = []
    for row in comparison.groups:
        cells = [
            f'{share(of)}<span class="xs-small xs-muted">{points(got, lang())} / {number(most, lang())}</span>'
            for of, got, most in zip(row.shares, row.points, row.maxima, strict=True)
        ]
        lines.append(
            Line(escape(said(row.group.name)), cells, [middle(found, share, lang()) for found in row.middles])
        )
    return lines
