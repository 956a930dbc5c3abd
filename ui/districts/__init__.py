"""Cấp huyện: the districts rated by the results of their communes."""

from ui.districts.page import show

__all__ = ["show"]
