"""Files and folders that stand under their name only when they are whole."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from store.errors import CopyRefused
from wording.problems import Kind, Problem

_FOR_ITS_OWNER = 0o600
"""What is copied here holds names, addresses and files of people."""


@contextmanager
def whole_file(path: Path, *, overwrite: bool) -> Iterator[BinaryIO]:
    """A file to be written; at the end of the block it stands at `path`, on the disk. Raises CopyRefused."""
    part = _part_of(path)
    with _told(path):
        try:
            _refuse_existing(path, overwrite)
            with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, _FOR_ITS_OWNER), "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            _refuse_existing(path, overwrite)
            part.replace(path)
            _keep_name(path.parent)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder to be filled; at the end of the block it stands at `path`, where at most an empty one was."""
    part = _part_of(path)
    with _told(path):
        try:
            _refuse_existing(path, overwrite=path.is_dir() and not any(path.iterdir()))
            part.mkdir(mode=0o700)
            yield part
            if path.exists():
                path.rmdir()
            part.rename(path)
            _keep_name(path.parent)
        finally:
            shutil.rmtree(part, ignore_errors=True)


def _part_of(path: Path) -> Path:
    return path.absolute().with_name(f".{path.absolute().name}.{uuid4().hex}.part")


def _refuse_existing(path: Path, overwrite: bool) -> None:
    if path.exists() and not overwrite:
        raise CopyRefused([Problem(Kind.COPY_EXISTS, str(path))])


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        found = error.strerror or str(error)
        raise CopyRefused([Problem(Kind.COPY_NOT_WRITTEN, str(path), facts={"found": found})]) from error


def _keep_name(folder: Path) -> None:
    """Sees to it that the new name outlives a fall of the machine, where the system lets folders be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
