"""The wide form: one workbook for the communes of a district, one row a commune, the columns its figures."""

from checklist.wide.form import file_name, wide_form

__all__ = ["file_name", "wide_form"]
