"""The Excel boundary: blank checklist out, filled checklist in, problems back, ranked results out."""

import os

# Word reports bring lxml along. openpyxl would take it where it finds it, in place of the parser that is guarded
# (defusedxml), and would write other bytes; this must be said before it is first imported.
os.environ["OPENPYXL_LXML"] = "False"
