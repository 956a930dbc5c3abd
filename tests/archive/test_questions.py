"""The questions of the page about the archive: each runs, and gives what was reckoned by hand of `made`."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from archive.schema import CELLS
from docs.archive_tables import PAGE
from store.ratings.publication import sha256_of
from tests.archive.made import FIRST, SECOND

FIRST_TEXT, SECOND_TEXT = sha256_of(FIRST)[:8], sha256_of(SECOND)[:8]
[MEANING] = [one.meaning.vi for one in CELLS.columns if one.name == "self_outcome"]
ANSWERS: dict[int, list[tuple[object, ...]]] = {
    1: [
        ("38", 2022, 1, "Kỳ 2022", "thu-1", "proposed", 6, 5),
        ("38", 2023, 2, "Kỳ 2023", "thu-1", "proposed", 6, 5),
        ("38", 2024, 3, "Kỳ 2024", "thu-2", "proposed", 6, 6),
        ("38", 2025, 4, "Kỳ 2025", "thu-2", "proposed", 4, 4),
        ("99", 2022, 1, "Kỳ 2022", "thu-1", "proposed", 2, 3),
        ("99", 2023, 2, "Kỳ 2023", "thu-1", "proposed", 2, 2),
    ],
    2: [
        ("38", 2022, "lowland", 4, 2, 50.0, 1),
        ("38", 2022, "mountain", 2, 1, 50.0, 0),
        ("38", 2023, "lowland", 4, 2, 50.0, 1),
        ("38", 2023, "mountain", 2, 2, 100.0, 0),
        ("38", 2024, "lowland", 4, 3, 75.0, 0),
        ("38", 2024, "mountain", 2, 1, 50.0, 0),
        ("38", 2025, "lowland", 2, 1, 50.0, 0),
        ("38", 2025, "mountain", 2, 2, 100.0, 0),
        ("99", 2022, "lowland", 1, 1, 100.0, 0),
        ("99", 2022, "mountain", 1, 0, 0.0, 0),
        ("99", 2023, "lowland", 1, 0, 0.0, 0),
        ("99", 2023, "mountain", 1, 1, 100.0, 0),
    ],
    3: [
        ("thu-1", FIRST_TEXT, "38", 2022, 5, 100.0),
        ("thu-1", FIRST_TEXT, "38", 2023, 4, 100.0),
        ("thu-1", FIRST_TEXT, "99", 2022, 2, 50.0),
        ("thu-1", FIRST_TEXT, "99", 2023, 2, 80.0),
        ("thu-2", SECOND_TEXT, "38", 2024, 6, 100.0),
        ("thu-2", SECOND_TEXT, "38", 2025, 4, 100.0),
    ],
    4: [
        ("99", "A.2", 2023, 50.0, 100.0, 50.0),
        ("99", "B.1", 2023, 50.0, 100.0, 50.0),
        ("38", "A.1", 2023, 60.0, 100.0, 40.0),
        ("38", "A.2", 2025, 66.7, 100.0, 33.3),
        ("38", "A.2", 2023, 80.0, 100.0, 20.0),
        ("38", "B.1", 2025, 80.0, 100.0, 20.0),
        ("38", "B.1", 2023, 100.0, 100.0, 0.0),
        ("99", "A.1", 2023, 50.0, 50.0, 0.0),
        ("38", "A.1", 2025, 83.3, 75.0, -8.3),
    ],
    5: [
        ("38", "2025", "14845", 2022, 2025, 4),
        ("38", "2022", "14755", 2022, 2024, 3),
        ("38", "2022", "14758", 2022, 2024, 3),
    ],
    6: [
        ("38", 2022, "14755", "Phường Hàm Rồng", "A.1", 0.6),
        ("38", 2022, "14755", "Phường Hàm Rồng", "A.2", 4.0),
        ("38", 2022, "14845", "Thị trấn Mường Lát", "A.1", 0.5),
        ("38", 2022, "14845", "Thị trấn Mường Lát", "A.2", 2.0),
        ("38", 2023, "14848", "Xã Tam Chung", "A.1", 0.5),
        ("38", 2023, "14848", "Xã Tam Chung", "A.2", 2.0),
        ("38", 2024, "14761", "Phường Nam Ngạn", "A.1", 0.7),
        ("38", 2024, "14848", "Xã Tam Chung", "A.1", 0.6),
        ("38", 2025, "14848", "Xã Tam Chung", "A.2", 2.0),
        ("99", 2022, "90001", "90001", "A.1", 0.6),
        ("99", 2022, "90001", "90001", "A.2", 4.0),
        ("99", 2023, "90002", "90002", "A.1", 0.5),
        ("99", 2023, "90002", "90002", "A.2", 2.0),
    ],
    7: [
        ("38", 2024, "A.1", "Tên A.1", 0.6, 0.7, 0.5, 0.6, "reported", "Bản tin thử"),
    ],
    8: [
        ("38", 2022, "14761", "Phường Nam Ngạn", "A.1", 0.7, "passed", 0.5, "failed"),
    ],
    9: [
        ("38", 2022, "14761", "Phường Nam Ngạn", "A.1", "Tên A.1", 0.5, 0.6),
        ("38", 2024, "14848", "Xã Tam Chung", "A.2", "Tên A.2", 1.0, 2.0),
        ("38", 2025, "14797", "Phường Hạc Thành", "A.1", "Tên A.1", 0.5, 0.7),
        ("99", 2023, "90001", "90001", "A.1", "Tên A.1", 0.5, 0.6),
    ],
    10: [
        ("38", 2023, "14848", 0.0, 100.0, 100.0),
        ("99", 2023, "90002", 0.0, 100.0, 100.0),
        ("38", 2023, "14755", 100.0, 100.0, 0.0),
        ("38", 2023, "14758", 100.0, 100.0, 0.0),
        ("38", 2023, "14845", 100.0, 100.0, 0.0),
        ("99", 2023, "90001", 100.0, 60.0, -40.0),
    ],
    11: [
        ("38", 2023, "B.1", 1),
    ],
    12: [
        ("38", 2022, "Huyện Mường Lát", 2, 1, ""),
        ("38", 2022, "Thành phố Thanh Hóa", 4, 2, "Phường Trường Thi"),
        ("38", 2023, "Huyện Mường Lát", 2, 2, ""),
        ("38", 2023, "Thành phố Thanh Hóa", 4, 2, "Phường Trường Thi"),
        ("38", 2024, "Huyện Mường Lát", 2, 1, ""),
        ("38", 2024, "Thành phố Thanh Hóa", 4, 3, ""),
        ("99", 2022, "D1", 2, 1, ""),
        ("99", 2023, "D1", 2, 1, ""),
    ],
    13: [
        ("38", 2022, "thu-1", "A", 68.6),
        ("38", 2022, "thu-1", "B", 100.0),
        ("38", 2023, "thu-1", "A", 100.0),
        ("38", 2023, "thu-1", "B", 100.0),
        ("38", 2024, "thu-2", "A", 76.2),
        ("38", 2024, "thu-2", "B", 80.0),
        ("38", 2025, "thu-2", "A", 85.7),
        ("38", 2025, "thu-2", "B", 100.0),
        ("99", 2022, "thu-1", "A", 50.0),
        ("99", 2022, "thu-1", "B", 50.0),
        ("99", 2023, "thu-1", "A", 71.4),
        ("99", 2023, "thu-1", "B", 100.0),
    ],
    14: [(MEANING,)],
}
"""The rows of every question by its number. The demonstration of 2025 is in none of them."""
TEXT = PAGE.read_text(encoding="utf-8")
BLOCK = re.compile(r"```sql\n(.*?)```", re.DOTALL)
[TABLES] = BLOCK.findall(TEXT.split("\n### 1.")[0])
QUESTIONS = {
    int(number): BLOCK.findall(part)
    for number, part in re.findall(r"\n### (\d+)\.(.*?)(?=\n##)", TEXT, re.DOTALL)
}


ASK = """
import duckdb, json, sys
asked = json.load(sys.stdin)
with duckdb.connect() as connection:
    connection.execute(asked["tables"])
    rows = {number: connection.execute(sql).fetchall() for number, sql in asked["questions"].items()}
json.dump(rows, sys.stdout)
"""
"""A program that knows nothing of ours. (DuckDB tells of leaks where it ends among many other libraries.)"""


@pytest.fixture(scope="module")
def answers(kho: Path) -> dict[int, list[tuple[object, ...]]]:
    """What DuckDB says beside the archive, after the tables that the page makes first."""
    asked = json.dumps({"tables": TABLES, "questions": {n: one for n, [one] in QUESTIONS.items()}})
    command = [sys.executable, "-c", ASK]
    done = subprocess.run(command, cwd=kho.parent, input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {int(number): [tuple(row) for row in rows] for number, rows in json.loads(done.stdout).items()}


def test_every_block_of_sql_is_a_question_with_one_answer() -> None:
    assert list(QUESTIONS) == list(ANSWERS) == list(range(1, len(ANSWERS) + 1))
    assert all(len(blocks) == 1 for blocks in QUESTIONS.values())
    assert len(BLOCK.findall(TEXT)) == 1 + len(QUESTIONS)


@pytest.mark.parametrize("number", ANSWERS)
def test_a_question_gives_what_was_reckoned_by_hand(
    answers: dict[int, list[tuple[object, ...]]], number: int
) -> None:
    assert answers[number] == ANSWERS[number]
