"""Names of files that lie in one place: no two are the same."""

from collections.abc import Iterable, Iterator


def distinct(names: Iterable[str]) -> Iterator[str]:
    """Yield each name, with a number where it was there before: `a.xlsx`, `a (2).xlsx`. Case makes no difference."""
    taken: set[str] = set()
    for name in names:
        stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
        given, number = name, 1
        while given.casefold() in taken:
            number += 1
            given = f"{stem} ({number}){dot}{ending}"
        taken.add(given.casefold())
        yield given
