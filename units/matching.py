"""Finding the unit that is meant: certain, or offered, never guessed."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import pandas as pd
from rapidfuzz import fuzz, process

from units.kinds import split_district_kind, split_kind, split_plain_kind
from units.mentions import Mention, read_code, read_mention
from units.names import folded, unaccented

Status = Literal["certain", "ambiguous", "near", "unknown"]
Reason = Literal["", "code_differs_from_name", "code_unknown", "district_differs"]

NEAR_ENOUGH = 80  # RapidFuzz ratio of the unmarked names, of 100
SUGGESTIONS = 5


@dataclass(frozen=True)
class Match:
    """The answer: only a `certain` one may be taken; the candidates of the others are to be offered.

    certain: one unit, nothing contradicts it. ambiguous: several units are meant equally well. near: none is
    meant for sure, these are close. unknown: nothing is close. `reason` says what stood in the way.
    """

    status: Status
    candidates: tuple[str, ...] = ()
    reason: Reason = ""

    @property
    def code(self) -> str | None:
        """The code of the unit when it is certain."""
        return self.candidates[0] if self.status == "certain" else None


def match(
    units: pd.DataFrame,
    text: object = None,
    code: object = None,
    name: object = None,
    district: object = None,
) -> Match:
    """Which of the units (a frame of `load_units`) is meant. To match many, make one `Matcher`."""
    return Matcher(units).match(text, code, name, district)


class _Known(NamedTuple):
    """A unit as it is compared: folded, and by its letters alone."""

    kind: str
    bare: str
    plain: str
    district_code: str
    district: str
    plain_district: str


class Matcher:
    """The units of one era, ready to be found by code, by name, by name and district."""

    def __init__(self, units: pd.DataFrame) -> None:
        self.units = units

    def match(
        self, text: object = None, code: object = None, name: object = None, district: object = None
    ) -> Match:
        """Which unit is meant by a free text, or by a code, a name, a district given apart."""
        said = read_mention(text, code, name, district)
        if said.code:
            return self._by_code(said)
        return self._by_name(said) if said.name else Match("unknown")

    def _by_code(self, said: Mention) -> Match:
        if said.code not in self.units.index:
            named = self._by_name(said)
            return Match("near" if named.candidates else "unknown", named.candidates, "code_unknown")
        if said.district and not self._is_in(said.code, said.district):
            return _contradicted(said.code, self._by_name(said), "district_differs")
        if said.name and not self._is_called(said.code, said.name):
            return _contradicted(said.code, self._by_name(said), "code_differs_from_name")
        return Match("certain", (said.code,))

    def _by_name(self, said: Mention) -> Match:
        kind, bare = split_kind(said.name)
        called = [code for code in self._codes_by_bare.get(bare, ()) if kind in ("", self._known[code].kind)]
        fitting = [code for code in called if not said.district or self._is_in(code, said.district)]
        if fitting:
            return Match("certain" if len(fitting) == 1 else "ambiguous", tuple(fitting))
        near = self._suggestions(said)
        if called:
            return Match("near", _each_once(*near, *called), "district_differs")
        return Match("near" if near else "unknown", near)

    def _is_called(self, code: str, name: str) -> bool:
        """Whether a name agrees with the unit of a code; typed without marks, when its letters do."""
        unit = self._known[code]
        kind, bare = split_kind(name)
        if bare == unit.bare and kind in ("", unit.kind):
            return True
        plainly = (kind, bare) == ("", unit.plain) or split_plain_kind(name) == (unit.kind, unit.plain)
        return plainly and name.isascii()

    def _is_in(self, code: str, district: str) -> bool:
        unit = self._known[code]
        known = (unit.district, unit.district_code.zfill(5))
        return bool(unit.district) and (
            split_district_kind(district)[1] == known[0] or read_code(district) == known[1]
        )

    def _suggestions(self, said: Mention) -> tuple[str, ...]:
        """The closest names by their letters alone; the same letters and the district said go first."""
        best: dict[str, float] = defaultdict(float)
        plain = {code: unit.plain for code, unit in self._known.items()}
        for form in {unaccented(split_kind(said.name)[1]), split_plain_kind(said.name)[1]} - {""}:
            for _, score, code in process.extract(
                form, plain, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=None
            ):
                best[code] = max(best[code], score)
        same = {code for code in best if best[code] == 100}
        home = {code for code in best if self._is_plainly_in(code, said.district)}
        kept = (same & home) or (same | home) or set(best)
        ranked = sorted(kept, key=lambda code: (code not in home, -best[code], code))
        return tuple(ranked[:SUGGESTIONS])

    def _is_plainly_in(self, code: str, district: str) -> bool:
        """Like `_is_in`, by the letters alone: good enough to suggest."""
        known = self._known[code].plain_district
        return bool(district and known) and unaccented(folded(district)).endswith(known)

    @cached_property
    def _known(self) -> dict[str, _Known]:
        columns = self.units[["name", "district_code", "district_name"]]
        known = {}
        for code, name, district_code, district_name in columns.itertuples(name=None):
            (kind, bare), district = split_kind(name), split_district_kind(district_name)[1]
            plain = unaccented(bare), unaccented(district)
            known[str(code)] = _Known(kind, bare, plain[0], district_code, district, plain[1])
        return known

    @cached_property
    def _codes_by_bare(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for code, unit in self._known.items():
            found[unit.bare].append(code)
        return found


def _contradicted(code: str, named: Match, reason: Reason) -> Match:
    """A code that something contradicts: its unit is offered, then what the name alone leads to."""
    rival = named.status in ("certain", "ambiguous") and named.candidates != (code,)
    return Match("ambiguous" if rival else "near", _each_once(code, *named.candidates), reason)


def _each_once(*codes: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))
