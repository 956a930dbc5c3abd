"""Cấp huyện: see `ui.districts.page`."""

from ui.districts.page import show

__all__ = ["show"]
