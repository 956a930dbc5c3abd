"""Whom the identity provider named: the address and the end of the identity token, out of its claims."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from store import NotAdmitted
from wording.addresses import email_key, is_email


@dataclass(frozen=True)
class Identity:
    """A person's e-mail address as accounts are found by it, and when the identity token ends."""

    email: str
    until: datetime


def identity_of(claims: Mapping[str, object]) -> Identity:
    """The person of an identity token, from the claims that `st.user` shows.

    Raises NotAdmitted with `reason`: `signed_out`, `no_email`, `email_not_verified`, `no_end`. A provider that says
    nothing of `email_verified` is believed; one that says anything but true is not.
    """
    if claims.get("is_logged_in") is not True:
        raise _refused("signed_out", "")
    given = claims.get("email")
    email = email_key(given) if isinstance(given, str) else ""
    if not is_email(email):
        raise _refused("no_email", email)
    if claims.get("email_verified", True) not in (True, "true"):
        raise _refused("email_not_verified", email)
    return Identity(email, _end(claims.get("exp"), email))


def _end(exp: object, email: str) -> datetime:
    """The claim `exp`: seconds since 1970 in UTC (RFC 7519, 4.1.4). A token without an end admits nobody."""
    if isinstance(exp, bool) or not isinstance(exp, int | float):
        raise _refused("no_end", email)
    try:
        return datetime.fromtimestamp(exp, UTC)
    except (OverflowError, ValueError, OSError):
        raise _refused("no_end", email) from None


def _refused(reason: str, email: str) -> NotAdmitted:
    return NotAdmitted(f"The identity token admits nobody: {reason}.", email=email, reason=reason)
