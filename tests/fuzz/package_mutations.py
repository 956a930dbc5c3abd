"""What breaks on the way: bytes that are lost or changed, members of the zip that are lost, doubled or recoded."""

import zipfile
from random import Random

from tests.fuzz.parts import Members, packed

_STRANGERS = ("xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "a/b", "xl/worksheets/sheet9.xml")


def flip_bytes(content: bytes, rng: Random) -> bytes:
    """Change some bytes anywhere."""
    out = bytearray(content)
    for _ in range(rng.choice((1, 1, 3, 20))):
        if out:
            out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def cut_bytes(content: bytes, rng: Random) -> bytes:
    """Lose a piece, often the end: an upload that broke off."""
    start = rng.randrange(len(content) + 1)
    return content[:start] + (content[start + rng.randrange(2000) :] if rng.random() < 0.5 else b"")


def repeat_bytes(content: bytes, rng: Random) -> bytes:
    """Have a piece twice."""
    start, length = rng.randrange(len(content) + 1), rng.randrange(3000)
    return content[: start + length] + content[start:]


def pack_oddly(members: Members, rng: Random) -> bytes:
    """Pack with another method, at times one that no program for sheets uses."""
    return packed(members, rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2)))


def change_members(members: Members, rng: Random) -> None:
    """Drop, rename, double, empty, swap, cut or shuffle members; add strangers."""
    if not members:
        return
    at, other = rng.randrange(len(members)), rng.randrange(len(members))
    (name, part), (other_name, other_part) = members[at], members[other]
    what = rng.randrange(9)
    if what == 0:
        del members[at]
    elif what == 1:
        renamed = (name.upper(), name + "x", "../" + name, "/" + name, name.replace("/", "\\"), "")
        members[at] = (rng.choice(renamed), part)
    elif what == 2:
        members.append((name, other_part))
    elif what == 3:
        members[at] = (name, b"")
    elif what == 4:
        members[at], members[other] = (name, other_part), (other_name, part)
    elif what == 5:
        members[at] = (name, part[: rng.randrange(len(part) + 1)])
    elif what == 6:
        members.append((rng.choice(_STRANGERS), b"x"))
    else:
        rng.shuffle(members)


def recode_member(members: Members, rng: Random) -> None:
    """Write a part in another encoding, or with a byte order mark."""
    if members:
        at = rng.randrange(len(members))
        name, part = members[at]
        encoding = rng.choice(("utf-16", "utf-8-sig", "utf-8-sig", "utf-32", "latin-1", "utf-16-le"))
        members[at] = (name, part.decode("utf-8", "replace").encode(encoding, "replace"))
