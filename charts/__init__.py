"""HOW results look as charts: Altair charts from scores and frames, for pages and reports alike; no arithmetic of scores.

A chart is made in a language and on a palette: light, dark, or paper. It has at most `MARKS` marks.
"""
