"""The filters of the page Nhật ký: what, who, where, when, and a text."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from store import Filters
from store.events.table import Names
from store.events.words import PEOPLE, WHAT, said_person
from ui.language import lang, said, say
from ui.query import forget, keep, seed_many, seed_one
from units import load_units, sort_key
from wording.moments import said_day

KIND, WHO, IN_ROUND, OF_UNIT = "kind", "who", "in-round", "of-unit"
SINCE, UNTIL, TEXT = "events-since", "events-until", "events-text"


def filters(names: Names) -> Filters:
    """Draw the filters and give what is asked for."""
    first, second = st.columns([3, 2, 2]), st.columns([3, 3, 2, 2])
    seed_many(KIND, WHAT)
    kinds = first[0].multiselect(
        say("Việc", "What"),
        list(WHAT),
        format_func=lambda kind: said(WHAT[kind]),
        key=KIND,
        placeholder=say("Tất cả", "All"),
    )
    keep(KIND)
    people = {address: _person(address, names) for address in names.people}
    by = _choice(first[1], WHO, say("Người làm", "Who"), people)
    text = first[2].text_input(say("Tìm trong nội dung", "Find in the content"), key=TEXT, max_chars=200)
    rounds = {str(id_): one.name for id_, one in names.rounds.items()}
    label = say("Kỳ đánh giá", "Round")
    chosen = _choice(second[0], IN_ROUND, label, rounds, on_change=forget, args=(OF_UNIT,))
    unit = _choice(second[1], OF_UNIT, say("Đơn vị", "Unit"), _units(names, chosen), disabled=not chosen)
    return {
        "what": kinds,
        "by": by,
        "round_id": int(chosen) if chosen else None,
        "unit_code": unit,
        "since": _day(second[2], say("Từ ngày", "From"), SINCE),
        "until": _day(second[3], say("Đến hết ngày", "To"), UNTIL),
        "text": text,
    }


def asked_in_words(asked: Filters, names: Names) -> str:
    """Which events these are, for the head of an export."""
    round_ = names.rounds.get(asked["round_id"] or 0)
    since, until = asked["since"], asked["until"]
    given = (
        (say("Việc", "What"), ", ".join(said(WHAT[kind]) for kind in asked["what"])),
        (say("Người làm", "Who"), said_person(asked["by"] or "", lang())),
        (say("Kỳ", "Round"), round_.name if round_ else ""),
        (say("Đơn vị", "Unit"), asked["unit_code"] or ""),
        (say("Từ ngày", "From"), said_day(since) if since else ""),
        (say("Đến hết ngày", "To"), said_day(until) if until else ""),
        (say("Có chữ", "Text"), asked["text"].strip()),
    )
    told = [f"{label}: {value}" for label, value in given if value]
    return " · ".join(told) or say("Mọi sự kiện", "All events")


def _choice(
    place: Any,
    key: str,
    label: str,
    names: Mapping[str, str],
    *,
    disabled: bool = False,
    on_change: Callable[..., None] | None = None,
    args: tuple[str, ...] = (),
) -> str | None:
    """One of these or none, which the address carries."""
    seed_one(key, names)
    found: str | None = place.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        placeholder=say("Chọn kỳ trước", "Choose a round first") if disabled else say("Tất cả", "All"),
        disabled=disabled,
        on_change=on_change,
        args=args,
    )
    keep(key)
    return found


def _day(place: Any, label: str, key: str) -> date | None:
    found: date | None = place.date_input(label, value=None, key=key, format="DD/MM/YYYY")
    return found


def _person(address: str, names: Names) -> str:
    name = names.people.get(address, "")
    if address in PEOPLE:
        return said(PEOPLE[address])
    return f"{name} – {address}" if name else address


def _units(names: Names, chosen: str | None) -> dict[str, str]:
    """The units of the round's list, by code, in the Vietnamese order of their names."""
    if not chosen:
        return {}
    round_ = names.rounds[int(chosen)]
    units = load_units(round_.era)
    listed = units.loc[units.index.isin(round_.cohort), ["name", "district_name"]]
    labels = {code: f"{n} – {d}" if d else n for code, n, d in listed.itertuples()}
    return {code: labels[code] for code in sorted(labels, key=lambda code: sort_key(labels[code]))}
