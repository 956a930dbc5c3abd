"""Commands run in this process, each test with a store of its own."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

import cli
from checklist.layout import CHECKLIST_SHEET, Column
from checklist.template.plan import plan_of
from tests.terminal.commands import (
    BAD_CELL,
    BAD_SLOT,
    FIRST,
    OUTSIDE,
    REFERENCE,
    SECOND,
    Run,
    Said,
    filled_checklist,
)


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


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """Filled checklists by name: two of the cohort, one outside it, one with a figure that is no number."""
    book = openpyxl.load_workbook(io.BytesIO(filled_checklist(SECOND)))
    book[CHECKLIST_SHEET][BAD_CELL].value = "9o"
    for column in (Column.NOT_APPLICABLE, Column.DENOMINATOR):
        cell = plan_of(REFERENCE).row_of[BAD_SLOT].cell(column)
        book[CHECKLIST_SHEET][cell].value = 100 if column is Column.DENOMINATOR else None
    spoiled = io.BytesIO()
    book.save(spoiled)
    good = {name: filled_checklist(name) for name in (FIRST, SECOND, OUTSIDE)}
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
