"""What an audit says of a thing that is kept outside the chain and is not as the events say."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from store.events.chain import as_json
from store.events.words import FIELDS
from wording.language import Text
from wording.problems import Kind, Problem

_HASHES = {
    "answers_sha256": Text(vi="Mã băm của số liệu", en="Hash of the answers"),
    "file_sha256": Text(vi="Mã băm của tệp", en="Hash of the file"),
    "edition_sha256": Text(vi="Mã băm của bộ tiêu chí", en="Hash of the edition"),
    "demonstration": Text(vi="Là bản minh họa", en="Is a demonstration"),
}
"""Names of what an event keeps for the audit alone."""


def added(thing: Text) -> Problem:
    """There is a thing, and no event tells of its making."""
    return Problem(Kind.ADDED_WITHOUT_EVENT, facts={"thing": thing})


def removed(thing: Text, event: int) -> Problem:
    """An event tells of a thing, and there is none."""
    return Problem(Kind.REMOVED_WITHOUT_EVENT, facts={"thing": thing, "event": event})


def changed(thing: Text, field: Text, event: int) -> Problem:
    """Something of a thing is another than the event says."""
    return Problem(Kind.CHANGED_WITHOUT_EVENT, facts={"thing": thing, "field": field, "event": event})


def differences(
    thing: Text, event: int, said: Mapping[str, Any], kept: Mapping[str, Any]
) -> Iterator[Problem]:
    """A problem for every name in both whose values differ; `kept` in any types that events take."""
    plain = json.loads(as_json(kept))
    for name, value in plain.items():
        if name in said and said[name] != value:
            yield changed(thing, _HASHES.get(name) or FIELDS[name], event)


def of_unit(vi: str, en: str, round_id: int | None, unit_code: str | None) -> Text:
    """A thing of a unit in a round: `Phiếu 12 của đơn vị 16633, kỳ 3`."""
    return Text(
        vi=f"{vi} của đơn vị {unit_code}, kỳ {round_id}", en=f"{en} of unit {unit_code}, round {round_id}"
    )
