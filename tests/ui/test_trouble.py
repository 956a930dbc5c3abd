"""When the database has no room, or is gone, while somebody submits: words on the screen, and nothing lost."""

from sqlalchemy import event

from store import Database, NewSubmission, current_submissions, history, local_access, submit, verify
from tests.editions import frame_of
from tests.ui.apps import opened, round_of, shown
from tests.ui.test_own_checklists import press
from tests.ui.test_submit import FIRST, OLD, SECOND, checklist, dropped, page


def test_a_full_disk_while_submitting_is_told_and_the_earlier_state_is_intact(db: Database) -> None:
    round_id = round_of(db, "thu", OLD, {}, [FIRST, SECOND]).id
    access = local_access(db)
    before = submit(
        access, round_id, NewSubmission(SECOND, frame_of({SECOND: {"A.1": "3/5"}}), b"x", "x.xlsx", "Lan")
    )
    app = dropped(("phieu.xlsx", checklist(OLD, FIRST, A_1="3/5", A_2="4/5")))
    event.listen(db.engine, "checkout", _no_room)
    press(app, "Nộp 1 phiếu")
    event.remove(db.engine, "checkout", _no_room)
    db.engine.dispose()
    assert "hết chỗ lưu" in "".join(e.value for e in app.error)
    assert current_submissions(access, round_id) == [before]
    assert verify(db) == []
    press(app, "Nộp 1 phiếu")
    assert "Đã nộp 1 phiếu" in shown(app)
    assert len(history(access, round_id, FIRST)) == 1


def _no_room(connection: object, *_: object) -> None:
    """Let the file grow no further than it is: SQLite answers as on a full disk."""
    connection.execute("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]


def test_a_database_that_does_not_answer_is_told_and_the_page_works_when_it_is_back(db: Database) -> None:
    round_id = round_of(db, "thu", OLD, {}, [FIRST]).id
    app = dropped(("phieu.xlsx", checklist(OLD, FIRST, A_1="3/5", A_2="4/5")))
    with db.engine.connect() as holder:
        holder.exec_driver_sql("COMMIT")
        holder.exec_driver_sql("BEGIN EXCLUSIVE")
        event.listen(db.engine, "checkout", _impatient)
        press(app, "Nộp 1 phiếu")
        event.remove(db.engine, "checkout", _impatient)
        holder.exec_driver_sql("ROLLBACK")
    said = "".join(e.value for e in app.error)
    assert "Chưa truy cập được cơ sở dữ liệu" in said and "locked" not in said
    press(app, "Nộp 1 phiếu")
    assert len(history(local_access(db), round_id, FIRST)) == 1
    assert "Hồ sơ của đơn vị" in shown(opened(page))


def _impatient(connection: object, *_: object) -> None:
    connection.execute("PRAGMA busy_timeout = 10")  # type: ignore[attr-defined]
