"""What people and programs do to a filled checklist, made by code, each with what must come out.

Every case is a function that does one thing to the same filled checklist, at the level of its XML, and whose docstring
says who did what. Begin with `cases.py`; the other modules are the cases by subject.
"""
