"""Commands about accounts: add one, list them, stop one, import a list. What they do is noted under the terminal's name."""

from pathlib import Path
from typing import Annotated

import typer

from checklist.accounts import ROLE_WORDS, place_words, read_accounts
from checklist.accounts.roles import read_role
from store import (
    Access,
    Account,
    NewAccount,
    Place,
    Role,
    compare_accounts,
    email_key,
    list_accounts,
    open_database,
    operator_access,
    save_account,
    save_accounts,
    set_active,
)
from terminal.asked import Era, known_units
from terminal.speaking import FAILED, Stop, language, say, tell
from wording.language import Text
from wording.nearness import near
from wording.problems import Fact, Kind, Problem, errors

app = typer.Typer(no_args_is_help=True, help="Accounts: who may sign in, as what, and of which places.")

Email = Annotated[str, typer.Argument(help="The address the person signs in with.", metavar="EMAIL")]
_STOPPED = Text(vi="đã ngừng", en="stopped")


@app.command()
def add(
    email: Email,
    role: Annotated[str, typer.Option(help=f"One of {', '.join(Role)}, or its words.", metavar="ROLE")],
    name: Annotated[str | None, typer.Option(help="The person's name; without it a known one stays.")] = None,
    era: Era = "2022",
    place: Annotated[
        list[str] | None, typer.Option(help="Code of a unit or district of the era.", metavar="CODE")
    ] = None,
) -> None:
    """Make an account, or change it and take it into use again; its places of other eras stay while its role does."""
    acting, chosen = _acting(), _role(role)
    known_units(era)
    known = list_accounts(acting)
    before = next((one for one in known if one.email == email_key(email)), None)
    called = name if name is not None else before.name if before else ""
    given = NewAccount(email, called, chosen, [Place(era, code) for code in place or ()])
    arrival = compare_accounts(known, [given], era)
    [wanted] = (*arrival.new, *arrival.changed, *arrival.same)
    saved = save_account(acting, wanted)
    if not saved.active:
        saved = set_active(acting, saved.email, True)
    typer.echo(_line(saved))
    say("Đã lưu.", "Saved.")


@app.command("list")
def list_all() -> None:
    """Print all accounts, one a line: address, role, name, places, and whether it is stopped; tabs between."""
    for account in list_accounts(_acting()):
        typer.echo(_line(account))


@app.command()
def remove(email: Email) -> None:
    """Stop an account: the person cannot sign in any more. What they did stays under their name."""
    stopped = set_active(_acting(), email, False)
    say(f"{stopped.email} không đăng nhập được nữa.", f"{stopped.email} cannot sign in any more.")


@app.command("import")
def from_list(
    file: Annotated[Path, typer.Argument(help="A list of accounts as .xlsx or .csv.", metavar="FILE")],
    era: Era = "2022",
) -> None:
    """Make and change the accounts of a list, all or none; who is not in it stays as they are."""
    if not file.is_file():
        raise Stop(FAILED, [Problem(Kind.FILE_NOT_FOUND, str(file))])
    known_units(era)
    listed, problems = read_accounts(file.read_bytes(), file.name, era)
    if errors(problems):
        raise Stop(FAILED, problems)
    tell(problems)
    given = [
        NewAccount(p.email, p.name, Role(p.role), [Place(era, code) for code in p.codes]) for p in listed
    ]
    acting = _acting()
    arrival = compare_accounts(list_accounts(acting), given, era)
    save_accounts(acting, [*arrival.new, *arrival.changed])
    new, changed, same = len(arrival.new), len(arrival.changed), len(arrival.same)
    say(
        f"{new} tài khoản mới, {changed} thay đổi, {same} giữ nguyên.",
        f"{new} new accounts, {changed} changed, {same} as they were.",
    )


def _acting() -> Access:
    return operator_access(open_database())


def _role(text: str) -> Role:
    role = read_role(text)
    if role is None:
        known = ", ".join(Role)
        facts: dict[str, Fact] = {"found": text, "near": near(text, Role), "known": known}
        raise Stop(FAILED, [Problem(Kind.ACCOUNT_ROLE_UNKNOWN, facts=facts)])
    return Role(role)


def _line(account: Account) -> str:
    places = "; ".join(f"{p.era}: {place_words(account.role, p.code, p.era)}" for p in account.places)
    role = ROLE_WORDS[account.role].say(language())
    state = "" if account.active else _STOPPED.say(language())
    return "\t".join((account.email, role, account.name, places, state)).rstrip()
