"""The command that sends reminders by e-mail: `remind`, as a timer runs it."""

from typing import Annotated

import typer

from mail import (
    End,
    MailServer,
    Outcome,
    ServerAway,
    Settings,
    all_template_problems,
    planned_digests,
    send_digests,
    settings,
)
from mail.sending import away
from store import Access, open_database, operator_access
from terminal.speaking import FAILED, OK, SOME_REFUSED, Stop, language, say, tell
from wording.language import Text

_ENDS = {
    End.SENT: Text(vi="đã gửi", en="sent"),
    End.NOTHING: Text(vi="không có việc, không gửi", en="nothing to say, not sent"),
    End.TAKEN: Text(vi="đã có nơi khác gửi, hoặc vừa ngừng nhận", en="sent elsewhere, or opted out just now"),
    End.UNFIT: Text(vi="địa chỉ không gửi được", en="address cannot be used"),
    End.REFUSED: Text(vi="bị từ chối, chưa gửi", en="refused, not sent"),
    End.UNCERTAIN: Text(vi="không rõ đã gửi hay chưa", en="nobody knows whether it was sent"),
    End.AWAY: Text(vi="chưa gửi", en="not sent"),
}
_WOULD = Text(vi="sẽ gửi", en="would be sent")


def remind(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would be sent; send nothing, note nothing.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Check settings, templates and the mail server; send nothing.")
    ] = False,
) -> None:
    """Send the digest to everybody who asked for it, has something to do, and had none for a week."""
    problems = all_template_problems()
    given = settings()
    if not isinstance(given, Settings):
        problems = [*given, *problems]
    if problems or not isinstance(given, Settings):
        raise Stop(FAILED, problems)
    if check:
        _check(given)
    elif dry_run:
        _show(operator_access(open_database()), given)
    else:
        _send(operator_access(open_database()), given)


def _check(given: Settings) -> None:
    with MailServer(given.server) as server:
        try:
            server.reach()
        except ServerAway as error:
            raise Stop(FAILED, [away(given, error)]) from error
    say(
        "Cài đặt, mẫu thư và máy chủ thư đều dùng được.",
        "Settings, templates and the mail server are all fine.",
    )


def _show(acting: Access, given: Settings) -> None:
    for due, letter in planned_digests(acting, given.address):
        end = _ENDS[End.NOTHING] if letter is None else _WOULD
        typer.echo(_line(due.email, end, letter.subject if letter else ""))


def _send(acting: Access, given: Settings) -> None:
    ends = [End.SENT]
    for outcome in send_digests(acting, given):
        _tell(outcome)
        ends.append(outcome.end)
    if End.AWAY in ends:
        raise Stop(FAILED)
    failed = {End.UNFIT, End.REFUSED, End.UNCERTAIN} & set(ends)
    raise Stop(SOME_REFUSED if failed else OK)


def _tell(outcome: Outcome) -> None:
    typer.echo(_line(outcome.email, _ENDS[outcome.end], outcome.subject))
    if outcome.problem:
        tell([outcome.problem])


def _line(email: str, end: Text, subject: str) -> str:
    return "\t".join((email, end.say(language()), subject)).rstrip()
