"""The chart of the verdicts by district: stacked bars, one a district, with a text for those who cannot see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.chart.title import title_maker
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.utils.units import cm_to_EMU
from openpyxl.worksheet.worksheet import Worksheet

from checklist.looks import COUNT_FORMAT, FONT_NAME, INK, LINE
from checklist.plain_text import harmless
from checklist.ranking.tables import Place, Table
from scoring import Look

_POINT = 100
"""The size of letters in a drawing is counted in hundredths of a point."""


@dataclass(frozen=True)
class Frame:
    """Where a chart stands: its upper left cell (row and column from 1), and its size in centimetres."""

    row: int
    column: int
    width: float
    height: float


class DescribedAnchor(OneCellAnchor):
    """The place of a chart with its alternative text, which openpyxl leaves out of the frame that it makes."""

    __elements__ = (
        OneCellAnchor.__elements__
    )  # openpyxl would take a class without fields of its own for empty

    def __init__(self, description: str, frame: Frame) -> None:
        at = AnchorMarker(col=frame.column - 1, row=frame.row - 1)
        super().__init__(_from=at, ext=XDRPositiveSize2D(cm_to_EMU(frame.width), cm_to_EMU(frame.height)))
        self.description = description

    def to_tree(self, *given: Any, **named: Any) -> Any:
        """The XML of the anchor; by now openpyxl has put the chart's frame into it."""
        frame: Any = self.graphicFrame
        frame.nvGraphicFramePr.cNvPr.descr = harmless(self.description)
        return super().to_tree(*given, **named)


def add_verdict_chart(
    excel: Worksheet,
    frame: Frame,
    counts: tuple[Worksheet, Table, Place],
    looks: Iterable[Look],
    axis: str,
    description: str,
) -> None:
    """Put the chart on a sheet. `counts` is the table of places by verdict, and where it stands.

    A series takes the look of its column, from the second on; `axis` names what is counted.
    """
    source, table, place = counts
    chart, looks = BarChart(), list(looks)
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 35
    first, last = place.first_column, place.first_column + len(looks)
    data = Reference(source, first + 1, place.header_row, last, place.last_row)
    chart.add_data(data, titles_from_data=True)
    places = AxDataSource(
        strRef=StrRef(str(Reference(source, first, place.first_row, first, place.last_row)))
    )
    for series, look in zip(chart.series, looks, strict=True):
        series.cat = places
        series.graphicalProperties = GraphicalProperties(solidFill=look.colour.removeprefix("#"))
        series.graphicalProperties.line.solidFill = "FFFFFF"
    _label(chart, table.caption, axis)
    chart.visible_cells_only = False  # rows that a filter hides stay in the chart
    chart.anchor = DescribedAnchor(description, frame)  # type: ignore[assignment]  # an address or an anchor
    excel.add_chart(chart)


def _label(chart: BarChart, title: str, axis: str) -> None:
    chart.title = _title(title, 11)
    chart.legend.position, chart.legend.overlay = "t", False
    chart.legend.txPr = _letters(9)
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"  # the first row of the table on top
    chart.x_axis.tickLblSkip = 1  # every district has its name
    chart.x_axis.txPr = chart.y_axis.txPr = _letters(9)
    chart.y_axis.title = _title(axis, 9)
    chart.y_axis.number_format = COUNT_FORMAT
    chart.y_axis.crosses = "max"  # at the bottom, although the categories run downwards
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=LINE)))


def _title(said: str, size: int) -> Any:
    title: Any = title_maker(harmless(said))
    title.overlay = False
    for paragraph in title.tx.rich.paragraphs:
        paragraph.pPr = ParagraphProperties(defRPr=_character(size))
        for run in paragraph.r:
            run.rPr = _character(size)
    return title


def _letters(size: int) -> RichText:
    return RichText(
        p=[Paragraph(pPr=ParagraphProperties(defRPr=_character(size)), endParaRPr=_character(size))]
    )


def _character(size: int) -> CharacterProperties:
    return CharacterProperties(latin=Font(typeface=FONT_NAME), sz=size * _POINT, b=size > 10, solidFill=INK)
