"""Original files, kept once each under their SHA-256."""

import hashlib

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from store.errors import FileNotFound
from store.tables import FileRow


def content_of(connection: Connection, sha256: str | None) -> bytes:
    """The bytes of a kept file, as they came in; whether the person may have them is asked before.

    Raises FileNotFound.
    """
    content = connection.scalar(select(FileRow.content).where(FileRow.sha256 == sha256))
    if content is None:
        raise FileNotFound(f"No file is kept under {sha256}.", sha256=sha256)
    return content


def keep_file(session: Session, content: bytes) -> str:
    """Keeps a file inside the caller's transaction, unless it is kept already; gives its SHA-256."""
    sha256 = hashlib.sha256(content).hexdigest()
    if session.scalar(select(FileRow.sha256).where(FileRow.sha256 == sha256)) is None:
        try:
            with session.begin_nested():
                session.execute(insert(FileRow).values(sha256=sha256, content=content, size=len(content)))
        except IntegrityError:
            pass  # another transaction has kept the same file in between
    return sha256
