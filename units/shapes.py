"""Shapes: the areas in a GeoJSON or TopoJSON text and what they are called, each checked before it is believed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

MOST_POINTS = 2_000_000
LONGEST_NAME = 40
FARTHEST = 1e9
"""No coordinate is so large, in degrees or in metres: one that is would leave no room for all others."""

PolygonRings = list[np.ndarray]
"""The rings of one polygon, the outer one first: floats (points, 2), all finite."""


class UnreadableShapesError(ValueError):
    """The text is no GeoJSON and no TopoJSON."""


class TooDetailedError(ValueError):
    """The shapes have more points than are taken; in TopoJSON a small file can unfold to many."""

    limit = MOST_POINTS


@dataclass(frozen=True)
class Feature:
    """One area: what it is called (its `id`, then its property `code`), and its polygons, none where they are damaged."""

    names: tuple[str, ...]
    polygons: list[PolygonRings]


def features_of(content: bytes) -> list[Feature]:
    """All areas of a file; raises UnreadableShapesError, TooDetailedError."""
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableShapesError(str(error)[:80]) from None
    kind = document.get("type") if isinstance(document, dict) else None
    if kind == "FeatureCollection" and isinstance(document.get("features"), list):
        reader = _Reader(None)
        return [
            reader.feature(one, one.get("geometry")) for one in document["features"] if isinstance(one, dict)
        ]
    if kind == "Topology" and isinstance(document.get("objects"), dict):
        reader = _Reader(_arcs(document))
        return [reader.feature(one, one) for one in _geometries(document["objects"])]
    raise UnreadableShapesError("neither a FeatureCollection nor a Topology")


def _geometries(objects: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The members of every collection of a topology; a geometry that stands alone is its own member."""
    for one in objects.values():
        members = one.get("geometries", [one]) if isinstance(one, dict) else []
        if isinstance(members, list):
            yield from (member for member in members if isinstance(member, dict))


def _arcs(topology: dict[str, Any]) -> list[np.ndarray]:
    """The lines that rings are put together from, in the file's coordinates; raises UnreadableShapesError."""
    try:
        arcs = [_points(arc) for arc in topology["arcs"]]
        transform = topology.get("transform")
        if transform is None:
            return arcs
        scale, translate = (
            np.array(transform[key], dtype=float).reshape(2) for key in ("scale", "translate")
        )
        return [np.cumsum(arc, axis=0) * scale + translate for arc in arcs]
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise UnreadableShapesError(str(error)[:80]) from None


def _points(positions: Any) -> np.ndarray:
    """Positions as floats (points, 2), heights left out; raises ValueError, TypeError, OverflowError."""
    points = np.array([position[:2] for position in positions], dtype=float)
    if points.ndim != 2 or points.shape[1] != 2:
        raise ValueError("not a line of positions")
    return points


class _Reader:
    """Reads areas one after the other and counts their points."""

    def __init__(self, arcs: list[np.ndarray] | None) -> None:
        self._arcs, self._left = arcs, MOST_POINTS

    def feature(self, called: dict[str, Any], geometry: Any) -> Feature:
        """One area; with a damaged geometry it has no polygon."""
        try:
            polygons = [[self._ring(ring) for ring in polygon] for polygon in self._polygons(geometry)]
        except (KeyError, IndexError, TypeError, ValueError, OverflowError) as error:
            if isinstance(error, TooDetailedError):
                raise
            polygons = []
        return Feature(_names(called), [polygon for polygon in polygons if polygon])

    def _polygons(self, geometry: dict[str, Any]) -> list[Any]:
        coordinates = geometry["coordinates" if self._arcs is None else "arcs"]
        if geometry["type"] == "MultiPolygon":
            return coordinates
        if geometry["type"] == "Polygon":
            return [coordinates]
        raise ValueError("no area")

    def _ring(self, ring: Any) -> np.ndarray:
        if self._arcs is None:
            self._count(len(ring))
            points = _points(ring)
        else:
            self._count(sum(len(self._arcs[i if i >= 0 else ~i]) for i in ring))
            points = np.concatenate([self._arcs[i] if i >= 0 else self._arcs[~i][::-1] for i in ring])
        if len(points) < 4 or not (np.abs(points) < FARTHEST).all():  # NaN is not either
            raise ValueError("no ring")
        return points

    def _count(self, points: int) -> None:
        self._left -= points
        if self._left < 0:
            raise TooDetailedError


def _names(called: dict[str, Any]) -> tuple[str, ...]:
    properties = called.get("properties")
    given = (called.get("id"), properties.get("code") if isinstance(properties, dict) else None)
    said = (one if isinstance(one, str) else str(one) for one in given if isinstance(one, str | int))
    shown = (
        name.encode(errors="replace").decode().strip() for name in said
    )  # half a character cannot be shown
    return tuple(name[:LONGEST_NAME] for name in shown if name)
