"""Qua các kỳ: see `ui.timeline.page`."""

from ui.timeline.page import show

__all__ = ["show"]
