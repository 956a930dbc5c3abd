"""A reader that does to its process what a hostile file might, as the file's name says."""

import os
import signal
from pathlib import Path

from checklist.readings import Reading


def read(content: bytes, file: str, pids: str) -> Reading:
    """Leave the number of the process in the folder `pids`, then obey; files of other names are read at once."""
    (Path(pids) / str(os.getpid())).touch()
    if file == "killed.xlsx":
        os.kill(os.getpid(), signal.SIGKILL)
    while file == "endless.xlsx":
        pass
    if file == "vast.xlsx":
        bytearray(400 * 1024 * 1024)
    print("said in between")
    return Reading(file, str(os.getpid()), (), (), content)
