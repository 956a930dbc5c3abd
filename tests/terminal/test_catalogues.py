"""`catalogue`: editions checked, shown, taken to Excel and back, compared and published."""

import os
import re
from pathlib import Path

import openpyxl
import pytest

import cli
from checklist.edition_book.places import FIRST_ROW, HEADER_ROW
from criteria import load_any, read_catalogue
from criteria.loader import EDITIONS
from demonstration import EDITION
from tests.terminal.commands import FIRST, REFERENCE, Folder, Run, document_in
from wording.problems import Kind


@pytest.mark.parametrize("file", sorted(EDITIONS.glob("*.yaml")), ids=lambda file: file.stem)
def test_the_editions_that_ship_are_checked_and_shown(run: Run, file: Path) -> None:
    assert run("catalogue", "check", file).code == cli.OK
    shown = run("catalogue", "show", file.stem)
    assert shown.code == cli.OK
    assert shown.out.startswith(file.stem)


def test_an_edition_is_shown_with_points_and_thresholds_of_both_zones(run: Run) -> None:
    shown = run("catalogue", "show", EDITION).out
    assert {i.id for i in REFERENCE.indicators} <= set(shown.split())
    [line] = [line for line in shown.splitlines() if line.split()[:1] == ["XHS.02"]]
    indicator = REFERENCE.indicator_by_id["XHS.02"]
    assert indicator.threshold is not None
    assert line.split()[1] == f"{indicator.points:g}"
    for bar in (indicator.threshold.lowland, indicator.threshold.mountain):
        assert indicator.input.show(bar, "vi") in line


def test_a_mistake_in_an_edition_is_told_with_its_line(run: Run, tmp_path: Path) -> None:
    text = (EDITIONS / f"{EDITION}.yaml").read_text(encoding="utf-8")
    number = next(i for i, line in enumerate(text.splitlines(), start=1) if line.startswith("groups:"))
    (tmp_path / "e.yaml").write_text(text.replace("\ngroups:", "\ngruops:", 1), encoding="utf-8")
    said = run("catalogue", "check", tmp_path / "e.yaml")
    assert said.code == cli.FAILED
    line = said.line_of(Kind.CATALOGUE_UNKNOWN_KEY)
    assert line.startswith(f"{tmp_path / 'e.yaml'} · dòng {number} · ")
    assert "“groups”" in line


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"id: [", b"\xff\xfe\x00", b"- 1\n- 2\n"])
def test_what_is_no_edition_is_told(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "e.yaml").write_bytes(content)
    said = run("catalogue", "check", tmp_path / "e.yaml")
    assert said.code == cli.FAILED
    assert re.match(rf"{re.escape(str(tmp_path / 'e.yaml'))} · dòng 1 · CATALOGUE_\w+ · ", said.err)


def test_an_edition_that_is_not_there_is_wrong_use(run: Run, tmp_path: Path) -> None:
    said = run("catalogue", "check", tmp_path / "nowhere.yaml")
    assert (said.code, bool(said.line_of(Kind.FILE_NOT_FOUND))) == (cli.FAILED, True)
    said = run("catalogue", "show", "tham-chieu")
    assert said.code == cli.FAILED
    assert f"“{EDITION}”" in said.line_of(Kind.EDITION_UNKNOWN)


@pytest.mark.parametrize("edition", ["tham-chieu-2022", "qd-3853-2022"])
def test_an_edition_goes_out_to_a_workbook_and_comes_back_the_same(
    run: Run, tmp_path: Path, edition: str
) -> None:
    book, text = tmp_path / "e.xlsx", tmp_path / "e.yaml"
    assert run("catalogue", "export", edition, book).code == cli.OK
    assert run("catalogue", "check", book).code == cli.OK
    assert run("catalogue", "import", book, "--out", text).code == cli.OK
    assert read_catalogue(text.read_text(encoding="utf-8"), "e.yaml") == load_any(edition)
    said = run("catalogue", "diff", edition, text)
    assert (said.code, said.out) == (cli.OK, "")


def test_a_mistake_in_an_editions_workbook_is_told_with_sheet_and_cell_and_nothing_is_written(
    run: Run, tmp_path: Path
) -> None:
    run("catalogue", "export", EDITION, tmp_path / "e.xlsx")
    book = openpyxl.load_workbook(tmp_path / "e.xlsx")
    sheet = book["Chỉ tiêu"]
    at = {cell.value: cell.column for cell in sheet[HEADER_ROW]}
    sheet.cell(FIRST_ROW, at["Điểm tối đa"]).value = "nhiều"
    place = f"Chỉ tiêu!{sheet.cell(FIRST_ROW, at['Điểm tối đa']).coordinate}"
    book.save(tmp_path / "e.xlsx")
    said = run("catalogue", "import", tmp_path / "e.xlsx", "--out", tmp_path / "e.yaml")
    assert said.code == cli.FAILED
    assert said.err.split(" · ")[:2] == [str(tmp_path / "e.xlsx"), place]
    assert not (tmp_path / "e.yaml").exists()


def test_what_changed_is_said_in_words(run: Run, tmp_path: Path) -> None:
    text = (EDITIONS / f"{EDITION}.yaml").read_text(encoding="utf-8")
    changed = re.sub(r"(id: XHS\.02\n(?:.*\n)*?.*lowland: )[^,]+", r"\g<1>77%", text, count=1)
    (tmp_path / "e.yaml").write_text(changed, encoding="utf-8")
    [line] = run("catalogue", "diff", EDITION, tmp_path / "e.yaml").out.splitlines()
    assert line.startswith("XHS.02 (") and "thành 77%" in line


def test_a_published_edition_is_known_by_its_id(run: Run, folder: Folder, tmp_path: Path) -> None:
    text = (EDITIONS / f"{EDITION}.yaml").read_text(encoding="utf-8")
    (tmp_path / "moi.yaml").write_text(text.replace(f"id: {EDITION}", "id: moi-2023", 1), encoding="utf-8")
    assert run("catalogue", "show", "moi-2023").code == cli.FAILED
    assert run("catalogue", "publish", tmp_path / "moi.yaml").code == cli.OK
    assert run("catalogue", "show", "moi-2023").code == cli.OK
    assert run("template", "--out", tmp_path / "p", "--unit", FIRST, "--edition", "moi-2023").code == cli.OK
    scored = run("score", tmp_path / "p", "--json", tmp_path / "r.json")
    assert scored.code == cli.OK
    assert document_in(tmp_path / "r.json")["edition"] == "moi-2023"


def test_another_edition_is_not_published_under_the_id_of_one_that_ships(run: Run, tmp_path: Path) -> None:
    text = (EDITIONS / f"{EDITION}.yaml").read_text(encoding="utf-8")
    (tmp_path / "e.yaml").write_text(
        text.replace("\ntitle:\n  vi: ", "\ntitle:\n  vi: Không phải ", 1), encoding="utf-8"
    )
    said = run("catalogue", "publish", tmp_path / "e.yaml")
    assert (said.code, said.err.split(" · ")[0]) == (cli.FAILED, "EDITION_ID_TAKEN")


def test_looking_an_edition_up_makes_no_store(run: Run) -> None:
    run("catalogue", "show", "nothing")
    assert list(Path(os.environ["XASO_DATA_DIR"]).iterdir()) == []


def test_an_edition_for_districts_is_shown_with_what_it_takes(run: Run) -> None:
    lines = run("catalogue", "show", "tham-chieu-huyen-2022").out.splitlines()
    assert lines[0].endswith("· huyện")
    [line] = [line for line in lines if line.split()[:1] == ["HTH.01"]]
    assert line.endswith("[completed_of_assigned]")


@pytest.mark.parametrize("command", ["template --out", "score", "check"])
def test_no_checklist_is_made_or_read_for_an_edition_of_districts(
    run: Run, tmp_path: Path, command: str
) -> None:
    refused = run(*command.split(), tmp_path, "--edition", "tham-chieu-huyen-2022")
    assert refused.code == cli.FAILED
    assert (
        f"{Kind.EDITION_RATES_DISTRICTS.name} · Bộ tiêu chí “tham-chieu-huyen-2022” đánh giá cấp huyện"
        in refused.err
    )
