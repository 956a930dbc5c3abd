"""The members of a workbook's zip: taken out, changed as text, packed again."""

import io
import warnings
import zipfile
from collections.abc import Callable
from random import Random

Members = list[tuple[str, bytes]]
"""Name and content of each; a list, because a name may stand twice."""
Change = Callable[[str], str]
SHEETS = "xl/worksheets/sheet"


def unpacked(content: bytes) -> Members:
    """The members of a sound zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(member.filename, archive.read(member)) for member in archive.infolist()]


def packed(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The zip of the members. Repeatable: every member has the same date."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method, compresslevel=1) as archive:
        warnings.simplefilter("ignore")  # two members of one name are meant
        for name, part in members:
            info = zipfile.ZipInfo(name or "?", (1980, 1, 1, 0, 0, 0))
            info.compress_type = method
            archive.writestr(info, part)
    return out.getvalue()


def change_part(members: Members, at: int, change: Change) -> None:
    """Change one member as text; what is no text is read as far as it is one."""
    name, part = members[at]
    members[at] = (name, change(part.decode("utf-8", "replace")).encode("utf-8", "replace"))


def place_of(members: Members, name: str) -> int | None:
    """Where a member stands, None where an earlier mutation took it."""
    return next((i for i, (other, _) in enumerate(members) if other == name), None)


def any_part(members: Members, rng: Random) -> int | None:
    """Some member, every second time a sheet."""
    sheets = [i for i, (name, _) in enumerate(members) if name.startswith(SHEETS)]
    places = sheets if sheets and rng.random() < 0.5 else range(len(members))
    return rng.choice(places) if places else None
