"""A checklist comes back to its sender with its problems marked in it: `marked_copy`, named by `marked_name`.

The uploaded package is spliced, never rebuilt, so that everything else in it stays as it was.
"""

from checklist.marked.copy import marked_copy
from checklist.marked.file_name import marked_name

__all__ = ["marked_copy", "marked_name"]
