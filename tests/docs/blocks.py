"""Code blocks and headings of a page in Markdown; a comment `<!-- test: ... -->` before a block says what becomes of it."""

import re
from dataclasses import dataclass
from textwrap import dedent

_BLOCK = re.compile(
    r"^(?: *<!-- test: (?P<mark>.+?) -->\n)?(?P<in> *)```(?P<language>\w+)\n(?P<text>.*?)^(?P=in)```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """A block: its language, what a test is said to do with it, and its text."""

    language: str
    mark: str
    text: str


def blocks(page: str) -> list[Block]:
    """The code blocks of a page in their order."""
    return [Block(one["language"], one["mark"] or "", dedent(one["text"])) for one in _BLOCK.finditer(page)]


def headings(page: str) -> list[int]:
    """The depths of the headings, in their order."""
    outside = re.sub(r"^ *```.*?^ *```$", "", page, flags=re.MULTILINE | re.DOTALL)
    return [len(one) for one in re.findall(r"^(#+) ", outside, re.MULTILINE)]
