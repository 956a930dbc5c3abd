"""`account`: people added, listed, stopped and imported, in the name of the terminal."""

from pathlib import Path

import pytest

import cli
from checklist.accounts import ListedAccount, write_account_list
from store import (
    AccountInvalid,
    AccountNotFound,
    LastAdministrator,
    list_accounts,
    open_database,
    operator_access,
)
from tests.terminal.commands import Run
from wording.problems import Kind


def kept() -> dict[str, tuple[str, tuple[str, ...], bool]]:
    """Role, places and state of every account by address."""
    database = open_database()
    accounts = list_accounts(operator_access(database))
    database.close()
    return {
        one.email: (one.role, tuple(f"{p.era}/{p.code}" for p in one.places), one.active) for one in accounts
    }


def add(run: Run, *more: str, role: str = "commune_officer") -> int:
    return run("account", "add", "Hoa@thu.vn", "--role", role, *more).code


def test_an_account_is_added_changed_and_listed(run: Run) -> None:
    assert add(run, "--name", "Lê Hòa", "--place", "14755", "--place", "14758") == cli.OK
    assert add(run, "--era", "2025", "--place", "14758") == cli.OK
    assert kept() == {"hoa@thu.vn": ("commune_officer", ("2022/14755", "2022/14758", "2025/14758"), True)}
    shown = run("account", "list").out
    assert shown.startswith("hoa@thu.vn\tCán bộ xã\tLê Hòa\t2022: 14755 – Phường Hàm Rồng")
    assert add(run, role="người xem") == cli.OK
    assert run("account", "list").out == "hoa@thu.vn\tNgười xem\tLê Hòa\n"


def test_a_removed_account_is_stopped_and_adding_it_again_takes_it_into_use(run: Run) -> None:
    assert add(run, role="viewer") == cli.OK
    assert run("account", "remove", "HOA@thu.vn").code == cli.OK
    assert kept()["hoa@thu.vn"][2] is False
    assert run("account", "list").out == "hoa@thu.vn\tNgười xem\t\t\tđã ngừng\n"
    assert add(run, role="viewer") == cli.OK
    assert kept()["hoa@thu.vn"][2] is True


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["add", "hoa", "--role", "viewer"], AccountInvalid.code),
        (["add", "hoa@thu.vn", "--role", "commune_officer"], AccountInvalid.code),
        (["add", "hoa@thu.vn", "--role", "commune_officer", "--place", "99999"], AccountInvalid.code),
        (["add", "hoa@thu.vn", "--role", "viewr"], Kind.ACCOUNT_ROLE_UNKNOWN.name),
        (["add", "hoa@thu.vn", "--role", "viewer", "--era", "1999"], Kind.ERA_UNKNOWN.name),
        (["remove", "hoa@thu.vn"], AccountNotFound.code),
        (["import", "khong-co.xlsx"], Kind.FILE_NOT_FOUND.name),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_kept(run: Run, arguments: list[str], code: str) -> None:
    said = run("account", *arguments)
    assert said.code == cli.FAILED and code in said.err
    assert kept() == {}


def test_the_last_administrator_is_not_removed(run: Run) -> None:
    assert add(run, role="administrator") == cli.OK
    said = run("account", "remove", "hoa@thu.vn")
    assert said.code == cli.FAILED and LastAdministrator.code in said.err
    assert kept()["hoa@thu.vn"][2] is True


def test_a_list_is_imported_whole_or_told_with_its_cells(run: Run, tmp_path: Path) -> None:
    people = [
        ListedAccount("hoa@thu.vn", "Hòa", "commune_officer", ("14755",)),
        ListedAccount("lan@thu.vn", "Lan", "district_officer", ("389",)),
    ]
    file = tmp_path / "ds.xlsx"
    file.write_bytes(write_account_list(people, "2022"))
    assert "2 tài khoản mới, 0 thay đổi, 0 giữ nguyên" in run("account", "import", file).err
    assert "0 tài khoản mới, 0 thay đổi, 2 giữ nguyên" in run("account", "import", file).err
    bad = tmp_path / "loi.csv"
    bad.write_text("Email,Họ tên,Vai trò,Đơn vị\nan@thu.vn,An,Người xem,\nx,B,Sếp,\n", encoding="utf-8")
    said = run("account", "import", bad)
    assert said.code == cli.FAILED
    assert all(kind.name in said.err for kind in (Kind.ACCOUNT_EMAIL_INVALID, Kind.ACCOUNT_ROLE_UNKNOWN))
    assert "dòng 3" in said.err and sorted(kept()) == ["hoa@thu.vn", "lan@thu.vn"]
