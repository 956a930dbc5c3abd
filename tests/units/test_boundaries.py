"""A boundary file is from outside: whatever is wrong with it is told in words, and never breaks a page."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from units import read_boundaries
from units import shapes as shapes_module
from units.boundaries import GRID, MOST_BYTES, Boundaries
from wording import Kind

UNITS = ("14755", "14758", "00123")
DISTRICTS = ("380", "381")


def square(x: float = 105.0, y: float = 20.0, size: float = 0.1) -> list:
    return [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]


def area(called: object, rings: object, kind: str = "Polygon", **properties: object) -> dict:
    geometry = {"type": kind, "coordinates": rings}
    return {"type": "Feature", "id": called, "properties": properties, "geometry": geometry}


def collection(*features: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def topology(arcs: list, *geometries: dict, **more: object) -> bytes:
    objects = {"xa": {"type": "GeometryCollection", "geometries": geometries}}
    return json.dumps({"type": "Topology", "arcs": arcs, "objects": objects, **more}).encode()


def read(content: bytes) -> Boundaries:
    return read_boundaries(content, "boundaries-2022.json", UNITS, DISTRICTS)


def kinds(found: Boundaries) -> list[Kind]:
    return [problem.kind for problem in found.problems]


WHOLE = [area(code, [square(105 + i)]) for i, code in enumerate(UNITS)]


def test_a_whole_file_has_a_shape_for_every_unit_and_no_problem():
    found = read(collection(*WHOLE))
    assert set(found.shapes) == set(UNITS) and found.problems == () and found.level == "unit"


def test_shapes_lie_on_whole_steps_of_a_plane_and_stay_closed():
    found = read(collection(*WHOLE))
    points = [p for shape in found.shapes.values() for polygon in shape for ring in polygon for p in ring]
    assert all(type(v) is int and 0 <= v <= GRID for point in points for v in point)
    assert max(x for x, _ in points) == GRID
    assert all(
        ring[0] == ring[-1] for shape in found.shapes.values() for polygon in shape for ring in polygon
    )


def test_a_degree_of_longitude_is_drawn_narrower_than_one_of_latitude_as_it_is_on_the_ground():
    ring = read(collection(area("14755", [square(105, 60 - 0.5, 1)]))).shapes["14755"][0][0]
    width, height = max(x for x, _ in ring), max(y for _, y in ring)
    assert height == GRID and width == pytest.approx(GRID / 2, rel=0.01)


def test_plane_coordinates_are_taken_as_they_are():
    ring = read(collection(area("14755", [square(580_000, 2_190_000, 1_000)]))).shapes["14755"][0][0]
    assert max(x for x, _ in ring) == max(y for _, y in ring) == GRID


@pytest.mark.parametrize("named", [{"code": 14755}, {"code": "14755 "}, {"code": "14755"}])
def test_the_code_may_stand_in_a_property_while_the_id_counts(named):
    assert "14755" in read(collection(area(3, [square()], **named))).shapes


def test_zeros_in_front_of_a_code_may_be_lost():
    assert "00123" in read(collection(area(123, [square()]))).shapes


def test_several_areas_of_a_code_are_one_shape_and_holes_stay():
    hole = square(105.02, 20.02, 0.02)
    found = read(collection(area("14755", [square(), hole]), area("14755", [[square(106)]], "MultiPolygon")))
    assert [len(polygon) for polygon in found.shapes["14755"]] == [2, 1]


def test_a_file_of_districts_is_known_by_its_codes():
    found = read(collection(area(380, [square()]), area("381", [square(106)])))
    assert found.level == "district" and set(found.shapes) == set(DISTRICTS) and not found.problems


def test_a_topology_is_put_together_from_its_arcs_forwards_and_backwards():
    steps = [[[0, 0], [10, 0], [0, 10]], [[0, 0], [0, 10], [10, 0]]]
    one = {"type": "Polygon", "id": "14755", "arcs": [[0, -2]]}
    found = read(topology(steps, one, transform={"scale": [0.01, 0.01], "translate": [105, 20]}))
    ring = found.shapes["14755"][0][0]
    assert ring[0] == ring[-1] == [0, 0] and len(ring) == 5
    plain = topology([[[105, 20], [105.1, 20], [105.1, 20.1]], [[105, 20], [105, 20.1], [105.1, 20.1]]], one)
    assert read(plain).shapes == found.shapes


def test_units_without_a_shape_and_shapes_of_no_unit_are_told_and_the_rest_is_drawn():
    found = read(collection(area("14755", [square()]), area("99999", [square()]), area(None, [square()])))
    assert set(found.shapes) == {"14755"}
    assert kinds(found) == [Kind.BOUNDARY_CODES_UNKNOWN, Kind.BOUNDARIES_MISSING]
    assert "99999" in found.problems[0].message("vi") and "14758" in found.problems[1].message("vi")


@pytest.mark.parametrize(
    "rings",
    [
        [],
        [[]],
        [square()[:3]],
        [[[1, 2], ["x", 3], [4, 5], [1, 2]]],
        [[[1, 2], [1e308 * 10, 3], [4, 5], [1, 2]]],
        [[1, 2, 3, 4]],
        "rings",
        None,
        {"a": 1},
    ],
)
def test_a_damaged_area_is_told_and_the_others_are_drawn(rings):
    found = read(collection(*WHOLE[:2], area("00123", rings)))
    assert set(found.shapes) == {"14755", "14758"}
    assert kinds(found) == [Kind.BOUNDARIES_BROKEN] and "00123" in found.problems[0].message("en")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b"[1, 2]",
        b"null",
        b'{"type": "FeatureCollection"}',
        b'{"type": "Feature", "geometry": null}',
        b'{"type": "Topology", "objects": {}, "arcs": [[1, 2]]}',
        b'{"type": "Topology", "objects": {}, "arcs": 3}',
        b'{"type": "Topology", "objects": {}, "arcs": [], "transform": {"scale": [1], "translate": []}}',
        b'{"type": "FeatureCollection", "features": ' + b"9" * 10_000 + b"}",
    ],
)
def test_what_is_no_boundary_file_is_said_to_be_none(content):
    assert kinds(read(content)) == [Kind.BOUNDARIES_NOT_READABLE] and not read(content).shapes


def test_a_file_without_any_code_of_the_era_is_refused():
    assert kinds(read(collection(area("1", [square()])))) == [Kind.BOUNDARIES_WITHOUT_CODES]


def test_a_file_that_is_too_large_is_not_read():
    assert kinds(read(b" " * (MOST_BYTES + 1))) == [Kind.BOUNDARIES_TOO_LARGE]


def test_a_small_topology_that_unfolds_to_too_many_points_is_stopped(monkeypatch):
    monkeypatch.setattr(shapes_module, "MOST_POINTS", 1_000)
    arc = [[105 + i / 1000, 20 + i % 2] for i in range(100)]
    bomb = [{"type": "Polygon", "id": "14755", "arcs": [[0] * 50]}]
    assert kinds(read(topology([arc], *bomb))) == [Kind.BOUNDARIES_TOO_DETAILED]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "id", "code", "arcs", "coordinates", "geometry"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(JSON, JSON, st.sampled_from(["Polygon", "MultiPolygon", "Point"]))
def test_nothing_that_json_can_hold_breaks_the_reading(said, other, kind):
    area_ = {
        "type": kind,
        "id": "14755",
        "properties": other,
        "geometry": said,
        "arcs": said,
        "coordinates": other,
    }
    for content in (
        {
            "type": "FeatureCollection",
            "features": [said, area_, {**area_, "geometry": {"type": kind, "coordinates": other}}],
        },
        {"type": "Topology", "arcs": other, "objects": {"xa": said, "ya": area_}},
        {
            "type": "Topology",
            "arcs": [square()],
            "transform": other,
            "objects": {"ya": {**area_, "arcs": [[0]]}},
        },
        said,
    ):
        assert isinstance(read(json.dumps(content).encode()), Boundaries)


def test_one_area_beyond_all_measure_does_not_take_the_room_of_the_others():
    found = read(collection(WHOLE[0], area("14758", [square(1e300, 1e300, 1e299)])))
    assert set(found.shapes) == {"14755"} and Kind.BOUNDARIES_BROKEN in kinds(found)


@pytest.mark.filterwarnings("error")
def test_areas_that_are_next_to_nothing_or_next_to_infinite_are_damaged():
    for size in (5e-324, 7e307):
        found = read(collection(area("14755", [square(0, 0, size)])))
        assert not found.shapes and Kind.BOUNDARIES_BROKEN in kinds(found)


def test_half_a_character_in_a_code_can_still_be_told():
    (problem, *_) = read(collection(WHOLE[0], area("\ud800", [square()]))).problems
    assert problem.kind is Kind.BOUNDARY_CODES_UNKNOWN and problem.message("vi").encode()
