"""Backups as tests look into them, and change them."""

import hashlib
import json
from zipfile import ZIP_DEFLATED, ZipFile

from store import open_database, operator_access
from store.copies import backup
from tests.store.full_store import fill


def full_backup(databases, path):
    """A backup of a store with something in every table; it is the same whatever the database."""
    url = databases.migrated()
    database = open_database(url)
    fill(operator_access(database))
    backup(database, path)
    database.close()
    databases.drop(url)
    return path


def content_of(path):
    """The content of every member by name."""
    with ZipFile(path) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def members(path):
    """The same, the manifest as data without the moment at which the backup was made."""
    content = content_of(path)
    return content | {"manifest.json": json.loads(content["manifest.json"]) | {"made_at": ""}}


def rewritten(source, target, change):
    """A copy of a backup whose members, by name, went through `change`."""
    with ZipFile(target, "w", ZIP_DEFLATED) as zipped:
        for name, data in change(content_of(source)).items():
            zipped.writestr(name, data)
    return target


def sealed(content, table, data):
    """The members with other rows of a table, and a manifest that agrees with them."""
    manifest = json.loads(content["manifest.json"])
    manifest["tables"][table] = {"rows": data.count(b"\n"), "sha256": hashlib.sha256(data).hexdigest()}
    return content | {f"tables/{table}.jsonl": data, "manifest.json": json.dumps(manifest).encode()}
