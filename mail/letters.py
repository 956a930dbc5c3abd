"""A digest as a letter: a template filled with what it tells. Its first line is the subject, the body follows a blank line."""

import re
from dataclasses import dataclass, fields
from typing import Any

from mail.contents import Head
from mail.template_files import Template, template_text
from wording.language import Lang
from wording.tags import environment

LONGEST_SUBJECT = 200
_TAG = r"{%(?:(?!%}).)*%}"
_TAGS_ALONE = re.compile(rf"^[ \t]*(?:{_TAG}[ \t]*)+\n", re.MULTILINE)
_BLANKS = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Letter:
    """What a person reads: a subject on one line, and a body whose lines end in line feeds."""

    subject: str
    body: str


def letter(template: Template, lang: Lang, digest: Head) -> Letter:
    """The letter that tells a digest; call only where the template has no problems."""
    return filled(template_text(template, lang), digest)


def filled(text: str, digest: Any) -> Letter:
    """A template's text filled with a record. Tags alone on their line leave no line, several blank ones become one."""
    source = _TAGS_ALONE.sub(_without_blanks, text.replace("\r\n", "\n"))
    context = {one.name: getattr(digest, one.name) for one in fields(digest)}
    subject, _, body = environment(xml=False).from_string(source).render(context).partition("\n")
    lines = "\n".join(line.rstrip() for line in body.strip().split("\n"))
    return Letter(" ".join(subject.split())[:LONGEST_SUBJECT], _BLANKS.sub("\n\n", lines) + "\n")


def _without_blanks(tags: re.Match[str]) -> str:
    return "".join(re.findall(_TAG, tags.group()))
