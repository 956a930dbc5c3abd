"""The tables of the archive: the one place that names their columns, with types, units and meanings."""

from archive.schema.of_results import CELLS, GROUPS, RESULTS
from archive.schema.of_the_round import INDICATORS, ROUNDS, SUCCESSIONS, UNITS

__all__ = ["CELLS", "GROUPS", "INDICATORS", "RESULTS", "ROUNDS", "SUCCESSIONS", "TABLES", "UNITS"]

TABLES = (ROUNDS, UNITS, RESULTS, GROUPS, INDICATORS, CELLS, SUCCESSIONS)
