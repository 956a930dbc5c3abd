"""Many files at once: folders, archives, uploads; doubles; and that order changes nothing."""

import io
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.batch import Batch, read_all
from checklist.reading import sources
from checklist.template import Template
from criteria import load_edition
from tests.checklist.workbooks import EDITION, filled
from units import Cohort, load_units

ROW = "| A.1 | 1 | 2 | | | QĐ | |"
UNITS = load_units("2022")


def checklist(code: str) -> bytes:
    return filled(ROW, {"Đơn vị": UNITS.at[code, "name"], "Mã đơn vị": code})


FIRST, SECOND, THIRD = (checklist(code) for code in ("14755", "14758", "14761"))


def batch(*given: object, **more: object) -> Batch:
    return read_all(given, **({"edition": EDITION, "era": "2022"} | more))  # type: ignore[arg-type]


def archive(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def refusals(read: Batch) -> dict[str, list[str]]:
    return {reading.file: [p.code for p in reading.errors] for reading in read.refused}


def test_one_bad_file_never_stops_the_rest() -> None:
    read = batch(("a.xlsx", FIRST), ("b.xlsx", b"xin chao"), ("c.xlsx", SECOND))
    assert [f.unit for f in read.filled] == ["14755", "14758"]
    assert refusals(read) == {"b.xlsx": ["NOT_A_WORKBOOK"]}
    assert read.answers["unit"].tolist() == ["14755", "14758"]
    assert {p.code for p in read.warnings} == {"INDICATOR_ROW_MISSING"}


def test_nothing_given_is_an_empty_batch() -> None:
    assert batch().readings == () and len(batch().answers) == 0


def test_two_checklists_of_one_unit_are_both_refused() -> None:
    read = batch(("a.xlsx", FIRST), ("b.xlsx", SECOND), ("z.zip", archive({"Huyện/c.xlsx": FIRST})))
    assert refusals(read) == {"a.xlsx": ["UNIT_TWICE"], "z.zip/Huyện/c.xlsx": ["UNIT_TWICE"]}
    assert [f.unit for f in read.filled] == ["14758"]
    assert "z.zip/Huyện/c.xlsx" in read.refused[0].errors[0].message("vi")


def test_the_same_file_given_twice_is_two_checklists_of_one_unit() -> None:
    assert refusals(batch(("a.xlsx", FIRST), ("a.xlsx", FIRST))) == {"a.xlsx": ["UNIT_TWICE"]}


def test_a_unit_outside_the_cohort_is_taken_with_a_warning() -> None:
    cohort = Cohort("Danh sách thử", "2022", ("14755",))
    read = batch(("a.xlsx", FIRST), ("b.xlsx", SECOND), cohort=cohort)
    assert [(p.file, p.code) for p in read.warnings if p.code == "UNIT_OUTSIDE_COHORT"] == [
        ("b.xlsx", "UNIT_OUTSIDE_COHORT")
    ]
    assert len(read.filled) == 2


def test_a_checklist_of_another_round_is_taken_with_a_warning() -> None:
    row = UNITS.loc["14755"]
    reference = load_edition("tham-chieu-2022")
    content = Template(reference, "lowland", "Kỳ cũ").for_unit(
        "14755", row["name"], row["district_name"], "2022"
    )
    told = [
        {p.code for p in read_all([("a.xlsx", content)], round_name=name).warnings}
        for name in ("Kỳ mới", "Kỳ cũ")
    ]
    assert ["ROUND_DIFFERS" in codes for codes in told] == [True, False]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "a.xlsx": FIRST,
        "Hoằng Hóa/b.XLSX": SECOND,
        "Hoằng Hóa/~$b.xlsx": b"lock",
        "Hoằng Hóa/.an.xlsx": b"hidden",
        "__MACOSX/a.xlsx": b"fork",
        "Hoằng Hóa/cu.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "Hoằng Hóa/bang.csv": b"a;b\n",
        "Hoằng Hóa/QĐ 12.pdf": b"%PDF",
        "nop.zip": archive({"c.xlsx": THIRD, "__MACOSX/c.xlsx": b"x", "QĐ.pdf": b"%PDF", "trong.zip": b"PK"}),
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def test_a_folder_is_read_with_its_folders_and_archives(folder: Path) -> None:
    read, root = batch(folder), folder.as_posix()
    assert [f.file.removeprefix(root) for f in read.filled] == [
        "/Hoằng Hóa/b.XLSX",
        "/a.xlsx",
        "/nop.zip/c.xlsx",
    ]
    assert {file.removeprefix(root): codes for file, codes in refusals(read).items()} == {
        "/Hoằng Hóa/bang.csv": ["CSV_FILE"],
        "/Hoằng Hóa/cu.xls": ["OLD_EXCEL_FILE"],
        "/nop.zip/trong.zip": ["ARCHIVE_IN_ARCHIVE"],
    }


def test_a_file_is_read_whatever_its_name_and_a_wrong_path_is_told(folder: Path) -> None:
    read = batch(folder / "Hoằng Hóa/QĐ 12.pdf", str(folder / "gone.xlsx"), folder / "a.xlsx")
    assert sorted(codes[0] for codes in refusals(read).values()) == ["FILE_NOT_FOUND", "NOT_A_WORKBOOK"]
    assert len(read.filled) == 1


def test_a_folder_or_archive_without_checklists_says_so(tmp_path: Path) -> None:
    read = batch(tmp_path, ("a.zip", archive({"QĐ.pdf": b"%PDF"})))
    assert list(refusals(read).values()) == [["NO_WORKBOOK_FOUND"]] * 2


def test_a_file_that_may_not_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    read = batch(folder / "a.xlsx", folder / "nop.zip")
    assert list(refusals(read).values()) == [["FILE_NOT_READABLE"]] * 2


def test_a_large_file_is_not_even_loaded(tmp_path: Path) -> None:
    path = tmp_path / "to.xlsx"
    with path.open("wb") as file:
        file.truncate(6 * 1024 * 1024)
    assert list(refusals(batch(path)).values()) == [["FILE_TOO_LARGE"]]


def _locked() -> bytes:
    content = bytearray(archive({"a.xlsx": FIRST}))
    directory = content.rindex(b"PK\x01\x02")
    content[directory + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "EMPTY_FILE"),
        (b"PK\x03\x04 and so on", "DAMAGED_ARCHIVE"),
        (_locked(), "ARCHIVE_HAS_PASSWORD"),
        (archive({f"{i}.pdf": b"" for i in range(sources.MAX_FILES + 1)}), "TOO_MANY_FILES"),
        (archive({"a.xlsx": bytes(2_000_000)}), "EXPANDS_TOO_FAR"),
    ],
    ids=["empty", "broken", "locked", "many", "bomb"],
)
def test_an_archive_that_is_not_opened(content: bytes, code: str) -> None:
    assert refusals(batch(("nop.zip", content), ("b.xlsx", SECOND))) == {"nop.zip": [code]}


def test_a_damaged_member_does_not_stop_the_others_of_its_archive() -> None:
    content = bytearray(archive({"a.xlsx": FIRST, "b.xlsx": SECOND}))
    content[200] ^= 0xFF
    read = batch(("nop.zip", bytes(content)))
    assert refusals(read) == {"nop.zip/a.xlsx": ["DAMAGED_WORKBOOK"]}
    assert [f.file for f in read.filled] == ["nop.zip/b.xlsx"]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Hoằng Hóa.xlsx".encode(), "Hoằng Hóa.xlsx"),
        (unicodedata.normalize("NFD", "Hoằng Hóa.xlsx").encode(), "Hoằng Hóa.xlsx"),
        (b"X\xe3 1.xlsx", "Xă 1.xlsx"),  # Windows-1258
        (b"huyen\\xa.xlsx", "huyen/xa.xlsx"),
        (b"../../xa.xlsx", "../../xa.xlsx"),
    ],
)
def test_names_in_archives_are_shown_as_they_were_written(raw: bytes, name: str) -> None:
    written = archive({"x" * len(raw): FIRST}).replace(b"x" * len(raw), raw)
    assert [reading.file for reading in batch(("nop.zip", written)).readings] == [f"nop.zip/{name}"]


def test_progress_is_told_after_each_file() -> None:
    seen: list[tuple[int, int, str, float | None]] = []
    batch(("b.xlsx", SECOND), ("a.xlsx", FIRST), progress=lambda *said: seen.append(said))
    assert seen == [(1, 2, "a.xlsx", None), (2, 2, "b.xlsx", None)]


FILES = [
    ("a.xlsx", FIRST),
    ("b.xlsx", SECOND),
    ("c.xlsx", FIRST),
    ("d.xlsx", b"x"),
    ("e.zip", archive({"f.xlsx": THIRD})),
]
EXPECTED = batch(*FILES)


@settings(max_examples=12, deadline=None)
@given(st.permutations(FILES))
def test_the_order_of_files_changes_nothing(files: list[tuple[str, bytes]]) -> None:
    read = batch(*files)
    assert [(r.file, r.problems) for r in read.readings] == [(r.file, r.problems) for r in EXPECTED.readings]
    assert read.answers.equals(EXPECTED.answers)
