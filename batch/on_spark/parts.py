"""What a worker does with one part of the units in one month: find its best values, or score it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from batch.dense import Double, dense
from batch.encoding import Encoder
from batch.on_spark.packing import FAULTY, unpack
from batch.tables import schema, totals_columns
from batch.totals import totals_table
from criteria import Edition
from criteria.rules import RelativeRule
from scoring import Answers, score
from scoring.ranking import shortfall

BESTS = pa.schema(
    [("month", pa.string()), ("indicator", pa.string()), ("cohort", pa.float64()), ("all", pa.float64())]
)
Bests = Mapping[str, Mapping[str, float]]
"""By month and indicator the best value of the cohort; of all units where nobody of the cohort answered."""
Key = tuple[pa.Scalar, ...]

SHORTFALL, FAULT = "_shortfall", "_fault"
"""Columns beside the totals: what ranks are found by, and a slot that is answered twice ("": another fault)."""


def scored_schema(edition: Edition) -> pa.Schema:
    """The columns of what `PartScorer` gives back: all blank but `FAULT` where something is wrong."""
    fields = [field.with_nullable(True) for field in schema(totals_columns(edition))]
    return pa.schema([*fields, pa.field(SHORTFALL, pa.float64()), pa.field(FAULT, pa.string())])


@dataclass(frozen=True)
class Parts:
    """What every part needs to know."""

    encoder: Encoder
    units: pd.DataFrame
    cohort: pd.Index

    def answers(self, key: Key, table: pa.Table) -> tuple[str, Answers, list[Double]]:
        """The month, the part's answers, and what is answered twice."""
        month = key[0].as_py()
        return month, *dense(self.encoder, unpack(month, table), slice(None), month)


@dataclass(frozen=True)
class BestFinder(Parts):
    """Finds a part's best values of the relative indicators: those of the cohort's units, and those of all."""

    def __call__(self, key: Key, table: pa.Table) -> pa.Table:
        """One row a relative indicator."""
        if key[1].as_py() == FAULTY:
            return BESTS.empty_table()
        edition = self.encoder.edition
        month, answers, _ = self.answers(key, table)
        of_cohort = answers.take(np.flatnonzero(answers.units.isin(self.cohort)))
        cohort, all_ = (
            score(edition, of, self.units).best if len(of.units) else {} for of in (of_cohort, answers)
        )
        rows = [
            {
                "month": month,
                "indicator": id_,
                "cohort": _known(cohort.get(id_)),
                "all": _known(all_.get(id_)),
            }
            for id_ in relative_indicators(edition)
        ]
        return pa.Table.from_pylist(rows, BESTS)


@dataclass(frozen=True)
class PartScorer(Parts):
    """Scores a part; its ranks are those within the part, to be found anew among all."""

    bests: Bests

    def __call__(self, key: Key, table: pa.Table) -> pa.Table:
        """One row a unit, as `scored_schema` says."""
        edition = self.encoder.edition
        if key[1].as_py() == FAULTY:
            return self._faults([("", "", "")])
        month, answers, doubles = self.answers(key, table)
        if doubles:
            return self._faults(doubles)
        totals = totals_table(month, score(edition, answers, self.units, self.cohort, self.bests.get(month)))
        lost = shortfall(np.asarray(totals["score"].to_numpy(), dtype=float))
        # A rank compares for equality, and there are two zeros.
        return (
            totals.append_column(SHORTFALL, pa.array(lost + 0.0))
            .append_column(FAULT, pa.nulls(len(totals), pa.string()))
            .cast(scored_schema(edition))
        )

    def _faults(self, doubles: list[Double]) -> pa.Table:
        rows = [{"month": month, "code": unit, FAULT: slot} for month, unit, slot in doubles]
        return pa.Table.from_pylist(rows, scored_schema(self.encoder.edition))


def relative_indicators(edition: Edition) -> Iterator[str]:
    """The ids of the indicators whose points depend on the best of the cohort."""
    return (one.id for one in edition.indicators if isinstance(one.rule, RelativeRule))


def _known(value: float | None) -> float | None:
    return value if value is not None and value == value else None
