"""A round as its folder tells it: read, and held against the rules that the store keeps by itself."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath
from typing import Any

from sqlalchemy import Table

from analysis.progress.months import Month
from criteria import Edition, EditionError, for_communes
from store.appraisal.figures import Figure, check_figure
from store.copies.folder_reading import Folder, Line
from store.copies.listings import (
    APPRAISALS,
    COHORT,
    EVENTS,
    EVIDENCE,
    HANDED_IN,
    LISTINGS,
    PROGRESS,
    PROGRESS_PLAN,
    PROGRESS_REPORTS,
    SUBMISSIONS,
    Listing,
)
from store.copies.round_files import attachment_file, checklist_file, report_file
from store.copies.round_head import (
    EDITION_FILE,
    FILE,
    FIRST_FORMAT,
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
_MONTH = Text(vi="tháng dạng 2022-07", en="a month such as 2022-07")
_DAY = Text(vi="số từ 1 đến 31", en="a number from 1 to 31")
_ASSIGNED = Text(vi="mã một đơn vị có trong cohort.csv", en="the code of a unit in cohort.csv")
_NOT_BEFORE_FIRST = Text(vi="ngày không trước first_month", en="a day not before first_month")
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
    if said and said.get("format") not in (FORMAT, FIRST_FORMAT):
        folder.note(Kind.FOLDER_OTHER_FORMAT, FILE, found=str(said.get("format", ""))[:80], known=FORMAT)
    if folder.problems:
        raise CopyRefused(folder.problems)
    head = folder.values(said, ROUND_COLUMNS, FILE)
    edition_text = folder.text(EDITION_FILE)
    edition = _edition(folder, edition_text)
    published, document = _published(folder, said, head)
    there = [one for one in LISTINGS if said["format"] != FIRST_FORMAT or one not in PROGRESS]
    lines = {listing.file: folder.lines(listing) if listing in there else [] for listing in LISTINGS}
    if folder.has(EVENTS.file):
        folder.content(EVENTS.file)  # for the digest alone
    read = ReadRound(folder, head, edition_text or "", published, document, lines)
    _check_words(read)
    _check_handed_in(read)
    _check_progress(read)
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
    for line in read.of(PROGRESS_REPORTS):
        row = line.values
        if row["file_sha256"] is not None:
            found[report_file(row["unit_code"], row["month"], row["revision"])] = row["file_sha256"]
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


def _check_handed_in(read: ReadRound) -> None:
    """What rows say of a submission or report is said of one that is there, and answers are those that were handed in."""
    known: dict[Table | None, set[tuple[str, ...]]] = {
        listing.table: {_key(line, listing.key) for line in read.of(listing)} for listing in HANDED_IN
    }
    named: dict[Table | None, str] = {listing.table: listing.file for listing in HANDED_IN}
    for listing in LISTINGS:
        parent = listing.parent
        for line in read.of(listing) if parent is not None else ():
            key = _key(line, listing.parent_key)
            if key not in known[parent]:
                facts: dict[str, Fact] = {"found": " ".join(key), "listing": named[parent]}
                read.folder.note(Kind.FOLDER_NO_SUBMISSION, listing.file, line.number, **facts)
    for listing, of_answers in HANDED_IN.items():
        _check_answers(read, listing, of_answers)


def _check_answers(read: ReadRound, listing: Listing, of_answers: Listing) -> None:
    answers = defaultdict(list)
    for line in read.of(of_answers):
        answers[_key(line, listing.key)].append(line.values)
    for line in read.of(listing):
        key, revision, digest = _key(line, listing.key), line.values["revision"], line.values["digest"]
        if revision < 1:
            read.folder.note_value(listing.file, line.number, "revision", revision, _FROM_ONE)
        if digest and digest_of(answers[key]) != digest:
            facts: dict[str, Fact] = {"found": " ".join(key), "listing": of_answers.file}
            read.folder.note(Kind.FOLDER_ANSWERS_CHANGED, listing.file, line.number, **facts)


def _check_progress(read: ReadRound) -> None:
    """Months are months, assigned units report, and the one plan there may be is one that could have been made."""
    for listing, name in ((PROGRESS_PLAN, "first_month"), (PROGRESS_REPORTS, "month")):
        for line in read.of(listing):
            if not _is_month(line.values[name]):
                read.folder.note_value(listing.file, line.number, name, line.values[name], _MONTH)
    assigned = {line.values["unit_code"] for line in read.of(COHORT)}
    for line in read.of(PROGRESS_REPORTS):
        if line.values["unit_code"] not in assigned:
            read.folder.note_value(
                PROGRESS_REPORTS.file, line.number, "unit_code", line.values["unit_code"], _ASSIGNED
            )
    for line in read.of(PROGRESS_PLAN):
        if str(Month.of(line.values["goal_on"])) < line.values["first_month"]:
            read.folder.note_value(
                PROGRESS_PLAN.file, line.number, "goal_on", line.values["goal_on"], _NOT_BEFORE_FIRST
            )
        if not 1 <= line.values["due_day"] <= 31:
            read.folder.note_value(PROGRESS_PLAN.file, line.number, "due_day", line.values["due_day"], _DAY)
    for line in read.of(PROGRESS_PLAN)[1:]:
        read.folder.note(
            Kind.FOLDER_ROW_TWICE,
            PROGRESS_PLAN.file,
            line.number,
            first=read.of(PROGRESS_PLAN)[0].number,
            found="",
        )


def _is_month(text: str) -> bool:
    try:
        return bool(Month.parse(text))
    except ValueError:
        return False


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


def _key(line: Line, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(line.values[name]) for name in names)


def _one_of(words: Collection[str]) -> Text:
    listed = ", ".join(words)
    return Text(vi=f"một trong: {listed}", en=f"one of: {listed}")
