"""So sánh: see `ui.compare.page`. `compare_address` is the way in from other pages."""

from ui.compare.address import compare_address
from ui.compare.page import show

__all__ = ["compare_address", "show"]
