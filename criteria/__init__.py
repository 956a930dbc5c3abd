"""WHAT is asked: catalogue model, rule types, verdict rules, and the editions as YAML."""

from criteria.catalogue import Edition, Group, Indicator, Provenance, Slot, Source, Threshold
from criteria.edition_yaml import as_yaml
from criteria.loader import (
    EditionError,
    checked,
    edition_ids,
    edition_text,
    for_communes,
    load_any,
    load_edition,
    read_catalogue,
)
from criteria.skeleton import KnownIndicator, Skeleton

__all__ = [
    "Edition",
    "EditionError",
    "Group",
    "Indicator",
    "KnownIndicator",
    "Provenance",
    "Skeleton",
    "Slot",
    "Source",
    "Threshold",
    "as_yaml",
    "checked",
    "edition_ids",
    "edition_text",
    "for_communes",
    "load_any",
    "load_edition",
    "read_catalogue",
]
