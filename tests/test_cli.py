"""The command line: what each command writes and says, and its exit codes. Nothing ever prints a traceback."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import cli
from checklist.layout import CHECKLIST_SHEET, Column
from checklist.reader import read_checklist
from checklist.template import Template
from checklist.template.plan import plan_of
from criteria import load_edition
from criteria.loader import EDITIONS
from demonstration import EDITION, plausible_answers
from store import current_answers, current_submissions, list_rounds, open_database
from tests.checklist.exported import SHEETS
from units import demonstration_cohort, load_units
from wording.problems import Kind

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = load_edition(EDITION)
UNITS = load_units("2022")
FIRST, SECOND = demonstration_cohort()[:2]
OUTSIDE = next(code for code in UNITS.index if code not in demonstration_cohort())
BAD_SLOT = "XHS.02"
BAD_CELL = plan_of(REFERENCE).row_of[BAD_SLOT].cell(Column.NUMERATOR)


@dataclass(frozen=True)
class Said:
    """What a command gave back."""

    code: int
    out: str
    err: str

    def line_of(self, kind: Kind) -> str:
        """The one line of standard error that tells this problem."""
        [line] = [line for line in self.err.splitlines() if kind.name in line.split(" · ")]
        return line


Run = Callable[..., Said]


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> Run:
    """Runs a command in this process, in Vietnamese and with a store of its own."""
    for name in ("XASO_LANG", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XASO_DATA_DIR", str(tmp_path_factory.mktemp("var")))

    def ran(*arguments: object) -> Said:
        code = cli.main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Said(code, out, err)

    return ran


def _checklist(code: str) -> bytes:
    unit = UNITS.loc[code]
    answers = plausible_answers(REFERENCE, UNITS.loc[[code]], seed=int(code))
    return Template(REFERENCE, unit["zone"]).for_unit(
        code, unit["name"], unit["district_name"], "2022", answers
    )


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """Filled checklists by name: two of the cohort, one outside it, one with a figure that is no number."""
    book = openpyxl.load_workbook(io.BytesIO(_checklist(SECOND)))
    book[CHECKLIST_SHEET][BAD_CELL].value = "9o"
    for column in (Column.NOT_APPLICABLE, Column.DENOMINATOR):
        cell = plan_of(REFERENCE).row_of[BAD_SLOT].cell(column)
        book[CHECKLIST_SHEET][cell].value = 100 if column is Column.DENOMINATOR else None
    spoiled = io.BytesIO()
    book.save(spoiled)
    good = {name: _checklist(name) for name in (FIRST, SECOND, OUTSIDE)}
    return good | {"bad": spoiled.getvalue()}


@pytest.fixture
def folder(tmp_path: Path, made: dict[str, bytes]) -> Callable[..., Path]:
    """Makes a folder with some of the checklists, under the name of each."""

    def of(*names: str, at: str = "phieu") -> Path:
        place = tmp_path / at
        place.mkdir()
        for name in names:
            (place / f"{name}.xlsx").write_bytes(made[name])
        return place

    return of


Folder = Callable[..., Path]


def _document(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def _codes(document: dict[str, Any]) -> set[str]:
    return {unit["code"] for unit in document["units"]}


# template


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


# check


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
    refusals = [problem for problem in _document(report) if problem["severity"] == "error"]
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


# score


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
    assert _codes(_document(tmp_path / "r.json")) == {FIRST, SECOND}


def test_score_writes_the_ranking_and_prints_it_in_rank_order(
    run: Run, folder: Folder, tmp_path: Path
) -> None:
    said = run(
        "score", folder(FIRST, SECOND, OUTSIDE), "--out", tmp_path / "r.xlsx", "--json", tmp_path / "r.json"
    )
    assert said.code == cli.OK
    assert openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames == SHEETS
    units = _document(tmp_path / "r.json")["units"]
    printed = [line.split("\t") for line in said.out.splitlines()]
    assert [(rank, code, name) for rank, code, name, *_ in printed] == [
        (str(unit["rank"]), unit["code"], unit["name"]) for unit in units
    ]
    assert [unit["rank"] for unit in units] == sorted(unit["rank"] for unit in units)


def test_score_marks_a_unit_outside_the_cohort_and_names_the_absent(
    run: Run, folder: Folder, tmp_path: Path
) -> None:
    said = run("score", folder(FIRST, OUTSIDE), "--json", tmp_path / "r.json")
    document = _document(tmp_path / "r.json")
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
    document = _document(tmp_path / "r.json")
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
    document = _document(tmp_path / "r.json")
    assert said.code == cli.SOME_REFUSED
    assert _codes(document) == {SECOND}
    assert {Path(r["file"]).name for r in document["refused"]} == {f"{FIRST}.xlsx", "bản sao.xlsx"}
    assert {p["code"] for r in document["refused"] for p in r["problems"]} == {"UNIT_TWICE"}
    assert FIRST in document["absent"]


def test_one_bad_file_among_good_ones_is_refused_and_the_rest_scored(
    run: Run, folder: Folder, tmp_path: Path
) -> None:
    place = folder(FIRST, OUTSIDE, "bad")
    (place / "note.csv").write_text("a;b", encoding="utf-8")
    said = run("score", place, "--json", tmp_path / "r.json", "--out", tmp_path / "r.xlsx")
    document = _document(tmp_path / "r.json")
    assert said.code == cli.SOME_REFUSED
    assert _codes(document) == {FIRST, OUTSIDE}
    refused = {Path(r["file"]).name: [p["code"] for p in r["problems"]] for r in document["refused"]}
    assert refused == {"bad.xlsx": ["NOT_A_NUMBER"], "note.csv": ["CSV_FILE"]}
    assert len(said.out.splitlines()) == 2
    assert openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames == SHEETS


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
    document = _document(tmp_path / "r.json")
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
    [refused] = _document(report)["refused"]
    assert Path(refused["file"]).name == odd
    assert run("check", place, "--json", report).code == cli.SOME_REFUSED
    assert odd in {Path(problem["file"]).name for problem in _document(report)}


# catalogue


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


# demo, bench


def test_demo_fills_the_store_each_time_it_is_called(run: Run) -> None:
    for count in (1, 2):
        assert run("demo", "--seed", "7").code == cli.OK
        database = open_database()
        rounds = list_rounds(database)
        assert [r.demonstration for r in rounds] == [True] * count
        assert all(len(r.cohort) == 94 for r in rounds)
    kept = [current_answers(database, r.id) for r in rounds]
    assert kept[0].equals(kept[1])
    assert 80 < len(current_submissions(database, rounds[0].id)) < 94
    database.close()


@pytest.mark.parametrize("url", ["nowhere", "sqlite:///{folder}/note.txt/xaso.db", "oracle://db"])
def test_a_store_that_cannot_be_opened_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str
) -> None:
    (tmp_path / "note.txt").touch()
    monkeypatch.setenv("DATABASE_URL", url.format(folder=tmp_path))
    said = run("demo")
    assert said.code == cli.FAILED
    assert re.match(r"DATABASE_\w+ · ", said.err)


def test_bench_prints_and_writes_the_same_object(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli.bench_module, "run", lambda told: told("94 units") or {"peak_mb": 1.5})
    said = run("bench", "--json", tmp_path / "bench.json")
    assert (said.code, said.err) == (cli.OK, "94 units\n")
    assert json.loads(said.out) == _document(tmp_path / "bench.json") == {"peak_mb": 1.5}


# wrong use, and the program as others start it


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nothing"],
        ["catalogue"],
        ["catalogue", "nothing"],
        ["score"],
        ["check"],
        ["template"],
        ["score", ".", "--nothing"],
        ["demo", "--seed", "x"],
        ["demo", "--seed", "-1"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_1(run: Run, arguments: list[str]) -> None:
    said = run(*arguments)
    assert said.code == cli.FAILED
    assert said.out + said.err


@pytest.mark.parametrize("command", ["", "template", "check", "score", "catalogue", "demo", "bench"])
def test_help_is_no_failure(run: Run, command: str) -> None:
    said = run(*command.split(), "--help")
    assert said.code == cli.OK
    assert "Usage" in said.out


def _started(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)],
        capture_output=True,
        env=os.environ | {"XASO_LANG": "vi"} | environment,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("names", "expected"), [((FIRST,), cli.OK), ((FIRST, "bad"), cli.SOME_REFUSED)], ids=["taken", "refused"]
)
def test_the_process_ends_with_the_exit_code(folder: Folder, names: tuple[str, ...], expected: int) -> None:
    done = _started("score", folder(*names))
    assert done.returncode == expected
    assert [line.split("\t")[1] for line in done.stdout.decode().splitlines()] == [FIRST]
    assert b"Traceback" not in done.stderr
    assert (b"NOT_A_NUMBER" in done.stderr) == (expected == cli.SOME_REFUSED)


def test_wrong_use_of_the_process_is_1() -> None:
    done = _started("nothing")
    assert (done.returncode, done.stdout) == (cli.FAILED, b"")
    assert b"Traceback" not in done.stderr


def test_output_is_utf_8_where_the_system_has_an_old_code_page() -> None:
    done = _started("catalogue", "show", EDITION, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (cli.OK, b"")
    assert REFERENCE.title.vi in done.stdout.decode("utf-8")
