"""What a backup says of itself: its member `manifest.json`."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

MANIFEST = "manifest.json"
LARGEST_MANIFEST = 16 * 1024 * 1024
"""Bytes."""

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, Field(ge=0)]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TableMember(_Closed):
    """The member of a table: its rows, and the hash of its bytes."""

    rows: Count
    sha256: Sha256


class ChainHead(_Closed):
    """The end of the chain of events."""

    last_event: Count
    hash: Sha256


class Manifest(_Closed):
    """Written last. `tables` are by name; files have their hash as name, and `tables/file.jsonl` lists them.

    `results` are the SHA-256 of the results document of each round by its id, None where none can be computed.
    """

    format: Literal["xa-so-backup"] = "xa-so-backup"
    version: Literal[1] = 1
    schema_revision: Annotated[str, Field(pattern="^[0-9]{4}$")]
    made_at: datetime
    chain: ChainHead
    tables: dict[str, TableMember]
    file_bytes: Count
    results: dict[int, Sha256 | None]

    @property
    def rows(self) -> int:
        """The rows of all tables, a file being one."""
        return sum(table.rows for table in self.tables.values())


def table_member(table: str) -> str:
    """The name of a table's member."""
    return f"tables/{table}.jsonl"


def file_member(sha256: str) -> str:
    """The name of a file's member."""
    return f"files/{sha256}"
