"""Programs that are killed at random moments: a few here, hundreds by `python -m tests.kills`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from store import local_access, open_database
from tests.conftest import FIGURE
from tests.kills import UNITS, Work, faults, new_round, run

ROOT = Path(__file__).resolve().parents[2]


def test_a_program_killed_at_any_moment_loses_nothing_it_told_and_leaves_nothing_half(record_property):
    command = [sys.executable, "-m", "tests.kills", "--count", "3"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    record_property(FIGURE, f"killed: {' '.join(done.stdout.split())}")


def test_what_was_told_and_is_not_there_is_a_fault(database_url):
    db = open_database(database_url)
    work, told = Work.made(), []
    round_id = new_round(local_access(db))
    with pytest.raises(InterruptedError):
        run(local_access(db), round_id, work, lambda *done: _until_changed(told, done))
    db.close()
    assert faults(database_url, round_id, work, told) == []
    lost = [["submitted", UNITS[0], 999], ["appraised", UNITS[0], 1], ["round", "published", 1]]
    found = faults(database_url, round_id, work, [*told, *lost])
    assert found == [f"told and lost: {what} {which}" for what, which, _ in lost]


def _until_changed(told, done):
    told.append(list(done))
    if done[0] == "changed":
        raise InterruptedError
