"""Boundaries: the shapes of units or districts from a file that an office brings (GeoJSON or TopoJSON).

The file is from outside. Whatever is wrong with it is told, all at once, and what can be drawn is drawn.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from units.shapes import Feature, PolygonRings, TooDetailedError, UnreadableShapesError, features_of
from wording.problems import Fact, Kind, Problem

MOST_BYTES = 20_000_000
GRID = 2_000
"""Steps of the plane along its longer side: finer than a screen, and small enough to be sent to one."""

NAMED = 8
"""How many codes a message names."""

Level = Literal["unit", "district"]
MultiPolygon = list[list[list[list[int]]]]


@dataclass(frozen=True)
class Boundaries:
    """Shapes by code on a plane of whole numbers from 0 to `GRID`, y upwards; none where the file is of no use.

    A shape is a list of polygons, each a list of closed rings, as GeoJSON has them. `level` says whose codes they are.
    """

    level: Level
    shapes: Mapping[str, MultiPolygon]
    problems: tuple[Problem, ...] = ()


def read_boundaries(
    content: bytes, file: str, units: Collection[str], districts: Collection[str]
) -> Boundaries:
    """Read the shapes of an era's `units`, or of its `districts` where the file holds more of these.

    A code stands in a feature's `id` or in its property `code`; leading zeros may be lost. Plane coordinates are
    taken as they are, degrees are drawn as wide as they are on the ground. Never raises for what a file holds.
    """
    if len(content) > MOST_BYTES:
        facts: dict[str, Fact] = {"found": -(-len(content) // 1_000_000), "limit": MOST_BYTES // 1_000_000}
        return Boundaries("unit", {}, (Problem(Kind.BOUNDARIES_TOO_LARGE, file, facts=facts),))
    try:
        features = features_of(content)
    except UnreadableShapesError:
        return Boundaries("unit", {}, (Problem(Kind.BOUNDARIES_NOT_READABLE, file),))
    except TooDetailedError as error:
        problem = Problem(Kind.BOUNDARIES_TOO_DETAILED, file, facts={"limit": error.limit})
        return Boundaries("unit", {}, (problem,))
    named = {"unit": _by_code(features, units), "district": _by_code(features, districts)}
    level: Level = "district" if len(named["district"]) > len(named["unit"]) else "unit"
    wanted = districts if level == "district" else units
    if not named[level]:
        return Boundaries(level, {}, (Problem(Kind.BOUNDARIES_WITHOUT_CODES, file),))
    shapes = _on_grid(named[level])
    return Boundaries(level, shapes, tuple(_findings(file, features, named[level], shapes, wanted)))


def _by_code(features: list[Feature], known: Collection[str]) -> dict[str, list[PolygonRings]]:
    """The polygons of every known code; features of the same code make one shape."""
    found: dict[str, list[PolygonRings]] = defaultdict(list)
    for feature in features:
        code = _code_of(feature, known)
        if code is not None:
            found[code] += feature.polygons
    return dict(found)


def _code_of(feature: Feature, known: Collection[str]) -> str | None:
    """The first of what a feature is called by that is a code."""
    spellings = (form for name in feature.names for form in (name, name.zfill(5), name.lstrip("0")))
    return next((form for form in spellings if form in known), None)


def _on_grid(named: Mapping[str, list[PolygonRings]]) -> dict[str, MultiPolygon]:
    """The same shapes in whole steps, without points that fall on the one before; what vanishes is left out."""
    rings = [ring for polygons in named.values() for polygon in polygons for ring in polygon]
    if not rings:
        return {}
    low = np.min([ring.min(axis=0) for ring in rings], axis=0)
    high = np.max([ring.max(axis=0) for ring in rings], axis=0)
    in_degrees = bool(np.all(np.abs([low, high]) <= (180, 90)))
    stretch = np.array([np.cos(np.radians((low[1] + high[1]) / 2)) if in_degrees else 1.0, 1.0])
    extent = float(((high - low) * stretch).max())
    if not (extent > 0 and np.isfinite(GRID / extent)):
        return {}
    step = stretch * (GRID / extent)
    shapes = {}
    for code, polygons in named.items():
        drawn = [
            [r for ring in polygon if len(r := _coarse((ring - low) * step)) > 3] for polygon in polygons
        ]
        if kept := [polygon for polygon in drawn if polygon]:
            shapes[code] = kept
    return shapes


def _coarse(ring: np.ndarray) -> list[list[int]]:
    points = np.rint(ring).astype(int)
    moved = np.ones(len(points), dtype=bool)
    moved[1:] = (np.diff(points, axis=0) != 0).any(axis=1)
    return points[moved].tolist()


def _findings(
    file: str,
    features: list[Feature],
    named: Mapping[str, list[PolygonRings]],
    shapes: Mapping[str, MultiPolygon],
    wanted: Collection[str],
) -> list[Problem]:
    """What the file holds besides, what it lacks, and what of it cannot be drawn."""
    unknown = [f.names[0] if f.names else "?" for f in features if _code_of(f, wanted) is None]
    absent = sorted(code for code in wanted if code not in named)
    broken = sorted(code for code in named if code not in shapes)
    found = (
        (Kind.BOUNDARY_CODES_UNKNOWN, unknown),
        (Kind.BOUNDARIES_MISSING, absent),
        (Kind.BOUNDARIES_BROKEN, broken),
    )
    return [
        Problem(kind, file, facts={"count": len(codes), "found": _listed(codes)})
        for kind, codes in found
        if codes
    ]


def _listed(codes: list[str]) -> str:
    return ", ".join(codes[:NAMED]) + (", …" if len(codes) > NAMED else "")
