"""Published rounds as Parquet with a described schema, for questions across years and provinces.

All of it comes from the document that was frozen when a round was published: nothing is scored anew, and no person's
name, file or reason is in it. Beside what is open it holds the self-assessed figures.
"""

from archive.described import Column, Table
from archive.folders import OURS, Archived, ArchiveRefused, Change, write_archive
from archive.schema import TABLES

__all__ = ["OURS", "TABLES", "ArchiveRefused", "Archived", "Change", "Column", "Table", "write_archive"]
