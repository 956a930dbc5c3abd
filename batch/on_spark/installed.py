"""Whether Spark can be used here: it is optional."""

import importlib.util
import os
import shutil
from pathlib import Path

from batch.errors import BatchRefused
from wording.problems import Kind, Problem


def require_installed() -> None:
    """Raise BatchRefused where PySpark or Java is missing."""
    if lacking := missing():
        raise BatchRefused([Problem(Kind.SPARK_NOT_INSTALLED, facts={"found": lacking})])


def missing() -> str:
    """What is not installed, "" where all is."""
    if importlib.util.find_spec("pyspark") is None:
        return "PySpark"
    home = os.environ.get("JAVA_HOME")
    return "" if (Path(home, "bin", "java").exists() if home else shutil.which("java")) else "Java"
