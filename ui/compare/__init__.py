"""So sánh: see `ui.compare.page`."""

from ui.compare.page import show

__all__ = ["show"]
