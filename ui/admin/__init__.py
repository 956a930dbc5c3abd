"""Quản trị: rounds, accounts, backup."""

from ui.admin.page import show

__all__ = ["show"]
