"""The blank checklist: one workbook for an edition and a zone, made out to one unit after another."""

from checklist.template.template import Template, blank_checklist, file_name

__all__ = ["Template", "blank_checklist", "file_name"]
