"""`audit`: the chain verified with its head, and events taken out as files."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import text

import cli
from checklist import events_book
from checklist.events_book import COLUMNS, HEADER_ROW, MOMENT_FORMAT
from store import Database, NewAccount, Role, open_database, operator_access, save_account, set_active
from tests.terminal.commands import Run
from wording.problems import Kind

NAME = "=HYPERLINK(1) <b>Lan</b>"


@pytest.fixture
def kept(run: Run) -> Database:
    """A store with three events, one of them with a text that wants to be a formula."""
    db = open_database()
    access = operator_access(db)
    save_account(access, NewAccount("lan@thu.vn", NAME, Role.VIEWER))
    save_account(access, NewAccount("an@thu.vn", "An", Role.APPRAISER))
    set_active(access, "lan@thu.vn", False)
    return db


def rows_in(file: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))


def test_a_whole_chain_gives_its_head_and_is_checked_against_it(run: Run, kept: Database) -> None:
    said = run("audit", "verify")
    head = said.out.strip()
    assert said.code == cli.OK and len(head) == 64 and "3 sự kiện" in said.err
    assert run("audit", "verify", "--head", head).code == cli.OK
    refused = run("audit", "verify", "--head", "f" * 64)
    assert refused.code == cli.FAILED and refused.line_of(Kind.HEAD_NOT_FOUND)


def test_every_break_is_told_one_a_line(run: Run, kept: Database) -> None:
    with kept.transaction() as session:
        session.execute(text("DROP TRIGGER event_refuses_update"))
        session.execute(text("UPDATE event SET \"by\" = 'ai' WHERE id = 2"))
        session.execute(text("UPDATE account SET role = 'administrator' WHERE email = 'lan@thu.vn'"))
    said = run("audit", "verify")
    assert said.code == cli.FAILED and said.out == ""
    assert "Sự kiện 2" in said.line_of(Kind.EVENT_CHANGED) or "sự kiện 2" in said.line_of(Kind.EVENT_CHANGED)
    assert "Tài khoản lan@thu.vn" in said.line_of(Kind.CHANGED_WITHOUT_EVENT)


def test_events_leave_as_csv_in_words_and_never_as_formulas(run: Run, kept: Database, tmp_path: Path) -> None:
    file = tmp_path / "nhat-ky.csv"
    assert run("audit", "export", file).code == cli.OK
    head, *rows = rows_in(file)
    assert head == [heading.vi for _, heading, _ in COLUMNS]
    assert [row[0] for row in rows] == ["3", "2", "1"]
    assert rows[0][4] == "Đổi tài khoản" and rows[0][2] == "Dòng lệnh"
    assert "Được đăng nhập: Có → Không" in rows[0][8]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_events_leave_as_a_workbook_with_moments_and_numbers(
    run: Run, kept: Database, tmp_path: Path
) -> None:
    file = tmp_path / "nhat-ky.xlsx"
    assert run("audit", "export", file).code == cli.OK
    sheet = openpyxl.load_workbook(file).active
    first = [cell.value for cell in sheet[HEADER_ROW + 1]]
    assert first[0] == 3 and isinstance(first[1], datetime)
    assert sheet.cell(HEADER_ROW + 1, 2).number_format == MOMENT_FORMAT
    assert not any(cell.data_type == "f" for row in sheet for cell in row)
    assert sheet.max_row == HEADER_ROW + 3


def test_a_workbook_of_too_many_events_says_so(
    run: Run, kept: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("terminal.audit.MOST_ROWS", 2)
    said = run("audit", "export", tmp_path / "a.xlsx")
    assert "2 sự kiện mới nhất" in said.err and "Đã ghi 2 sự kiện" in said.err
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").active.max_row == HEADER_ROW + 2


def test_events_leave_as_json_lines_as_they_are_kept(run: Run, kept: Database, tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    assert run("audit", "export", file, "--what", "account.created", "--text", "HYPERLINK").code == cli.OK
    [line] = file.read_text(encoding="utf-8").splitlines()
    event = json.loads(line)
    assert (event["id"], event["by"], event["after"]["name"]) == (1, "terminal", NAME)


def test_filters_leave_out_what_is_not_asked(run: Run, kept: Database, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    for asked, count in (
        (["--by", "terminal"], 3),
        (["--by", "ai"], 0),
        (["--since", "2100-01-01"], 0),
        (["--until", "2100-01-01"], 3),
        (["--round", "1"], 0),
        (["--unit", "16633"], 0),
    ):
        assert run("audit", "export", file, *asked).code == cli.OK
        assert len(rows_in(file)) == 1 + count


def test_a_file_of_another_kind_is_refused(run: Run, kept: Database, tmp_path: Path) -> None:
    assert run("audit", "export", tmp_path / "a.pdf").code == cli.FAILED
    assert run("audit", "export", tmp_path / "a.csv", "--since", "hôm qua").code == cli.FAILED


def test_the_columns_in_words_are_those_that_are_printed() -> None:
    assert COLUMNS[events_book._PRINTED - 1][0] == "changes"
