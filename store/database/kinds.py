"""Which database a URL names: SQLite or PostgreSQL."""

from types import ModuleType

from sqlalchemy import URL

from store.database import postgres, sqlite
from store.errors import DatabaseUrlInvalid


def kind_of(url: URL) -> ModuleType:
    """`store.database.sqlite` or `store.database.postgres`, which have the same functions; raises DatabaseUrlInvalid."""
    for kind in (sqlite, postgres):
        if url.drivername in kind.SCHEMES:
            return kind
    raise DatabaseUrlInvalid(f"{url.drivername} is neither SQLite nor PostgreSQL")
