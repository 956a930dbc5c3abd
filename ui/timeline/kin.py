"""What became of a unit in the reorganisation of 1/7/2025, or what it was made of, in words with links."""

from collections.abc import Sequence
from html import escape

from analysis.timeline import Held
from store import has_districts
from ui.language import say
from ui.routes import Route, address
from units import counterpart, load_units, predecessors, successors


def what_became(code: str, era: str, held: dict[int, Held]) -> str:
    """HTML: the units of the other era that took a unit's territory, or gave it, and whether its results go on.

    Names lead to the newest round of `held` in which a unit was scored. "" for a code that no table of ours has.
    """
    if code not in load_units(era).index:
        return ""
    return _onward(code, held) if era == "2022" else _backward(code, held)


def _onward(code: str, held: dict[int, Held]) -> str:
    into = successors(code)
    names = _named(into.new_codes, "2025", held)
    if counterpart(code, "2022"):
        return say(
            f"Từ 1/7/2025 là {names}, giữ nguyên địa giới: kết quả các kỳ nối tiếp nhau.",
            f"From 1/7/2025 it is {names}, of the same territory: its results go on.",
        )
    if into.is_split:
        return say(
            f"Từ 1/7/2025 được chia về {names}: kết quả của đơn vị này dừng ở đây, không chuyển sang đơn vị mới nào.",
            f"From 1/7/2025 it is divided among {names}: its results end here and pass to none of them.",
        )
    others = [each.old_code for each in predecessors(into.new_codes[0]) if each.old_code != code]
    return say(
        f"Từ 1/7/2025 nhập với {_named(others, '2022', held)} thành {names}: kết quả của đơn vị này không phải là kết quả "
        "của đơn vị mới.",
        f"From 1/7/2025 it is merged with {_named(others, '2022', held)} into {names}: its results are not those of the "
        "new unit.",
    )


def _backward(code: str, held: dict[int, Held]) -> str:
    before = predecessors(code)
    if counterpart(code, "2025"):
        names = _named([before[0].old_code], "2022", held)
        return say(
            f"Trước 1/7/2025 là {names}, giữ nguyên địa giới: kết quả các kỳ nối tiếp nhau.",
            f"Before 1/7/2025 it was {names}, of the same territory: its results go on.",
        )
    part = say(" (một phần)", " (a part)")
    parts = [_named([each.old_code], "2022", held) + (part if each.is_split else "") for each in before]
    return say(
        f"Lập từ 1/7/2025, gồm {', '.join(parts)}: kết quả của các đơn vị cũ không cộng thành kết quả của đơn vị này.",
        f"Made on 1/7/2025 of {', '.join(parts)}: the results of the former units do not add up to its own.",
    )


def _named(codes: Sequence[str], era: str, held: dict[int, Held]) -> str:
    """Units by name, each with its district because names repeat; with a link where there are results to see."""
    units = load_units(era)
    told = []
    for code in codes:
        name = str(units.at[code, "name"])
        if has_districts(era):
            name += f" ({units.at[code, 'district_name']})"
        rounds = [id for id, one in held.items() if one.era == era and code in one.units.index]
        there = address(Route.PROFILE, round=str(max(rounds)), unit=code) if rounds else ""
        told.append(
            f'<a href="{escape(there)}" style="color:var(--xs-accent)">{escape(name)}</a>'
            if there
            else escape(name)
        )
    return ", ".join(told)
