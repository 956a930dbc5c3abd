"""A real mail server on this machine (aiosmtpd) that keeps what it accepted, and can be made to misbehave."""

# ruff: noqa: N802 (aiosmtpd calls handlers by the verbs of the protocol)

import asyncio
import socket
from email import message_from_bytes
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

USER, PASSWORD = "xaso@tinh.vn", "mat khau: 1/2@3"


def free_port():
    """A port of this machine that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Office:
    """A mail server; `refuses` answers MAIL, RCPT or DATA with a text, `after_data` says what follows a whole message.

    `after_data` is an answer such as "451 later", "gone" (the connection is cut) or "silent" (no answer comes).
    """

    def __init__(self, refuses=None, after_data="250 OK", security="smtp", tls=None, authenticates=False):
        self.accepted, self.arrived, self.peers = [], [], 0
        self._refuses, self.after_data = dict(refuses or {}), after_data
        self.security, self._authenticates = security, authenticates
        self.port = free_port()
        more = {}
        if security == "smtps":
            more["ssl_context"] = tls
        elif security == "smtp+starttls":
            more |= {"tls_context": tls, "require_starttls": True}
        if authenticates:
            more |= {
                "authenticator": self._knows,
                "auth_required": True,
                "auth_require_tls": security == "smtp+starttls",
            }
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, **more)

    def start(self):
        self._controller.start()

    def stop(self):
        if self._controller.server is not None:
            self._controller.stop()

    @property
    def url(self):
        """How it is reached, as the settings say it."""
        who = "xaso%40tinh.vn:mat%20khau%3A%201%2F2%403@" if self._authenticates else ""
        return f"{self.security}://{who}127.0.0.1:{self.port}"

    @property
    def messages(self):
        """What was accepted, parsed."""
        return [message_from_bytes(content, policy=default) for content in self.accepted]

    def _knows(self, server, session, envelope, mechanism, given):
        right = (given.login, given.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=right, handled=right)

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.peers += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        if "MAIL" in self._refuses:
            return self._refuses["MAIL"]
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self._refuses.get("RCPT", {}).get(address):
            return self._refuses["RCPT"][address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.arrived.append(envelope.rcpt_tos)
        if self.after_data == "gone":
            server.transport.abort()
        elif self.after_data == "silent":
            await asyncio.sleep(3)
        elif self.after_data.startswith("2"):
            self.accepted.append(envelope.content)
        return self.after_data if self.after_data[0].isdigit() else "250 OK"
