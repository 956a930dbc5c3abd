"""E-mail addresses: what can be one, and how one is compared."""

import re

LONGEST = 254
"""Characters of an address that mail can still be sent to (RFC 5321, erratum 1690)."""

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")


def email_key(email: str) -> str:
    """An address as accounts are found by it: in small letters, without blanks around."""
    return email.strip().lower()


def is_email(text: str) -> bool:
    """Whether mail could be sent there, as far as the text tells: something before and after one @, all visible."""
    return bool(_ADDRESS.fullmatch(text)) and text.isprintable() and len(text) <= LONGEST
