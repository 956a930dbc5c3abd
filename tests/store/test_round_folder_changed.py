"""A round's folder that somebody changed is refused with file and line of every problem, and nothing is kept."""

import json
import shutil

import pytest

from store import CopyRefused, list_rounds, open_database, operator_access
from store.copies import export_round, import_round
from tests.desk import UNITS
from tests.district_editions import TEXT as DISTRICTS
from tests.store.full_store import fill
from tests.store.progress_plans import FIRST, plan
from wording.problems import Kind


@pytest.fixture(scope="module")
def exported(sqlite_databases, tmp_path_factory):
    """The folders of both, made once, and a backup of the store without them."""
    place = tmp_path_factory.mktemp("exported")
    database = open_database(sqlite_databases.migrated())
    access = operator_access(database)
    names = ("open", "published")
    for name, id in zip(names, fill(access), strict=True):
        export_round(access, id, place / name)
    yield {name: place / name for name in names}
    database.close()


@pytest.fixture(scope="module")
def elsewhere(sqlite_databases):
    """Another store, where the exported rounds are not: nothing that is refused leaves anything there."""
    database = open_database(sqlite_databases.migrated())
    yield operator_access(database)
    database.close()


def refusals(access, folder):
    """What the import is refused for: kind, file and line of each problem; nothing is kept."""
    before = [one.id for one in list_rounds(access)]
    with pytest.raises(CopyRefused) as refusal:
        import_round(access, folder)
    assert [one.id for one in list_rounds(access)] == before
    assert all(problem.line_for_people("vi") for problem in refusal.value.problems)
    return [(problem.kind, problem.file, problem.line) for problem in refusal.value.problems]


def changed(exported, tmp_path, name, file, change):
    """A copy of an exported folder in which one file went through `change`, or is gone where that gives None."""
    folder = tmp_path / "changed"
    shutil.copytree(exported[name], folder)
    content = change((folder / file).read_bytes().decode())
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(content.encode())
    return folder


def instead(old, new, count=1):
    def change(text):
        assert old in text
        return text.replace(old, new, count)

    return change


def twice(line):
    return lambda text: text + text.splitlines(True)[line - 1]


def gone(text):
    return None


def said(**given):
    return lambda text: json.dumps(json.loads(text) | given)


ROUND, COHORT, SUBMISSIONS, RESULTS = "round.json", "cohort.csv", "submissions.csv", "results.json"
MEASURED = repr(9.1 + 0.2)
VALUE = Kind.FOLDER_VALUE_INVALID
PLAN, REPORTS = "progress_plan.csv", "progress_reports.csv"
EDITS = [
    ("open", ROUND, gone, (Kind.FOLDER_FILE_MISSING, None)),
    ("open", ROUND, instead("{", "{{"), (Kind.FOLDER_NOT_READABLE, 1)),
    ("open", ROUND, lambda text: "[]", (Kind.FOLDER_NOT_READABLE, 1)),
    ("open", ROUND, said(format="xa-so-round 3"), (Kind.FOLDER_OTHER_FORMAT, None)),
    ("open", ROUND, said(opens_on="1/11/2022"), (VALUE, None)),
    ("open", ROUND, said(deadline="2022-10-01"), (VALUE, None)),
    ("open", ROUND, said(name=None), (VALUE, None)),
    ("open", ROUND, said(status="mở"), (VALUE, None)),
    ("open", ROUND, said(era="2031"), (Kind.ERA_UNKNOWN, None)),
    ("open", ROUND, said(status="published"), (VALUE, None)),
    ("open", ROUND, instead('"era"', '"x"'), (Kind.FOLDER_COLUMN_MISSING, None)),
    ("published", ROUND, said(status="appraised"), (VALUE, None)),
    ("published", ROUND, said(published={}), (Kind.FOLDER_COLUMN_MISSING, None)),
    ("published", RESULTS, gone, (Kind.FOLDER_FILE_MISSING, None)),
    ("published", RESULTS, lambda text: text + " ", (Kind.FOLDER_RESULTS_DIFFER, None)),
    ("published", "appraisals.csv", instead(MEASURED, "9.3"), (Kind.FOLDER_RESULTS_DIFFER, None, RESULTS)),
    ("open", "edition.yaml", gone, (Kind.FOLDER_FILE_MISSING, None)),
    ("open", "edition.yaml", instead("scale:", "scales:"), (Kind.CATALOGUE_UNKNOWN_KEY, 4)),
    ("open", COHORT, gone, (Kind.FOLDER_FILE_MISSING, None)),
    ("open", COHORT, lambda text: text.splitlines(True)[0], (VALUE, None)),
    ("open", COHORT, instead("14758", "99999"), (VALUE, 3)),
    ("open", COHORT, twice(2), (Kind.FOLDER_ROW_TWICE, 5)),
    ("open", SUBMISSIONS, instead("revision", "lần"), (Kind.FOLDER_COLUMN_MISSING, 1)),
    ("open", SUBMISSIONS, instead("file_name", "state"), (Kind.FOLDER_COLUMN_TWICE, 1)),
    ("open", SUBMISSIONS, instead("14755,1,", "14755,1,,"), (Kind.FOLDER_ROW_WIDTH, 2)),
    ("open", SUBMISSIONS, instead("14755,1,", "14755,0,"), (VALUE, 2)),
    ("open", SUBMISSIONS, instead("14755,1,", "14755,một,"), (VALUE, 2)),
    ("open", SUBMISSIONS, instead(",returned,", ",trả,"), (VALUE, 2)),
    ("open", SUBMISSIONS, instead("T", " giờ "), (VALUE, 2)),
    ("open", "answers.csv", instead("14755,1,", "14755,9,"), (Kind.FOLDER_NO_SUBMISSION, 2)),
    ("open", SUBMISSIONS, lambda text: text + 'x,"', (Kind.FOLDER_NOT_READABLE, 7)),
    ("open", "answers.csv", instead("6.0,10.0", "9.0,10.0"), (Kind.FOLDER_ANSWERS_CHANGED, 2, SUBMISSIONS)),
    ("open", "answers.csv", instead("6.0,10.0", "1_0,10.0"), (VALUE, 2)),
    ("open", "answers.csv", instead("6.0,10.0", "nan,1e999"), (VALUE, 2)),
    ("open", "answers.csv", instead(",false,", ",sai,"), (VALUE, 2)),
    ("open", "answers.csv", instead("hai'", "hai\0"), (VALUE, 2)),
    ("open", "appraisals.csv", instead("1.0,7.0", "8.0,7.0"), (VALUE, 2)),
    ("open", "appraisals.csv", instead(",A.1,", ",Z.1,"), (VALUE, 2)),
    ("open", "assignments.csv", instead("tham-dinh", "ai-do"), (Kind.FOLDER_ACCOUNT_UNKNOWN, 2)),
    ("open", "remarks.csv", instead(",viewer,", ",ai đó,"), (VALUE, 2)),
    ("open", PLAN, instead(",20,", ",32,"), (VALUE, 2)),
    ("open", PLAN, instead(str(FIRST), "13/2022"), (VALUE, 2)),
    ("open", PLAN, instead(str(plan().goal_on), str(FIRST.plus(-1).last_day)), (VALUE, 2)),
    ("open", PLAN, twice(2), (Kind.FOLDER_ROW_TWICE, 3)),
    ("open", REPORTS, gone, (Kind.FOLDER_FILE_MISSING, None)),
    ("open", REPORTS, instead(str(FIRST), "2022-7"), (VALUE, 2)),
    ("open", REPORTS, instead(UNITS[1], "14764"), (VALUE, 6)),
    ("open", REPORTS, twice(4), (Kind.FOLDER_ROW_TWICE, 7)),
    ("open", "progress_answers.csv", instead(f",{FIRST},1,", f",{FIRST},9,"), (Kind.FOLDER_NO_SUBMISSION, 2)),
    (
        "open",
        "progress_answers.csv",
        instead("6.0,10.0", "9.0,10.0"),
        (Kind.FOLDER_ANSWERS_CHANGED, 2, REPORTS),
    ),
    ("open", f"progress/{UNITS[0]}-{FIRST}-1.xlsx", lambda text: "x", (Kind.FOLDER_FILE_CHANGED, None)),
    ("open", f"checklists/{UNITS[0]}-1.xlsx", gone, (Kind.FOLDER_FILE_MISSING, None)),
    ("open", f"checklists/{UNITS[0]}-1.xlsx", lambda text: "x", (Kind.FOLDER_FILE_CHANGED, None)),
]


@pytest.mark.parametrize("name, file, change, expected", EDITS)
def test_a_changed_folder_is_refused_with_file_and_line(
    exported, elsewhere, tmp_path, name, file, change, expected
):
    kind, line, *told_in = expected
    folder = changed(exported, tmp_path, name, file, change)
    assert (kind, (told_in or [file])[0], line) in refusals(elsewhere, folder)


def test_all_problems_of_a_folder_are_told_at_once(exported, elsewhere, tmp_path):
    folder = changed(exported, tmp_path, "open", COHORT, instead("14758", "99999"))
    (folder / "remarks.csv").unlink()
    (folder / "reviews.csv").write_bytes("unit_code\nà".encode("utf-16"))
    found = refusals(elsewhere, folder)
    assert (VALUE, COHORT, 3) in found
    assert (Kind.FOLDER_FILE_MISSING, "remarks.csv", None) in found
    assert (Kind.FOLDER_NOT_READABLE, "reviews.csv", 1) in found


def test_a_folder_on_an_edition_for_districts_is_refused(exported, elsewhere, tmp_path):
    folder = changed(exported, tmp_path, "open", "edition.yaml", lambda text: DISTRICTS)
    assert (Kind.EDITION_RATES_DISTRICTS, "edition.yaml", None) in refusals(elsewhere, folder)
