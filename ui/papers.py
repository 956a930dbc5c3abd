"""The papers of an indicator of a unit: the documents named as evidence, and the thread of remarks about it."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

import streamlit as st

from store import Access, Evidence, Remark, Right, evidence_file, evidence_of, remarks_of
from store.papers.links import is_web_link
from store.submissions.steps import WHILE
from ui.blocks import plain
from ui.language import said, say
from ui.paper_forms import (
    Form,
    open_button,
    show_evidence_form,
    show_remark_form,
    show_removal_form,
    was_used,
)
from ui.query import keep, seed_one
from ui.rating import Rating
from ui.who import access
from ui.words import ROLES
from wording.file_names import fit_name
from wording.moments import said_day, said_moment

INDICATOR_KEY = "indicator"
_AS_WRITTEN = "white-space:pre-wrap;overflow-wrap:anywhere;max-height:14rem;overflow-y:auto"


@dataclass(frozen=True)
class Papers:
    """All papers of one unit, by indicator, and what the reader may add to them now."""

    access: Access
    round_id: int
    unit_code: str
    evidence: Mapping[str, Sequence[Evidence]]
    remarks: Mapping[str, Sequence[Remark]]
    may_name: bool
    may_remark: bool

    def live(self, indicator_id: str) -> list[Evidence]:
        """The documents that were not removed."""
        return [one for one in self.evidence.get(indicator_id, ()) if one.removed_at is None]

    def count(self, indicator_id: str) -> str:
        """How many documents and remarks there are, in words; "" without any."""
        documents, remarks = len(self.live(indicator_id)), len(self.remarks.get(indicator_id, ()))
        parts = [say(f"{documents} tài liệu", f"documents: {documents}")] if documents else []
        parts += [say(f"{remarks} ý kiến", f"remarks: {remarks}")] if remarks else []
        return " · ".join(parts)


def read_papers(rating: Rating, unit_code: str) -> Papers | None:
    """The papers of a unit, in two queries: read once a run, however many indicators are shown.

    None for a reader who does not see them: a viewer, or an officer of other units.
    """
    acting, round_ = access(), rating.round
    person = acting.person()
    if not person.may(Right.SEE_FILES, round_.era, unit_code):
        return None
    evidence: dict[str, list[Evidence]] = defaultdict(list)
    for document in evidence_of(acting, round_.id, unit_code):
        evidence[document.indicator_id].append(document)
    remarks: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks_of(acting, round_.id, unit_code):
        remarks[remark.indicator_id].append(remark)
    now, place = round_.status in WHILE, (round_.era, unit_code)
    may_name, may_remark = (now and person.may(right, *place) for right in (Right.SUBMIT, Right.REMARK))
    return Papers(acting, round_.id, unit_code, evidence, remarks, may_name, may_remark)


def show_papers(rating: Rating, unit_code: str, indicator_id: str, papers: Papers | None = None) -> None:
    """Show the documents and remarks of one indicator, and what the reader may add.

    Whoever shows several indicators of a unit gives the `papers` that were read once.
    """
    papers = papers or read_papers(rating, unit_code)
    if papers is None:
        return
    _documents(papers, indicator_id)
    _thread(papers.remarks.get(indicator_id, ()))
    with st.container(horizontal=True):
        if papers.may_name:
            open_button(Form("evidence", unit_code, indicator_id))
        if papers.may_remark:
            open_button(Form("remark", unit_code, indicator_id))
    if papers.may_name:
        show_evidence_form(papers.access, papers.round_id, Form("evidence", unit_code, indicator_id))
    if papers.may_remark:
        show_remark_form(papers.access, papers.round_id, Form("remark", unit_code, indicator_id))


def show_all_papers(rating: Rating, unit_code: str) -> None:
    """Show the papers of all indicators of a unit that have any, and choose the one to add to."""
    papers = read_papers(rating, unit_code)
    if papers is None:
        return
    st.subheader(say("Tài liệu kiểm chứng và ý kiến", "Evidence and remarks"))
    names = {one.id: said(one.name) for one in rating.edition.indicators}
    chosen = _choice(papers, names) if papers.may_name or papers.may_remark else None
    if chosen:
        with st.container(border=True):
            show_papers(rating, unit_code, chosen, papers)
    others = [id_ for id_ in names if id_ != chosen and (papers.evidence.get(id_) or papers.remarks.get(id_))]
    if not chosen and not others:
        st.caption(say("Chưa có tài liệu hay ý kiến nào.", "There are no documents and no remarks."))
    for id_ in others:
        label = f"**{plain(id_)}** {plain(names[id_])} · {papers.count(id_)}".removesuffix(" · ")
        with st.expander(label, expanded=was_used(unit_code, id_)):
            show_papers(rating, unit_code, id_, papers)


def _choice(papers: Papers, names: Mapping[str, str]) -> str | None:
    seed_one(INDICATOR_KEY, names)
    chosen = st.selectbox(
        say("Thêm tài liệu hoặc ý kiến cho chỉ tiêu", "Add a document or a remark to an indicator"),
        list(names),
        format_func=lambda id_: " · ".join(filter(None, [f"{id_} {names[id_]}", papers.count(id_)])),
        key=INDICATOR_KEY,
        placeholder=say("Chọn chỉ tiêu (gõ để tìm)", "Choose an indicator (type to search)"),
    )
    keep(INDICATOR_KEY)
    return chosen


def _documents(papers: Papers, indicator_id: str) -> None:
    live = papers.live(indicator_id)
    _head(say("Tài liệu kiểm chứng", "Evidence"), len(live))
    for one in live:
        text, actions = st.columns([9, 4])
        with text:
            st.html(_document(one))
        with actions, st.container(horizontal=True, horizontal_alignment="right"):
            _actions(papers, one)
        if papers.may_name:
            show_removal_form(papers.access, one.id, Form("removal", papers.unit_code, indicator_id, one.id))
    gone = [one for one in papers.evidence.get(indicator_id, ()) if one.removed_at is not None]
    if gone:
        st.html("".join(f'<div class="xs-muted xs-small">{_removed(one)}</div>' for one in gone))


def _document(one: Evidence) -> str:
    """HTML of one document: what it is, where it is, who named it."""
    day = say("ngày", "of") + f" {said_day(one.issued_on)}" if one.issued_on else ""
    first = " · ".join(
        filter(None, [f"<b>{escape(one.number)}</b>" if one.number else "", escape(one.title), day])
    )
    places = [one.file_name, one.link if not is_web_link(one.link) else urlsplit(one.link).hostname or ""]
    lines = [
        first,
        escape(one.summary),
        " · ".join(escape(place) for place in places if place),
        f"{escape(one.name)} · {said_moment(one.at)}",
    ]
    small = ' class="xs-muted xs-small"'
    return "".join(
        f'<div{small if at else ""} style="{_AS_WRITTEN}">{line}</div>'
        for at, line in enumerate(lines)
        if line
    )


def _removed(one: Evidence) -> str:
    called = " · ".join(filter(None, [one.number, one.title])) or one.file_name or one.link
    when = said_moment(one.removed_at) if one.removed_at else ""
    return f"{say('Đã gỡ', 'Removed')} {when}: <s>{escape(called)}</s>"


def _actions(papers: Papers, one: Evidence) -> None:
    if is_web_link(one.link):
        st.link_button(
            say("Mở liên kết", "Open the link"), one.link, type="tertiary", icon=":material/open_in_new:"
        )
    if one.file_sha256:
        st.download_button(
            say("Tải tệp", "Get the file"),
            data=_content(papers.access, one.id),
            file_name=fit_name(one.file_name),
            # Never its own type: nothing that was attached is ever opened inside a page.
            mime="application/octet-stream",
            key=f"file-{one.id}",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
        )
    if papers.may_name:
        open_button(Form("removal", one.unit_code, one.indicator_id, one.id))


def _content(acting: Access, evidence_id: int) -> Callable[[], bytes]:
    """Reads the file when it is asked for, in the name of who looked at the page."""
    return lambda: evidence_file(acting, evidence_id)[0]


def _thread(remarks: Sequence[Remark]) -> None:
    _head(say("Ý kiến trao đổi", "Remarks"), len(remarks))
    if remarks:
        st.html("".join(_remark(one) for one in remarks))


def _remark(one: Remark) -> str:
    who = f"<b>{escape(one.name)}</b> · {escape(said(ROLES[one.role]))} · {said_moment(one.at)}"
    return (
        '<div style="border-left:3px solid var(--xs-line);padding:.1rem .8rem;margin-bottom:.6rem">'
        f'<div class="xs-small xs-muted">{who}</div><div style="{_AS_WRITTEN}">{escape(one.text)}</div></div>'
    )


def _head(text: str, count: int) -> None:
    shown = f"{count}" if count else say("chưa có", "none yet")
    st.html(f'<div style="font-weight:600">{escape(text)} <span class="xs-muted">({shown})</span></div>')
