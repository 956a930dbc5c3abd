"""`template` and `check`: what they write and say."""

from pathlib import Path

import pytest

import cli
from checklist.layout import CHECKLIST_SHEET
from checklist.reader import read_checklist
from checklist.template import Template
from demonstration import EDITION
from tests.terminal.commands import BAD_CELL, FIRST, OUTSIDE, Folder, Run, document_in
from units import demonstration_cohort, load_units
from wording.problems import Kind


def test_template_writes_one_checklist_a_unit_made_out_to_it(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "new" / "folder"
    assert run("template", "--out", out, "--unit", FIRST, "--unit", OUTSIDE).code == cli.OK
    assert sorted(p.name for p in out.iterdir()) == sorted([f"phieu-{FIRST}.xlsx", f"phieu-{OUTSIDE}.xlsx"])
    for code in (FIRST, OUTSIDE):
        [filled] = read_checklist((out / f"phieu-{code}.xlsx").read_bytes(), "phieu.xlsx").filled
        assert (filled.unit, filled.era, filled.edition_id) == (code, "2022", EDITION)


def test_template_takes_the_units_of_a_cohort_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "giao.csv").write_text(f"Mã đơn vị\n{FIRST}\n{OUTSIDE}\n", encoding="utf-8")
    assert run("template", "--out", tmp_path / "out", "--cohort", tmp_path / "giao.csv").code == cli.OK
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_template_by_default_writes_the_94_of_the_demonstration(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Template, "for_unit", lambda self, *said: b"")
    assert run("template", "--out", tmp_path).code == cli.OK
    assert {p.name for p in tmp_path.iterdir()} == {f"phieu-{code}.xlsx" for code in demonstration_cohort()}


def test_template_knows_the_units_of_2025(run: Run, tmp_path: Path) -> None:
    code = load_units("2025").index[0]
    assert run("template", "--out", tmp_path, "--era", "2025", "--unit", code).code == cli.OK
    [filled] = read_checklist((tmp_path / f"phieu-{code}.xlsx").read_bytes(), "phieu.xlsx").filled
    assert (filled.unit, filled.era) == (code, "2025")


def test_template_suggests_a_unit_code_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    said = run("template", "--out", tmp_path / "out", "--unit", FIRST, "--unit", FIRST[:-1])
    assert said.code == cli.FAILED
    assert f"Có phải ý bạn là “{FIRST}”?" in said.line_of(Kind.UNIT_UNKNOWN)
    assert not (tmp_path / "out").exists()


def test_template_does_not_write_over_a_file_that_stands_where_the_folder_should(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("của người khác", encoding="utf-8")
    said = run("template", "--out", tmp_path / "out", "--unit", FIRST)
    assert said.code == cli.FAILED
    assert str(tmp_path / "out") in said.err


def test_check_accepts_a_filled_checklist(run: Run, folder: Folder) -> None:
    said = run("check", folder(FIRST))
    assert (said.code, said.out) == (cli.OK, "")
    assert "Nhận được 1 phiếu, chưa nhận 0 tệp." in said.err


def test_check_refuses_with_file_cell_code_message_on_one_line(run: Run, folder: Folder) -> None:
    place = folder("bad")
    said = run("check", place / "bad.xlsx")
    assert said.code == cli.SOME_REFUSED
    file, cell, code, message = said.line_of(Kind.NOT_A_NUMBER).split(" · ", 3)
    assert Path(file) == place / "bad.xlsx"
    assert (cell, code) == (f"{CHECKLIST_SHEET}!{BAD_CELL}", "NOT_A_NUMBER")
    assert message.startswith("“9o” không phải là số.")


def test_check_writes_its_report_and_nothing_else(run: Run, folder: Folder, tmp_path: Path) -> None:
    place, report = folder(FIRST, "bad"), tmp_path / "report.json"
    before = {p: p.read_bytes() for p in place.iterdir()}
    assert run("check", place, "--json", report).code == cli.SOME_REFUSED
    refusals = [problem for problem in document_in(report) if problem["severity"] == "error"]
    assert [(Path(p["file"]).name, p["sheet"], p["cell"], p["code"]) for p in refusals] == [
        ("bad.xlsx", CHECKLIST_SHEET, BAD_CELL, "NOT_A_NUMBER")
    ]
    assert all(problem["message"] and problem["remedy"] for problem in refusals)
    assert {p: p.read_bytes() for p in place.iterdir()} == before
    assert {p.name for p in tmp_path.iterdir()} == {"phieu", "report.json"}


def test_messages_are_english_where_the_environment_asks(
    run: Run, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XASO_LANG", "en")
    said = run("check", folder("bad"))
    assert "“9o” is not a number." in said.line_of(Kind.NOT_A_NUMBER)
    assert "0 checklists accepted, 1 files refused." in said.err
