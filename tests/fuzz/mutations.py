"""Which mutations a case gets. All chance comes from the `rng` given, so that a case is repeated by its seed."""

from collections.abc import Callable
from random import Random

from tests.fuzz.cell_mutations import change_cells, misplace_cells
from tests.fuzz.originals import Original
from tests.fuzz.package_mutations import (
    change_members,
    cut_bytes,
    flip_bytes,
    pack_oddly,
    recode_member,
    repeat_bytes,
)
from tests.fuzz.parts import Members, packed
from tests.fuzz.row_mutations import change_facts, change_rows, merge_cells
from tests.fuzz.spots import Spots
from tests.fuzz.xml_mutations import change_elements, change_tokens

OF_BYTES: tuple[Callable[[bytes, Random], bytes], ...] = (flip_bytes, cut_bytes, repeat_bytes)
OF_PARTS: dict[Callable[[Members, Random], None], float] = {
    change_members: 2,
    recode_member: 1,
    change_tokens: 4,
    change_elements: 10,
}
OF_CELLS: dict[Callable[[Members, Spots, Random], None], float] = {
    change_cells: 70,
    misplace_cells: 1.5,
    change_rows: 8,
    merge_cells: 4,
    change_facts: 4,
}
"""How often each is chosen; breaking a file is easy, so most of them keep it readable."""
_BYTES_BROKEN = 0.04


def mutated(original: Original, rng: Random) -> tuple[bytes, str]:
    """The workbook after one to three mutations, and their names."""
    members, names = list(original.members), []
    chances: dict = OF_PARTS | OF_CELLS if original.spots else OF_PARTS
    for mutation in rng.choices(list(chances), list(chances.values()), k=rng.choice((1, 1, 1, 2, 3))):
        names.append(mutation.__name__)
        if mutation in OF_CELLS:
            mutation(members, original.spots, rng)
        else:
            mutation(members, rng)
    if rng.random() < 0.02:
        return pack_oddly(members, rng), "+".join([*names, pack_oddly.__name__])
    content = packed(members)
    if rng.random() < _BYTES_BROKEN:
        return broken(content, "+".join(names), rng)
    return content, "+".join(names)


def broken(content: bytes, names: str, rng: Random) -> tuple[bytes, str]:
    """The same with some bytes changed."""
    mutation = rng.choice(OF_BYTES)
    return mutation(content, rng), f"{names}+{mutation.__name__}"
