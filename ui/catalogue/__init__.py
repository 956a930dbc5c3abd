"""Bộ tiêu chí: read an edition, compare two, take one out to Excel and bring one in."""

from ui.catalogue.page import show

__all__ = ["show"]
