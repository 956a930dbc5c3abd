"""Thẩm định: the desks of district and province, and what appraisal changed."""

from ui.appraisal.page import show

__all__ = ["show"]
