"""`remind`: what a timer runs, and what it prints."""

import pytest

from store import Access, NewAccount, Place, Role, local_access, open_database, save_account, set_subscription
from tests.desk import UNITS, desk_round
from tests.mail.offices import Office
from tests.terminal.commands import Run
from wording.problems import Kind


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch):
    """A mail server, with the settings that lead to it."""
    running = Office()
    running.start()
    monkeypatch.setenv("XASO_SMTP_URL", running.url)
    monkeypatch.setenv("XASO_MAIL_FROM", "Xã Số <xaso@tinh.vn>")
    monkeypatch.setenv("XASO_ADDRESS", "https://xaso.vn")
    yield running
    running.stop()


@pytest.fixture
def waiting(run: Run) -> None:
    """Two officers who asked for letters; one has something to do, the other's unit is in no round."""
    db = open_database()
    admin = local_access(db)
    desk_round(admin, cohort=UNITS[:1])
    for name, unit in (("lan", UNITS[0]), ("minh", UNITS[1])):
        email = f"{name}@xa.vn"
        save_account(admin, NewAccount(email, name, Role.COMMUNE_OFFICER, [Place("2022", unit)]))
        set_subscription(Access(db, email), True, "vi")
    db.close()


def test_without_settings_nothing_is_sent_and_all_that_is_missing_is_told(run: Run, monkeypatch) -> None:
    for name in ("XASO_SMTP_URL", "XASO_MAIL_FROM", "XASO_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    for option in ((), ("--check",), ("--dry-run",)):
        said = run("remind", *option)
        assert said.code == 1
        assert said.err.count(Kind.MAIL_SETTING_MISSING.name) == 3


@pytest.mark.usefixtures("waiting")
def test_what_is_due_is_sent_once_with_a_line_for_each_person(run: Run, office: Office) -> None:
    said = run("remind")
    first, second = said.out.splitlines()
    assert said.code == 0
    assert first.startswith("lan@xa.vn\tđã gửi\tXã Số nhắc việc ngày ")
    assert second == "minh@xa.vn\tkhông có việc, không gửi"
    assert run("remind").out == "minh@xa.vn\tkhông có việc, không gửi\n"
    assert [one["To"] for one in office.messages] == ["lan@xa.vn"]


@pytest.mark.usefixtures("waiting")
def test_a_dry_run_sends_nothing_and_uses_up_no_week(run: Run, office: Office) -> None:
    said = run("remind", "--dry-run")
    assert said.code == 0
    assert said.out.splitlines()[0].startswith("lan@xa.vn\tsẽ gửi\tXã Số nhắc việc")
    assert office.peers == 0
    assert run("remind").out.startswith("lan@xa.vn\tđã gửi")


@pytest.mark.usefixtures("waiting")
def test_a_refused_letter_is_told_and_the_run_ends_as_where_files_are_refused(
    run: Run, office: Office
) -> None:
    office.after_data = "554 spam"
    said = run("remind")
    assert said.code == 3
    assert said.out.startswith("lan@xa.vn\tbị từ chối, chưa gửi")
    assert "554 spam" in said.line_of(Kind.MAIL_REFUSED)


@pytest.mark.usefixtures("waiting")
def test_a_mail_server_that_is_away_is_a_failure(run: Run, office: Office) -> None:
    office.stop()
    for option in ((), ("--check",)):
        said = run("remind", *option)
        assert said.code == 1
        assert f"127.0.0.1:{office.port}" in said.line_of(Kind.MAIL_SERVER_AWAY)


@pytest.mark.usefixtures("waiting")
def test_a_check_looks_at_everything_and_sends_nothing(run: Run, office: Office, monkeypatch) -> None:
    said = run("remind", "--check")
    assert (said.code, office.peers, office.arrived) == (0, 1, [])
    assert "đều dùng được" in said.err


def test_a_template_with_faults_stops_the_run_before_anything_is_sent(
    run: Run, office: Office, monkeypatch, tmp_path
) -> None:
    monkeypatch.setenv("XASO_DATA_DIR", str(tmp_path))
    (tmp_path / "mau-thu").mkdir()
    (tmp_path / "mau-thu" / "tinh.en.txt").write_text("Only a subject", encoding="utf-8")
    for option in ((), ("--check",), ("--dry-run",)):
        said = run("remind", *option)
        assert said.code == 1
        assert "tinh.en.txt" in said.line_of(Kind.LETTER_SUBJECT_MISSING)
    assert office.peers == 0
