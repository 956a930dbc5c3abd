"""A round as its folder tells it: read, and held against the rules that the store keeps by itself."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath
from typing import Any

from criteria import Edition, EditionError, for_communes
from store.appraisal.figures import Figure, check_figure
from store.copies.folder_reading import Folder, Line
from store.copies.listings import (
    ANSWERS,
    APPRAISALS,
    COHORT,
    EVENTS,
    EVIDENCE,
    LISTINGS,
    SUBMISSIONS,
    Listing,
)
from store.copies.round_files import attachment_file, checklist_file
from store.copies.round_head import (
    EDITION_FILE,
    FILE,
    FORMAT,
    PUBLISHED_COLUMNS,
    RESULTS_FILE,
    ROUND_COLUMNS,
)
from store.errors import CopyRefused, FigureInvalid
from store.people.rights import Role
from store.rounds.editions import edition_of
from store.rounds.rounds import Status
from store.submissions.answers import digest_of
from store.submissions.states import State
from units import ERAS, load_units
from wording.language import Text
from wording.problems import Fact, Kind

_FIGURE = Text(vi="số liệu mà chỉ tiêu này nhận trong phiếu", en="a figure that a checklist takes there")
_WITH_STATUS = Text(
    vi="có khi và chỉ khi status là published", en="something if and only if the status is published"
)
_SOME_UNIT = Text(vi="ít nhất một đơn vị", en="at least one unit")
_NOT_BEFORE = Text(vi="ngày không trước opens_on", en="a day not before opens_on")
_FROM_ONE = Text(vi="số từ 1 trở lên", en="a number from 1 on")
_WORDS: dict[str, Collection[str]] = {"state": list(State), "role": list(Role)}


@dataclass(frozen=True)
class ReadRound:
    """What a folder holds, found to be whole: values by column, `published` and `document` where it was published."""

    folder: Folder
    head: dict[str, Any]
    edition_text: str
    published: dict[str, Any] | None
    document: str
    lines: dict[str, list[Line]]

    def of(self, listing: Listing) -> list[Line]:
        """The rows of a listing."""
        return self.lines[listing.file]


def read_round(path: Path) -> ReadRound:
    """Reads a folder; raises CopyRefused with all problems of its files."""
    folder = Folder(path)
    said = folder.document(FILE)
    if said and said.get("format") != FORMAT:
        folder.note(Kind.FOLDER_OTHER_FORMAT, FILE, found=str(said.get("format", ""))[:80], known=FORMAT)
    if folder.problems:
        raise CopyRefused(folder.problems)
    head = folder.values(said, ROUND_COLUMNS, FILE)
    edition_text = folder.text(EDITION_FILE)
    edition = _edition(folder, edition_text)
    published, document = _published(folder, said, head)
    lines = {listing.file: folder.lines(listing) for listing in LISTINGS}
    if folder.has(EVENTS.file):
        folder.content(EVENTS.file)  # for the digest alone
    read = ReadRound(folder, head, edition_text or "", published, document, lines)
    _check_words(read)
    _check_submissions(read)
    _check_appraisals(read, edition)
    for file, sha256 in files_of(read):
        content = folder.content(file)
        if content is not None and hashlib.sha256(content).hexdigest() != sha256:
            folder.note(Kind.FOLDER_FILE_CHANGED, str(file))
    if folder.problems:
        raise CopyRefused(folder.problems)
    return read


def files_of(read: ReadRound) -> Iterator[tuple[PurePosixPath, str]]:
    """The files that rows speak of, each once, with their SHA-256."""
    found: dict[PurePosixPath, str] = {}
    for line in read.of(SUBMISSIONS):
        row = line.values
        if row["file_sha256"] is not None:
            found[checklist_file(row["unit_code"], row["revision"])] = row["file_sha256"]
    for line in read.of(EVIDENCE):
        row = line.values
        if row["file_sha256"] is not None:
            found[attachment_file(row["unit_code"], row["file_sha256"], row["media_type"])] = row[
                "file_sha256"
            ]
    yield from found.items()


def _edition(folder: Folder, text: str | None) -> Edition | None:
    try:
        return None if text is None else for_communes(edition_of(text))
    except EditionError as error:
        folder.problems += [problem.in_file(EDITION_FILE) for problem in error.problems]
        return None


def _published(
    folder: Folder, said: dict[str, Any], head: dict[str, Any]
) -> tuple[dict[str, Any] | None, str]:
    given = said.get("published")
    if (head.get("status") == Status.PUBLISHED) != isinstance(given, dict):
        folder.note_value(FILE, None, "published", given, _WITH_STATUS)
    if not isinstance(given, dict):
        return None, ""
    return folder.values(given, PUBLISHED_COLUMNS, FILE), folder.text(RESULTS_FILE) or ""


def _check_words(read: ReadRound) -> None:
    """Words that this program acts upon are words that it knows."""
    folder, head = read.folder, read.head
    era = head.get("era")
    if "status" in head and head["status"] not in list(Status):
        folder.note_value(FILE, None, "status", head["status"], _one_of(list(Status)))
    if "era" in head and era not in ERAS:
        folder.note(Kind.ERA_UNKNOWN, FILE, found=str(era)[:80], known=", ".join(ERAS))
    if not read.of(COHORT) and not any(problem.file == COHORT.file for problem in folder.problems):
        folder.note_value(COHORT.file, None, "unit_code", "", _SOME_UNIT)
    if head.get("deadline") and "opens_on" in head and head["deadline"] < head["opens_on"]:
        folder.note_value(FILE, None, "deadline", head["deadline"], _NOT_BEFORE)
    units = load_units(era).index if era in ERAS else None
    for file, lines in read.lines.items():
        for line in lines:
            for name, known in _WORDS.items():
                if name in line.values and line.values[name] not in known:
                    folder.note_value(file, line.number, name, line.values[name], _one_of(known))
            code = line.values.get("unit_code")
            if code is not None and units is not None and code not in units:
                expected = Text(vi=f"mã đơn vị của thời kỳ {era}", en=f"the code of a unit of {era}")
                folder.note_value(file, line.number, "unit_code", code, expected)


def _check_submissions(read: ReadRound) -> None:
    """What rows say of a submission is said of one that is there, and answers are those that were handed in."""
    known = {_key(line) for line in read.of(SUBMISSIONS)}
    for listing in LISTINGS:
        for line in read.of(listing):
            if listing.of_submission and _key(line) not in known:
                read.folder.note(
                    Kind.FOLDER_NO_SUBMISSION, listing.file, line.number, found=" ".join(_key(line))
                )
    answers = defaultdict(list)
    for line in read.of(ANSWERS):
        answers[_key(line)].append(line.values)
    for line in read.of(SUBMISSIONS):
        if line.values["revision"] < 1:
            read.folder.note_value(
                SUBMISSIONS.file, line.number, "revision", line.values["revision"], _FROM_ONE
            )
        digest = line.values["digest"]
        if digest and digest_of(answers[_key(line)]) != digest:
            facts: dict[str, Fact] = {"found": " ".join(_key(line))}
            read.folder.note(Kind.FOLDER_ANSWERS_CHANGED, SUBMISSIONS.file, line.number, **facts)


def _check_appraisals(read: ReadRound, edition: Edition | None) -> None:
    for line in read.of(APPRAISALS) if edition else ():
        row = line.values
        figure = Figure(**{field.name: row[field.name] for field in fields(Figure)})
        slot = edition.slot_by_id.get(row["slot"]) if edition else None
        try:
            if slot is None:
                raise FigureInvalid("No such slot.")
            check_figure(slot, figure)
        except FigureInvalid:
            read.folder.note_value(APPRAISALS.file, line.number, "slot", row["slot"], _FIGURE)


def _key(line: Line) -> tuple[str, str]:
    return line.values["unit_code"], str(line.values["revision"])


def _one_of(words: Collection[str]) -> Text:
    listed = ", ".join(words)
    return Text(vi=f"một trong: {listed}", en=f"one of: {listed}")
