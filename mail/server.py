"""The mail server: one connection for many messages, and what became of each.

What matters is on which side of the acceptance a failure lies. Whatever fails before the server has the whole message,
and every refusal it speaks, means that nothing goes out. When the connection breaks while the message is on its way or
the answer is awaited, nobody can know.
"""

# ruff: noqa: N818 (an end is named after what it is)

import smtplib
import ssl
from contextlib import suppress
from email.message import Message
from types import TracebackType

from mail.settings import Server

SECONDS = 30.0
"""How long any one answer is awaited."""
_LONGEST = 200


class ServerAway(Exception):
    """The server cannot be reached, is not who it should be, or does not let us in; nothing was sent."""


class Refused(Exception):
    """The server refused this message; it does not go out."""


class Uncertain(Exception):
    """The connection ended before the server said whether it took the message."""


class MailServer:
    """A connection that is made when it is needed, again after it broke; to be used in a `with` block."""

    def __init__(self, server: Server, seconds: float = SECONDS) -> None:
        self._server, self._seconds = server, seconds
        self._line: smtplib.SMTP | None = None

    def __enter__(self) -> "MailServer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def reach(self) -> None:
        """Makes sure that there is a connection that works; raises ServerAway."""
        if self._line is not None:
            with suppress(smtplib.SMTPException, OSError):
                if self._line.noop()[0] == 250:
                    return
            self._leave()
        try:
            self._line = self._connected()
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            raise ServerAway(_said(error)) from error

    def send(self, message: Message, sender: str, to: str) -> None:
        """Hands over one message on the connection that `reach` made; raises Refused, Uncertain."""
        line = self._line
        assert line is not None, "reach() comes first"
        try:
            self._announce(line, sender, to)
            code, said = line.docmd("DATA")
            _expect(code, said, 354)
        except Refused:
            self._start_over(line)
            raise
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            self._drop()
            raise Refused(_said(error)) from error
        try:
            line.send(_as_data(message))
            code, said = line.getreply()
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            raise Uncertain(_said(error)) from error
        if code // 100 in (4, 5):
            self._start_over(line)
            raise Refused(f"{code} {_text(said)}")
        if code // 100 != 2:
            self._drop()
            raise Uncertain(f"{code} {_text(said)}")

    @staticmethod
    def _announce(line: smtplib.SMTP, sender: str, to: str) -> None:
        _expect(*line.mail(sender), 250)
        _expect(*line.rcpt(to), 250, 251)

    def _connected(self) -> smtplib.SMTP:
        place, context = self._server, ssl.create_default_context()
        if place.security == "smtps":
            line: smtplib.SMTP = smtplib.SMTP_SSL(
                place.host, place.port, timeout=self._seconds, context=context
            )
        else:
            line = smtplib.SMTP(place.host, place.port, timeout=self._seconds)
        try:
            if place.security == "smtp+starttls":
                line.starttls(context=context)
            line.ehlo_or_helo_if_needed()
            if place.user:
                line.login(place.user, place.password)
        except BaseException:
            line.close()
            raise
        return line

    def _start_over(self, line: smtplib.SMTP) -> None:
        """After a refusal the next message begins anew, on this connection where it still works."""
        try:
            line.rset()
        except (smtplib.SMTPException, OSError):
            self._drop()

    def _leave(self) -> None:
        if self._line is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._line.quit()
        self._drop()

    def _drop(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = None


def _expect(code: int, said: bytes, *wanted: int) -> None:
    if code not in wanted:
        raise Refused(f"{code} {_text(said)}")


def _as_data(message: Message) -> bytes:
    """The message with the line ends of mail, a leading dot doubled, and the line that ends it (RFC 5321, 4.5.2)."""
    lines = message.as_bytes().replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")
    return b"\r\n".join([*(b"." + line if line.startswith(b".") else line for line in lines), b".", b""])


def _said(error: Exception) -> str:
    """What went wrong, on one line: what the server said, where it said something."""
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return _text(str(error) or type(error).__name__)


def _text(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return "".join(char for char in " ".join(text.split()) if char.isprintable())[:_LONGEST]
