"""The chart of the verdicts by district: stacked bars, one a district."""

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.title import Title, title_maker
from openpyxl.drawing.line import LineProperties
from openpyxl.worksheet.worksheet import Worksheet

from checklist.looks import COUNT_FORMAT, LINE, as_rgb
from checklist.ranking.request import Request
from checklist.ranking.tables import Place, Table
from scoring import verdicts_from_best
from wording.language import Text

CHART_COLUMNS = 11
"""How many columns of usual width the chart covers."""

_WIDTH_CM, _ROW_CM, _FRAME_CM = 21.0, 0.55, 4.0
_SHEET_ROW_CM = 0.48
_AXIS = Text(vi="Số đơn vị", en="Units")


def add_verdict_chart(excel: Worksheet, request: Request, table: Table, place: Place) -> int:
    """Put the chart on the right of its table; return the last row that it covers."""
    verdicts = verdicts_from_best(request.scores.edition)
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 35
    first, last = place.first_column, place.first_column + len(verdicts)
    data = Reference(excel, first + 1, place.header_row, last, place.last_row)
    chart.add_data(data, titles_from_data=True)
    places = AxDataSource(strRef=StrRef(str(Reference(excel, first, place.first_row, first, place.last_row))))
    for series, verdict in zip(chart.series, verdicts, strict=True):
        series.cat = places
        series.graphicalProperties = GraphicalProperties(
            solidFill=as_rgb(request.scores.verdict_look(verdict.id))
        )
        series.graphicalProperties.line.solidFill = "FFFFFF"
    _label(chart, request, table)
    rows = place.last_row - place.first_row + 1
    height = max(8.0, rows * _ROW_CM + _FRAME_CM)
    chart.width, chart.height = _WIDTH_CM, height  # type: ignore[assignment]  # centimetres, any number
    chart.visible_cells_only = False  # rows that a filter hides stay in the chart
    excel.add_chart(chart, f"{place.letter(len(table.columns) + 1)}{place.header_row}")
    return place.header_row + round(height / _SHEET_ROW_CM)


def _label(chart: BarChart, request: Request, table: Table) -> None:
    chart.title = _title(table.caption)
    chart.legend.position, chart.legend.overlay = "b", False
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"  # the first row of the table on top
    chart.y_axis.title = _title(request.say(_AXIS))
    chart.y_axis.number_format = COUNT_FORMAT
    chart.y_axis.crosses = "max"  # at the bottom, although the categories run downwards
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=LINE)))


def _title(said: str) -> Title:
    title = title_maker(said)
    title.overlay = False
    return title
