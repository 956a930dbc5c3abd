"""The rows of the archive's tables, read from a published round; nothing is scored here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC
from functools import cached_property

import pyarrow as pa

from archive.described import Table
from archive.schema import CELLS, GROUPS, INDICATORS, RESULTS, ROUNDS, SUCCESSIONS, UNITS
from criteria.verdicts import Verdict
from opendata.models import Unit
from opendata.published import PublishedRound, head_of
from units import ERAS, forebear, load_successions

Row = tuple[object, ...]


@dataclass(frozen=True)
class Source:
    """A published round of a province, as it counts and as the units themselves had it."""

    province: str
    counts: PublishedRound

    @cached_property
    def self_assessed(self) -> PublishedRound:
        """The same document, read with the self-assessed results in the place of those that count."""
        document = self.counts.document
        return PublishedRound(self.counts.head, document | {"appraised": document["self_assessed"]})

    @property
    def first(self) -> Row:
        """What every row begins with."""
        return self.province, self.counts.head.id, self.counts.head.demonstration


def table_of(table: Table, source: Source) -> pa.Table:
    """The rows of a table for one round, in a stable order, by the table's schema."""
    rows = [(*source.first, *row) for row in _ROWS[table.name](source)]
    columns = list(zip(*rows, strict=True)) or [()] * len(table.columns)
    arrays = [pa.array(values, one.type) for values, one in zip(columns, table.columns, strict=True)]
    return pa.Table.from_arrays(arrays, schema=table.schema)


def _rounds(source: Source) -> Iterator[Row]:
    head, document = source.counts.head, source.counts.document
    said = head_of(head)
    # Without a zone: a reader of Parquet may need more than itself to show one.
    published_at = head.published_at.astimezone(UTC).replace(tzinfo=None)
    yield (
        *(head.name, head.era, head.edition_id, document["edition_sha256"]),
        *(said.edition_title.vi, said.provenance.value, said.notice.vi, said.notice.say("en")),
        *(source.counts.edition.scale, head.opens_on, head.deadline, published_at, head.sha256),
        *(len(document["cohort"]), len(source.counts.units)),
    )


def _units(source: Source) -> Iterator[Row]:
    document = source.counts.document
    cohort, rated = set(document["cohort"]), {one.code for one in source.counts.units}
    for one in sorted(document["units"], key=lambda place: place["code"]):
        place = (one[name] for name in ("code", "name", "kind", "district_code", "district_name", "zone"))
        yield (*place, one["code"] in cohort, one["code"] in rated)


def _results(source: Source) -> Iterator[Row]:
    before = {one.code: one for one in source.self_assessed.units}
    verdicts = source.counts.edition.verdict_by_id
    for unit in source.counts.units:
        yield (unit.code, *_totals(unit, verdicts), *_totals(before[unit.code], verdicts))


def _totals(unit: Unit, verdicts: dict[str, Verdict]) -> Row:
    verdict = verdicts[unit.verdict]
    return (
        *(unit.rank, unit.rank_in_district, unit.rank_in_zone),
        *(unit.points, unit.applicable_max, unit.bonus, unit.score, unit.completeness),
        *(unit.passed, unit.failed, unit.missing, unit.applicable),
        *(verdict.id, verdict.name.vi, verdict.tone, unit.grade),
    )


def _groups(source: Source) -> Iterator[Row]:
    for unit in source.counts.units:
        counts, before = (round_.groups_of(unit.code) for round_ in (source.counts, source.self_assessed))
        for group in source.counts.edition.groups:
            figures = (*counts[group.id].model_dump().values(), *before[group.id].model_dump().values())
            yield (unit.code, group.id, group.name.vi, *figures)


def _indicators(source: Source) -> Iterator[Row]:
    edition = source.counts.edition
    for position, one in enumerate(edition.indicators, 1):
        bar = one.threshold
        yield (
            *(one.id, position, one.group, edition.group_by_id[one.group].name.vi, one.name.vi),
            *(one.input.type, one.rule.type, one.rule.direction, one.points, one.mandatory, one.counts),
            *(one.rule.scored, one.not_applicable is not None),
            *((bar.lowland, bar.mountain) if bar else (None, None)),
            *((bar.source.provenance.value, bar.source.text.vi or None) if bar else (None, None)),
        )


def _cells(source: Source) -> Iterator[Row]:
    ids = [one.id for one in source.counts.edition.indicators]
    for unit in source.counts.units:
        counts, before = (round_.figures_of(unit.code) for round_ in (source.counts, source.self_assessed))
        for id, figures, own in zip(ids, counts, before, strict=True):
            yield (unit.code, id, *figures, *own)


def _successions(source: Source) -> Iterator[Row]:
    former, latest = ERAS
    if source.counts.head.era != latest:
        return
    known = {place["code"] for place in source.counts.document["units"]}
    links = load_successions()
    told = links[links["new_code"].isin(known)].sort_values(["new_code", "old_code"])
    for code, old_code, old_name, share in told[
        ["new_code", "old_code", "old_name", "share"]
    ].values.tolist():
        yield (code, former, old_code, old_name, share, forebear(code) == old_code)


_ROWS: dict[str, Callable[[Source], Iterator[Row]]] = {
    ROUNDS.name: _rounds,
    UNITS.name: _units,
    RESULTS.name: _results,
    GROUPS.name: _groups,
    INDICATORS.name: _indicators,
    CELLS.name: _cells,
    SUCCESSIONS.name: _successions,
}
