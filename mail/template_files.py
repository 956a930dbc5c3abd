"""Which template a digest is written from: the office's own, where it lies in the data folder, else ours."""

from enum import Enum
from pathlib import Path

from mail.contents import DeskDigest, UnitDigest
from store.database.database import data_folder
from wording.language import LANGUAGES, Lang
from wording.problems import Fact, Kind, Problem
from wording.tags import problems_of

FOLDER = "mau-thu"
OURS = Path(__file__).parent / "templates"
MAX_BYTES = 64 * 1024


class Template(Enum):
    """A digest that can be written: how its templates are called, and what they can tell."""

    UNIT = ("xa", UnitDigest)
    DISTRICT = ("huyen", DeskDigest)
    PROVINCE = ("tinh", DeskDigest)

    def __init__(self, stem: str, record: type) -> None:
        self.stem, self.record = stem, record

    def file(self, lang: Lang) -> str:
        """The name of its file in one language."""
        return f"{self.stem}.{lang}.txt"


def office_path(template: Template, lang: Lang) -> Path:
    """Where an office puts its own template."""
    return data_folder() / FOLDER / template.file(lang)


def template_text(template: Template, lang: Lang) -> str:
    """The text of the template that counts, without a byte order mark; call only where it has no `template_problems`."""
    return _content(template, lang).decode("utf-8-sig")


def template_problems(template: Template, lang: Lang) -> list[Problem]:
    """Why the template that counts cannot be used, all reasons at once; empty where it can."""
    file = str(office_path(template, lang))
    try:
        content = _content(template, lang)
        if len(content) > MAX_BYTES:
            facts: dict[str, Fact] = {"limit": MAX_BYTES // 1024}
            return [Problem(Kind.LETTER_TEMPLATE_TOO_LARGE, file, facts=facts)]
        text = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return [Problem(Kind.LETTER_TEMPLATE_UNREADABLE, file)]
    found = problems_of(text, template.record, file)
    subject, blank, body = (*text.splitlines(), "", "", "")[:3]
    if not subject.strip() or blank.strip() or not body.strip():
        found.append(Problem(Kind.LETTER_SUBJECT_MISSING, file))
    if "dia_chi_ngung" not in text:
        found.append(Problem(Kind.LETTER_WITHOUT_WAY_OUT, file))
    return found


def all_template_problems() -> list[Problem]:
    """The problems of every template that counts."""
    return [one for template in Template for lang in LANGUAGES for one in template_problems(template, lang)]


def _content(template: Template, lang: Lang) -> bytes:
    """The bytes of the template that counts, a little more than the limit at most; raises OSError.

    An office's own that cannot be read counts all the same: ours is not taken silently in its place.
    """
    path = office_path(template, lang)
    with (path if path.exists() else OURS / template.file(lang)).open("rb") as file:
        return file.read(MAX_BYTES + 1)
