"""E-mail addresses: what can be one, and how one is compared."""

import re

LONGEST = 254
"""Characters of an address that mail can still be sent to (RFC 5321, erratum 1690)."""

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_PLAIN = re.compile(rf"{_ATOM}(\.{_ATOM})*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


def email_key(email: str) -> str:
    """An address as accounts are found by it: in small letters, without blanks around."""
    return email.strip().lower()


def is_email(text: str) -> bool:
    """Whether mail could be sent there, as far as the text tells: something before and after one @, all visible."""
    return bool(_ADDRESS.fullmatch(text)) and text.isprintable() and len(text) <= LONGEST


def is_plain(text: str) -> bool:
    """Whether every mail server takes the address as it is: ASCII, nothing quoted (RFC 5321, 4.1.2: a Dot-string)."""
    return bool(_PLAIN.fullmatch(text)) and len(text) <= LONGEST
