"""Which template a report is made from: the office's own, where it lies in the data folder, else ours."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from reports.contents import CommuneReport, ProvinceReport
from reports.progress_contents import AreaProgress, UnitProgress
from reports.rendering import MAX_BYTES
from store.database.database import data_folder

FOLDER = "mau-bao-cao"
OURS = Path(__file__).parent / "templates"


class Template(Enum):
    """A report that can be made: the file of its template, and what the template can tell."""

    PROVINCE = ("bao-cao-tinh.docx", ProvinceReport)
    COMMUNE = ("bao-cao-xa.docx", CommuneReport)
    AREA_PROGRESS = ("tien-do-tinh-huyen.docx", AreaProgress)
    UNIT_PROGRESS = ("tien-do-xa.docx", UnitProgress)

    def __init__(self, file: str, record: type) -> None:
        self.file, self.record = file, record


@dataclass(frozen=True)
class InUse:
    """A template's bytes, and whether they are the office's own; one above the size limit is not read to its end."""

    content: bytes
    of_the_office: bool


def office_path(template: Template) -> Path:
    """Where an office puts its own template."""
    return data_folder() / FOLDER / template.file


def in_use(template: Template) -> InUse:
    """The template that counts."""
    path = office_path(template)
    if not path.is_file():
        return InUse(ours(template), False)
    try:
        with path.open("rb") as file:
            return InUse(file.read(MAX_BYTES + 1), True)
    except OSError:  # it is there and counts, so that ours is not taken silently in its place
        return InUse(b"", True)


def ours(template: Template) -> bytes:
    """The template that comes with the program."""
    return (OURS / template.file).read_bytes()
