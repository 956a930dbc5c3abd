"""The app in a country of 3,321 communes."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:  # Streamlit runs this file from its own folder
    sys.path.insert(0, str(ROOT))

from app import draw  # noqa: E402
from tests.ui.many_units import grow  # noqa: E402

grow()
draw()
