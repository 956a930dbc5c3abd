"""Hồ sơ xã: see `ui.profile.page`."""

from ui.profile.page import show

__all__ = ["show"]
