"""The benchmark: a flat object of numbers under the contract's names. How large they are is not tested here."""

import json
from math import isfinite

import pytest

import bench
from units import load_units

NAMES = {
    "checklist_vs_openpyxl",
    "marked_vs_openpyxl",
    "score_vs_numpy",
    "firmness_vs_numpy",
    "firmness_seconds",
    "firmness_mb",
    "export_vs_to_excel",
    "bulk_vs_openpyxl",
    "bulk_seconds",
    "templates_per_second",
    "growth_exponent",
    "peak_mb",
}
SIZES = (20, 40, 80)


@pytest.fixture(scope="module")
def measured() -> tuple[dict[str, float], list[str]]:
    """One run over few units, and what it told."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bench, "SIZES", SIZES)
        patch.setattr(bench, "BULK", 3)
        patch.setattr(bench, "BULK_TURNS", 1)
        patch.setattr(bench, "load_units", lambda era: load_units(era).iloc[::14])
        told: list[str] = []
        return bench.run(told.append), told


def test_it_gives_one_flat_object_of_numbers(measured: tuple[dict[str, float], list[str]]) -> None:
    numbers, _ = measured
    assert json.loads(json.dumps(numbers, allow_nan=False)) == numbers
    assert all(type(number) in (int, float) and isfinite(number) for number in numbers.values())


def test_it_has_the_names_of_the_contract(measured: tuple[dict[str, float], list[str]]) -> None:
    numbers, _ = measured
    assert set(numbers) >= NAMES | {f"seconds_{n}" for n in SIZES} | {f"mb_{n}" for n in SIZES}
    assert all(numbers[name] > 0 for name in NAMES - {"growth_exponent"})


def test_it_tells_each_figure_as_it_comes(measured: tuple[dict[str, float], list[str]]) -> None:
    _, told = measured
    said = " ".join(told)
    assert [line for line in told if line.startswith(tuple(f"{n} units rated" for n in SIZES))] == told[:3]
    assert all(name in said for name in ("openpyxl.load_workbook", "plain NumPy", "DataFrame.to_excel"))


def test_the_sizes_are_those_of_the_contract() -> None:
    assert bench.SIZES == (94, 559, 3_321, 10_598)


def test_both_sides_of_a_ratio_run_in_turn() -> None:
    ran: list[str] = []
    bench.in_turn(lambda: ran.append("ours"), lambda: ran.append("baseline"), turns=3)
    assert ran == ["ours", "baseline"] * 3


@pytest.mark.parametrize("n", [94, 559, 3_321])
def test_units_beyond_those_of_the_province_are_made_up_under_codes_of_their_own(n: int) -> None:
    units = bench.many_units(n)
    assert len(units) == n
    assert units.index.is_unique
    assert set(units["zone"]) == {"lowland", "mountain"}
