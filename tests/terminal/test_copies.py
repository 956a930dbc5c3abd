"""What `template` and `check` write beside the ordinary checklists: wide forms, marked copies, figures carried over."""

from pathlib import Path

import openpyxl

import cli
from checklist.layout import CHECKLIST_SHEET
from checklist.reader import read_checklist
from criteria.loader import EDITIONS
from demonstration import EDITION
from tests.terminal.commands import BAD_CELL, FIRST, SECOND, UNITS, Folder, Run
from wording.problems import Kind


def test_one_wide_form_a_district_holds_all_its_units(run: Run, tmp_path: Path) -> None:
    district = UNITS.at[FIRST, "district_name"]
    codes = list(UNITS.index[UNITS["district_name"] == district])[:3]
    other = next(code for code in UNITS.index if UNITS.at[code, "district_name"] != district)
    asked = [word for code in (*codes, other) for word in ("--unit", code)]
    assert run("template", "--wide", "--out", tmp_path, *asked).code == cli.OK
    forms = {file.name: read_checklist(file.read_bytes(), file.name) for file in tmp_path.iterdir()}
    assert len(forms) == 2
    blank = {Kind.NOTHING_FILLED_IN, Kind.UNITS_LEFT_BLANK}
    assert all({p.kind for p in form.problems} == blank for form in forms.values())


def test_a_refused_file_comes_back_marked_and_the_original_stays(
    run: Run, folder: Folder, tmp_path: Path
) -> None:
    place, copies = folder("bad"), tmp_path / "copies"
    before = (place / "bad.xlsx").read_bytes()
    assert run("check", place, "--annotate", copies).code == cli.SOME_REFUSED
    [copy] = copies.iterdir()
    book = openpyxl.load_workbook(copy)
    assert "9o" in book[CHECKLIST_SHEET][BAD_CELL].comment.text
    assert "Lỗi cần sửa" in book.sheetnames
    assert (place / "bad.xlsx").read_bytes() == before


def test_copies_of_two_files_of_one_name_do_not_overwrite_each_other(
    run: Run, folder: Folder, tmp_path: Path
) -> None:
    first, second = folder("bad", at="a"), folder("bad", at="b")
    run("check", first, second, "--annotate", tmp_path / "copies")
    assert len(list((tmp_path / "copies").iterdir())) == 2


def test_a_file_that_cannot_be_opened_is_told_and_no_copy_is_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04 broken")
    said = run("check", tmp_path / "x.xlsx", "--annotate", tmp_path / "copies")
    assert said.code == cli.SOME_REFUSED and said.line_of(Kind.DAMAGED_WORKBOOK)
    assert list((tmp_path / "copies").iterdir()) == []


def test_figures_of_another_edition_are_carried_over_on_request(
    run: Run, folder: Folder, tmp_path: Path
) -> None:
    text = (EDITIONS / f"{EDITION}.yaml").read_text(encoding="utf-8")
    text = text.replace(f"id: {EDITION}", "id: moi-2023", 1)
    (tmp_path / "moi.yaml").write_text(text, encoding="utf-8")
    place, new = folder(FIRST, SECOND), tmp_path / "new"
    said = run("check", place, "--edition", tmp_path / "moi.yaml", "--carry", new)
    assert said.code == cli.SOME_REFUSED
    assert said.err.count(Kind.EDITION_DIFFERS.name) == 2
    assert {file.name for file in new.iterdir()} == {f"phieu-{FIRST}.xlsx", f"phieu-{SECOND}.xlsx"}
    again = run("check", new, "--edition", tmp_path / "moi.yaml")
    assert again.code == cli.OK, again.err


def test_carrying_over_needs_to_know_where_to(run: Run, folder: Folder, tmp_path: Path) -> None:
    assert run("check", folder(FIRST), "--carry", tmp_path / "new").code == cli.FAILED
    assert not (tmp_path / "new").exists()
