"""A letter as a message of the internet (RFC 5322): plain text in UTF-8, headers in ASCII alone, sent by a program.

The headers go through `email.header`, not through the newer policies of the library: those of the Python versions in
use join or lose encoded words when they fold a long line.
"""

from dataclasses import dataclass
from datetime import datetime
from email.charset import QP, Charset
from email.header import Header
from email.message import Message
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, formataddr, make_msgid

from mail.letters import Letter
from mail.settings import Sender
from wording.language import Lang
from wording.moments import in_vietnam

_UTF8 = Charset("utf-8")
_UTF8.body_encoding = QP
_POLICY = compat32.clone(mangle_from_=False)


@dataclass(frozen=True)
class Reader:
    """Whom a message goes to, and how they can have no more of them: the address of a page."""

    email: str
    lang: Lang
    way_out: str


def message(letter: Letter, sender: Sender, to: Reader, at: datetime) -> Message:
    """The message; `at` is the moment in its head. The reader's name stays out of the head: it stands in the letter."""
    made = MIMEText(letter.body, "plain", _UTF8, policy=_POLICY)  # type: ignore[arg-type]  # a Charset is taken too
    made["Subject"] = Header(letter.subject, "utf-8", header_name="Subject")  # type: ignore[assignment]  # taken as well
    made["From"] = formataddr((sender.name, sender.address), "utf-8")
    made["To"] = to.email
    made["Date"] = format_datetime(in_vietnam(at))
    made["Message-ID"] = make_msgid(domain=sender.address.rpartition("@")[2])
    made["Auto-Submitted"] = "auto-generated"
    made["List-Unsubscribe"] = f"<{to.way_out}>"
    made["Content-Language"] = to.lang
    return made
