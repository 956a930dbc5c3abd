"""Báo cáo: see `ui.reporting.page`."""

from ui.reporting.page import show

__all__ = ["show"]
