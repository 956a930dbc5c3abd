"""What is done to the XML of a part, blind to what it means: tags, attributes and texts."""

import re
from random import Random

from tests.fuzz import nasty
from tests.fuzz.parts import Members, any_part, change_part

_TOKEN = re.compile(r"<[^<>]*>|[^<>]+")
_LEAF = re.compile(r"<([\w:]+)(?: [^<>]*)?(?:/>|>[^<>]*</\1>)")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_TEXTS = (*nasty.NUMBER_TEXTS, *nasty.ANSWER_WORDS, *nasty.TEXTS, *nasty.HEADERS)


def change_tokens(members: Members, rng: Random) -> None:
    """Delete, double, move or alter tags and texts of one part; mostly that breaks it."""

    def change(text: str) -> str:
        tokens = _TOKEN.findall(text)
        for _ in range(rng.choice((1, 1, 2, 5))):
            if tokens:
                _change_token(tokens, rng)
        return "".join(tokens)

    if (at := any_part(members, rng)) is not None:
        change_part(members, at, change)


def change_elements(members: Members, rng: Random) -> None:
    """Drop, double or alter elements without breaking the XML, as other programs write it."""

    def change(text: str) -> str:
        for _ in range(rng.choice((1, 1, 3))):
            if found := list(_LEAF.finditer(text)):
                one, other = rng.choice(found), rng.choice(found)
                text = text[: one.start()] + _instead(one[0], other[0], rng) + text[one.end() :]
        return text

    if (at := any_part(members, rng)) is not None:
        change_part(members, at, change)


def _instead(one: str, other: str, rng: Random) -> str:
    attributes = list(_ATTRIBUTE.finditer(one.partition(">")[0]))
    if not attributes or rng.random() < 0.3:
        return rng.choice(("", "", one + one, other, one + other))
    at = rng.choice(attributes)
    said = rng.choice((*nasty.ATTRIBUTES, *(other[2] for other in attributes)))
    kept = "" if rng.random() < 0.3 else f'{at[1]}="{said}"'
    return one[: at.start()] + kept + one[at.end() :]


def _change_token(tokens: list[str], rng: Random) -> None:
    at, other, what = rng.randrange(len(tokens)), rng.randrange(len(tokens)), rng.randrange(6)
    if what == 0:
        del tokens[at]
    elif what == 1:
        tokens.insert(other, tokens[at])
    elif what == 2:
        tokens.insert(at, rng.choice(nasty.FRAGMENTS))
    elif what == 3:
        tokens[at], tokens[other] = tokens[other], tokens[at]
    elif not tokens[at].startswith("<"):
        tokens[at] = rng.choice(_TEXTS)
    elif found := list(_ATTRIBUTE.finditer(tokens[at])):
        one, said = rng.choice(found), rng.choice(nasty.ATTRIBUTES)
        tokens[at] = f'{tokens[at][: one.start()]}{one[1]}="{said}"{tokens[at][one.end() :]}'
