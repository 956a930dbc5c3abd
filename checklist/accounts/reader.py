"""Reading a list of accounts: every person whose row is right, and every problem at its cell."""

from collections.abc import Iterator

from checklist.accounts.columns import NEEDED, Field, ListedAccount, field_of
from checklist.accounts.findings import Findings, shown
from checklist.accounts.places import places_of
from checklist.accounts.roles import ROLE_WORDS, read_role
from checklist.list_rows import ListRow, find_header, read_rows
from checklist.reading.numbers import plain
from wording.addresses import email_key, is_email
from wording.language import Text
from wording.nearness import near
from wording.problems import Fact, Kind, Problem

LONGEST_NAME = 300
"""Characters of a person's name, as many as the store keeps."""

_ROLES = Text(
    vi=", ".join(words.vi for words in ROLE_WORDS.values()), en=", ".join(w.en for w in ROLE_WORDS.values())
)


def read_accounts(content: bytes, file: str, era: str) -> tuple[tuple[ListedAccount, ...], list[Problem]]:
    """Return the people of a list (.xlsx, .csv, .txt) whose rows are right, in its order, and every problem of it.

    Columns stand in any order under their headers; others are passed over. A unit is named by its code, or by name
    and district; several stand in one cell, parted by semicolons. Raises ValueError for an unknown era.
    """
    rows, problems = read_rows(content, file, field_of)
    if problems:
        return (), problems
    columns, header = find_header(rows, field_of, (Field.EMAIL,))
    if rows:
        problems = list(_header_problems(rows[header or 0], columns, file))
    if problems:
        return (), problems
    findings, first = Findings(file, columns), dict[str, int]()
    read = (_person(row, era, findings, first) for row in rows[(header or 0) + 1 :])
    people = tuple(person for person in read if person is not None)
    if not people and not findings.problems:
        return (), [Problem(Kind.ACCOUNT_LIST_EMPTY, file)]
    return people, findings.problems


def _header_problems(row: ListRow, columns: dict[Field, int], file: str) -> Iterator[Problem]:
    for field in NEEDED:
        if field not in columns:
            yield row.problem(Kind.ACCOUNT_COLUMN_MISSING, file, {"field": field.value})
    for column, text in row.texts.items():
        named = field_of(text)
        if named in columns and columns[named] != column:
            facts: dict[str, Fact] = {"field": named.value, "first": row.cell(columns[named])}
            yield row.problem(Kind.HEADER_TWICE, file, facts, column)


def _person(row: ListRow, era: str, findings: Findings, first: dict[str, int]) -> ListedAccount | None:
    """The person of a row; None for a row without anything of ours, and where something is wrong, which is told."""
    if not any(findings.text(row, field) for field in Field):
        return None
    before = len(findings.problems)
    email, name, role = _email(row, findings, first), _name(row, findings), _role(row, findings)
    codes = places_of(row, role, era, findings) if role else ()
    return ListedAccount(email, name, role, codes) if role and len(findings.problems) == before else None


def _email(row: ListRow, findings: Findings, first: dict[str, int]) -> str:
    email = email_key(plain(findings.text(row, Field.EMAIL)))
    if not email:
        findings.tell(row, Field.EMAIL, Kind.ACCOUNT_EMAIL_MISSING)
    elif not is_email(email):
        findings.tell(row, Field.EMAIL, Kind.ACCOUNT_EMAIL_INVALID, found=shown(email))
    elif email in first:
        findings.tell(row, Field.EMAIL, Kind.ACCOUNT_EMAIL_TWICE, found=shown(email), first=first[email])
    else:
        first[email] = row.number
    return email


def _name(row: ListRow, findings: Findings) -> str:
    name = " ".join(findings.text(row, Field.NAME).split())
    if len(name) > LONGEST_NAME:
        findings.tell(row, Field.NAME, Kind.TEXT_TOO_LONG, found=len(name), limit=LONGEST_NAME)
    return name


def _role(row: ListRow, findings: Findings) -> str | None:
    said = findings.text(row, Field.ROLE)
    role = read_role(said)
    if not said:
        findings.tell(row, Field.ROLE, Kind.ACCOUNT_ROLE_MISSING, known=_ROLES)
    elif role is None:
        offered = near(said, [words.vi for words in ROLE_WORDS.values()])
        findings.tell(
            row, Field.ROLE, Kind.ACCOUNT_ROLE_UNKNOWN, found=shown(said), near=offered, known=_ROLES
        )
    return role
