"""Mutated workbooks for the reader: `python -m tests.fuzz --count 20000 --seed 1` repeats a run exactly."""
