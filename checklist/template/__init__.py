"""The blank checklist: one workbook for an edition and a zone, made out to one unit after another."""

from checklist.template.template import Template, file_name
from checklist.template.templates import Templates

__all__ = ["Template", "Templates", "file_name"]
