"""Read an edition or a skeleton, with the source of every threshold."""

from html import escape

import streamlit as st

from criteria import Edition, Indicator, KnownIndicator, Skeleton
from criteria.catalogue import KnownFact
from criteria.words import PROVENANCES, RATED, ZONES
from store import PublishedEdition
from ui.blocks import cell, figure, notice, plain, table
from ui.editions import EDITION_KEY, choose_edition, edition_of_the_round, known_editions
from ui.language import lang, said, say
from wording.moments import said_moment
from wording.numbers import number

UNKNOWN_VI, UNKNOWN_EN = "chưa có văn bản gốc", "text of the decision not found"


def show() -> None:
    """Draw the view."""
    known = known_editions()
    loaded = {i: one.loaded for i, one in known.items()}
    default = edition_of_the_round(loaded)
    chosen = known[choose_edition(say("Phiên bản", "Edition"), EDITION_KEY, loaded, default)]
    if text := said(chosen.loaded.notice):
        notice(escape(text))
    if isinstance(chosen.loaded, Skeleton):
        _skeleton(chosen.loaded)
    else:
        _edition(chosen.loaded, chosen.published)


def _edition(edition: Edition, published: PublishedEdition | None) -> None:
    st.markdown(headline(edition) + _published(published))
    for group in edition.groups:
        members = edition.of_group(group.id)
        total = number(sum(i.points for i in members), lang())
        st.subheader(
            f"{plain(said(group.name))} · {len(members)} {say('chỉ tiêu', 'indicators')} · {total} {say('điểm', 'points')}"
        )
        table(
            [
                (say("Mã", "Id"), False),
                (say("Chỉ tiêu và cách tính", "Indicator and how it is scored"), False),
                (said(ZONES["lowland"]), True),
                (said(ZONES["mountain"]), True),
                (say("Nguồn của ngưỡng", "Source of the threshold"), False),
                (say("Điểm", "Points"), True),
            ],
            [_row(i) for i in members],
        )
    _verdicts(edition)
    _facts(edition.facts)


def headline(edition: Edition) -> str:
    """How large an edition is, and its id: one line of Markdown."""
    mandatory = sum(i.mandatory for i in edition.indicators)
    rated = say(f"đánh giá cấp {RATED[edition.rates].vi} · ", f"rates {RATED[edition.rates].en} · ")
    return (
        rated[0].upper()
        + rated[1:]
        + say(
            f"**{len(edition.indicators)}** chỉ tiêu, **{mandatory}** bắt buộc, "
            f"thang **{number(edition.scale, 'vi')}** điểm · mã phiên bản `{edition.id}`",
            f"**{len(edition.indicators)}** indicators, **{mandatory}** mandatory, "
            f"**{number(edition.scale, 'en')}** points · edition `{edition.id}`",
        )
    )


def _published(published: PublishedEdition | None) -> str:
    if published is None:
        return ""
    moment = said_moment(published.published_at)
    return say(f" · công bố lúc {moment}", f" · published {moment}")


def _row(indicator: Indicator) -> str:
    threshold, show_value = indicator.threshold, indicator.input.show
    low = high = source = ""
    describe_at = float("nan")
    if threshold:
        low, high = show_value(threshold.lowland, lang()), show_value(threshold.mountain, lang())
        provenance = said(PROVENANCES[threshold.source.provenance])
        source = f'<div class="xs-wide"><b>{escape(provenance)}</b></div>'
        if text := said(threshold.source.text):
            source += f'<span class="xs-muted xs-small">{escape(text)}</span>'
        describe_at = threshold.lowland
    how = indicator.rule.describe(lambda v: show_value(v, lang()), describe_at, lang())
    marks = [say("bắt buộc", "mandatory")] if indicator.mandatory else []
    if indicator.not_applicable:
        marks.append(say("có thể không áp dụng", "may be not applicable"))
    extra = f' <span class="xs-muted xs-small">({", ".join(marks)})</span>' if marks else ""
    name = f"<b>{escape(said(indicator.name))}</b>{extra}"
    detail = " ".join(filter(None, [how, _computed(indicator), said(indicator.help)]))
    return (
        "<tr>"
        + cell(f'<span class="xs-id">{escape(indicator.id)}</span>')
        + cell(f'<div class="xs-why">{name}<br><span class="xs-muted xs-small">{escape(detail)}</span></div>')
        + cell(figure(low), True)
        + cell(figure(high), True)
        + cell(source)
        + cell(number(indicator.points, lang()), True)
        + "</tr>"
    )


def _computed(indicator: Indicator) -> str:
    """What is taken of the communes' results, "" for an indicator that is answered."""
    if indicator.computed is None:
        return ""
    what = said(indicator.computed.words.says)
    return say(f"Tính từ kết quả của xã: {what}.", f"Computed from the communes' results: {what}.")


def _verdicts(edition: Edition) -> None:
    st.subheader(say("Kết luận và xếp loại", "Verdicts and grades"))
    st.markdown(say("Kết luận đầu tiên thỏa điều kiện được chọn:", "The first verdict that fits is taken:"))
    st.markdown("\n".join(f"1. **{plain(said(v.name))}**: {plain(v.say(lang()))}" for v in edition.verdicts))
    if edition.grades:
        cuts = "; ".join(
            f"{plain(said(g.name))} {say('từ', 'from')} {number(g.from_score, lang())}"
            for g in edition.grades
        )
        st.markdown(
            say("Xếp loại theo điểm, chỉ cho đơn vị đủ số liệu: ", "Grades, for complete units only: ")
            + cuts
            + "."
        )


def _facts(facts: tuple[KnownFact, ...]) -> None:
    if not facts:
        return
    st.subheader(say("Điều đã biết về quyết định", "What is known of the decision"))
    for fact in facts:
        provenance = said(PROVENANCES[fact.source.provenance])
        st.markdown(f"- {plain(said(fact.text))} ({provenance}: {plain(said(fact.source.text))})")


def _skeleton(skeleton: Skeleton) -> None:
    _facts(skeleton.facts)
    blank = sum(i.is_blank for i in skeleton.indicators)
    st.subheader(
        say(
            f"{len(skeleton.indicators)} chỉ tiêu, {blank} chưa có văn bản gốc",
            f"{len(skeleton.indicators)} indicators, {blank} unknown",
        )
    )
    table(
        [
            (say("Mã", "Id"), False),
            (say("Chỉ tiêu", "Indicator"), False),
            (say("Ngưỡng đạt", "Threshold"), True),
            (say("Điểm", "Points"), True),
        ],
        [_known_row(i) for i in skeleton.indicators],
    )


def _known_row(known: KnownIndicator) -> str:
    unknown = f'<span class="xs-muted">{say(UNKNOWN_VI, UNKNOWN_EN)}</span>'
    name = escape(said(known.name)) if known.name else unknown
    if known.note:
        name += f'<br><span class="xs-muted xs-small">{escape(said(known.note))}</span>'
    threshold = known.input.show(known.threshold.lowland, lang()) if known.threshold and known.input else "–"
    return (
        "<tr>"
        + cell(f'<span class="xs-id">{escape(known.id)}</span>')
        + cell(f'<div class="xs-why">{name}</div>')
        + cell(escape(threshold), True)
        + cell(number(known.points, lang()), True)
        + "</tr>"
    )
