"""The charts of the workbooks that we write: native, in the status colours, each part with its word or number."""

from collections.abc import Mapping
from typing import Literal

from xlsxwriter.chart import Chart
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from rag_reports.model import Status
from rag_reports.output.console import one_line
from rag_reports.output.spreadsheet import STATUS_FILLS

_UNSTATED_FILL = "#7F7F7F"
_EDGE = {"color": "#404040"}
_TITLE_FONT = {"size": 12}
_NAME_PIXELS = 5.5  # of a character in the names of bars


def add_status_chart(
    book: Workbook, sheet: Worksheet, words: tuple[int, int], number: int, description: str, at: tuple[int, int]
) -> None:
    """A column chart of counts by status, each in its colour and with its number.

    ``words`` is the cell of the first status word; the others stand below it, their counts to the right, in the order
    of Status. ``at`` is the chart's corner. ``description`` is its alternative text, which tells the numbers.
    """
    row, column = words
    last = row + number - 1
    chart = _chart(book, "column")
    chart.add_series(
        {
            "name": "Items",
            "categories": [sheet.name, row, column, last, column],
            "values": [sheet.name, row, column + 1, last, column + 1],
            "points": [{"fill": {"color": STATUS_FILLS[status]}, "border": _EDGE} for status in list(Status)[:number]],
            "data_labels": {"value": True},
            "gap": 60,
        }
    )
    chart.set_title({"name": "Items by status", "name_font": _TITLE_FONT})
    chart.set_legend({"none": True})
    chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_size({"width": 420, "height": 240})
    sheet.insert_chart(*at, chart, {"description": one_line(description), "object_position": 2})


def add_stacked_chart(
    book: Workbook,
    sheet: Worksheet,
    kind: Literal["bar", "column"],
    rows: tuple[int, int],
    parts: Mapping[int, Status | None],
    *,
    title: str,
    description: str,
    size: tuple[int, int],
    at: tuple[int, int],
    longest_name: int = 0,
) -> None:
    """A bar or column for each row of a table, of a part for each status, in its colour and with its number.

    Before the number stands the status's first letter, since colours are lost where a paper is printed in grey.

    ``rows`` are the first and last row, 0-based: names stand in column A, the labels in the row above the first. The
    first row is the topmost bar. ``parts`` maps columns to their status, None for items without one; ``size`` is in
    pixels, ``at`` the chart's corner, ``description`` its alternative text. Bars leave room for names of
    ``longest_name`` characters, up to half of the chart.
    """
    first, last = rows
    chart = _chart(book, kind, stacked=True)
    for column, status in parts.items():
        letter = status.value[0] if status else "N"
        chart.add_series(
            {
                "name": [sheet.name, first - 1, column],
                "categories": [sheet.name, first, 0, last, 0],
                "values": [sheet.name, first, column, last, column],
                "fill": {"color": STATUS_FILLS[status] if status else _UNSTATED_FILL},
                "border": _EDGE,
                "data_labels": {"value": True, "num_format": f'"{letter} "0;;', "font": {"color": "#000000"}},
                "gap": 60,
            }
        )
    chart.set_title({"name": title, "name_font": _TITLE_FONT})
    chart.set_legend({"position": "right" if kind == "column" else "top"})
    numbers = {"name": "Items", "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
    width, height = size
    if kind == "column":
        chart.set_x_axis({"text_axis": True})
        chart.set_y_axis(numbers)
    else:
        chart.set_x_axis({"major_gridlines": {"visible": False}, "visible": False})
        chart.set_y_axis({"reverse": True, "text_axis": True, "num_font": {"size": 8}})
        left = min(0.5, (20 + _NAME_PIXELS * longest_name) / width)
        top = 70 / height
        chart.set_plotarea({"layout": {"x": left, "y": top, "width": 0.97 - left, "height": 0.97 - top}})
    chart.set_size({"width": width, "height": height})
    sheet.insert_chart(*at, chart, {"description": one_line(description), "object_position": 2})


def _chart(book: Workbook, kind: str, *, stacked: bool = False) -> Chart:
    chart = book.add_chart({"type": kind, "subtype": "stacked"} if stacked else {"type": kind})
    assert isinstance(chart, Chart)
    return chart
