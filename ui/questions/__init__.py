"""Cần hỏi lại: see `ui.questions.page`."""

from ui.questions.page import show

__all__ = ["show"]
