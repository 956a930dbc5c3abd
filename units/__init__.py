"""WHO is rated: the administrative units (xã, phường, thị trấn) of each era, what became of them, the lists
of units assigned for a year, and the reading of a unit's name as people type it. A unit is always named by
the pair (era, code), because codes and names are used again from one era to the next. This room imports no
other room but wording."""

from units.boundaries import Boundaries, read_boundaries
from units.cohorts import Cohort, demonstration, demonstration_cohort
from units.districts import as_units, load_district_targets, match_district
from units.heirs import counterpart, forebear, heir
from units.kinds import KINDS, without_kind
from units.matching import Match, Matcher, match
from units.names import canonical, folded, sort_key, unaccented
from units.registry import ERAS, ZONES, load_district_tiles, load_districts, load_units
from units.successions import Succession, load_successions, predecessors, successors
from units.targets import TARGETS_ERA, load_targets

__all__ = [
    "ERAS",
    "KINDS",
    "TARGETS_ERA",
    "ZONES",
    "Boundaries",
    "Cohort",
    "Match",
    "Matcher",
    "Succession",
    "as_units",
    "canonical",
    "counterpart",
    "demonstration",
    "demonstration_cohort",
    "folded",
    "forebear",
    "heir",
    "load_district_targets",
    "load_district_tiles",
    "load_districts",
    "load_successions",
    "load_targets",
    "load_units",
    "match",
    "match_district",
    "predecessors",
    "read_boundaries",
    "sort_key",
    "successors",
    "unaccented",
    "without_kind",
]
