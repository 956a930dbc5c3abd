"""Tiến độ tháng: what a unit reports for a month, and how all stand month by month."""

from ui.progress.page import show

__all__ = ["show"]
