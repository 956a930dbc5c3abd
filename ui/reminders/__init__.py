"""Nhắc việc qua e-mail: who wants a digest, and what it says."""

from ui.reminders.page import show

__all__ = ["show"]
