"""Độ vững thứ hạng: see `ui.firmness.page`."""

from ui.firmness.page import show

__all__ = ["show"]
