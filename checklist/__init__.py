"""The Excel boundary: blank checklist out, filled checklist in, problems back, ranked results out."""
