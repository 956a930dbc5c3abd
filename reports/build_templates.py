"""Builds the templates that come with the program: `python -m reports.build_templates`.

A test builds them again and compares. An office changes a copy of them in Word, never these files.
"""

from collections.abc import Callable

from docx.document import Document as Word

from reports.commune_template import commune_template
from reports.progress_template import area_template, unit_template
from reports.province_template import province_template
from reports.template_files import OURS, Template

BUILDERS: dict[Template, Callable[[], Word]] = {
    Template.PROVINCE: province_template,
    Template.COMMUNE: commune_template,
    Template.AREA_PROGRESS: area_template,
    Template.UNIT_PROGRESS: unit_template,
}

if __name__ == "__main__":
    for template, build in BUILDERS.items():
        build().save(str(OURS / template.file))
