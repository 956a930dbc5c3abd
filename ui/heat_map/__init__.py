"""Bản đồ nhiệt: see `ui.heat_map.page`."""

from ui.heat_map.page import show

__all__ = ["show"]
