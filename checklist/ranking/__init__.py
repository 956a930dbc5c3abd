"""The ranked export: scores out as a workbook that people sort, filter, print and pass on, and back in."""

from checklist.ranking.errors import RankingError
from checklist.ranking.export import write_ranking, write_unit
from checklist.ranking.reading import read_results
from checklist.ranking.request import Noted, Request
from checklist.ranking.sources_sheet import Source

__all__ = ["Noted", "RankingError", "Request", "Source", "read_results", "write_ranking", "write_unit"]
