"""The figures of a tracker, for a person at a screen."""

from collections.abc import Sequence

from rag_reports.meeting.tracker_figures import FiguresRow, TrackerFigures
from rag_reports.output.console import Screen, align, one_line, wrap
from rag_reports.output.figures_tables import (
    FiguresTable,
    build_figures_tables,
    figures_in_words,
    figures_title,
)


def figures_text(figures: TrackerFigures, sentences: Sequence[str], screen: Screen) -> str:
    """The whole, each table with its total, the count sentence of each report, and notes."""
    lines = [screen.strong(one_line(figures_title(figures))), *wrap(figures_in_words(figures), screen.width, "  ")]
    for table in build_figures_tables(figures):
        lines += ["", screen.strong(table.heading), *align(_rows(table, screen), screen.width, whole=True)]
    lines += ["", screen.strong("Count sentences")]
    for row, sentence in zip(figures.reports, sentences, strict=True):
        lines += [*wrap(row.name or "no title", screen.width, "  "), *wrap(sentence, screen.width, "    ")]
    if figures.notes:
        lines += ["", screen.strong("Please note")]
        lines += [line for note in figures.notes for line in wrap(note, screen.width, "  ")]
    return "\n".join(lines)


def _rows(table: FiguresTable, screen: Screen) -> list[tuple[str, ...]]:
    """The header, the rows and the total, the numbers right under their labels and the name last."""
    widths = [max(len(column.label), len(str(column.number(table.total)))) for column in table.columns]
    heads = [
        " " * (width - len(column.label)) + (screen.status(column.status) if column.status else column.label)
        for column, width in zip(table.columns, widths, strict=True)
    ]

    def shown(row: FiguresRow, name: str) -> tuple[str, ...]:
        numbers = [f"{column.number(row):>{width}}" for column, width in zip(table.columns, widths, strict=True)]
        return (*numbers, name)

    return [
        (*heads, ""),
        *(shown(row, table.name(row)) for row in table.rows),
        shown(table.total, table.total.name),
    ]
