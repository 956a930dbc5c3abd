"""The settings of mail, from the environment: the server, who writes, and the address of Xã Số for links."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from wording.addresses import is_plain
from wording.language import Text
from wording.problems import Kind, Problem

SERVER, SENDER, ADDRESS = "XASO_SMTP_URL", "XASO_MAIL_FROM", "XASO_ADDRESS"
PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
"""The port of each way to reach a server, where none is given."""

_RULES = {
    "server": Text(
        vi="phải có dạng smtp://máy:cổng, smtps://… hoặc smtp+starttls://người dùng:mật khẩu@máy:cổng",
        en="it must look like smtp://host:port, smtps://… or smtp+starttls://user:password@host:port",
    ),
    "clear": Text(
        vi="mật khẩu sẽ đi trên mạng không mã hóa; dùng smtps:// hoặc smtp+starttls://",
        en="the password would cross the network in clear; use smtps:// or smtp+starttls://",
    ),
    "letters": Text(
        vi="tên và mật khẩu chỉ được gồm ký tự không dấu (ASCII)",
        en="name and password may hold ASCII characters alone",
    ),
    "sender": Text(
        vi="phải là một địa chỉ thư không dấu, có thể kèm tên: Xã Số <xaso@tinh.gov.vn>",
        en="it must be an e-mail address in ASCII, perhaps with a name: Xã Số <xaso@tinh.gov.vn>",
    ),
    "address": Text(
        vi="phải là địa chỉ web mà mọi người mở, như https://xaso.tinh.gov.vn, không có dấu ? hay #",
        en="it must be the web address that people open, such as https://xaso.tinh.gov.vn, without ? or #",
    ),
}


@dataclass(frozen=True)
class Server:
    """A mail server: `security` is "smtp" (none), "smtps" (TLS from the start) or "smtp+starttls"."""

    security: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True)
class Sender:
    """Who writes: an address, and perhaps a name."""

    address: str
    name: str = ""


@dataclass(frozen=True)
class Settings:
    """All that sending needs; `address` has no slash at its end."""

    server: Server
    sender: Sender
    address: str


def settings(environ: Mapping[str, str] = os.environ) -> Settings | list[Problem]:
    """The settings, or all that is missing or wrong with them; no problem repeats a password."""
    server, sender = _server(environ.get(SERVER, "")), _sender(environ.get(SENDER, ""))
    address = _address(environ.get(ADDRESS, ""))
    if isinstance(server, Server) and isinstance(sender, Sender) and isinstance(address, str):
        return Settings(server, sender, address)
    found = {SERVER: server, SENDER: sender, ADDRESS: address}
    return [_problem(name, environ, one) for name, one in found.items() if isinstance(one, Text)]


def _problem(name: str, environ: Mapping[str, str], rule: Text) -> Problem:
    kind = Kind.MAIL_SETTING_INVALID if environ.get(name, "").strip() else Kind.MAIL_SETTING_MISSING
    return Problem(kind, facts={"name": name, "rule": rule})


def _server(text: str) -> Server | Text:
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return _RULES["server"]
    plain = re.fullmatch(r"[\w.:-]+", host, re.ASCII) and parts.path in ("", "/") and not parts.query
    if parts.scheme not in PORTS or not plain or parts.fragment or (parts.password and not parts.username):
        return _RULES["server"]
    if parts.username and parts.scheme == "smtp" and not _is_here(host):
        return _RULES["clear"]
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if not all(one.isascii() and one.isprintable() for one in (user, password)):
        return _RULES["letters"]
    return Server(parts.scheme, host, port or PORTS[parts.scheme], user, password)


def _is_here(host: str) -> bool:
    """Whether the host is this machine itself, so that nothing crosses the network."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _sender(text: str) -> Sender | Text:
    name, address = parseaddr(text.strip())
    fine = is_plain(address) and text.isprintable() and text.strip().endswith((f"<{address}>", address))
    return Sender(address, name) if fine else _RULES["sender"]


def _address(text: str) -> str | Text:
    given = text.strip()
    try:
        parts = urlsplit(given)
        fine = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        fine = False
    visible = given.isascii() and given.isprintable() and not set(given) & set(' <>?#"\\')
    return (
        given.rstrip("/")
        if fine and visible and not (parts.username or parts.password)
        else _RULES["address"]
    )
