"""Nộp phiếu: get a blank checklist, drop filled ones, see at once what is accepted and what to mend, submit."""

from ui.submit.page import show

__all__ = ["show"]
