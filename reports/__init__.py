"""WHAT goes to a meeting: Word reports in the form of an official Vietnamese report, from templates an office can replace.

A report is made in two steps: what it tells (`province_report`, `commune_report`: frozen records of ready texts), and
the template that is filled with it (`rendered`). Reports are in Vietnamese, as official documents are.
"""

from reports.commune import commune_report
from reports.contents import CommuneReport, ProvinceReport
from reports.letterhead import Letterhead
from reports.progress import area_progress, unit_progress
from reports.province import province_report
from reports.rendering import rendered, template_problems
from reports.template_files import InUse, Template, in_use, ours

__all__ = [
    "CommuneReport",
    "InUse",
    "Letterhead",
    "ProvinceReport",
    "Template",
    "area_progress",
    "commune_report",
    "in_use",
    "ours",
    "province_report",
    "rendered",
    "template_problems",
    "unit_progress",
]
