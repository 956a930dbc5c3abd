"""Chỉ tiêu hay chưa đạt: see `ui.missed.page`."""

from ui.missed.page import show

__all__ = ["show"]
