"""The ranked export: scores out as a workbook that people sort, filter, print and pass on."""

from checklist.ranking.export import write_ranking
from checklist.ranking.sources_sheet import Source

__all__ = ["Source", "write_ranking"]
