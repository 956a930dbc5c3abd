"""`score`: what it writes, says and ranks."""

import os
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

import cli
from demonstration import EDITION
from tests.checklist.exported import SHEETS
from tests.terminal.commands import FIRST, OUTSIDE, SECOND, Folder, Run, codes_of, document_in
from units import demonstration_cohort, load_units
from wording.problems import Kind


@pytest.mark.parametrize("form", ["files", "folder", "zip"])
def test_score_takes_files_folders_and_archives(run: Run, folder: Folder, tmp_path: Path, form: str) -> None:
    place = folder(FIRST, SECOND)
    given = sorted(place.iterdir()) if form == "files" else [place]
    if form == "zip":
        given = [tmp_path / "phieu.zip"]
        with zipfile.ZipFile(given[0], "w") as archive:
            for file in place.iterdir():
                archive.write(file, f"Huyện/{file.name}")
    said = run("score", *given, "--json", tmp_path / "r.json")
    assert said.code == cli.OK
    assert codes_of(document_in(tmp_path / "r.json")) == {FIRST, SECOND}


def test_score_writes_the_ranking_and_prints_it_in_rank_order(
    run: Run, folder: Folder, tmp_path: Path
) -> None:
    said = run(
        "score", folder(FIRST, SECOND, OUTSIDE), "--out", tmp_path / "r.xlsx", "--json", tmp_path / "r.json"
    )
    assert said.code == cli.OK
    assert openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames == [*SHEETS[:-1], "Vấn đề", SHEETS[-1]]
    units = document_in(tmp_path / "r.json")["units"]
    printed = [line.split("\t") for line in said.out.splitlines()]
    assert [(rank, code, name) for rank, code, name, *_ in printed] == [
        (str(unit["rank"]), unit["code"], unit["name"]) for unit in units
    ]
    assert [unit["rank"] for unit in units] == sorted(unit["rank"] for unit in units)


def test_score_marks_a_unit_outside_the_cohort_and_names_the_absent(
    run: Run, folder: Folder, tmp_path: Path
) -> None:
    said = run("score", folder(FIRST, OUTSIDE), "--json", tmp_path / "r.json")
    document = document_in(tmp_path / "r.json")
    assert said.code == cli.OK
    assert {u["code"]: u["in_cohort"] for u in document["units"]} == {FIRST: True, OUTSIDE: False}
    assert set(document["absent"]) == set(demonstration_cohort()) - {FIRST}
    assert "UNIT_OUTSIDE_COHORT" in [warning["code"] for warning in document["warnings"]]
    assert OUTSIDE in said.line_of(Kind.UNIT_OUTSIDE_COHORT)


def test_score_goes_by_the_cohort_of_a_file(run: Run, folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "giao.txt").write_text(f"{OUTSIDE}\n{SECOND}\n", encoding="utf-8")
    said = run(
        "score", folder(FIRST, OUTSIDE), "--cohort", tmp_path / "giao.txt", "--json", tmp_path / "r.json"
    )
    document = document_in(tmp_path / "r.json")
    assert said.code == cli.OK
    assert {u["code"]: u["in_cohort"] for u in document["units"]} == {FIRST: False, OUTSIDE: True}
    assert document["absent"] == [SECOND]


def test_a_cohort_file_with_an_unknown_unit_is_told_and_nothing_is_scored(
    run: Run, folder: Folder, tmp_path: Path
) -> None:
    (tmp_path / "giao.csv").write_text(f"Mã đơn vị\n{FIRST}\n99999\n", encoding="utf-8")
    said = run("score", folder(FIRST), "--cohort", tmp_path / "giao.csv", "--json", tmp_path / "r.json")
    assert (said.code, said.out) == (cli.FAILED, "")
    assert "giao.csv" in said.line_of(Kind.UNIT_UNKNOWN)
    assert not (tmp_path / "r.json").exists()


def test_two_checklists_of_one_unit_are_both_refused(
    run: Run, folder: Folder, tmp_path: Path, made: dict[str, bytes]
) -> None:
    place = folder(FIRST, SECOND)
    (place / "bản sao.xlsx").write_bytes(made[FIRST])
    said = run("score", place, "--json", tmp_path / "r.json")
    document = document_in(tmp_path / "r.json")
    assert said.code == cli.SOME_REFUSED
    assert codes_of(document) == {SECOND}
    assert {Path(r["file"]).name for r in document["refused"]} == {f"{FIRST}.xlsx", "bản sao.xlsx"}
    assert {p["code"] for r in document["refused"] for p in r["problems"]} == {"UNIT_TWICE"}
    assert FIRST in document["absent"]


def test_one_bad_file_among_good_ones_is_refused_and_the_rest_scored(
    run: Run, folder: Folder, tmp_path: Path
) -> None:
    place = folder(FIRST, OUTSIDE, "bad")
    (place / "note.csv").write_text("a;b", encoding="utf-8")
    said = run("score", place, "--json", tmp_path / "r.json", "--out", tmp_path / "r.xlsx")
    document = document_in(tmp_path / "r.json")
    assert said.code == cli.SOME_REFUSED
    assert codes_of(document) == {FIRST, OUTSIDE}
    refused = {Path(r["file"]).name: [p["code"] for p in r["problems"]] for r in document["refused"]}
    assert refused == {"bad.xlsx": ["NOT_A_NUMBER"], "note.csv": ["CSV_FILE"]}
    assert len(said.out.splitlines()) == 2
    assert openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames == [*SHEETS[:-1], "Vấn đề", SHEETS[-1]]


@pytest.mark.parametrize("command", ["check", "score"])
@pytest.mark.parametrize("form", ["folder", "zip"])
def test_nothing_to_read_is_told_and_is_a_refusal(run: Run, tmp_path: Path, command: str, form: str) -> None:
    empty = tmp_path / f"empty.{form}"
    if form == "zip":
        zipfile.ZipFile(empty, "w").close()
    else:
        empty.mkdir()
    said = run(command, empty)
    assert said.code == cli.SOME_REFUSED
    assert said.line_of(Kind.NO_WORKBOOK_FOUND).startswith(f"{empty.as_posix()} · NO_WORKBOOK_FOUND · ")


def test_a_path_that_is_not_there_is_wrong_use_and_nothing_is_written(
    run: Run, folder: Folder, tmp_path: Path
) -> None:
    said = run("score", folder(FIRST), tmp_path / "nowhere.xlsx", "--json", tmp_path / "r.json")
    assert (said.code, said.out) == (cli.FAILED, "")
    assert said.line_of(Kind.FILE_NOT_FOUND).startswith(str(tmp_path / "nowhere.xlsx"))
    assert not (tmp_path / "r.json").exists()


@pytest.mark.parametrize(
    ("options", "kind", "told"),
    [
        (["--edition", "tham-chiu-2022"], Kind.EDITION_UNKNOWN, f"Có phải ý bạn là “{EDITION}”?"),
        (["--edition", "qd-1829-2023"], Kind.EDITION_IS_SKELETON, "qd-1829-2023"),
        (["--era", "2030"], Kind.ERA_UNKNOWN, "2022, 2025"),
        (["--cohort", "nowhere.csv"], Kind.COHORT_UNKNOWN, "nowhere.csv"),
        (["--cohort", "demo", "--era", "2025"], Kind.COHORT_UNKNOWN, "demo"),
    ],
)
@pytest.mark.parametrize("command", ["score", "template"])
def test_what_is_not_known_is_wrong_use(
    run: Run, folder: Folder, tmp_path: Path, command: str, options: list[str], kind: Kind, told: str
) -> None:
    start = ["score", folder(FIRST)] if command == "score" else ["template", "--out", tmp_path / "out"]
    said = run(*start, *options)
    assert (said.code, said.out) == (cli.FAILED, "")
    assert told in said.line_of(kind)
    assert not (tmp_path / "out").exists()


def test_a_checklist_of_another_era_is_refused(run: Run, folder: Folder) -> None:
    said = run("score", folder(FIRST), "--era", "2025")
    assert said.code == cli.SOME_REFUSED
    assert said.line_of(Kind.ERA_DIFFERS)


def test_units_of_2025_have_no_district_to_be_ranked_in(run: Run, tmp_path: Path) -> None:
    code = load_units("2025").index[0]
    run("template", "--out", tmp_path / "out", "--era", "2025", "--unit", code)
    said = run("score", tmp_path / "out", "--era", "2025", "--json", tmp_path / "r.json")
    document = document_in(tmp_path / "r.json")
    assert (said.code, document["era"]) == (cli.OK, "2025")
    [unit] = document["units"]
    assert (unit["code"], unit["rank"], unit["rank_in_district"]) == (code, 1, None)
    assert unit["verdict"] == "incomplete"
    assert len(document["absent"]) == len(load_units("2025")) - 1


@pytest.mark.parametrize("option", ["--json", "--out"])
def test_a_place_that_cannot_be_written_is_told(
    run: Run, folder: Folder, tmp_path: Path, option: str
) -> None:
    said = run("score", folder(FIRST), option, tmp_path / "nowhere" / "file")
    assert said.code == cli.FAILED
    assert str(tmp_path / "nowhere" / "file") in said.err


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such names")
def test_a_file_name_that_is_no_text_is_reported_all_the_same(
    run: Run, folder: Folder, tmp_path: Path, made: dict[str, bytes]
) -> None:
    place, report = folder(FIRST), tmp_path / "r.json"
    odd = os.fsdecode(b"phi\xe1u.xlsx")
    (place / odd).write_bytes(made["bad"])
    said = run("score", place, "--json", report, "--out", tmp_path / "r.xlsx")
    assert said.code == cli.SOME_REFUSED
    [refused] = document_in(report)["refused"]
    assert Path(refused["file"]).name == "phi u.xlsx"
    assert run("check", place, "--json", report).code == cli.SOME_REFUSED
    assert "phi u.xlsx" in {Path(problem["file"]).name for problem in document_in(report)}


def test_a_ranking_written_among_the_checklists_is_passed_over_the_next_time(
    run: Run, folder: Folder
) -> None:
    place = folder(FIRST)
    first = run("score", place, "--out", place / "ranking.xlsx")
    again = run("score", place, "--out", place / "ranking.xlsx")
    assert (first.code, again.code, again.out) == (cli.OK, cli.OK, first.out)
    assert again.line_of(Kind.RANKING_PASSED_OVER)
