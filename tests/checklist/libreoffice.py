"""LibreOffice for tests: recalculates workbooks as a spreadsheet program does, and prints them."""

import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.needed import program


def recalculated(paths: Sequence[Path], out_dir: Path) -> list[Path]:
    """Open the workbooks in LibreOffice, let it calculate every formula, and return the saved copies in `out_dir`.

    One call for all files, whose names must differ. Without LibreOffice the test is skipped, or fails where
    `XASO_REQUIRE_ALL=1`.
    """
    return converted(paths, out_dir, "xlsx")


def converted(paths: Sequence[Path], out_dir: Path, form: str) -> list[Path]:
    """The same for any format that LibreOffice writes, such as `pdf`."""
    office = program("soffice", "libreoffice")
    out_dir.mkdir(parents=True, exist_ok=True)
    profile = Path(_profile().name).as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", form]
    done = subprocess.run(
        [*command, "--outdir", str(out_dir), *map(str, paths)], capture_output=True, text=True, timeout=600
    )
    made = [out_dir / f"{path.stem}.{form}" for path in paths]
    lost = [path.name for path in made if not path.exists()]
    assert not lost, f"LibreOffice made no {', '.join(lost)}: {done.stderr}"
    return made


@cache
def _profile() -> TemporaryDirectory[str]:
    """LibreOffice's settings: made by its first start in this process, which takes longest, and used by the next."""
    return TemporaryDirectory(prefix="office-")
