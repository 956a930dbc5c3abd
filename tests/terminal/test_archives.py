"""The command that archives: published rounds into folders of Parquet files."""

import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

import cli
from docs.archive_tables import PAGE
from store import local_access, open_database
from tests.archive.made import published_without_results
from tests.store.tampering import tamper
from tests.terminal.commands import Run
from wording.problems import Kind


@pytest.fixture(scope="module")
def published_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store whose only round is published."""
    path = tmp_path_factory.mktemp("published") / "xaso.db"
    db = open_database(f"sqlite:///{path}")
    published_without_results(local_access(db))
    db.close()
    return path


@pytest.fixture
def archiving(run: Run, published_file: Path) -> Run:
    """Runs commands on that store."""
    shutil.copy(published_file, os.environ["XASO_DATA_DIR"])
    return run


def test_the_commands_of_the_page_run_as_they_stand(
    archiving: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    [block] = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    said = [archiving(*shlex.split(line)[2:]) for line in block.splitlines()]
    assert [one.code for one in said] == [cli.OK, cli.OK]
    assert "Kỳ 1 “Không ai nộp”: mới ghi ở kho/province=38/year=2022/round=1." in said[0].err
    assert "đã có, không đổi" in said[1].err


def test_what_is_asked_wrongly_is_told_in_lines_and_writes_nothing(archiving: Run, tmp_path: Path) -> None:
    said = archiving("archive", "--out", tmp_path / "kho", "--round", 7, "--province", "Thanh Hóa")
    assert said.code == cli.FAILED
    assert said.line_of(Kind.ARCHIVE_PROVINCE_INVALID)
    assert "Kỳ 7" in said.line_of(Kind.ARCHIVE_ROUND_NOT_PUBLISHED)
    assert not (tmp_path / "kho").exists()


def test_a_round_that_was_tampered_with_is_refused(archiving: Run, tmp_path: Path) -> None:
    tamper(open_database(), "UPDATE result SET document = replace(document, '14755', '14758')")
    said = archiving("archive", "--out", tmp_path / "kho")
    assert said.code == cli.SOME_REFUSED
    assert "audit verify" in said.line_of(Kind.ARCHIVE_ROUND_CHANGED)


def test_a_folder_that_cannot_be_written_is_told(archiving: Run, tmp_path: Path) -> None:
    (tmp_path / "kho").write_text("a file stands there")
    said = archiving("archive", "--out", tmp_path / "kho")
    assert said.code == cli.FAILED and "kho" in said.err
