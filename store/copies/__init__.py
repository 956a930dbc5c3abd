"""Copies of what is kept: the whole store as one file and back, a round as a folder of open formats and back."""

from store.copies.backups import Progress, backup
from store.copies.manifest import Manifest
from store.copies.restoring import Restored, restore
from store.copies.round_export import export_round
from store.copies.round_import import import_round

__all__ = ["Manifest", "Progress", "Restored", "backup", "export_round", "import_round", "restore"]
