"""Fresh databases for tests, in moments: copies of one that was migrated once. The same for SQLite and PostgreSQL."""

import shutil
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Engine, create_engine, make_url

from store import open_database
from store.database.kinds import kind_of


class SqliteDatabases:
    """Files in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._migrated = self.new()
        open_database(self._migrated).close()

    def new(self) -> str:
        """The URL of a database that nobody has opened yet."""
        return f"sqlite:///{self._folder / uuid4().hex}.db"

    def migrated(self) -> str:
        """The URL of an empty database of this code."""
        url = self.new()
        shutil.copyfile(_file(self._migrated), _file(url))
        return url

    def drop(self, url: str) -> None:
        """Deletes a database."""
        for path in self._folder.glob(f"{_file(url).name}*"):
            path.unlink()

    def close(self) -> None:
        """Deletes what is copied from."""
        self.drop(self._migrated)


class PostgresDatabases:
    """Databases of the server whose superuser `url` names."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url)
        place = self._url.set(drivername="postgresql+psycopg")
        self._server = create_engine(place, isolation_level="AUTOCOMMIT")
        self._migrated = self.new()
        open_database(self._migrated).close()

    def new(self, like: str = "template0", settings: str = "ENCODING 'UTF8'") -> str:
        """The URL of a database that nobody has opened yet."""
        name = f"xaso_{uuid4().hex}"
        self._say(f"CREATE DATABASE {name} TEMPLATE {like} {settings}")
        return self._url.set(database=name).render_as_string(hide_password=False)

    def migrated(self) -> str:
        """The URL of an empty database of this code."""
        return self.new(like=_name(self._migrated))

    def drop(self, url: str) -> None:
        """Deletes a database; who is still connected loses the connection."""
        self._say(f"DROP DATABASE {_name(url)} WITH (FORCE)")

    def close(self) -> None:
        """Deletes what is copied from."""
        self.drop(self._migrated)
        self._server.dispose()

    def _say(self, statement: str) -> None:
        with self._server.connect() as connection:
            connection.exec_driver_sql(statement)


def engine_of(url: str) -> Engine:
    """The engine of a database as it is, not migrated."""
    place = make_url(url)
    engine: Engine = kind_of(place).make_engine(place)
    return engine


def _name(url: str) -> str:
    return make_url(url).database or ""


def _file(url: str) -> Path:
    return Path(_name(url))
